import { describe, expect, it } from '@jest/globals';
import { atlas } from '../../../../src/migrations/formats/atlas.ts';
import { checkSumFile, sumFileText, sumLines } from '../../../../src/migrations/formats/atlas/sum-file.ts';
import type { HistoryEntry, HistoryLocation } from '../../../../src/migrations/format.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const context = { values: {}, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'postgresql' } } as const;

/** A directory with the sums that it should have. */
function directory(texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = Object.keys(texts).sort();
  const files = names.map((name) => ({ name, bytes: Buffer.from(texts[name] ?? ''), isIgnored: (texts[name] ?? '').startsWith('-- atlas:sum ignore') }));
  return Object.fromEntries([...names.map((name) => [`db/${name}`, texts[name] ?? ''] as const), ['db/atlas.sum', sumFileText(sumLines(files))]]);
}

const read = (texts: Readonly<Record<string, string>>): readonly Migration[] => atlas.read(filesOf(texts), ['db'], {}).migrations;

function rendered(text: string): string {
  const [migration] = read(directory({ '1_a.sql': text }));
  return migration === undefined ? '' : atlas.render(migration, context);
}

/** Sums that an implementation gave which reproduced 22 of 22 committed files of sums of public repositories. */
const vector = {
  '20260101000000_create_customers.sql': 'CREATE TABLE customers (id bigint PRIMARY KEY, name text NOT NULL);\n',
  '20260102000000_create_orders.sql': '-- orders\r\nCREATE TABLE orders (id bigint PRIMARY KEY, customer_id bigint NOT NULL);\r\nCREATE INDEX orders_customer_id_idx ON orders (customer_id);\r\n',
  '20260103000000_note.sql': "ALTER TABLE customers ADD COLUMN note text DEFAULT 'zażółć';",
} as const;

const vectorSums = `h1:3bqosVoHpNPBFXNSsVlnhyBL6665BfBhjEtI9PaIBzE=
20260101000000_create_customers.sql h1:q44Up7KZCZrne23PWPz0hhzQ4zRTdfTQjOJL3so5kak=
20260102000000_create_orders.sql h1:6vvNNhSPQKLybZRedN7rZHQOSpZa6kTGhzkaWiOrS50=
20260103000000_note.sql h1:D1PdjRutCkbL5uQ6DFUB4Hp64LXrghjwJLSf1bK7rKI=
`;

