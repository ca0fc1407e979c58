import { describe, expect, it } from '@jest/globals';

import type { DatabaseProblem } from '../../../src/model/database-problem.ts';
import type { PlannedMigration } from '../../../src/model/plan.ts';
import { sha256 } from '../../../src/plan/canonical-hash.ts';
import { planMigration } from '../../../src/plan/plan-migration.ts';
import type { Row } from '../../../src/ports/database-session.ts';
import { ledgerCommands } from '../../../src/runner/ledger/ledger-commands.ts';
import { ledgerTables } from '../../../src/runner/ledger/ledger-tables.ts';
import type { LedgerStatement, OpenMigration } from '../../../src/runner/ledger/read-ledger.ts';
import { settleMigration } from '../../../src/runner/settle-ledger.ts';
import { loadReader } from '../../../src/sql/load-reader.ts';
import { migrationOf } from '../plan/statements.ts';
import { fakeSession, postgresTraits, type FakeSession } from './fakes.ts';

const text = 'INSERT INTO t VALUES (1);\nCREATE INDEX CONCURRENTLY by_n ON t (n);\nINSERT INTO t VALUES (2);';

async function planned(): Promise<PlannedMigration> {
  const script = (await loadReader({ name: 'postgresql' })).read(text);
  return planMigration({ migration: { ...migrationOf(script), text }, script, forbidsTransaction: false }, { traits: postgresTraits, transaction: 'per-file', nonTransactionalTables: new Set() });
}

async function openWith(rows: readonly Pick<LedgerStatement, 'ordinal' | 'state'>[], state: OpenMigration['state'] = 'running'): Promise<OpenMigration> {
  const { statements } = await planned();
  return {
    id: 'm', script: 'V1__x.sql', state, statements: rows.map((row) => ({
      ...row, hash: sha256(statements.find(({ statement }) => statement.ordinal === row.ordinal)?.statement.text ?? ''),
      runId: 'r', startedAt: '2026-01-01T00:00:00Z', beforeImage: row.state === 'intent' ? '["public","t","t_pkey"]' : '',
    })),
  };
}

function contextOf(session: FakeSession) {
  const location = { family: 'postgres', database: 'shop', schema: 'public', table: 'history' } as const;
  return { session, family: location.family, schema: location.schema, ledger: ledgerCommands(ledgerTables(location)) };
}

const sessionWith = (indexes: readonly Row[] | DatabaseProblem) => fakeSession({ answers: [['pg_index', indexes]] });
const intent = [{ ordinal: 1, state: 'done' }, { ordinal: 2, state: 'intent' }] as const;

describe('settling a half-applied migration', () => {
  it('marks as done what is there', async () => {
    const session = sessionWith([{ schema: 'public', name: 't_pkey', valid: true }, { schema: 'public', name: 'by_n', valid: true }]);
    expect(await settleMigration(contextOf(session), await planned(), await openWith(intent))).toEqual([1, 2]);
    expect(session.said.at(-1)).toMatch(/^UPDATE "public"\."schema_gitops_statement" SET state = 'done'.*-- \["m",2\]$/);
  });

  it('takes back an intent of which nothing is there', async () => {
    const session = sessionWith([{ schema: 'public', name: 't_pkey', valid: true }]);
    expect(await settleMigration(contextOf(session), await planned(), await openWith(intent))).toEqual([1]);
    expect(session.said.at(-1)).toMatch(/^DELETE FROM "public"\."schema_gitops_statement".*-- \["m",2\]$/);
  });

  it('removes the invalid index that a build left, and no other', async () => {
    const session = sessionWith([{ schema: 'public', name: 't_pkey', valid: false }, { schema: 'public', name: 'by_n', valid: false }]);
    expect(await settleMigration(contextOf(session), await planned(), await openWith(intent))).toEqual([1]);
    expect(session.said.filter((line) => line.startsWith('DROP'))).toEqual(['DROP INDEX CONCURRENTLY IF EXISTS "public"."by_n"']);
  });

  it('says where the clean-up failed', async () => {
    const session = fakeSession({
      answers: [['pg_index', [{ schema: 'public', name: 'by_n', valid: false }]]],
      send: () => ({ results: [], failure: { index: 0, problem: { sqlState: '42501', message: 'must be owner', connectionLost: false } } }),
    });
    await expect(settleMigration(contextOf(session), await planned(), await openWith(intent))).rejects.toMatchObject({ code: 'database/privilege-missing', facts: { where: 'db/V1__x.sql:2' } });
  });

  it('refuses a file whose applied statements are not those that were applied', async () => {
    const open = await openWith([{ ordinal: 1, state: 'done' }]);
    const [first] = open.statements;
    const edited = { ...open, statements: first === undefined ? [] : [{ ...first, hash: 'other' }] };
    await expect(settleMigration(contextOf(fakeSession()), await planned(), edited)).rejects.toMatchObject({
      code: 'history/half-applied-changed', facts: { where: 'db/V1__x.sql:1', detail: 'statement 1, which run r applied, was edited' },
    });
    const shortened = { ...open, statements: first === undefined ? [] : [{ ...first, ordinal: 9, state: 'intent' as const }] };
    await expect(settleMigration(contextOf(fakeSession()), await planned(), shortened)).rejects.toMatchObject({
      code: 'history/half-applied-changed', facts: { where: 'db/V1__x.sql', detail: 'statement 9, which run r began, is gone' },
    });
  });

  it('passes over a statement that failed: it runs again, also in another form', async () => {
    expect(await settleMigration(contextOf(fakeSession()), await planned(), await openWith([{ ordinal: 1, state: 'done' }, { ordinal: 2, state: 'failed' }]))).toEqual([1]);
  });

  it('asks about a repaired failure of which nothing shows, and begins anew where nothing was done', async () => {
    await expect(settleMigration(contextOf(fakeSession()), await planned(), await openWith([{ ordinal: 1, state: 'done' }], 'failed'))).rejects.toMatchObject({
      code: 'history/unknown-statement', facts: { detail: 'was what statements 1 did undone when the failed row was repaired?' },
    });
    expect(await settleMigration(contextOf(fakeSession()), await planned(), await openWith([{ ordinal: 1, state: 'failed' }], 'failed'))).toEqual([]);
    const gone = await openWith([{ ordinal: 1, state: 'done' }, { ordinal: 2, state: 'done' }], 'failed');
    expect(await settleMigration(contextOf(fakeSession()), await planned(), gone)).toBeUndefined();
    const there = fakeSession({ answers: [['pg_indexes', [{ found: 1 }]]] });
    expect(await settleMigration(contextOf(there), await planned(), gone)).toEqual([1, 2]);
  });
});
