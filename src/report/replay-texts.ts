import type { ReportedLock, ReportedReplay, ReportedReplayBase, ReportedReplayStatement, ReportedSchemaChange, ReportedSeed } from '../model/report-replay.ts';
import { countText, durationText, statementCount } from './numbers.ts';

/** Statements that documents name; the report file has them all. */
const slowestShown = 5;

/** A statement with the file that it stands in. */
export interface PlacedStatement {
  readonly path: string;
  readonly statement: ReportedReplayStatement;
}

/** The slowest statements, slowest first. */
export function slowestStatements({ migrations }: ReportedReplay): readonly PlacedStatement[] {
  const all = migrations.flatMap(({ path, statements }) => statements.map((statement) => ({ path, statement })));
  return all.toSorted((one, other) => other.statement.durationMs - one.statement.durationMs).slice(0, slowestShown);
}

/** `ACCESS EXCLUSIVE on public.users`. */
export function lockText(locks: readonly ReportedLock[]): string {
  return locks.map(({ table, lock }) => `${lock} on ${table}`).join(', ');
}

/** What stood before the change set. */
export function baseText({ migrations, durationMs, template }: ReportedReplayBase): string {
  const count = countText(migrations, 'migration');
  if (template === 'reused') return `The base of ${count} came from a copy that an earlier run had kept.`;
  return `The base of ${count} took ${durationText(durationMs)}${template === 'kept' ? ' and was kept for the next run' : ''}.`;
}

/** What was loaded behind it. */
export function seedText({ file, statements, durationMs }: ReportedSeed): string {
  return `The seed ${file} of ${statementCount(statements)} took ${durationText(durationMs)}.`;
}

/** `type: integer → bigint; nullable: true → false`. */
export function attributeText(attributes: ReportedSchemaChange['attributes']): string {
  return Object.entries(attributes).map(([name, { before = 'none', after = 'none' }]) => `${name}: ${before} → ${after}`).join('; ');
}
