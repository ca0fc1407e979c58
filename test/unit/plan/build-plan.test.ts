import { describe, expect, it } from '@jest/globals';
import type { EngineTraits } from '../../../src/model/server-info.ts';
import type { MigrateSettings, TransactionSetting } from '../../../src/model/settings.ts';
import type { Statement } from '../../../src/model/statement.ts';
import { buildPlan, type PlanRequest } from '../../../src/plan/build-plan.ts';
import { explainPlan } from '../../../src/plan/explain-plan.ts';
import { timeoutsFor } from '../../../src/plan/timeouts.ts';
import { errorOf } from '../../support/error-of.ts';
import { begin, callOf, commit, concurrently, createTable, insert, insertInto, migrationOf, scriptOf, set, statementOf } from './statements.ts';

const postgres: EngineTraits = {
  transactionalDdl: true, pipelining: true, schemaWideIndexNames: true, indexesForeignKeys: false, onlineDdlClauses: false, lockTimeoutSetting: 'lock_timeout',
};
const mysql: EngineTraits = { ...postgres, transactionalDdl: false, pipelining: false, lockTimeoutSetting: 'lock_wait_timeout' };
const settings: MigrateSettings = { transaction: 'per-file', lockTimeoutMs: 2000, lockWaitMs: 600_000, statementTimeoutMs: 900_000, outOfOrder: 'reject' };

interface Case {
  readonly traits?: EngineTraits;
  readonly transaction?: TransactionSetting;
  readonly forbidsTransaction?: boolean;
  readonly nonTransactionalTables?: readonly string[];
}

interface ModeCase {
  readonly name: string;
  readonly statements: readonly Statement[];
  readonly options: Case;
  readonly expected: string;
}

function requestOf(files: readonly (readonly Statement[])[], options: Case = {}): PlanRequest {
  const transaction = options.transaction ?? 'per-file';
  return {
    target: 'staging',
    engine: { name: 'postgresql', version: { text: '16.4', number: 160400 } },
    database: 'shop',
    history: { schema: 'public', table: 'flyway_schema_history', rows: [] },
    settings: { ...settings, transaction },
    facts: { traits: options.traits ?? postgres, transaction, nonTransactionalTables: new Set(options.nonTransactionalTables ?? []) },
    migrations: files.map((statements, index) => {
      const script = scriptOf(statements);
      return { script, migration: migrationOf(script, String(index + 1)), forbidsTransaction: options.forbidsTransaction ?? false };
    }),
  };
}

function planned(statements: readonly Statement[], options: Case = {}): string {
  const [migration] = buildPlan(requestOf([statements], options)).migrations;
  return `${migration?.mode ?? ''}: ${migration?.statements.map(({ protocol, statement }) => `${statement.ordinal} ${protocol}`).join(', ') ?? ''}`;
}

const unread = { ...statementOf('ALTER SOMETHING', 'any'), problem: { message: 'not understood', offset: 0 } };
const call = statementOf('CALL p()', 'any', [{ kind: 'run-code', command: 'CALL', span: { start: 0, end: 0 } }]);

