import type { Expression } from '../../model/expression.ts';
import type { CatalogColumn, CatalogObject, QualifiedName } from '../../model/schema-state.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import type { Catalog } from '../catalog.ts';
import { expressionTokens, identifierOf } from '../expression-tokens.ts';
import { mapExpressions } from '../map-expressions.ts';
import type { MapExpression } from '../map-expressions.ts';
import { isSameName } from '../name-resolution.ts';

/** Gives an object another name or schema; what uses it follows: the server keeps references and prints new names. */
export function renameObject(catalog: Catalog, object: CatalogObject, to: QualifiedName): void {
  if (object.kind === 'materialized view') moveIndexes(catalog, object, to);
  catalog.removeObject(object);
  catalog.putObject({ ...object, ...to });
  if (object.kind === 'sequence') mapTables(catalog, (expression) => renameSequence(expression, object, to));
  if (object.kind === 'function') mapTables(catalog, (expression) => renameFunction(expression, object, to));
  if (object.kind === 'enum' || object.kind === 'domain' || object.kind === 'type') renameTypeOfColumns(catalog, object, to);
}

/** The indexes of a materialized view stand in its schema. */
function moveIndexes(catalog: Catalog, view: CatalogObject, to: QualifiedName): void {
  for (const index of catalog.objectsOn(view)) {
    if (index.kind !== 'index' || index.table === undefined || !isSameName(index.table, view)) continue;
    catalog.removeObject(index);
    catalog.putObject({ ...index, schema: to.schema, table: to });
  }
}

function mapTables(catalog: Catalog, map: MapExpression): void {
  for (const table of catalog.tables()) {
    const changed = new Set<Expression>();
    const mapped = mapExpressions(table, (expression, column) => {
      const result = map(expression, column);
      if (result !== expression) changed.add(result);
      return result;
    });
    if (changed.size > 0) catalog.putTable(mapped);
  }
}

/** Names of sequences stand in strings, with or without the schema. */
function renameSequence(expression: Expression, from: QualifiedName, to: QualifiedName): Expression {
  if (!expression.functions.some((name) => name.endsWith('nextval'))) return expression;
  const printed = `'${quoteIdentifier(to.schema)}.${quoteIdentifier(to.name)}'`;
  return withTokens(expression, (word) => (isNameOf(word, from) ? printed : word));
}

/** Whether a string is the name of a sequence, written with or without its schema. */
function isNameOf(word: string, { schema, name }: QualifiedName): boolean {
  if (!word.startsWith("'")) return false;
  const written = word.slice(1, -1).replaceAll("''", "'");
  return written === quoteIdentifier(name) || written === `${quoteIdentifier(schema)}.${quoteIdentifier(name)}`;
}

function renameFunction(expression: Expression, from: QualifiedName, to: QualifiedName): Expression {
  const isCalled = (name: string): boolean => name === from.name || name === `${from.schema}.${from.name}`;
  if (!expression.functions.some(isCalled)) return expression;
  const renamed = withTokens(expression, (word, next) =>
    (next === '(' && identifierOf(word, { quote: '"', fold: (name) => name.toLowerCase() }) === from.name ? quoteIdentifier(to.name) : word));
  return { ...renamed, functions: expression.functions.map((name) => (isCalled(name) ? to.name : name)) };
}

function withTokens(expression: Expression, map: (word: string, next: string | undefined) => string): Expression {
  const tokens = expressionTokens(expression.text);
  const text = tokens.map((word, at) => map(word, tokens[at + 1])).join('');
  return text === expression.text ? expression : { ...expression, text };
}

/** Whether a default is the next value of a sequence. */
export function drawsFrom(column: CatalogColumn, sequence: QualifiedName): boolean {
  return column.default?.functions.some((name) => name.endsWith('nextval')) === true
    && expressionTokens(column.default.text).some((word) => isNameOf(word, sequence));
}

function renameTypeOfColumns(catalog: Catalog, type: CatalogObject, to: QualifiedName): void {
  for (const table of catalog.tables()) {
    if (!table.columns.some((column) => isOfType(column, type))) continue;
    catalog.putTable({
      ...table,
      columns: table.columns.map((column) => (isOfType(column, type) ? { ...column, type: { ...column.type, ...to } } : column)),
    });
  }
}

function isOfType({ type: written }: CatalogColumn, type: QualifiedName): boolean {
  return written.name === type.name && (written.schema ?? type.schema) === type.schema;
}

/** ALTER TYPE … RENAME VALUE: the label is printed wherever a column of the type is compared or set to it. */
export function renameLabel(catalog: Catalog, type: QualifiedName, { from, to }: { readonly from: string; readonly to: string }): void {
  const [old, printed] = [from, to].map((label) => `'${label.replaceAll("'", "''")}'`);
  for (const table of catalog.tables()) {
    const columns = new Set(table.columns.filter((column) => isOfType(column, type)).map(({ name }) => name));
    if (columns.size > 0) catalog.putTable(mapExpressions(table, (expression, column) => {
      const isAbout = column === undefined ? expression.columns.some((name) => columns.has(name)) : columns.has(column.name);
      return isAbout ? withTokens(expression, (word) => (word === old ? printed ?? word : renameInArray(word, { from, to }))) : expression;
    }));
  }
}

/** `'{sad,"so so"}'`: the labels in the text of an array. */
function renameInArray(word: string, { from, to }: { readonly from: string; readonly to: string }): string {
  if (!word.startsWith("'{") || !word.endsWith("}'")) return word;
  const text = word.slice(1, -1).replaceAll("''", "'");
  const renamed = text.replace(/"(?:[^"\\]|\\.)*"|[^{},"]+/g, (element) => (arrayElement(element) === from ? quotedElement(to) : element));
  return renamed === text ? word : `'${renamed.replaceAll("'", "''")}'`;
}

function arrayElement(written: string): string {
  return written.startsWith('"') ? written.slice(1, -1).replace(/\\(.)/g, '$1') : written.trim();
}

/** As the server prints it (array_out in arrayfuncs.c). */
function quotedElement(text: string): string {
  const needsQuotes = text === '' || /^null$/i.test(text) || /[\s{},"\\]/.test(text);
  return needsQuotes ? `"${text.replace(/["\\]/g, '\\$&')}"` : text;
}
