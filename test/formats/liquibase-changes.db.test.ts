import { rm } from 'node:fs/promises';

import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';

import { systemClock } from '../../src/actions/system-clock.ts';
import { loadEngine } from '../../src/engines/registry.ts';
import { engineNames } from '../../src/model/engine-name.ts';
import type { InspectedSchema } from '../../src/model/schema-object.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { inspectDatabase } from '../drift/run-case.ts';
import { requestFor } from '../runner/target.ts';
import { layOut } from '../support/lay-out.ts';
import { callLiquibase, findLiquibase } from '../support/liquibase.ts';
import { createDatabase, describeEachEngine, describeEachServer, type TestDatabase, type TestServer } from '../support/servers.ts';
import { everyChange } from './liquibase/every-change.ts';

type Files = Readonly<Record<string, string>>;

const apply = async (server: TestServer, database: TestDatabase, files: Files) =>
  applyMigrations(await requestFor({ engine: server.engine, url: database.url }, files, { format: 'liquibase', formatOptions: { changelog: 'changelog.xml', 'search-path': 'db' }, clock: systemClock }));

describeEachServer('every change of Liquibase', engineNames, (server) => {
  it('is written in SQL that the server takes, and is recorded once', async () => {
    const database = await createDatabase(server);
    try {
      const files = everyChange(server.engine);
      const first = await apply(server, database, files);
      expect(first.error?.facts).toBeUndefined();
      expect(first.run?.migrations.every(({ state }) => state === 'applied')).toBe(true);
      expect((await apply(server, database, files)).outcome).toBe('no-changes');
      expect(await database.query('SELECT name, email, score FROM customers ORDER BY id')).toEqual([
        { name: "Ada \\ 'Lovelace'; -- no", email: 'ada@example.org', score: 5 }, { name: 'Grace', email: 'none', score: 3 },
        { name: 'Edsger; D.', email: 'e@example.org', score: 12 }, { name: 'Barbara', email: 'b@"example".org', score: 12 },
      ]);
    } finally {
      await database.drop();
    }
  }, 60_000);
});

const found = await findLiquibase();
if ('unavailable' in found) it.skip(`every change beside Liquibase itself: ${found.unavailable}`, () => undefined);
else against(found.folder);

/** Our tables, and a truth value of MySQL, which has a display width or not by the driver. */
const isAside = (name: string): boolean => /schema_gitops|DATABASECHANGELOGLOCK\.LOCKED/.test(name);

function against(libraries: string): void {
  describeEachEngine('every change beside Liquibase itself', engineNames, (server) => {
    let ours: TestDatabase;
    let theirs: TestDatabase;
    let folder = '';
    const files = everyChange(server.engine);
    beforeAll(async () => {
      folder = await layOut(files);
    });
    afterAll(() => rm(folder, { recursive: true }));
    beforeEach(async () => {
      ours = await createDatabase(server);
      theirs = await createDatabase(server);
    });
    afterEach(async () => {
      await ours.drop();
      await theirs.drop();
    });

    const inspect = async (database: TestDatabase): Promise<InspectedSchema> => {
      const engine = await loadEngine(server.engine);
      return inspectDatabase(database, { server, inspect: (session, options) => engine.inspectSchema(session, options) });
    };
    const rows = async (database: TestDatabase, table: string): Promise<readonly unknown[]> => {
      const quote = server.engine === 'postgresql' ? '"' : '`';
      const all = await database.query(`SELECT * FROM ${quote}${table}${quote} ORDER BY 1`);
      return all.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'seen')));
    };

    it('leaves the schema and the rows that Liquibase leaves', async () => {
      expect((await apply(server, ours, files)).outcome).toBe('success');
      await callLiquibase(libraries, { url: theirs.url, engine: server.engine, folder, command: ['--changelog-file=changelog.xml', 'update'] });
      const { changes } = compareSchemas(await inspect(theirs), await inspect(ours));
      expect(changes.filter(({ object }) => !isAside(object)).map(({ kind, object, attributes }) => `${kind} ${object} ${JSON.stringify(attributes)}`)).toEqual([]);
      for (const table of ['customers', 'kept', 'lines', 'Orders']) expect(await rows(ours, table)).toEqual(await rows(theirs, table));
    }, 120_000);

    it('satisfies Liquibase, which finds nothing to do', async () => {
      expect((await apply(server, ours, files)).outcome).toBe('success');
      const said = await callLiquibase(libraries, { url: ours.url, engine: server.engine, folder, command: ['--changelog-file=changelog.xml', 'status'] });
      expect(said).toMatch(/is up to date/);
    }, 120_000);
  });
}