describe('the sums of an Atlas directory', () => {
  const lines = sumLines(Object.entries(vector).map(([name, text]) => ({ name, bytes: Buffer.from(text), isIgnored: false })));

  it('are those that Atlas writes', () => {
    expect(sumFileText(lines)).toBe(vectorSums);
  });

  it('are the checksums of the migrations', () => {
    const texts: Readonly<Record<string, string>> = Object.fromEntries([...Object.entries(vector).map(([name, text]) => [`db/${name}`, text] as const), ['db/atlas.sum', vectorSums] as const]);
    expect(read(texts).map(({ checksum }) => checksum)).toEqual([
      'q44Up7KZCZrne23PWPz0hhzQ4zRTdfTQjOJL3so5kak=', '6vvNNhSPQKLybZRedN7rZHQOSpZa6kTGhzkaWiOrS50=', 'D1PdjRutCkbL5uQ6DFUB4Hp64LXrghjwJLSf1bK7rKI=',
    ]);
  });

  it.each<readonly [string, string, Readonly<Record<'where' | 'expected' | 'actual', string>>]>([
    ['an edited line', vectorSums.replace('6vvNN', '7vvNN'), { where: 'db/atlas.sum:3', expected: '20260102000000_create_orders.sql h1:6vvNNhSPQKLybZRedN7rZHQOSpZa6kTGhzkaWiOrS50= by the files', actual: '20260102000000_create_orders.sql h1:7vvNNhSPQKLybZRedN7rZHQOSpZa6kTGhzkaWiOrS50=' }],
    ['a line that is missing', vectorSums.replace(/^20260103.*\n/m, ''), { where: 'db/atlas.sum:4', expected: '20260103000000_note.sql h1:D1PdjRutCkbL5uQ6DFUB4Hp64LXrghjwJLSf1bK7rKI= by the files', actual: 'no line' }],
    ['a line too many', `${vectorSums}9_x.sql h1:abc=\n`, { where: 'db/atlas.sum:5', expected: 'no line', actual: '9_x.sql h1:abc=' }],
    ['another total', vectorSums.replace('h1:3bqos', 'h1:4bqos'), { where: 'db/atlas.sum:1', expected: 'h1:3bqosVoHpNPBFXNSsVlnhyBL6665BfBhjEtI9PaIBzE= by the files', actual: 'h1:4bqosVoHpNPBFXNSsVlnhyBL6665BfBhjEtI9PaIBzE=' }],
    ['a merge that was not finished', vectorSums.replace('20260103', '<<<<<<< HEAD\n20260103'), { where: 'db/atlas.sum:4', expected: '20260103000000_note.sql h1:D1PdjRutCkbL5uQ6DFUB4Hp64LXrghjwJLSf1bK7rKI= by the files', actual: '<<<<<<< HEAD' }],
  ])('are refused with %s', (_, text, facts) => {
    expect(errorOf(() => {
      checkSumFile('db/atlas.sum', text, lines);
    })).toEqual({ code: 'migrations/sum-mismatch', ...facts });
  });

  it('are read with line ends of Windows too', () => {
    expect(() => {
      checkSumFile('db/atlas.sum', vectorSums.replaceAll('\n', '\r\n'), lines);
    }).not.toThrow();
  });

  it('are missed where there are none', () => {
    expect(errorOf(() => read({ 'db/1_a.sql': '' }))).toEqual({ code: 'migrations/sum-missing', where: 'db/1_a.sql', expected: 'atlas.sum' });
  });

  it('leave out the text of a file that says so', () => {
    const texts = directory({ '1_a.sql': 'select 1;', '2_b.sql': '-- atlas:sum ignore\nselect 2;' });
    expect(texts['db/atlas.sum']).not.toContain('2_b.sql');
    expect(read({ ...texts, 'db/2_b.sql': '-- atlas:sum ignore\nselect 3;' })).toHaveLength(2);
    expect(errorOf(() => read({ ...texts, 'db/1_a.sql': 'select 4;' })).code).toBe('migrations/sum-mismatch');
  });
});

describe('the files of an Atlas directory', () => {
  it('are those of the folder itself, in the order of their bytes', () => {
    const texts = { ...directory({ '10_b_c.sql': '', '2.sql': '', '1_a.sql': '', '1a_x.sql': '' }), 'db/sub/3_c.sql': '', 'db/README.md': '' };
    expect(read(texts).map(({ version, description }) => [version, description])).toEqual([['10', 'b_c'], ['1', 'a'], ['1a', 'x'], ['2', '']]);
  });

  it('may not share a version', () => {
    expect(errorOf(() => read(directory({ '1_a.sql': '', '1_b.sql': '' }))).code).toBe('migrations/duplicate-version');
  });

  it('are written with the sums', () => {
    const files = filesOf(directory({ '20260101000000_a.sql': 'select 1;\n' }));
    const written = atlas.newFiles?.({ files, newest: '20260101000000', description: 'adopt', folder: 'db/', sql: 'create table t (id int);\n', transactional: false }) ?? [];
    expect(written.map(({ path }) => path)).toEqual(['db/20260101000001_adopt.sql', 'db/atlas.sum']);
    const texts = Object.fromEntries([['db/20260101000000_a.sql', 'select 1;\n'], ...written.map(({ path, text }) => [path, text] as const)]);
    const [, added] = read(texts);
    expect(added?.version).toBe('20260101000001');
    expect(added === undefined ? undefined : atlas.forbidsTransaction(added)).toBe(true);
  });
});