describe('the mode of a migration', () => {
  it.each<ModeCase>([
    { name: 'DDL on PostgreSQL shares the transaction', statements: [statementOf('CREATE TABLE', 'any'), insert], options: {}, expected: 'atomic: 1 recorded, 2 recorded' },
    { name: 'a concurrent build makes the file stepwise', statements: [concurrently], options: {}, expected: 'stepwise: 1 intent' },
    { name: 'a mixed file runs statement by statement', statements: [insert, concurrently, set], options: {}, expected: 'stepwise: 1 recorded, 2 intent, 3 session' },
    { name: 'DDL on MySQL commits', statements: [set, createTable, insert], options: { traits: mysql }, expected: 'stepwise: 1 session, 2 intent, 3 recorded' },
    { name: 'rows alone share a transaction on MySQL', statements: [set, insert], options: { traits: mysql }, expected: 'atomic: 1 session, 2 recorded' },
    { name: 'a procedure on MySQL may commit', statements: [call, insert], options: { traits: mysql }, expected: 'stepwise: 1 intent, 2 recorded' },
    { name: 'a procedure on PostgreSQL cannot commit inside a transaction', statements: [call], options: {}, expected: 'atomic: 1 recorded' },
    { name: 'what is not understood may be DDL on MySQL', statements: [unread], options: { traits: mysql }, expected: 'stepwise: 1 intent' },
    { name: 'a storage engine without transactions', statements: [insertInto('Log'), insert], options: { traits: mysql, nonTransactionalTables: ['log'] }, expected: 'stepwise: 1 intent, 2 recorded' },
    { name: 'an empty file', statements: [], options: {}, expected: 'atomic: ' },
    { name: 'the file forbids a transaction', statements: [insert], options: { forbidsTransaction: true }, expected: 'stepwise: 1 recorded' },
    { name: 'the setting per-statement', statements: [insert], options: { transaction: 'per-statement' }, expected: 'stepwise: 1 recorded' },
    { name: 'the setting none', statements: [insert, set], options: { transaction: 'none' }, expected: 'stepwise: 1 intent, 2 session' },
  ])('$name', ({ statements, options, expected }) => {
    expect(planned(statements, options)).toBe(expected);
  });

  it('keeps a file stepwise that an earlier run has begun, whatever is left of it', () => {
    const request = requestOf([[insert, insert]]);
    const [migration] = buildPlan({ ...request, migrations: request.migrations.map((read) => ({ ...read, done: [1] })) }).migrations;
    expect([migration?.mode, migration?.done]).toEqual(['stepwise', [1]]);
  });

  it('refuses whole-run where a statement cannot be rolled back, and names it', () => {
    const request = requestOf([[insert], [insert, concurrently]], { transaction: 'whole-run' });
    expect(errorOf(() => buildPlan(request))).toEqual({ code: 'plan/not-one-transaction', where: 'db/V2__x.sql:2', detail: 'CREATE INDEX CONCURRENTLY' });
  });
});

describe('transaction control in a file', () => {
  it('is left out where it stands around the whole file', () => {
    expect(planned([begin, insert, insert, commit])).toBe('atomic: 2 recorded, 3 recorded');
    expect(planned([set, begin, insert, commit])).toBe('atomic: 1 session, 3 recorded');
    expect(buildPlan(requestOf([[begin, insert, commit]])).migrations[0]?.notes).toEqual([
      'db/V1__x.sql: its own BEGIN and COMMIT are left out; the file runs in one transaction together with its history row',
    ]);
    expect(buildPlan(requestOf([[begin, createTable, commit]], { traits: mysql })).migrations[0]?.notes).toEqual([
      'db/V1__x.sql: its own BEGIN and COMMIT are left out; the engine cannot keep the file in one transaction',
    ]);
  });

  it.each<readonly [string, readonly Statement[]]>([
    ['twice', [begin, insert, commit, begin, insert, commit]],
    ['in the middle', [begin, insert, commit, insert]],
    ['after rows', [insert, begin, insert, commit]],
    ['with a second BEGIN inside', [begin, begin, insert, commit]],
    ['by a COMMIT alone, which ends the runner’s own', [insert, commit, insert]],
  ])('makes the file run statement by statement where it commits %s', (_, statements) => {
    const [migration] = buildPlan(requestOf([statements])).migrations;
    expect(migration?.mode).toBe('stepwise');
    expect(migration?.statements.map(({ statement, protocol }) => [statement.text, protocol])).toEqual(statements.filter((statement) => statement === insert).map(({ text }) => [text, 'recorded']));
    expect(migration?.notes).toEqual(['db/V1__x.sql: its own BEGIN and COMMIT are left out; the file commits in between, so it runs statement by statement and each is recorded']);
  });

  it.each<readonly [string, readonly Statement[]]>([
    ['without an end', [begin, insert]],
    ['around a setting that ends with it', [begin, statementOf('SET LOCAL work_mem = 1', 'any', [{ kind: 'set-variable', name: 'work_mem', scope: 'transaction', span: { start: 0, end: 0 } }]), commit, insert]],
    ['with options', [statementOf('BEGIN ISOLATION LEVEL SERIALIZABLE', 'control', begin.operations), insert, commit]],
    ['as a savepoint', [statementOf('SAVEPOINT a', 'control', [{ kind: 'transaction-control', command: 'savepoint', span: { start: 0, end: 0 } }])]],
  ])('is refused %s', (_, statements) => {
    expect(errorOf(() => planned(statements)).code).toBe('plan/transaction-control');
  });
});

