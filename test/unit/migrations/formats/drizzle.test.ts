import { describe, expect, it } from '@jest/globals';
import { compareHistory } from '../../../../src/history/compare-history.ts';
import { detectFormat } from '../../../../src/migrations/detect-format.ts';
import type { HistoryLocation } from '../../../../src/migrations/format.ts';
import { readMigrations, type ReadMigrations } from '../../../../src/migrations/read-migrations.ts';
import { drizzleCases, folderDirectory, journalDirectory } from '../../../formats/drizzle/directory.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const cases = drizzleCases('postgresql');
const location: HistoryLocation = { family: 'postgres', database: 'shop', schema: 'drizzle', table: '__drizzle_migrations' };

function read(texts: Readonly<Record<string, string>>): ReadMigrations {
  return readMigrations({ files: filesOf(texts), folders: ['db'], format: 'drizzle' });
}

interface Entry {
  readonly tag?: unknown;
  readonly when?: unknown;
}

function journal(entries: readonly Entry[], dialect: unknown = 'postgresql'): Readonly<Record<string, string>> {
  return { 'db/meta/_journal.json': JSON.stringify({ version: '7', dialect, entries }, null, 2) };
}

const two: Readonly<Record<string, string>> = { ...journal([{ tag: '0000_a', when: 100 }, { tag: '0001_b', when: 200 }]), 'db/0000_a.sql': 'SELECT 1;', 'db/0001_b.sql': 'SELECT 2;' };

/** States of a directory against rows of its history, as the server gives them. */
function states(texts: Readonly<Record<string, string>>, rows: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const { rules, migrations } = read(texts);
  return compareHistory({ format: rules, migrations, rows: rows.map((row) => rules.history.parseRow(row)) }).statuses.map(({ state, migration, row }) => `${migration?.script ?? row?.script ?? ''} ${state}`);
}

