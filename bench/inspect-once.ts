// Reads the schema of the database that BENCH_URL names and, where BENCH_MEMORY names a file, writes the peak of its memory there.
import { writeFileSync } from 'node:fs';
import { systemClock } from '../src/actions/system-clock.ts';
import { parseDatabaseUrl } from '../src/engines/database-url.ts';
import { loadEngine } from '../src/engines/registry.ts';

const url = process.env['BENCH_URL'] ?? '';
const adapter = await loadEngine(parseDatabaseUrl(url).engine);
const open = (): ReturnType<typeof adapter.connect> => adapter.connect({ url, applicationName: 'bench', connectTimeoutMs: 10_000, settings: [], severalStatements: true });
const session = await open();
const schema = await adapter.inspectSchema(session, { clock: systemClock, openAnother: open });
await session.close();
if (schema.groups.size === 0) throw new Error('nothing was read');
const file = process.env['BENCH_MEMORY'];
if (file !== undefined) writeFileSync(file, String(process.resourceUsage().maxRSS));
