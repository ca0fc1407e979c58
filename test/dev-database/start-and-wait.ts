// Started by a test, which kills it: prints the URL of a dev database and waits.
import pg from 'pg';
import { startDevDatabase } from '../../src/dev-database/start-dev-database.ts';

const folder = process.argv[2] ?? '.';
const database = await startDevDatabase({
  provider: 'embedded',
  request: { engine: { name: 'postgresql', version: { text: '16', number: 160000 } } },
  folder,
  probe: async (request) => {
    const client = new pg.Client({ host: new URL(request.url).searchParams.get('host') ?? '', user: 'postgres', database: 'postgres' });
    await client.connect();
    await client.end();
  },
});
process.stdout.write(`${database.url}\n`);
setInterval(() => undefined, 1000);
