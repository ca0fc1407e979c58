import type { TestServer } from '../support/servers.ts';
import { describeConnecting } from './contract/connecting.ts';
import { describeGuarding } from './contract/guarding.ts';
import { describeInterrupting } from './contract/interrupting.ts';
import { describeSending } from './contract/sending.ts';

/** What every engine must do, on every server version alike. */
export function describeContract(server: TestServer): void {
  describeConnecting(server);
  describeSending(server);
  describeInterrupting(server);
  describeGuarding(server);
}
