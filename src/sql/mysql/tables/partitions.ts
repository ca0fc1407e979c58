import { readInterval } from '../expressions/interval.ts';
import { isName, readInteger, readName, readNameOrString, readString, takeName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readOptionNumber } from './table-options.ts';

/** Reads PARTITION BY … with its definitions. @returns the strategy in lower case: `range`, `linear hash`, `list columns` … */
export function readPartitionBy(cursor: TokenCursor): string {
  cursor.expect('PARTITION', 'BY');
  const { strategy, width } = readStrategy(cursor);
  if (cursor.accept('PARTITIONS')) readInteger(cursor, 'a number of partitions');
  readSubpartitionBy(cursor);
  if (cursor.at('(')) readPartitionDefinitions(cursor, width);
  return strategy;
}

/** A strategy, and of RANGE COLUMNS how many columns there are. */
interface Strategy {
  readonly strategy: string;
  readonly width?: number;
}

function columnNames(cursor: TokenCursor, mayBeEmpty: boolean): number {
  cursor.expect('(');
  const names = mayBeEmpty && cursor.at(')') ? [] : cursor.list(() => readName(cursor, 'a column name'));
  cursor.expect(')');
  return names.length;
}

/** HASH (expression) or KEY [ALGORITHM = n] (columns), behind an optional LINEAR. */
function readHashOrKey(cursor: TokenCursor): string | undefined {
  const linear = cursor.accept('LINEAR') ? 'linear ' : '';
  if (cursor.accept('HASH')) {
    cursor.parenthesised(() => cursor.grammar.operand(cursor));
    return `${linear}hash`;
  }
  if (cursor.accept('KEY')) {
    if (cursor.accept('ALGORITHM')) {
      cursor.expect('=');
      readInteger(cursor, 'an algorithm');
    }
    columnNames(cursor, true);
    return `${linear}key`;
  }
  return linear === '' ? undefined : cursor.fail('HASH or KEY was expected');
}

function readStrategy(cursor: TokenCursor): Strategy {
  const hashed = readHashOrKey(cursor);
  if (hashed !== undefined) return { strategy: hashed };
  if (cursor.dialect.isMariadb && cursor.accept('SYSTEM_TIME')) {
    readSystemTimeRotation(cursor);
    return { strategy: 'system_time' };
  }
  const word = cursor.expectAny(rangeOrList).toLowerCase();
  if (cursor.accept('COLUMNS')) {
    const width = columnNames(cursor, false);
    return { strategy: `${word} columns`, ...(word === 'range' ? { width } : {}) };
  }
  cursor.parenthesised(() => cursor.grammar.operand(cursor));
  return { strategy: word };
}

const rangeOrList = new Set(['RANGE', 'LIST']);

/** INTERVAL n unit [STARTS expression] [AUTO] and LIMIT n (MariaDB "System-Versioned Tables"). */
function readSystemTimeRotation(cursor: TokenCursor): void {
  if (cursor.at('INTERVAL')) {
    readInterval(cursor);
    if (cursor.accept('STARTS')) cursor.grammar.expression(cursor);
    cursor.accept('AUTO');
  } else if (cursor.accept('LIMIT')) {
    readInteger(cursor, 'a number of rows');
    cursor.accept('AUTO');
  } else {
    cursor.accept('AUTO');
  }
}

function readSubpartitionBy(cursor: TokenCursor): void {
  if (!cursor.acceptAll('SUBPARTITION', 'BY')) return;
  if (readHashOrKey(cursor) === undefined) cursor.fail('HASH or KEY was expected');
  if (cursor.accept('SUBPARTITIONS')) readInteger(cursor, 'a number of subpartitions');
}

/** Reads `(PARTITION p …, …)`. @returns the partitions' names. */
export function readPartitionDefinitions(cursor: TokenCursor, width?: number): string[] {
  return cursor.parenthesised(() => cursor.list(() => readPartitionDefinition(cursor, width)));
}

