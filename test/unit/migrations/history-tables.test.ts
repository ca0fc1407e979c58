import { describe, expect, it } from '@jest/globals';

import { flyway } from '../../../src/migrations/formats/flyway.ts';
import { plainSql } from '../../../src/migrations/formats/plain-sql.ts';
import type { HistoryCommand, HistoryLocation, RecordedEvent } from '../../../src/migrations/format.ts';
import type { Migration } from '../../../src/model/migration.ts';

const postgres: HistoryLocation = { family: 'postgres', database: 'shop', schema: 'my "app"', table: 'log' };
const mysql: HistoryLocation = { family: 'mysql', database: 'my `app`', schema: 'my `app`', table: 'log' };
const migration: Migration = {
  version: '1.2', description: 'create', kind: 'versioned', path: 'db/V1_2__create.sql', script: 'V1_2__create.sql', text: '', hash: 'f'.repeat(64), checksum: '-5',
};

const entry = {
  rank: 3, state: 'applied', executionTimeMs: 12, installedBy: 'deployer', wasStarted: false, statements: { done: 1, total: 1, texts: () => [] }, runStartedAt: 0,
} as const;

function onlyOf(commands: readonly HistoryCommand[]): HistoryCommand {
  const [only, more] = commands;
  if (only === undefined || more !== undefined) throw new Error('one command expected');
  return only;
}

describe('Flyway’s history table', () => {
  const { history } = flyway;

  it('is created as Flyway creates it, with names that follow the table’s', () => {
    expect(history.create(postgres).map(({ text }) => text.split('\n')[0])).toEqual([
      'CREATE TABLE "my ""app"""."log" (',
      'ALTER TABLE "my ""app"""."log" ADD CONSTRAINT "log_pk" PRIMARY KEY ("installed_rank")',
      'CREATE INDEX "log_s_idx" ON "my ""app"""."log" ("success")',
    ]);
    const [only, more] = history.create(mysql);
    expect(more).toBeUndefined();
    expect(only?.text).toContain('CREATE TABLE `my ``app```.`log` (');
    expect(only?.text).toContain('CONSTRAINT `log_pk` PRIMARY KEY (`installed_rank`)');
    expect(only?.text).toContain('KEY `log_s_idx` (`success`)');
  });

  const insert = (event: RecordedEvent, location = postgres) => onlyOf(history.record(location, { ...entry, event }));

  it('takes a row for a migration', () => {
    expect(insert({ kind: 'migration', migration })).toEqual({
      text: 'INSERT INTO "my ""app"""."log" ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success") VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)',
      values: [3, '1.2', 'create', 'SQL', 'V1_2__create.sql', -5, 'deployer', 12, true],
    });
    expect(insert({ kind: 'migration', migration }, mysql).text).toMatch(/VALUES \(\?, \?, \?, \?, \?, \?, \?, \?, \?\)$/);
  });

  it('lets the server measure a time that is not known yet', () => {
    const { text, values } = onlyOf(history.record(postgres, { ...entry, event: { kind: 'migration', migration }, executionTimeMs: 'since-begin' }));
    expect(text).toContain('$7, CAST(extract(epoch FROM clock_timestamp() - transaction_timestamp()) * 1000 AS integer), $8)');
    expect(values).toHaveLength(8);
  });

  it('takes marker rows', () => {
    expect(insert({ kind: 'baseline', version: '7', migrations: [] }).values).toEqual([3, '7', '<< Flyway Baseline >>', 'BASELINE', '<< Flyway Baseline >>', null, 'deployer', 12, true]);
    expect(insert({ kind: 'baseline', version: '7', description: 'as found', migrations: [] }).values?.slice(2, 5)).toEqual(['as found', 'BASELINE', 'as found']);
    expect(insert({ kind: 'schema-creation', schema: 'app' }).values).toEqual([3, null, '<< Flyway Schema Creation >>', 'SCHEMA', '"app"', null, 'deployer', 12, true]);
    expect(insert({ kind: 'schema-creation', schema: 'app' }, mysql).values?.[4]).toBe('`app`');
  });

  it('shortens what its columns do not hold', () => {
    const long = { ...migration, description: `${'d'.repeat(199)}ef`, script: `abc${'s'.repeat(997)}t` };
    const values = insert({ kind: 'migration', migration: long }).values ?? [];
    expect(values[2]).toBe(`${'d'.repeat(197)}...`);
    expect(values[4]).toBe(`...${'s'.repeat(997)}`);
    expect(history.storedDescription?.('d'.repeat(200))).toBe('d'.repeat(200));
  });

  it('is read in the order of its ranks, whatever a driver makes of booleans and numbers', () => {
    expect(history.select(postgres).text).toMatch(/^SELECT "installed_rank", .* FROM "my ""app"""\."log" ORDER BY "installed_rank"$/);
    const row = { installed_rank: '4', version: null, description: 'v', type: 'sql', script: 'R__v.sql', checksum: 12, installed_by: 'u', installed_on: '2026-01-01T00:00:00', execution_time: 3, success: 't' };
    expect(history.parseRow(row)).toEqual({
      rank: 4, description: 'v', kind: 'repeatable', script: 'R__v.sql', checksum: '12', appliedBy: 'u', appliedAt: '2026-01-01T00:00:00', executionTimeMs: 3, success: true,
    });
    expect(history.parseRow({ ...row, success: 0 }).success).toBe(false);
    expect(() => history.parseRow({ ...row, installed_rank: 'x' })).toThrow();
    const { script: _, ...without } = row;
    expect(() => history.parseRow(without)).toThrow();
  });

  it.each([
    ['SQL', '1', 'versioned'], ['JDBC', '1', 'versioned'], ['SQL', null, 'repeatable'], ['BASELINE', '1', 'baseline'], ['SQL_BASELINE', '2', 'baseline'],
    ['SCHEMA', null, 'marker'], ['DELETE', '1', 'deletion'], ['UNDO_SQL', '1', 'undo'],
  ])('knows a row of type %s with version %s as %s', (type, version, kind) => {
    const row = { installed_rank: 1, version, description: 'd', type, script: 's', checksum: null, installed_by: 'u', installed_on: '', execution_time: 0, success: true };
    expect(history.parseRow(row).kind).toBe(kind);
  });

  it('gives the next rank, also behind a schema row', () => {
    expect(history.nextRank([])).toBe(1);
    expect(history.nextRank([{ rank: 0, description: '', kind: 'marker', script: '', success: true }])).toBe(1);
    expect(history.nextRank([{ rank: 9, description: '', kind: 'versioned', script: '', success: true }])).toBe(10);
  });
});

