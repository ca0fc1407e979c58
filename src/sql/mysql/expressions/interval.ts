import type { TokenCursor } from '../reading/token-cursor.ts';

const simpleUnits = ['MICROSECOND', 'SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'];
const sqlUnits = ['SECOND', 'MINUTE', 'HOUR', 'DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR'].map((unit) => `SQL_TSI_${unit}`);

/** Units of TIMESTAMPADD and TIMESTAMPDIFF (MySQL 8.4 Reference Manual 14.7). */
const timestampUnits: ReadonlySet<string> = new Set([...simpleUnits, ...sqlUnits]);

/** Units of INTERVAL and EXTRACT. */
const intervalUnits: ReadonlySet<string> = new Set([
  ...timestampUnits,
  'SECOND_MICROSECOND', 'MINUTE_MICROSECOND', 'MINUTE_SECOND', 'HOUR_MICROSECOND', 'HOUR_SECOND', 'HOUR_MINUTE',
  'DAY_MICROSECOND', 'DAY_SECOND', 'DAY_MINUTE', 'DAY_HOUR', 'YEAR_MONTH',
]);

/** Reads the unit of an interval: DAY, DAY_HOUR, SQL_TSI_DAY … */
export function readIntervalUnit(cursor: TokenCursor): string {
  return cursor.acceptAny(intervalUnits) ?? cursor.fail('a unit of time was expected');
}

/** Reads the unit of TIMESTAMPADD or TIMESTAMPDIFF. */
export function readTimestampUnit(cursor: TokenCursor): string {
  return cursor.acceptAny(timestampUnits) ?? cursor.fail('a unit of time was expected');
}

/** Reads `INTERVAL expression unit`. */
export function readInterval(cursor: TokenCursor): void {
  cursor.expect('INTERVAL');
  cursor.grammar.expression(cursor);
  readIntervalUnit(cursor);
}