describe('a journal of Drizzle', () => {
  it('is recognised, and alone says what is there and in which order', () => {
    const files = filesOf(journalDirectory('postgresql', cases));
    expect(detectFormat(files)).toMatchObject({ format: { name: 'drizzle' }, reason: 'db/meta/_journal.json belongs to it' });
    const result = readMigrations({ files, folders: ['db'] });
    expect(result.migrations.map(({ script, version }) => [script, version])).toEqual(cases.map(({ tag, when }) => [tag, String(when)]));
    expect(result).toMatchObject({ notes: [], madeFor: { engines: ['postgresql'], word: 'postgresql' }, rules: { lateVersion: 'lost' } });
  });

  it('has its hash over the bytes, and knows it with other line ends', () => {
    // SHA-256 of the raw bytes: the rule matched 12 of 12 rows that Drizzle wrote.
    const [migration] = read({ ...journal([{ tag: 'a', when: 1 }]), 'db/a.sql': 'CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\n' }).migrations;
    expect(migration?.checksum).toBe('bad0518c2696e304cf2206283996686285f5326f0cda07c870ad9b4b5a5ee6ec');
    const [windows] = read({ ...journal([{ tag: 'a', when: 1 }]), 'db/a.sql': 'CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\r\n' }).migrations;
    expect(windows?.checksum).not.toBe(migration?.checksum);
    expect(windows?.equivalentChecksums).toContain(migration?.checksum);
  });

  it('is refused where it names a file that is not there, with the line', () => {
    const { 'db/0001_b.sql': _, ...without } = two;
    expect(errorOf(() => read(without))).toEqual({ code: 'migrations/file-missing', where: 'db/meta/_journal.json:10', detail: 'db/0001_b.sql' });
    expect(errorOf(() => read({ ...journal([{ tag: '../outside', when: 1 }]), 'outside.sql': '' }))).toMatchObject({ code: 'migrations/file-missing' });
  });

  it('says which files it leaves out', () => {
    expect(read({ ...two, 'db/0002_c.sql': '' }).notes).toEqual(['db/0002_c.sql is left out as Drizzle does: db/meta/_journal.json has no entry for it']);
  });

  it('says which entries Drizzle would lose, and keeps their order', () => {
    const late = { ...two, ...journal([{ tag: '0001_b', when: 200 }, { tag: '0000_a', when: 100 }]) };
    expect(read(late)).toMatchObject({
      migrations: [{ script: '0001_b' }, { script: '0000_a' }],
      notes: ['db/0000_a.sql comes behind db/0001_b.sql and has an earlier `when` in the journal: where that one is applied, Drizzle passes this one over for ever'],
    });
    const row = { id: 1, hash: read(late).migrations[0]?.checksum, created_at: '200' };
    expect(states(late, [])).toEqual(['0001_b pending', '0000_a pending']);
    expect(states(late, [row])).toEqual(['0001_b applied', '0000_a out-of-order']);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, object]>([
    ['is no JSON', { ...two, 'db/meta/_journal.json': '{' }, { code: 'migrations/malformed-directory', where: 'db/meta/_journal.json:1' }],
    ['has marks of a merge', { ...two, 'db/meta/_journal.json': '{\n<<<<<<< HEAD\n}' }, { where: 'db/meta/_journal.json:2', detail: 'a merge left its marks in it' }],
    ['is no object', { ...two, 'db/meta/_journal.json': '[1]' }, { detail: 'it has no dialect or no list of entries' }],
    ['is null', { ...two, 'db/meta/_journal.json': 'null' }, { detail: 'it is no object' }],
    ['has an entry without a tag', { ...two, ...journal([{ when: 1 }]) }, { detail: 'entry 0 has no tag' }],
    ['has an entry without a time', { ...two, ...journal([{ tag: '0000_a', when: 'now' }]) }, { where: 'db/meta/_journal.json:6', detail: 'the `when` of 0000_a is no whole number of milliseconds' }],
    ['has one time twice', { ...two, ...journal([{ tag: '0000_a', when: 1 }, { tag: '0001_b', when: 1 }]) }, { code: 'migrations/duplicate-version' }],
    ['is for another database', { ...two, ...journal([], 'sqlite') }, { code: 'migrations/other-engine', actual: 'sqlite' }],
    ['stands beside another', { ...two, 'db/old/meta/_journal.json': '{}' }, { code: 'migrations/several-directories' }],
    ['stands beside folders of 1.0', { ...two, 'db/20240101000000_x/migration.sql': '' }, { code: 'migrations/malformed-directory', where: 'db/20240101000000_x/migration.sql' }],
  ])('is refused where it %s', (_, texts, facts) => {
    expect(errorOf(() => read(texts))).toMatchObject(facts);
  });

  it('gets a new entry with the file of a new migration', () => {
    const files = filesOf({ ...two, 'db/meta/_journal.json': `${two['db/meta/_journal.json'] ?? ''}\n` });
    const { rules } = readMigrations({ files, folders: ['db'] });
    const written = rules.newFiles?.({ files, newest: '200', description: 'adopt', folder: 'db/', sql: '-- why\n\nCREATE TABLE a (id int);\n\nCREATE TABLE b (id int);\n', transactional: true }) ?? [];
    expect(written[0]).toEqual({ path: 'db/0002_adopt.sql', text: '-- why\n\nCREATE TABLE a (id int);\n--> statement-breakpoint\nCREATE TABLE b (id int);\n' });
    expect(written[1]?.text.endsWith('"breakpoints": true\n    }\n  ]\n}\n')).toBe(true);
    const again = read({ ...two, ...Object.fromEntries(written.map(({ path, text }) => [path, text])) });
    expect(again.migrations.map(({ script, version }) => [script, version])).toEqual([['0000_a', '100'], ['0001_b', '200'], ['0002_adopt', '201']]);
    expect(again.notes).toEqual([]);
  });
});

describe('statements of Drizzle', () => {
  const rendered = (text: string): string => {
    const { rules, migrations } = read({ ...journal([{ tag: 'a', when: 1 }]), 'db/a.sql': text });
    const [migration] = migrations;
    return migration === undefined ? '' : rules.render(migration, { values: {}, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'mysql' } });
  };

  it('end at a breakpoint, and keep their places', () => {
    expect(rendered('SELECT 1\n--> statement-breakpoint\nSELECT 2')).toBe(`SELECT 1\n;${' '.repeat(23)}\nSELECT 2`);
    expect(rendered('SELECT 1; --> no breakpoint')).toBe('SELECT 1; --> no breakpoint');
  });

  it('are said to be cut where a breakpoint stands in a comment', () => {
    const pulled = '-- Current sql file was generated after introspecting the database\n/*\nCREATE TABLE a (id int);\n--> statement-breakpoint\nCREATE TABLE b (id int);\n*/';
    expect(read({ ...journal([{ tag: 'a', when: 1 }]), 'db/a.sql': pulled }).notes).toEqual(['db/a.sql has a breakpoint inside a comment: Drizzle cuts the comment in two and fails, here it stays a comment']);
    expect(read({ ...journal([{ tag: 'a', when: 1 }]), 'db/a.sql': '/* a */ SELECT 1;\n--> statement-breakpoint\nSELECT /* b */ 2;' }).notes).toEqual([]);
  });
});