describe('what a migration may not do', () => {
  it.each(['pg_advisory_unlock_all', 'pg_catalog.pg_advisory_unlock', 'release_all_locks'])('free locks by %s', (name) => {
    expect(errorOf(() => planned([insert, callOf(name)]))).toEqual({ code: 'plan/releases-lock', where: 'db/V1__x.sql:2', detail: name });
  });

  it('speak to a client', () => {
    const script = scriptOf([insert], [{ span: { start: 15, end: 20 }, command: '\\connect', advice: 'Set the target in the configuration.' }]);
    const migration = migrationOf(script);
    const request = { ...requestOf([]), migrations: [{ script, migration: { ...migration, text: `${migration.text}\n\\connect x` }, forbidsTransaction: false }] };
    expect(errorOf(() => buildPlan(request))).toEqual({ code: 'sql/client-command', where: 'db/V1__x.sql:2', detail: '\\connect', expected: 'Set the target in the configuration.' });
  });
});

describe('the hash of a plan', () => {
  const base = requestOf([[insert], [concurrently]]);
  const hash = buildPlan(base).hash;

  it('is the same for the same decisions', () => {
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(buildPlan(requestOf([[insert], [concurrently]])).hash).toBe(hash);
    const [row] = [{ rank: 1, description: 'x', kind: 'versioned', script: 'V0.sql', success: true }] as const;
    const withRow = (appliedAt: string) => buildPlan({ ...base, history: { ...base.history, rows: [{ ...row, appliedAt }] } }).hash;
    expect(withRow('2026-01-01T00:00:00')).toBe(withRow('2026-01-02T00:00:00'));
  });

  it.each<readonly [string, PlanRequest]>([
    ['target', { ...base, target: 'production' }],
    ['database', { ...base, database: 'other' }],
    ['server version', { ...base, engine: { name: 'postgresql', version: { text: '17.0', number: 170000 } } }],
    ['history row', { ...base, history: { ...base.history, rows: [{ rank: 1, description: 'x', kind: 'versioned', script: 'V0.sql', success: true }] } }],
    ['history table', { ...base, history: { ...base.history, table: 'other' } }],
    ['lock timeout', { ...base, settings: { ...settings, lockTimeoutMs: 1 } }],
    ['out of order', { ...base, settings: { ...settings, outOfOrder: 'apply' } }],
    ['order of files', { ...base, migrations: [...base.migrations].reverse() }],
    ['file left out', { ...base, migrations: base.migrations.slice(1) }],
    ['statement', requestOf([[insertInto('u')], [concurrently]])],
    ['mode', requestOf([[insert], [concurrently]], { transaction: 'none' })],
    ['work already done', { ...base, migrations: base.migrations.map((read) => ({ ...read, done: [1] })) }],
  ])('changes with the %s', (_, request) => {
    expect(buildPlan(request).hash).not.toBe(hash);
  });
});

describe('the text of a plan', () => {
  it('names files, modes and statements', () => {
    const request = requestOf([[insert], [insert, concurrently]]);
    const [, second] = request.migrations;
    const resumed = second === undefined ? [] : [{ ...second, done: [1] }];
    const plan = buildPlan({ ...request, migrations: [...request.migrations.slice(0, 1), ...resumed] });
    expect(explainPlan(plan)).toEqual([
      `Plan ${plan.hash.slice(0, 12)} for staging: 2 migrations`,
      '1 db/V1__x.sql (one transaction)',
      '  1. INSERT INTO t',
      '2 db/V2__x.sql (statement by statement)',
      '  1. INSERT INTO t (done by an earlier run)',
      '  2. CREATE INDEX CONCURRENTLY',
      '  note: db/V2__x.sql: goes on after an earlier run, which did 1 statement of 2',
      '  note: db/V2__x.sql: mixes statements that need a transaction of their own with others, so it runs statement by statement',
    ]);
    expect(explainPlan(buildPlan(requestOf([])))).toEqual(['Nothing to apply to staging.']);
  });
});

describe('timeouts', () => {
  it('let a concurrent build take its time', () => {
    expect(timeoutsFor(insert, settings)).toEqual({ lockTimeoutMs: 2000, statementTimeoutMs: 900_000 });
    expect(timeoutsFor(concurrently, settings)).toEqual({ lockTimeoutMs: 300_000, statementTimeoutMs: 0 });
    expect(timeoutsFor(concurrently, { transaction: 'per-file', lockWaitMs: 1, outOfOrder: 'reject' })).toEqual({ lockTimeoutMs: 0, statementTimeoutMs: 0 });
  });
});