/** Reads `PARTITION name [values] [options] [(subpartitions)]`, with `width` values where COLUMNS says how many. @returns the name. */
export function readPartitionDefinition(cursor: TokenCursor, width?: number): string {
  // MariaDB takes a definition without the word (run on 10.11.19).
  if (!cursor.accept('PARTITION') && !cursor.dialect.isMariadb) cursor.fail('PARTITION was expected');
  const name = readName(cursor, 'a partition');
  readPartitionValues(cursor, width);
  readPartitionOptions(cursor);
  if (cursor.at('(')) {
    cursor.parenthesised(() => cursor.list(() => {
      cursor.expect('SUBPARTITION');
      readNameOrString(cursor, 'a subpartition');
      readPartitionOptions(cursor);
    }));
  }
  return name;
}

function readPartitionValues(cursor: TokenCursor, width: number | undefined): void {
  if (cursor.acceptAll('VALUES', 'LESS', 'THAN')) {
    const found = cursor.accept('MAXVALUE') ? 1 : readValueTuple(cursor);
    if (width !== undefined && found !== width) cursor.fail('as many values as columns were expected');
  } else if (cursor.acceptAll('VALUES', 'IN')) {
    readValueList(cursor);
  } else if (cursor.dialect.isMariadb && !cursor.accept('DEFAULT') && !cursor.accept('HISTORY')) {
    cursor.accept('CURRENT');
  }
}

/** Reads `(value, …)`. @returns how many there are. */
function readValueTuple(cursor: TokenCursor): number {
  return cursor.parenthesised(() => cursor.list(() => {
    if (!cursor.accept('MAXVALUE') && !(cursor.dialect.isMariadb && cursor.accept('DEFAULT'))) cursor.grammar.operand(cursor);
  })).length;
}

/** `(1, 2)`, or `((1, 2), (3, 4))` for several columns. */
function readValueList(cursor: TokenCursor): void {
  if (cursor.peek(1) !== '(') {
    readValueTuple(cursor);
    return;
  }
  const tuples = cursor.attempt(() => {
    cursor.parenthesised(() => cursor.list(() => { readValueTuple(cursor); }));
    return true;
  });
  if (tuples === undefined) readValueTuple(cursor);
}

function readPartitionOption(cursor: TokenCursor): boolean {
  if (cursor.at('ENGINE') || cursor.atAll('STORAGE', 'ENGINE')) {
    cursor.accept('STORAGE');
    cursor.expect('ENGINE');
    cursor.accept('=');
    readNameOrString(cursor, 'a storage engine');
    return true;
  }
  if (cursor.accept('COMMENT') || cursor.acceptAll('DATA', 'DIRECTORY') || cursor.acceptAll('INDEX', 'DIRECTORY')) {
    cursor.accept('=');
    readString(cursor, 'a text');
    return true;
  }
  if (cursor.accept('MAX_ROWS') || cursor.accept('MIN_ROWS') || cursor.accept('NODEGROUP')) {
    readOptionNumber(cursor);
    return true;
  }
  if (cursor.accept('TABLESPACE')) {
    cursor.accept('=');
    readName(cursor, 'a tablespace');
    return true;
  }
  return readEngineDefinedOption(cursor);
}

function readEngineDefinedOption(cursor: TokenCursor): boolean {
  if (!cursor.dialect.isMariadb || !isName(cursor) || cursor.peek(1) !== '=') return false;
  takeName(cursor);
  cursor.expect('=');
  if (isName(cursor)) {
    takeName(cursor);
  } else if (cursor.kind === 'string' || cursor.kind === 'integer') {
    cursor.advance();
  } else {
    cursor.expect('DEFAULT');
  }
  return true;
}

function readPartitionOptions(cursor: TokenCursor): void {
  while (readPartitionOption(cursor)) {
    // Each step reads one option.
  }
}
