import type { ObjectName } from '../../../model/expression.ts';
import { readAccount, readRole } from '../accounts/account.ts';
import { readTimestampUnit } from '../expressions/interval.ts';
import { isName, readInteger, readName, readNameOrString, readString } from '../names/identifier.ts';
import { readObjectName, readTableName } from '../names/object-name.ts';
import { readRowCount } from '../queries/limit.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readCharacterSetName } from '../tables/character-set.ts';

/** Reads one thing of a kind; objects that are named go into the list. */
export type KindReader = (cursor: TokenCursor, objects: ObjectName[]) => void;

function named(cursor: TokenCursor, objects: ObjectName[]): void {
  const first = cursor.index;
  objects.push({ name: readName(cursor, 'a name'), span: cursor.spanFrom(first) });
}

function account(cursor: TokenCursor, objects: ObjectName[]): void {
  const first = cursor.index;
  objects.push({ name: readAccount(cursor), span: cursor.spanFrom(first) });
}

/** A number as sizes, ports and positions are written: not negative. */
function number(cursor: TokenCursor): void {
  if (cursor.kind !== 'integer' && cursor.kind !== 'decimal' && cursor.kind !== 'hex') cursor.fail('a number was expected');
  cursor.advance();
}

function signedInteger(cursor: TokenCursor): void {
  if (!cursor.accept('-')) cursor.accept('+');
  readInteger(cursor, 'a number');
}

/** A size in bytes: `4M` is one word. */
function size(cursor: TokenCursor): void {
  if (cursor.kind !== 'integer' && !(cursor.kind === 'word' && /^\d+[KMG]$/i.test(cursor.raw))) {
    cursor.fail('a size was expected');
  }
  cursor.advance();
}

/** `0-3` or `5`. */
function cpuRange(cursor: TokenCursor): void {
  readInteger(cursor, 'a number');
  if (cursor.accept('-')) readInteger(cursor, 'a number');
}

function userVariable(cursor: TokenCursor): void {
  if (cursor.kind !== 'user-variable') cursor.fail('a user variable was expected');
  cursor.advance();
}

/** `*`, `schema.*`, or a name; nothing for `*.*`. */
function grantLevel(cursor: TokenCursor, objects: ObjectName[]): void {
  const first = cursor.index;
  if (cursor.accept('*')) {
    if (cursor.accept('.')) cursor.expect('*');
    else objects.push({ name: '*', span: cursor.spanFrom(first) });
    return;
  }
  if (isName(cursor) && cursor.peek(1) === '.' && cursor.peek(2) === '*') {
    const name = readName(cursor, 'a database');
    cursor.expect('.', '*');
    objects.push({ schema: name, name: '*', span: cursor.spanFrom(first) });
    return;
  }
  objects.push(readObjectName(cursor, 'a table name'));
}

/** What stands behind a word that nobody needs to keep. */
function ignoring(read: (cursor: TokenCursor) => unknown): KindReader {
  return (cursor) => { read(cursor); };
}

const readers: Readonly<Record<string, KindReader>> = {
  name: ignoring((cursor) => readName(cursor, 'a name')),
  object: (cursor, objects) => { objects.push(readTableName(cursor)); },
  schema: named,
  account,
  role: ignoring(readRole),
  value: ignoring((cursor) => readNameOrString(cursor, 'a name')),
  string: ignoring((cursor) => readString(cursor, 'a text')),
  integer: ignoring((cursor) => readInteger(cursor, 'a number')),
  number,
  'signed-integer': signedInteger,
  size,
  'cpu-range': cpuRange,
  expression: ignoring((cursor) => cursor.grammar.expression(cursor)),
  operand: ignoring((cursor) => cursor.grammar.operand(cursor)),
  'row-count': readRowCount,
  'user-variable': userVariable,
  'character-set': ignoring(readCharacterSetName),
  'time-unit': ignoring(readTimestampUnit),
  'grant-level': grantLevel,
};

/** The reader of a kind. */
export function kindReader(kind: string): KindReader | undefined {
  return readers[kind];
}