describe('our own history table', () => {
  const { history } = plainSql;

  it('is one statement on both engines', () => {
    expect(history.create(postgres)).toHaveLength(1);
    expect(history.create(mysql)[0]?.text).toMatch(/ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin$/);
    expect(history.lockKey(postgres)).toBeUndefined();
  });

  it('takes and gives back rows', () => {
    const insert = (event: RecordedEvent) => onlyOf(history.record(mysql, { ...entry, event, rank: 1, state: 'failed', executionTimeMs: 5, installedBy: 'u' })).values;
    expect(insert({ kind: 'migration', migration })).toEqual([1, 'versioned', '1.2', 'create', 'V1_2__create.sql', '-5', 'u', 5, false]);
    expect(insert({ kind: 'baseline', version: '3', migrations: [] })).toEqual([1, 'baseline', '3', 'baseline', '', null, 'u', 5, false]);
    expect(insert({ kind: 'schema-creation', schema: 's' })).toEqual([1, 'marker', null, 'created schema s', '', null, 'u', 5, false]);
    const row = {
      applied_order: 1, kind: 'versioned', version: '1', description: 'd', script: 's', checksum: 'c', applied_by: 'u', applied_at: '2026-01-01T00:00:00.000000', execution_ms: '7', success: 1,
    };
    expect(history.parseRow(row)).toEqual({
      rank: 1, version: '1', description: 'd', kind: 'versioned', script: 's', checksum: 'c', appliedBy: 'u', appliedAt: '2026-01-01T00:00:00.000000', executionTimeMs: 7, success: true,
    });
    expect(history.parseRow({ ...row, kind: 'baseline', checksum: null }).kind).toBe('baseline');
  });
});
