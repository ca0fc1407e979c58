import type { ConstraintDefinition } from '../../../model/constraint-definition.ts';
import type { Expression } from '../../../model/expression.ts';
import { readExpression } from '../expressions/capture.ts';
import { readInteger, readName, readString } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { readColumnCollation } from './character-set.ts';
import { readCheck } from './check-constraint.ts';
import { readDefaultValue, readNow } from './default-value.ts';
import { isEngineOption, readEngineOption } from './engine-option.ts';

/** A column's attributes while they are read. */
export interface ColumnAttributes {
  nullable?: boolean;
  default?: Expression;
  onUpdate?: Expression;
  autoIncrement?: boolean;
  comment?: string;
  collation?: string;
  invisible?: boolean;
  readonly constraints: ConstraintDefinition[];
}

/** What a reader of one attribute gets; `column` is the name of the column. */
interface AttributeContext {
  readonly cursor: TokenCursor;
  readonly column: string;
  readonly found: ColumnAttributes;
}

type AttributeReader = (context: AttributeContext) => void;

function addKey({ cursor, column, found }: AttributeContext, kind: 'primary-key' | 'unique', first: number): void {
  found.constraints.push({ kind, keys: [{ column }], include: [], span: cursor.spanFrom(first) });
}

function notNull({ cursor, found }: AttributeContext): void {
  if (!(cursor.dialect.offers({ mysql: 80024 }) && cursor.accept('SECONDARY'))) {
    cursor.expect('NULL');
    found.nullable = false;
  }
}

function unique(context: AttributeContext): void {
  const first = context.cursor.index - 1;
  context.cursor.accept('KEY');
  addKey(context, 'unique', first);
}

function primary(context: AttributeContext): void {
  const first = context.cursor.index - 1;
  context.cursor.expect('KEY');
  addKey(context, 'primary-key', first);
}

function serialDefault(context: AttributeContext): void {
  const first = context.cursor.index - 1;
  context.cursor.expect('DEFAULT', 'VALUE');
  context.found.nullable = false;
  context.found.autoIncrement = true;
  addKey(context, 'unique', first);
}

function onUpdate({ cursor, found }: AttributeContext): void {
  cursor.expect('UPDATE');
  found.onUpdate = readExpression(cursor, readNow);
}

/** Attributes of both servers, by the word they begin with; the word is passed when a reader is called. */
const common: ReadonlyMap<string, AttributeReader> = new Map<string, AttributeReader>([
  ['NULL', ({ found }) => { found.nullable = true; }],
  ['NOT', notNull],
  ['DEFAULT', ({ cursor, found }) => { found.default = readDefaultValue(cursor); }],
  ['ON', onUpdate],
  ['AUTO_INCREMENT', ({ found }) => { found.autoIncrement = true; }],
  ['SERIAL', serialDefault],
  ['PRIMARY', primary],
  ['KEY', (context) => { addKey(context, 'primary-key', context.cursor.index - 1); }],
  ['UNIQUE', unique],
  ['COMMENT', ({ cursor, found }) => { found.comment = readString(cursor, 'a comment'); }],
  ['COLLATE', ({ cursor, found }) => { found.collation = readColumnCollation(cursor); }],
]);

const invisible: AttributeReader = ({ found }) => { found.invisible = true; };
const columnFormats = new Set(['FIXED', 'DYNAMIC', 'DEFAULT']);
const storages = new Set(['DISK', 'MEMORY', 'DEFAULT']);

const attributeText: AttributeReader = ({ cursor }) => {
  cursor.accept('=');
  readString(cursor, 'a value');
};

const onlyMysql: ReadonlyMap<string, AttributeReader> = new Map<string, AttributeReader>([
  ['VISIBLE', ({ found }) => { delete found.invisible; }],
  ['INVISIBLE', invisible],
  ['COLUMN_FORMAT', ({ cursor }) => { cursor.expectAny(columnFormats); }],
  ['STORAGE', ({ cursor }) => { cursor.expectAny(storages); }],
  ['SRID', ({ cursor }) => { readInteger(cursor, 'a spatial reference system'); }],
  ['ENGINE_ATTRIBUTE', attributeText],
  ['SECONDARY_ENGINE_ATTRIBUTE', attributeText],
]);

const versioning: AttributeReader = ({ cursor }) => { cursor.expect('SYSTEM', 'VERSIONING'); };

const onlyMariadb: ReadonlyMap<string, AttributeReader> = new Map<string, AttributeReader>([
  ['INVISIBLE', invisible],
  ['WITH', versioning],
  ['WITHOUT', versioning],
  ['COMPRESSED', ({ cursor }) => { if (cursor.accept('=')) { readName(cursor, 'a method of compression'); } }],
  ['REF_SYSTEM_ID', ({ cursor }) => { cursor.expect('='); readInteger(cursor, 'a spatial reference system'); }],
]);

function attributeReader(cursor: TokenCursor): AttributeReader | undefined {
  const { symbol } = cursor;
  if (symbol === '') return undefined;
  // `=` behind the word makes an option of a storage engine of it (MariaDB "Engine-defined New Table/Field/Index Attributes").
  return common.get(symbol) ?? (cursor.dialect.isMariadb ? onlyMariadb : onlyMysql).get(symbol);
}

/** Reads the attributes behind a column's type up to CHECK or REFERENCES. */
export function readAttributes(cursor: TokenCursor, column: string, found: ColumnAttributes): void {
  for (;;) {
    const reader = attributeReader(cursor);
    if (reader !== undefined) {
      cursor.advance();
      reader({ cursor, column, found });
    } else if (isEngineOption(cursor)) {
      readEngineOption(cursor);
    } else if (!cursor.dialect.isMariadb && isCheck(cursor)) {
      found.constraints.push(readCheck(cursor));
    } else {
      return;
    }
  }
}

/** True where a CHECK with or without a name follows. */
export function isCheck(cursor: TokenCursor): boolean {
  if (cursor.at('CHECK')) return true;
  return !cursor.dialect.isMariadb && cursor.at('CONSTRAINT') && (cursor.peek(1) === 'CHECK' || cursor.peek(2) === 'CHECK');
}

const generatedByMariadb = new Set(['UNIQUE', 'COMMENT', 'INVISIBLE']);

/** Reads the attributes of a generated column: all in MySQL, three of them in MariaDB. */
export function readGeneratedAttributes(cursor: TokenCursor, column: string, found: ColumnAttributes): void {
  if (!cursor.dialect.isMariadb) {
    readAttributes(cursor, column, found);
    return;
  }
  for (;;) {
    const reader = cursor.atAny(generatedByMariadb) ? attributeReader(cursor) : undefined;
    if (reader === undefined) return;
    cursor.advance();
    reader({ cursor, column, found });
  }
}
