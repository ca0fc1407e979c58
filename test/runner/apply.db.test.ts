import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import { createDatabase, describeEachServer, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf } from './target.ts';

describeEachServer('apply', ['postgresql'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const apply = async (files: Readonly<Record<string, string>>) => applyMigrations(await requestFor({ ...server, url: database.url }, files));

  it('applies in order, once', async () => {
    const files = {
      'db/V1__create.sql': 'CREATE TABLE t (id int primary key);\nINSERT INTO t VALUES (1);',
      'db/V2__alter.sql': 'ALTER TABLE t ADD COLUMN name text;',
      'db/R__view.sql': 'CREATE OR REPLACE VIEW v AS SELECT id, name FROM t;',
    };
    const first = await apply(files);
    expect(summaryOf(first)).toBe('success | V1__create.sql applied: done, done | V2__alter.sql applied: done | R__view.sql applied: done');
    expect(summaryOf(await apply(files))).toBe('no-changes');
  });
});
