import { describe, expect, it } from '@jest/globals';
import { inspectSchema as inspectMysql } from '../../src/engines/mysql/inspect-schema.ts';
import { inspectSchema as inspectPostgres } from '../../src/engines/postgres/inspect-schema.ts';
import { judgeDrift } from '../../src/drift/judge-drift.ts';
import type { InspectedSchema } from '../../src/model/schema-object.ts';
import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { foldRewordings } from '../../src/schema/comparison/fold-rewordings.ts';
import { loadNormalizer } from '../../src/schema/load-normalizer.ts';
import { parseServerVersion } from '../../src/sql/server-version.ts';
import { requestFor } from '../runner/target.ts';
import { readReplays, readShop, runsOn, type ReplayDirectory } from '../support/replay-files.ts';
import { createDatabase, describeEachEngine, testServers, type TestDatabase, type TestServer } from '../support/servers.ts';
import { defaultSettings, facts } from './changes.ts';
import { inspectDatabase } from './run-case.ts';

async function made(server: TestServer, { files }: ReplayDirectory): Promise<InspectedSchema> {
  const database: TestDatabase = await createDatabase(server);
  try {
    // As a throw-away database is made like its target; servers of two versions differ in their defaults.
    if (server.engine !== 'postgresql') await database.query(`alter database ${database.name} character set utf8mb4 collate utf8mb4_general_ci`);
    const named = Object.fromEntries(files.map(({ name, text }) => [`db/${name.replace(/^.*\//, '')}`, text]));
    await applyMigrations(await requestFor({ engine: server.engine, url: database.url }, named));
    return await inspectDatabase(database, { server, inspect: server.engine === 'postgresql' ? inspectPostgres : inspectMysql });
  } finally {
    await database.drop();
  }
}

const differences = async (expected: InspectedSchema, actual: InspectedSchema): Promise<readonly string[]> => {
  const { changes } = compareSchemas(expected, actual, {});
  const normalize = await loadNormalizer({ name: actual.engine, version: actual.version });
  const drift = judgeDrift(foldRewordings(changes, normalize), defaultSettings, { ...facts, engine: actual.engine });
  return drift.changes.map(({ kind, object, attributes }) => `${kind} ${object} ${JSON.stringify(attributes)}`);
};

function runsOnServer(directory: ReplayDirectory, { engine, version }: TestServer): boolean {
  return runsOn(directory, engine, parseServerVersion(version) ?? { text: '', number: 0 });
}

describeEachEngine('across versions', ['postgresql', 'mysql', 'mariadb'], (newest) => {
  const { engine } = newest;
  const [oldest = newest] = testServers([engine]);
  // The quick selection has one version of MySQL and of MariaDB: there is nothing across.
  if (oldest.id === newest.id) return;
  const directories = [...readReplays(engine === 'postgresql' ? 'postgres' : 'mysql'), readShop(engine)];

  describe(`databases of one directory on ${oldest.id} and ${newest.id}`, () => {
    it.each(directories.filter((directory) => [oldest, newest].every((server) => runsOnServer(directory, server))))('are equal as far as both say it: $name', async (directory) => {
      const [older, newer] = [await made(oldest, directory), await made(newest, directory)];
      expect([await differences(older, newer), await differences(newer, older)]).toEqual([[], []]);
    });

    if (engine === 'postgresql') {
      it('are not equal where an expression is another one, however it is worded', async () => {
        const text = (field: string, zone: string, length: number): ReplayDirectory => ({
          name: 'expressions', needs: [],
          files: [{ name: 'V1__t.sql', text: `create table t (d timestamptz default (now() at time zone '${zone}'), c text, check (extract(${field} from d at time zone 'utc') > 5));
create index i on t (substring(c from 1 for ${length}) text_pattern_ops desc, trim(c)) where trim(c) <> 'a (, b';` }],
        });
        const older = await made(oldest, text('year', 'utc', 3));
        expect(await differences(older, await made(newest, text('year', 'utc', 3)))).toEqual([]);
        const others = (await differences(older, await made(newest, text('month', 'cet', 4)))).map((change) => change.replace(/ \{.*$/, ''));
        expect(others.toSorted()).toEqual(['column.changed public.t.d', 'constraint.changed public.t.t_d_check', 'index.changed public.i']);
      });

      it('are held against each other in triggers, partition keys and parameters of routines too', async () => {
        const text = (field: string, zone: string, side: string): ReplayDirectory => ({
          name: 'places', needs: [],
          files: [{ name: 'V1__t.sql', text: `create table p (d timestamp, c text) partition by range (extract(${field} from d), trim(${side} from c) collate "C" text_pattern_ops);
create table t (d timestamptz, c text);
create function f() returns trigger language plpgsql as 'begin return new; end';
create trigger r before update of c on t for each row when (extract(${field} from new.d at time zone 'utc') > 5 and trim(${side} from new.c) <> 'a (, b') execute function f('x, (', 'y');
create function g(a int, b text default trim(${side} from 'a, DEFAULT b'), "c DEFAULT d" timestamp default (now() at time zone '${zone}'), e numeric(4,2) default 1) returns int language sql as 'select 1';` }],
        });
        const older = await made(oldest, text('year', 'utc', 'leading'));
        expect(await differences(older, await made(newest, text('year', 'utc', 'leading')))).toEqual([]);
        for (const [field, zone, side, changed] of [
          ['month', 'utc', 'leading', ['table.changed public.p', 'trigger.changed public.t.r']],
          ['year', 'cet', 'leading', ['function.changed public.g(integer, text, timestamp without time zone, numeric)']],
          ['year', 'utc', 'trailing', ['function.changed public.g(integer, text, timestamp without time zone, numeric)', 'table.changed public.p', 'trigger.changed public.t.r']],
        ] as const) {
          const others = (await differences(older, await made(newest, text(field, zone, side)))).map((change) => change.replace(/ \{.*$/, ''));
          expect([field, zone, side, others.toSorted()]).toEqual([field, zone, side, changed]);
        }
      });
    }
  });
});