describe('directives of an Atlas file', () => {
  const migrationOf = (text: string): Migration => {
    const [migration] = read(directory({ '1_a.sql': text }));
    if (migration === undefined) throw new Error('no migration');
    return migration;
  };

  it.each([
    ['-- atlas:txmode none\n\nselect 1;', true],
    ['-- other\n-- atlas:txmode none\n\nselect 1;', true],
    ['-- atlas:txmode file\n\nselect 1;', false],
    ['-- atlas:txmode none\nselect 1;', false],
    ['select 1;\n-- atlas:txmode none\n\n', false],
  ])('rule out a transaction in %j: %s', (text, expected) => {
    expect(atlas.forbidsTransaction(migrationOf(text))).toBe(expected);
  });

  it('make a file stand for everything before it', () => {
    expect(migrationOf('-- atlas:checkpoint\n\ncreate table t (id int);').kind).toBe('baseline');
    expect(migrationOf('-- atlas:checkpoint v1\n\ncreate table t (id int);').kind).toBe('baseline');
    expect(migrationOf('create table t (id int);').kind).toBe('versioned');
  });

  it('turn another delimiter into semicolons, and keep the lines', () => {
    expect(rendered('-- atlas:delimiter -- end\nselect 1\n-- end\nselect 2\n-- end\n')).toBe('-- atlas:delimiter ;     \nselect 1\n;     \nselect 2\n;     \n');
    expect(rendered('-- atlas:delimiter \\n\\n\nselect 1\n\nselect 2')).toBe('-- atlas:delimiter \\n\\n\nselect 1;\n\nselect 2');
    expect(rendered('select 1; -- end')).toBe('select 1; -- end');
  });
});

describe('the revisions of Atlas', () => {
  const { history } = atlas;
  const postgres: HistoryLocation = { family: 'postgres', database: 'shop', schema: 'atlas_schema_revisions', table: 'atlas_schema_revisions' };
  const migration: Migration = { version: '2', description: 'b', kind: 'versioned', path: 'db/2_b.sql', script: '2_b.sql', text: '', hash: 'x', checksum: 'sum=' };
  const entry: HistoryEntry = {
    rank: 2, event: { kind: 'migration', migration }, state: 'applied', wasStarted: false, statements: { done: 2, total: 2, texts: () => ['select 1', 'select 2'] },
    executionTimeMs: 12, installedBy: 'u', runStartedAt: 0,
  };
  const row = {
    version: '2', description: 'b', type: '2', applied: '2', total: '2', executed_at: '2026-01-01T00:00:00Z', execution_time: '12000000', error: null, error_stmt: null,
    hash: 'sum=', partial_hashes: null, operator_version: 'Atlas CLI v0.30.0',
  };

  it('are locked as Atlas locks them', () => {
    expect(history.lockKey(postgres)).toBe('2686470616');
    expect(history.lockKey({ ...postgres, family: 'mysql' })).toBe('atlas_migrate_execute');
  });

  it('take one row that grows', () => {
    const [started] = history.record(postgres, { ...entry, state: 'started', statements: { ...entry.statements, done: 0 } });
    expect(started?.text).toMatch(/^INSERT INTO "atlas_schema_revisions"\."atlas_schema_revisions"/);
    const [failed] = history.record(postgres, { ...entry, state: 'failed', wasStarted: true, statements: { ...entry.statements, done: 1 }, failure: { message: 'no', statement: 'select 2' } });
    expect(failed?.text).toMatch(/^UPDATE .* WHERE "version" = \$8$/);
    // The sum of `select 1;` alone.
    expect(failed?.values).toEqual(['sum=', 1, 2, 12_000_000, 'no', 'select 2;', '["h1:NUtxlsm6X7SyHPYVu27EzVwHUDw0Ip/u8DP8CBqMA/Q="]', '2']);
    const [done] = history.record(postgres, { ...entry, wasStarted: true });
    expect(done?.values).toEqual(['sum=', 2, 2, 12_000_000, null, null, null, '2']);
  });

  it('are read by what their bits and counts say', () => {
    expect(history.parseRow(row)).toMatchObject({ version: '2', kind: 'versioned', checksum: 'sum=', success: true, executionTimeMs: 12 });
    expect(history.parseRow({ ...row, applied: '1', error: 'no' })).toMatchObject({ success: false });
    expect(history.parseRow({ ...row, applied: '1', type: '6', error: 'no' })).toMatchObject({ success: true });
    expect(history.parseRow({ ...row, type: '1', applied: '0', total: '0', hash: '' })).toMatchObject({ kind: 'baseline', success: true });
  });
});
