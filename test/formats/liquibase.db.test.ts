import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { applyMigrations } from '../../src/runner/apply-migrations.ts';
import type { RunnerRequest } from '../../src/runner/runner-request.ts';
import { createDatabase, describeEachEngine, type Row, type TestDatabase } from '../support/servers.ts';
import { requestFor, summaryOf, type RunOptions } from '../runner/target.ts';
import { directory, directoryRows } from './liquibase/directory.ts';

describeEachEngine('a directory of Liquibase', ['postgresql', 'mariadb', 'mysql'], (server) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createDatabase(server);
  });
  afterEach(() => database.drop());

  const request = (files: Readonly<Record<string, string>>, options: RunOptions = {}): Promise<RunnerRequest> =>
    requestFor({ engine: server.engine, url: database.url }, files, { format: 'liquibase', formatOptions: { contexts: 'prod', 'search-path': 'db' }, ...options });
  const history = async (): Promise<readonly Row[]> => {
    const table = server.engine === 'postgresql' ? 'databasechangelog' : 'DATABASECHANGELOG';
    const rows = await database.query(`select id, author, filename, orderexecuted, exectype, md5sum, description, comments, tag, contexts, labels from ${table} order by orderexecuted`);
    return rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name.toLowerCase(), value])));
  };

  it('is applied whole with the rows that Liquibase writes, and a second run finds what runs always and nothing else', async () => {
    const first = await applyMigrations(await request(directory));
    expect(first.error?.facts).toBeUndefined();
    expect(first.outcome).toBe('success');
    expect(first.notes).toEqual(['one.sql::3::bob was recorded without being run: it does not hold that select 1 gives 7']);
    expect((await history()).map((row) => Object.values(row))).toEqual(directoryRows);

    expect(summaryOf(await applyMigrations(await request(directory)))).toBe('success | one.sql::2::bob applied: done');
    const rerun = (await history()).at(-1);
    expect(rerun).toMatchObject({ id: '2', exectype: 'RERAN', orderexecuted: directoryRows.length + 1 });
    expect((await history()).length).toBe(directoryRows.length);
  });

  it('is refused where the history has it under another path, instead of run a second time', async () => {
    expect(summaryOf(await applyMigrations(await request(directory)))).toMatch(/^success/);
    const moved = await applyMigrations(await request(directory, { formatOptions: { contexts: 'prod', 'search-path': '', changelog: 'db/changelog.xml' } }));
    expect([moved.error?.code, moved.error?.facts.actual, moved.error?.facts.expected]).toEqual(['history/other-path', 'one.sql::1::bob in the history', 'db/one.sql::1::bob']);
  });

  it('stops, leaves out, records or runs what a precondition does not let through', async () => {
    const set = (id: string, outcome: string, condition: string): string => `<changeSet id="${id}" author="a"><preConditions ${outcome}>${condition}</preConditions><sql>create table t${id} (id int)</sql></changeSet>`;
    const changelog = (sets: readonly string[]): Readonly<Record<string, string>> => ({ 'db/c.xml': `<databaseChangeLog>${sets.join('')}</databaseChangeLog>` });
    const missing = '<tableExists tableName="nowhere"/>';
    const sets = [
      set('1', 'onFail="CONTINUE"', missing), set('2', 'onFail="MARK_RAN"', missing), set('3', 'onFail="WARN"', missing), set('4', 'onFail="MARK_RAN"', '<not><tableExists tableName="t3"/></not>'),
      set('5', 'onError="MARK_RAN"', '<sqlCheck expectedResult="1">select broken from nowhere</sqlCheck>'),
      set('6', '', '<and><tableExists tableName="t3"/><columnExists tableName="t3" columnName="id"/><changeSetExecuted id="3" author="a" changeLogFile="c.xml"/><or><indexExists indexName="i"/><not><viewExists viewName="v"/><primaryKeyExists tableName="t3"/><foreignKeyConstraintExists foreignKeyName="f"/><sequenceExists sequenceName="s"/></not></or></and>'),
      set('7', 'onFailMessage="not today"', missing), set('8', '', ''),
    ];
    const result = await applyMigrations(await request(changelog(sets)));
    expect([result.outcome, result.error?.code, result.error?.facts.detail]).toEqual(['failed', 'plan/guard-failed', 'not today']);
    expect((await history()).map(({ id, exectype }) => `${String(id)} ${String(exectype)}`)).toEqual(['2 MARK_RAN', '3 EXECUTED', '4 MARK_RAN', '5 MARK_RAN', '6 EXECUTED']);
    const again = await applyMigrations(await request(changelog(sets.slice(0, 6))));
    expect(again.notes.filter((note) => note.includes('left out'))).toEqual(['c.xml::1::a was left out: it does not hold that tableExists nowhere']);
  });
});
