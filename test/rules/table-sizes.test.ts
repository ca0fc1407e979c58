import { describe, expect, it } from '@jest/globals';

import type { TableStatistics } from '../../src/model/target-statistics.ts';
import { runExample, type RunnableExample } from '../support/run-example.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const large: TableStatistics = { rows: 1_000_000, bytes: 100_000_000 };
const small: TableStatistics = { rows: 999, bytes: 90_000 };

async function severities(stats: TableStatistics | undefined, change: Partial<RunnableExample> = {}): Promise<Readonly<Record<string, string>>> {
  const results = await runExample({
    engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'],
    ...(stats === undefined ? {} : { stats: { 'public.users': stats } }), ...change,
  });
  return Object.fromEntries(results.findings.map(({ rule, severity }) => [rule, severity]));
}

describe('the severity of a finding', () => {
  it('falls one step on a small table, and is the rule’s own where nothing is known', async () => {
    expect(await severities(small)).toMatchObject({ 'set-not-null-scan': 'warning' });
    expect(await severities({ rows: 1000 })).toMatchObject({ 'set-not-null-scan': 'error' });
    expect(await severities({ bytes: 10 })).toMatchObject({ 'set-not-null-scan': 'error' });
    expect(await severities(undefined)).toMatchObject({ 'set-not-null-scan': 'error' });
  });

  it('rises one step from a million rows or one GiB on', async () => {
    const alter: Partial<RunnableExample> = { runnerLockTimeout: 'none', files: ['ALTER TABLE users ADD COLUMN x int NULL;'] };
    expect(await severities({ rows: 5000, bytes: 1024 ** 3 - 1 }, alter)).toMatchObject({ 'missing-lock-timeout': 'warning' });
    expect(await severities(large, alter)).toMatchObject({ 'missing-lock-timeout': 'error' });
    expect(await severities({ rows: 5000, bytes: 1024 ** 3 }, alter)).toMatchObject({ 'missing-lock-timeout': 'error' });
  });

  it('of a gate stays, however small the table is, and so does that of a rule about something else', async () => {
    expect(await severities(small, { files: ['DROP TABLE users;'] })).toMatchObject({ 'drop-table': 'error' });
    expect(await severities(large, { files: ['ALTER TABLE users ADD COLUMN "X" int NULL;'] })).toMatchObject({ 'naming-convention': 'warning' });
  });

  it('follows a table through its new name, and not a new table with an old name', async () => {
    expect(await severities(small, { files: ['ALTER TABLE users RENAME TO people;\nALTER TABLE people ALTER COLUMN email SET NOT NULL;'] })).toMatchObject({ 'set-not-null-scan': 'warning' });
  });

  it('is a notice for a blocking build on a small table', async () => {
    expect(await severities(small, { files: ['CREATE INDEX i ON users (age);'] })).toMatchObject({ 'index-not-concurrent': 'notice' });
    expect(await severities(large, { files: ['CREATE INDEX i ON users (age);'] })).toMatchObject({ 'index-not-concurrent': 'error' });
  });

  it('says why it is another one', async () => {
    const { findings } = await runExample({ engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], stats: { 'public.users': small } });
    expect(findings.find(({ rule }) => rule === 'set-not-null-scan')?.why).toMatch(/It is a warning because public\.users has about 999 rows \(88 KiB\) on the target\.$/);
  });
});

describe('NOT NULL on a column that may hold NULL', () => {
  const severity = async (nullFractions: Readonly<Record<string, number>>, files: readonly string[]): Promise<string | undefined> =>
    (await severities({ rows: 5000, nullFractions }, { files }))['not-null-may-fail'];
  const setNotNull = 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;';

  it('is a notice where the statistics know of no NULL in it', async () => {
    expect(await severity({ email: 0 }, [setNotNull])).toBe('notice');
    expect(await severity({ email: 0.001 }, [setNotNull])).toBe('warning');
    expect(await severity({ age: 0 }, [setNotNull])).toBe('warning');
    expect(await severity({}, [setNotNull])).toBe('warning');
  });

  it('is that of the column which had the name on the target', async () => {
    expect(await severity({ email: 0 }, ['ALTER TABLE users RENAME email TO mail;\nALTER TABLE users ALTER COLUMN mail SET NOT NULL;'])).toBe('notice');
    expect(await severity({ email: 1, age: 0 }, ['ALTER TABLE users RENAME age TO years;\nALTER TABLE users RENAME email TO age;\nALTER TABLE users ALTER COLUMN age SET NOT NULL;'])).toBe('warning');
  });

  it('is not known of what the change set writes before', async () => {
    expect(await severity({ email: 0 }, [`INSERT INTO users (id) VALUES (1);\n${setNotNull}`])).toBe('warning');
    expect(await severity({ email: 0 }, [`UPDATE users SET email = NULL WHERE id = 1;\n${setNotNull}`])).toBe('warning');
    expect(await severity({ email: 0 }, [`UPDATE users SET age = 1 WHERE id = 1;\nDELETE FROM users WHERE id = 2;\n${setNotNull}`])).toBe('notice');
  });
});

describe('a rule that needs statistics', () => {
  const gaps = async (files: readonly string[]): Promise<readonly string[]> => {
    const { notEvaluated } = await runExample({ engine: 'postgresql', base: [users], files });
    return notEvaluated.filter(({ missing }) => missing === 'table-stats').map(({ rule, file }) => `${rule} ${file ?? ''}`);
  };

  it('is listed once as not evaluated where there are none', async () => {
    expect((await gaps(['ALTER TABLE users ADD COLUMN x int NULL;\nALTER TABLE users ADD COLUMN y int NULL;', 'UPDATE users SET age = 1;'])).filter((gap) => gap.startsWith('index-large-table'))).toEqual(['index-large-table ']);
  });

  it('has nothing to say of tables that the target does not have', async () => {
    expect(await gaps(['CREATE TABLE t (id int);\nCREATE INDEX i ON t (id);'])).toEqual([]);
  });
});
