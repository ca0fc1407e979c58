import { describe, expect, it } from '@jest/globals';

import { ledgerCommands } from '../../../src/runner/ledger/ledger-commands.ts';
import { createLedger, ledgerTables } from '../../../src/runner/ledger/ledger-tables.ts';
import { readOpenMigrations } from '../../../src/runner/ledger/read-ledger.ts';
import { fakeSession } from './fakes.ts';

const postgres = ledgerTables({ family: 'postgres', schema: 'app' });
const mysql = ledgerTables({ family: 'mysql', schema: 'app' });
const record = { migrationId: 'm', ordinal: 2, hash: 'h', runId: 'r', sessionId: 7 };

describe('the ledger', () => {
  it('stands beside the history table, and is whole when its last table is there', () => {
    expect(createLedger(postgres).map(({ text }) => text.split('\n')[0])).toEqual([
      'CREATE TABLE IF NOT EXISTS "app"."schema_gitops_run" (',
      'CREATE TABLE IF NOT EXISTS "app"."schema_gitops_migration" (',
      'CREATE TABLE IF NOT EXISTS "app"."schema_gitops_statement" (',
    ]);
    expect(createLedger(mysql).every(({ text }) => text.endsWith('ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin'))).toBe(true);
  });

  it('replaces the row of an earlier attempt in each engine’s own words, with the server’s time', () => {
    expect(ledgerCommands(postgres).intent(record, '["x"]')).toEqual({
      text: 'INSERT INTO "app"."schema_gitops_statement" (migration_id, ordinal, statement_hash, state, run_id, session_id, before_image, problem_code, started_at, finished_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, clock_timestamp(), NULL) ON CONFLICT (migration_id, ordinal) DO UPDATE SET statement_hash = excluded.statement_hash, state = excluded.state, run_id = excluded.run_id, session_id = excluded.session_id, before_image = excluded.before_image, problem_code = excluded.problem_code, started_at = excluded.started_at, finished_at = excluded.finished_at',
      values: ['m', 2, 'h', 'intent', 'r', 7, '["x"]', null],
    });
    const done = ledgerCommands(mysql).done(record);
    expect(done.text).toContain('VALUES (?, ?, ?, ?, ?, ?, ?, ?, SYSDATE(6), SYSDATE(6)) ON DUPLICATE KEY UPDATE statement_hash = VALUES(statement_hash)');
    expect(done.values).toEqual(['m', 2, 'h', 'done', 'r', 7, null, null]);
    expect(ledgerCommands(mysql).failed(record, '1146').values).toEqual(['m', 2, 'h', 'failed', 'r', 7, null, '1146']);
  });

  it('cuts a script that its column does not hold', () => {
    const begin = ledgerCommands(postgres).beginMigration({ id: 'm', runId: 'r', historyTable: 'history', script: 's'.repeat(1200), version: null, fileHash: 'h' });
    expect(begin.values?.[3]).toBe('s'.repeat(1000));
  });

  it('gives back what is open, statement by statement', async () => {
    const migration = { ledger_version: 1, id: 'm', script: 'V1__a.sql', migration_state: 'running' };
    const statement = { statement_hash: 'h', run_id: 'r', started_at: '2026-01-01T00:00:00Z' };
    const session = fakeSession({
      answers: [['schema_gitops_run', [
        { ...migration, ...statement, ordinal: 1, state: 'done', before_image: null },
        { ...migration, ...statement, ordinal: 2, state: 'intent', before_image: '[]' },
        { ledger_version: 1, id: 'n', script: 'V2__b.sql', migration_state: 'failed', ordinal: null, statement_hash: null, state: null, before_image: null, run_id: null, started_at: null },
      ]]],
    });
    expect(await readOpenMigrations(session, { family: 'postgres', database: 'd', schema: 'app', table: 'history' })).toEqual([
      {
        id: 'm', script: 'V1__a.sql', state: 'running', statements: [
          { ordinal: 1, hash: 'h', state: 'done', runId: 'r', startedAt: '2026-01-01T00:00:00Z' },
          { ordinal: 2, hash: 'h', state: 'intent', runId: 'r', startedAt: '2026-01-01T00:00:00Z', beforeImage: '[]' },
        ],
      },
      { id: 'n', script: 'V2__b.sql', state: 'failed', statements: [] },
    ]);
    expect(session.said[0]).toContain('-- ["history"]');
  });

  it('is left alone where a newer version wrote it', async () => {
    const session = fakeSession({ answers: [['schema_gitops_run', [{ ledger_version: 2, id: null }]]] });
    await expect(readOpenMigrations(session, { family: 'mysql', database: 'd', schema: 'app', table: 'history' })).rejects.toMatchObject({
      code: 'history/newer-ledger', facts: { expected: 'layout 1', actual: 'layout 2' },
    });
  });
});
