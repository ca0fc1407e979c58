import type { ReportedRoundTrip } from '../../model/report-replay.ts';
import type { InspectedSchema, ObjectKey } from '../../model/schema-object.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';
import { insertProbes, measureRows, removeProbes, type MeasuredRows, type Probes } from '../../replay/row-probes.ts';
import { touchedTables } from '../../schema/draw-tables.ts';
import { deletesRows, droppedData, namedTables } from './lost-by.ts';
import { differingObjects } from './schema-difference.ts';
import type { Stage } from './stage.ts';
import type { TrialHit } from './trial-findings.ts';

/** A migration with its way back. */
export interface RoundTrip {
  readonly up: ReplayStep;
  readonly down: ReplayStep;
  /** Before the migration, and behind it. */
  readonly start: InspectedSchema;
  readonly end: InspectedSchema;
}

/** How it went. */
export interface RoundTripEnd extends Pick<ReportedRoundTrip, 'state' | 'reason' | 'probed'> {
  readonly hit?: TrialHit;
  /** True where the database is no longer in the state behind the migration. */
  readonly spoilt: boolean;
}

/** Tables whose rows are followed; a migration that touches more is no small step anyway. */
const mostProbed = 20;
/** Objects that a sentence names. */
const mostNamed = 3;

/**
 * Takes a migration that has just been applied back and applies it again, and looks each time whether the schema is what it was.
 * Rows that stood in its tables before are followed there and back.
 */
export async function roundTrip(stage: Stage, trip: RoundTrip): Promise<RoundTripEnd> {
  const { up, down, start, end } = trip;
  const back = await stage.attempt([down]);
  if (back.failure !== undefined) return broken({ rule: 'round-trip-failed', message: 'down', step: down, failure: back.failure });
  const left = differingObjects(start, await stage.inspect());
  if (left.length > 0) return broken({ rule: 'round-trip-failed', message: 'back', step: down, values: { objects: named(left) } });
  const rows = await followRows(stage, trip);
  if ('hit' in rows) return broken(rows.hit);
  if (rows.spoilt) await stage.rebuild(up);
  const again = await stage.attempt([up]);
  if (again.failure !== undefined) return broken({ rule: 'round-trip-failed', message: 'again', step: up, failure: again.failure });
  const other = differingObjects(end, await stage.inspect());
  if (other.length > 0) return broken({ rule: 'round-trip-failed', message: 'other-schema', step: down, values: { objects: named(other) } });
  return judgeRows(trip, rows);
}

function broken(hit: TrialHit): RoundTripEnd {
  return { state: 'broken', reason: brokenReasons[hit.message] ?? 'the way back fails', probed: [], hit, spoilt: true };
}

const brokenReasons: Readonly<Record<string, string>> = {
  down: 'the down script fails',
  'down-with-rows': 'the down script fails on tables with rows',
  back: 'the down script leads to another schema',
  again: 'the migration cannot be applied again behind its down script',
  'other-schema': 'applied again, the migration makes another schema',
};

/** What became of the rows. */
interface FollowedRows {
  readonly probed: readonly string[];
  readonly lost: readonly string[];
  /** True where every column of every table had a value in a row that was followed. */
  readonly isWhole: boolean;
  readonly refused: readonly string[];
  /** True where the way there failed half-way, and nobody can say where the database stands. */
  readonly spoilt: boolean;
}

/** From the state before the migration: a row into each of its tables, up, down, and are they as they were? */
async function followRows(stage: Stage, { up, down, start, end }: RoundTrip): Promise<FollowedRows | { readonly hit: TrialHit }> {
  const keys = [...new Set([...touchedTables(start, end), ...namedTables([up, down], start)])].filter((key) => start.groups.has(key)).slice(0, mostProbed);
  if (keys.length === 0) return { probed: [], lost: [], isWhole: false, refused: [], spoilt: false };
  const probes = await stage.aside((session) => insertProbes(session, start, keys));
  const refused = probes.refused.map(({ name, reason }) => `${name}: ${reason}`);
  if (probes.tables.length === 0) return { probed: [], lost: [], isWhole: false, refused, spoilt: false };
  const before = await stage.aside((session) => measureRows(session, probes.tables));
  const there = await stage.attempt([up]);
  if (there.failure !== undefined) {
    await stage.aside((session) => removeProbes(session, probes)).catch(() => undefined);
    return { probed: [], lost: [], isWhole: false, refused: [`with rows the migration itself fails: ${there.failure.problem.message}`], spoilt: up.mode !== 'atomic' };
  }
  const back = await stage.attempt([down]);
  const names = probes.tables.map(({ name }) => name);
  if (back.failure !== undefined) return { hit: { rule: 'round-trip-failed', message: 'down-with-rows', step: down, failure: back.failure, values: { tables: named(names) } } };
  const after = await stage.aside((session) => measureRows(session, probes.tables));
  await stage.aside((session) => removeProbes(session, probes));
  return { probed: names, lost: changedTables(probes, before, after), isWhole: keys.every((key) => probes.whole.has(key) && before.get(key)?.digest !== undefined), refused, spoilt: false };
}

function changedTables({ tables }: Probes, before: ReadonlyMap<ObjectKey, MeasuredRows>, after: ReadonlyMap<ObjectKey, MeasuredRows>): readonly string[] {
  const isSame = (key: ObjectKey): boolean => before.get(key)?.count === after.get(key)?.count && before.get(key)?.digest === after.get(key)?.digest;
  return tables.filter(({ key }) => !isSame(key)).map(({ name }) => name);
}

/** Rows that are lost although nothing drops them are a fault; those that the migration drops are a fact. */
function judgeRows({ up, down, start }: RoundTrip, { probed, lost, isWhole, refused }: FollowedRows): RoundTripEnd {
  const dropped = droppedData(up, start);
  const words = refused.length === 0 ? '' : `rows not followed in ${refused.join('; ')}`;
  if (lost.length > 0 && dropped.length === 0) {
    const hit: TrialHit = { rule: 'round-trip-failed', message: 'rows', step: down, values: { tables: named(lost) } };
    return { state: 'broken', reason: `rows or values of ${named(lost)} are lost`, probed, hit, spoilt: false };
  }
  if (dropped.length > 0 && !isKept(up, { lost, isWhole })) return { state: 'loses-data', reason: [named(dropped), words].filter((part) => part !== '').join('; '), probed, spoilt: false };
  return { state: 'reversible', ...(words === '' ? {} : { reason: words }), probed, spoilt: false };
}

/** Where whole rows were followed and came back, the migration keeps what it drops somewhere else. Which rows a DELETE takes nobody knows. */
function isKept(up: ReplayStep, { lost, isWhole }: Pick<FollowedRows, 'lost' | 'isWhole'>): boolean {
  return lost.length === 0 && isWhole && !deletesRows(up);
}

function named(items: readonly string[]): string {
  const rest = items.length - mostNamed;
  return `${items.slice(0, mostNamed).join(', ')}${rest > 0 ? ` and ${String(rest)} more` : ''}`;
}
