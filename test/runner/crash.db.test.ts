import { expect, it } from '@jest/globals';

import type { EngineFamily } from '../../src/model/engine-name.ts';
import { createDatabase, describeEachEngine, testServers, type TestDatabase, type TestServer } from '../support/servers.ts';
import type { CrashPoint } from './crash-adapter.ts';
import { spawnRunner } from './spawn-runner.ts';

type Files = Readonly<Record<string, string>>;

/** Every protocol of a statement, and nothing that may run twice without being seen. */
const corpus: Readonly<Record<EngineFamily, Files>> = {
  postgres: {
    'db/V1__table.sql': 'CREATE TABLE t (id int PRIMARY KEY, n int);\nINSERT INTO t VALUES (1, 0), (2, 0);',
    'db/V2__index.sql': 'CREATE INDEX CONCURRENTLY by_n ON t (n);',
    'db/V3__mixed.sql': "SET search_path TO public;\nINSERT INTO t VALUES (3, 0);\nCREATE INDEX CONCURRENTLY ON t (id, n);\nUPDATE t SET n = n + 1;\nVACUUM t;\nREINDEX INDEX CONCURRENTLY by_n;\nALTER TABLE t ADD COLUMN x int;",
    'db/V4__drop.sql': 'DROP INDEX CONCURRENTLY by_n;',
    'db/R__view.sql': 'CREATE OR REPLACE VIEW v AS SELECT * FROM t;',
  },
  mysql: {
    'db/V1__table.sql': 'CREATE TABLE t (id int PRIMARY KEY, n int);\nINSERT INTO t VALUES (1, 0), (2, 0);',
    'db/V2__index.sql': 'ALTER TABLE t ADD COLUMN x int;\nCREATE INDEX by_n ON t (n);\nUPDATE t SET n = n + 1;',
    'db/V3__mixed.sql': "SET @five = 5;\nINSERT INTO t VALUES (3, @five, 0);\nCREATE TABLE u (k int);\nINSERT INTO u VALUES (1);\nRENAME TABLE u TO w;\nDROP INDEX by_n ON t;\nTRUNCATE TABLE w;\nINSERT INTO w VALUES (7);\nALTER TABLE w COMMENT='seven', CHANGE k kk int;",
    'db/V4__rows.sql': 'UPDATE t SET n = n + 10;\nINSERT INTO w VALUES (8);',
    'db/V5__trigger.sql': 'CREATE TRIGGER tr BEFORE INSERT ON w FOR EACH ROW SET NEW.kk = NEW.kk + 1;\nINSERT INTO w VALUES (1);\nDROP TRIGGER tr;',
    'db/R__view.sql': 'CREATE OR REPLACE VIEW v AS SELECT * FROM t;',
  },
};

/** Everything that would show a statement that ran twice, not at all, or that is still open. */
const stateQueries: Readonly<Record<EngineFamily, readonly string[]>> = {
  postgres: [
    'SELECT version, script, success FROM flyway_schema_history ORDER BY installed_rank',
    'SELECT * FROM t ORDER BY id',
    "SELECT pg_get_indexdef(indexrelid) AS def, indisvalid FROM pg_index WHERE indrelid = 't'::regclass ORDER BY 1",
    "SELECT ordinal, state FROM schema_gitops_statement WHERE state <> 'done'",
    'SELECT state, count(*)::int AS n FROM schema_gitops_migration GROUP BY state',
  ],
  mysql: [
    'SELECT version, script, success FROM flyway_schema_history ORDER BY installed_rank',
    'SELECT * FROM t ORDER BY id',
    'SELECT * FROM w ORDER BY kk',
    'SELECT table_name, column_name, column_type FROM information_schema.columns WHERE table_schema = database() ORDER BY 1, 2',
    'SELECT index_name, table_name FROM information_schema.statistics WHERE table_schema = database() ORDER BY 1, 2',
    "SELECT ordinal, state FROM schema_gitops_statement WHERE state <> 'done'",
    'SELECT state, count(*) AS n FROM schema_gitops_migration GROUP BY state',
  ],
};

const spacing = 14;

describeEachEngine('a runner killed by SIGKILL', ['postgresql', 'mysql', 'mariadb'], (server) => {
  const family = server.engine === 'postgresql' ? 'postgres' : 'mysql';

  it('leaves a state from which the next one comes to the same end', async () => {
    const expected = await endState(server, family);
    // Each server takes other points, so that together they cover more.
    const first = 1 + testServers().findIndex(({ id }) => id === server.id);
    for (let call = first; ; call += spacing) {
      const point: CrashPoint = { at: call, moment: call % 3 === 0 ? 'after' : 'during' };
      const { state, wasKilled } = await stateAfterCrash(server, family, point);
      expect({ point, state }).toEqual({ point, state: expected });
      if (!wasKilled) break;
    }
  }, 240_000);
});

async function endState(server: TestServer, family: EngineFamily): Promise<unknown> {
  const database = await createDatabase(server);
  try {
    expect(await runOnce(server, database, corpus[family])).toMatch(/^success/);
    return await stateOf(database, family);
  } finally {
    await database.drop();
  }
}

async function stateAfterCrash(server: TestServer, family: EngineFamily, crash: CrashPoint): Promise<{ readonly state: unknown; readonly wasKilled: boolean }> {
  const database = await createDatabase(server);
  try {
    const { signal } = await spawnRunner({ engine: server.engine, url: database.url, files: corpus[family], crash }).ended;
    expect(await runOnce(server, database, corpus[family])).toMatch(/^(?:success|no-changes)/);
    expect(await runOnce(server, database, corpus[family])).toBe('no-changes');
    return { state: await stateOf(database, family), wasKilled: signal === 'SIGKILL' };
  } finally {
    await database.drop();
  }
}

async function runOnce(server: TestServer, database: TestDatabase, files: Files): Promise<string> {
  return (await spawnRunner({ engine: server.engine, url: database.url, files }).ended).lastLine;
}

async function stateOf(database: TestDatabase, family: EngineFamily): Promise<unknown> {
  const states: unknown[] = [];
  for (const query of stateQueries[family]) states.push(await database.query(query));
  return states;
}
