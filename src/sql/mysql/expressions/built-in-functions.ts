import { functionWords } from '../keywords/function-words.ts';
import { varying } from '../reading/folded.ts';
import type { Folded } from '../reading/folded.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { aggregate, count, distinctAggregate, groupConcat, jsonArrayAggregate, jsonObjectAggregate } from './aggregate-functions.ts';
import { noteFunction, readFixedArguments, readPrecision } from './call-arguments.ts';
import * as special from './special-functions.ts';
import * as text from './text-functions.ts';
import * as windows from './window-functions.ts';

/** Reads what stands behind a function's name. */
type CallReader = (cursor: TokenCursor) => Folded;

function arity(least: number, most = least): CallReader {
  return (cursor) => readFixedArguments(cursor, least, most);
}

function all(names: string, reader: CallReader): readonly (readonly [string, CallReader])[] {
  return names.split(' ').map((name) => [name, reader]);
}

const none = arity(0);
const one = arity(1);

/** Functions with a grammar of their own in both servers. */
const common: readonly (readonly [string, CallReader])[] = [
  ['COUNT', count], ['GROUP_CONCAT', groupConcat], ['JSON_ARRAYAGG', jsonArrayAggregate], ['JSON_OBJECTAGG', jsonObjectAggregate],
  ...all('SUM AVG MIN MAX', distinctAggregate),
  ...all('BIT_AND BIT_OR BIT_XOR STD STDDEV STDDEV_POP STDDEV_SAMP VARIANCE VAR_POP VAR_SAMP', aggregate),
  ...all('ROW_NUMBER RANK DENSE_RANK PERCENT_RANK CUME_DIST', windows.ranking),
  ...all('FIRST_VALUE LAST_VALUE', windows.edgeValue),
  ...all('LEAD LAG', windows.neighbour), ['NTILE', windows.ntile], ['NTH_VALUE', windows.nthValue],
  ['TRIM', text.trim], ...all('SUBSTRING SUBSTR MID', text.substring), ['POSITION', text.position],
  ['CHAR', text.char], ['CAST', text.cast], ['CONVERT', text.convert], ['WEIGHT_STRING', text.weightString],
  ...all('DATE_ADD DATE_SUB ADDDATE SUBDATE', special.dateArithmetic), ['EXTRACT', special.extract],
  ...all('TIMESTAMPADD TIMESTAMPDIFF', special.timestampArithmetic), ['GET_FORMAT', special.getFormat],
  ...all('DEFAULT VALUES', special.columnFunction),
  ...all('NOW SYSDATE CURTIME', readPrecision), ['CURDATE', none],
  ...all('USER', none), ...all('ASCII CHARSET DATE DAY HOUR MINUTE MONTH SECOND TIME YEAR', one),
  ...all('LEFT RIGHT MOD REPEAT TRUNCATE', arity(2)), ...all('IF REPLACE', arity(3)), ['INSERT', arity(4)],
  ['TIMESTAMP', arity(1, 2)],
];

const onlyMysql: readonly (readonly [string, CallReader])[] = [
  ...all('COLLATION MICROSECOND QUARTER REVERSE', one), ...all('DATABASE SCHEMA ROW_COUNT SESSION_USER SYSTEM_USER', none),
  ...all('WEEK LOG', arity(1, 2)), ['FORMAT', arity(2, 3)], ['POINT', arity(2)], ['JSON_VALUE', special.jsonValue],
  ...all('COALESCE GROUPING LINESTRING POLYGON MULTIPOINT MULTILINESTRING MULTIPOLYGON', arity(1, Infinity)),
  ['ST_COLLECT', special.collect], ['JSON_DUALITY_OBJECT', special.dualityObject],
];

const onlyMariadb: readonly (readonly [string, CallReader])[] = [
  ['VALUE', special.columnFunction], ...all('NEXTVAL LASTVAL SETVAL', special.sequenceFunction),
  ...all('COLUMN_GET COLUMN_CREATE COLUMN_ADD', special.dynamicColumns), ['MEDIAN', windows.median],
  ...all('PERCENTILE_CONT PERCENTILE_DISC', windows.percentile), ['PASSWORD', one], ['COLUMN_DELETE', arity(2, Infinity)],
  ...all('SESSION_USER SYSTEM_USER', none),
];

const calls = {
  mysql: new Map([...common, ...onlyMysql]),
  mariadb: new Map([...common, ...onlyMariadb]),
} as const;

/** Words that are function calls even without parentheses (MySQL 8.4 Reference Manual 14.7, MariaDB "Date & Time Functions"). */
const bareCalls: ReadonlyMap<string, CallReader> = new Map([
  ...all('CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP CURRENT_TIME UTC_TIME UTC_TIMESTAMP', readPrecision),
  ...all('CURRENT_DATE UTC_DATE CURRENT_USER', none),
]);

/** Reads a call that has a grammar of its own. @returns undefined where none stands here. */
export function readBuiltIn(cursor: TokenCursor): Folded | undefined {
  const { symbol } = cursor;
  if (symbol === '') return undefined;
  return readBareCall(cursor, symbol) ?? (cursor.peek(1) === '(' ? readCall(cursor, symbol) : readWordForm(cursor, symbol));
}

function readBareCall(cursor: TokenCursor, symbol: string): Folded | undefined {
  const reader = symbol === 'CURRENT_ROLE' && cursor.dialect.isMariadb ? none : bareCalls.get(symbol);
  if (reader === undefined) return undefined;
  noteFunction(cursor, symbol);
  cursor.advance();
  return cursor.at('(') ? reader(cursor) : varying;
}

function readCall(cursor: TokenCursor, symbol: string): Folded | undefined {
  const reader = calls[cursor.dialect.flavour].get(symbol);
  const isPlainName = functionWords[cursor.dialect.flavour].has(symbol) && !cursor.nextIsAdjacent && !cursor.mode.ignoreSpace;
  if (symbol === 'MATCH') return readMatch(cursor);
  if (reader === undefined || isPlainName) return undefined;
  noteFunction(cursor, symbol);
  cursor.advance();
  return cursor.nested(() => reader(cursor));
}

/** MATCH a AGAINST (…), and MariaDB's NEXT VALUE FOR. */
function readWordForm(cursor: TokenCursor, symbol: string): Folded | undefined {
  if (symbol === 'MATCH') return readMatch(cursor);
  if (cursor.dialect.isMariadb && (symbol === 'NEXT' || symbol === 'PREVIOUS') && cursor.peek(1) === 'VALUE') {
    cursor.advance();
    return special.sequenceValue(cursor);
  }
  return undefined;
}

function readMatch(cursor: TokenCursor): Folded {
  cursor.advance();
  return special.match(cursor);
}
