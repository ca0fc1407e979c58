/**
 * A runner as a process of its own, for tests that kill or signal it: reads its orders from the first argument and writes
 * the summary of its result to standard output. SIGTERM and SIGINT stop it as they stop an action.
 */
import type { MigrateSettings } from '../../src/model/settings.ts';
import type { EngineName } from '../../src/model/engine-name.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { crashingAdapter, type CrashPoint } from './crash-adapter.ts';
import { requestFor, summaryOf } from './target.ts';

/** What the process is to do. */
export interface Orders {
  readonly engine: EngineName;
  readonly url: string;
  readonly files: Readonly<Record<string, string>>;
  readonly migrate?: Partial<MigrateSettings>;
  readonly crash?: CrashPoint;
}

function isOrders(value: unknown): value is Orders {
  return typeof value === 'object' && value !== null && 'engine' in value && 'url' in value && 'files' in value;
}

const orders: unknown = JSON.parse(process.argv[2] ?? 'null');
if (!isOrders(orders)) throw new Error('orders expected');
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop.abort());
const request = await requestFor(orders, orders.files, { signal: stop.signal, ...(orders.migrate === undefined ? {} : { migrate: orders.migrate }) });
process.stdout.write('started\n');
const result = await applyMigrations(orders.crash === undefined ? request : { ...request, adapter: crashingAdapter(request.adapter, orders.crash) });
process.stdout.write(`${summaryOf(result)}\n`);
