import type { RunnerRequest } from '../../runner/runner-request.ts';
import { requireUrl } from '../dev-server.ts';
import { openForReading } from '../drift/read-target.ts';
import type { RunContext } from '../run-context.ts';
import { describedState } from './described-state.ts';
import type { Expectation } from './expectation.ts';

/**
 * The state of another live database.
 * @throws UserError database/url-missing; DatabaseError.
 */
export async function otherDatabase(context: RunContext, runner: RunnerRequest, variable: string): Promise<Expectation> {
  const url = requireUrl(context, variable);
  const session = await openForReading({ ...runner, url });
  try {
    const schema = await runner.adapter.inspectSchema(session, { clock: context.clock });
    return describedState(schema, `the database of ${variable}`);
  } finally {
    await session.close();
  }
}
