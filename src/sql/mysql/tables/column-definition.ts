import type { ColumnDefinition, GeneratedColumn } from '../../../model/column-definition.ts';
import type { CheckConstraint, ForeignKeyConstraint } from '../../../model/constraint-definition.ts';
import { readExpression } from '../expressions/capture.ts';
import { readName } from '../names/identifier.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { isCheck, readAttributes, readGeneratedAttributes } from './column-attributes.ts';
import type { ColumnAttributes } from './column-attributes.ts';
import { readCheck } from './check-constraint.ts';
import { readDataType } from './data-type.ts';
import type { DataType } from './number-types.ts';
import { readReferences } from './foreign-key.ts';
import { readColumnCollation } from './character-set.ts';

/** Reads a column's name as its definition begins with it; MariaDB lets the table's name stand in front. */
function readDefinedName(cursor: TokenCursor): string {
  if (!cursor.dialect.isMariadb) return readName(cursor, 'a column name');
  cursor.accept('.');
  let name = readName(cursor, 'a column name');
  while (cursor.accept('.')) {
    name = readName(cursor, 'a column name');
  }
  return name;
}

/** Reads a column definition: name, type and attributes. */
export function readColumnDefinition(cursor: TokenCursor): ColumnDefinition {
  const first = cursor.index;
  const definition = readColumnChange(cursor);
  const mayReference = definition.generated === undefined || !cursor.dialect.isMariadb;
  if (!mayReference || (!cursor.at('REFERENCES') && !(cursor.dialect.isMariadb && cursor.at('CONSTRAINT')))) return definition;
  const constraints = [...definition.constraints, readInlineReferences(cursor, definition.name)];
  return { ...definition, constraints, span: cursor.spanFrom(first) };
}

/** Reads a column definition as MODIFY and CHANGE have it: without REFERENCES. */
export function readColumnChange(cursor: TokenCursor): ColumnDefinition {
  const first = cursor.index;
  const name = readDefinedName(cursor);
  const dataType = readDataType(cursor);
  const found: ColumnAttributes = { constraints: [] };
  if (dataType.serial === true) {
    found.nullable = false;
    found.autoIncrement = true;
    found.constraints.push({ kind: 'unique', keys: [{ column: name }], include: [], span: cursor.spanFrom(cursor.index - 1) });
  }
  if (cursor.accept('COLLATE')) found.collation = readColumnCollation(cursor);
  const generated = readGenerated(cursor);
  if (generated === undefined) {
    readAttributes(cursor, name, found);
  } else {
    readGeneratedAttributes(cursor, name, found);
  }
  if (isCheck(cursor)) found.constraints.push(readCheck(cursor));
  if (dataType.isJson === true && !found.constraints.some(({ kind }) => kind === 'check')) {
    found.constraints.push(jsonCheck(name, cursor.spanFrom(first)));
  }
  return assemble({ name, span: cursor.spanFrom(first), dataType, found, generated });
}

/** [CONSTRAINT name] REFERENCES …, behind everything else; only MariaDB takes a name. */
function readInlineReferences(cursor: TokenCursor, column: string): ForeignKeyConstraint {
  const first = cursor.index;
  const name = cursor.accept('CONSTRAINT') ? readName(cursor, 'a name for the constraint') : undefined;
  const references = readReferences(cursor);
  return { kind: 'foreign-key', ...(name === undefined ? {} : { name }), columns: [column], ...references, span: cursor.spanFrom(first) };
}

/** MariaDB's JSON is LONGTEXT with a check, which the server adds unless the column has one (MariaDB "JSON Data Type"). */
function jsonCheck(name: string, span: CheckConstraint['span']): CheckConstraint {
  const text = `json_valid(\`${name.replaceAll('`', '``')}\`)`;
  return { kind: 'check', expression: { text, span, columns: [name], functions: ['json_valid'] }, span };
}

/** Reads `[GENERATED ALWAYS] AS (expression) [VIRTUAL|STORED]`, and MariaDB's AS ROW START|END. */
function readGenerated(cursor: TokenCursor): GeneratedColumn | undefined {
  const isGenerated = cursor.acceptAll('GENERATED', 'ALWAYS');
  if (!isGenerated && !cursor.at('AS')) return undefined;
  cursor.expect('AS');
  if (cursor.dialect.isMariadb && cursor.accept('ROW')) return readRowBound(cursor);
  cursor.expect('(');
  const expression = readExpression(cursor);
  cursor.expect(')');
  const stored = cursor.accept('STORED') || (cursor.dialect.isMariadb && cursor.accept('PERSISTENT'));
  if (!stored) cursor.accept('VIRTUAL');
  return { expression, stored };
}

/** A system-versioned table's own columns: the server fills them. */
function readRowBound(cursor: TokenCursor): GeneratedColumn {
  const first = cursor.index - 1;
  if (!cursor.accept('START')) cursor.expect('END');
  return { expression: { text: cursor.textFrom(first), span: cursor.spanFrom(first), columns: [], functions: [] }, stored: true };
}

interface ReadColumn {
  readonly name: string;
  readonly span: ColumnDefinition['span'];
  readonly dataType: DataType;
  readonly found: ColumnAttributes;
  readonly generated: GeneratedColumn | undefined;
}

function assemble({ name, span, dataType, found, generated }: ReadColumn): ColumnDefinition {
  const { constraints, collation = dataType.collation, ...attributes } = found;
  return {
    name,
    span,
    type: dataType.type,
    ...attributes,
    ...(generated === undefined ? {} : { generated }),
    ...(collation === undefined ? {} : { collation }),
    ...(dataType.characterSet === undefined ? {} : { characterSet: dataType.characterSet }),
    ...(dataType.binary === true ? { binary: true } : {}),
    constraints,
  };
}