describe('folders of Drizzle 1.0', () => {
  it('are recognised, and read in the order of their names', () => {
    const files = filesOf(folderDirectory('postgres', cases));
    expect(detectFormat(files)).toMatchObject({ format: { name: 'drizzle' }, reason: 'db/20240101000000_gray_wolf/migration.sql stands beside a snapshot.json' });
    const result = readMigrations({ files, folders: ['db'] });
    expect(result.migrations.map(({ version }) => version)).toEqual(cases.map(({ folder }) => folder));
    expect(result).toMatchObject({ notes: [], madeFor: { engines: ['postgresql'], word: 'postgres' }, rules: { lateVersion: 'applied' } });
  });

  it('may be late', () => {
    const texts = { 'db/20240101000000_a/migration.sql': '', 'db/20240102000000_b/migration.sql': '' };
    const { rules, migrations } = read(texts);
    const row = rules.history.parseRow({ id: 1, hash: migrations[1]?.checksum, created_at: '1704153600000', name: '20240102000000_b' });
    expect(compareHistory({ format: rules, migrations, rows: [row] }).pending.map(({ script }) => script)).toEqual(['20240101000000_a']);
  });

  it('are refused without a time, and beside others', () => {
    expect(errorOf(() => read({ 'db/20240101000000_a/migration.sql': '', 'db/init/migration.sql': '' }))).toMatchObject({ code: 'migrations/malformed-directory', where: 'db/init/migration.sql' });
    expect(errorOf(() => read({ 'db/20240101000000_a/migration.sql': '', 'db/x/20240101000000_a/migration.sql': '' }))).toMatchObject({ code: 'migrations/several-directories' });
  });

  it('get new names that sort behind the newest', () => {
    const { rules } = read({ 'db/20240131235959_a/migration.sql': '' });
    expect(rules.newFileName('20240131235959_a', 'adopt')).toBe('20240201000000_adopt/migration.sql');
    expect(rules.newFiles?.({ files: [], newest: '20240131235959_a', description: 'adopt', folder: '', sql: 'SELECT 1;\n', transactional: true })).toEqual([{ path: 'db/20240201000000_adopt/migration.sql', text: 'SELECT 1;\n' }]);
  });

  it('find the rows that 0.x wrote by second and hash, as the upgrade of Drizzle does', () => {
    const texts = { 'db/20240101000000_a/migration.sql': 'a', 'db/20240101000000_b/migration.sql': 'b', 'db/20240102000000_c/migration.sql': 'c', 'db/20240103000000_d/migration.sql': 'd' };
    const [a, b, , d] = read(texts).migrations.map(({ checksum }) => checksum);
    const rows = [
      { id: 1, hash: b, created_at: '1704067200123' }, { id: 2, hash: a, created_at: '1704067200456' },
      { id: 3, hash: 'another', created_at: '1704153600789' }, { id: 4, hash: d, created_at: '1600000000000' }, { id: 5, hash: 'nobody', created_at: '1700000000000' },
    ];
    expect(states(texts, rows)).toEqual(['20240101000000_a applied', '20240101000000_b applied', '20240102000000_c changed', '20240103000000_d applied', '1700000000000 missing']);
  });

  it('are recorded with names where the table has them', () => {
    const { rules, migrations } = read({ 'db/20240102000000_c/migration.sql': '' });
    const entry = { rank: 1, state: 'applied', wasStarted: false, statements: { done: 0, total: 0, texts: () => [] }, executionTimeMs: 0, installedBy: '', runStartedAt: 0 } as const;
    const [migration] = migrations;
    if (migration === undefined) throw new Error('no migration');
    const recorded = (columns: readonly string[]) => rules.history.record({ ...location, columns }, { ...entry, event: { kind: 'migration', migration } });
    expect(recorded(['id', 'hash', 'created_at'])[0]?.values).toEqual([migration.checksum, 1704153600000]);
    expect(recorded(['id', 'hash', 'created_at', 'name', 'applied_at'])[0]?.values).toEqual([migration.checksum, 1704153600000, '20240102000000_c']);
  });
});
