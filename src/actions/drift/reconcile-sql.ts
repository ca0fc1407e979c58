import { explain } from '../../errors/explain.ts';
import { CatalogedError } from '../../errors/user-error.ts';
import { writeMigration } from '../../migrations/write-migration.ts';
import type { DriftChange } from '../../model/drift.ts';
import type { ReportedSql } from '../../model/report-drift.ts';
import type { ProofDatabase } from '../../replay/prove-changes.ts';
import type { RunnerRequest } from '../../runner/runner-request.ts';
import type { Expectation } from '../expected-state/expectation.ts';
import type { ThrowAwayServer } from '../expected-state/throw-away-server.ts';
import type { Judgement } from './judge-target.ts';
import type { TargetState } from './read-target.ts';
import { writeSql, type WrittenSql } from './write-sql.ts';

/** What the SQL is written for. */
export interface ReconcileRequest {
  readonly runner: RunnerRequest;
  readonly state: TargetState;
  readonly expectation: Expectation;
  readonly judgement: Judgement;
  readonly throwAway: ThrowAwayServer;
}

/** SQL with the file that it would be as a migration, or why there is none. */
export type ReconcileSql = { readonly sql: WrittenSql; readonly notes: readonly string[] } | { readonly sql?: undefined; readonly notes: readonly string[] };

/** SQL in both directions for what differs; without a throw-away database of the right version there is none. */
export async function reconcileSql(request: ReconcileRequest): Promise<ReconcileSql> {
  const { expectation, judgement, state, throwAway } = request;
  const { fill, schema } = expectation;
  const changes = judgement.drift.changes.filter(({ digest }) => digest === undefined);
  const rows = judgement.drift.changes.filter(({ digest }) => digest !== undefined);
  if (changes.length === 0) return rows.length === 0 ? { notes: [] } : { sql: withRows(noSql, rows), notes: [] };
  if (fill === undefined) return { notes: ['No SQL is written: the expected state is a description, from which no throw-away database can be made to prove it.'] };
  if (judgement.portable) return { notes: ['No SQL is written: the dev database is of another version than the target, so nothing would be proved.'] };
  const open = async (): Promise<ProofDatabase> => {
    const database = await throwAway.open();
    try {
      await fill(database);
      return database;
    } catch (error) {
      await database.close();
      throw error;
    }
  };
  try {
    const sql = await writeSql({ changes, expected: schema, actual: state.actual, open, differences: judgement.differences });
    const written = { ...sql, adopt: { ...sql.adopt, ...adoptionFile(request, sql) } };
    return { sql: withRows(written, rows), notes: [] };
  } catch (error) {
    if (!(error instanceof CatalogedError)) throw error;
    return { notes: [`No SQL is written: it could not be proved (${explain(error).what}).`] };
  }
}

const noSql: WrittenSql = { adopt: { text: '', hazards: [], notWritten: [] }, revert: { text: '', hazards: [], notWritten: [] }, revertStatements: [] };

/** Says in both directions what no statement is written for, so that nobody takes the rest for all. */
function withRows(sql: WrittenSql, rows: readonly DriftChange[]): WrittenSql {
  const notWritten = rows.map(({ object }) => ({ object, reason: 'values of rows are read from neither side' }));
  const add = (one: ReportedSql): ReportedSql => ({ ...one, notWritten: [...one.notWritten, ...notWritten] });
  return { ...sql, adopt: add(sql.adopt), revert: add(sql.revert) };
}

/** Where the adopting migration goes: behind the newest one, in its folder. The name holds the fingerprint, so it is the same in every run. */
function adoptionFile({ runner, judgement }: ReconcileRequest, { adopt }: WrittenSql): { readonly file?: string } {
  const { migrations, rules } = runner.migrations;
  const newest = migrations.findLast(({ version }) => version !== undefined);
  const beside = newest ?? migrations[0];
  // What is declared changes by its own file, which nobody but its author can word.
  if (adopt.text === '' || beside === undefined || rules.declares === true) return {};
  const folder = beside.path.slice(0, beside.path.lastIndexOf('/') + 1);
  const target = runner.target.toLowerCase().replace(/[^a-z\d]+/g, '_').replace(/^_|_$/g, '').slice(0, 40);
  const words = ['adopt', ...(target === '' ? [] : [target]), judgement.drift.fingerprint.slice(0, 8)];
  // A format whose migrations are folders, or are listed in a file, says itself where they go.
  const [first] = writeMigration(rules, { files: [], ...(newest?.version === undefined ? {} : { newest: newest.version }), description: words.join('_'), folder, sql: adopt.text, transactional: true });
  return first === undefined ? {} : { file: first.path };
}
