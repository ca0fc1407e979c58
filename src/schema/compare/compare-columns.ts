import type { TypeName } from '../../model/column-definition.ts';
import type { Expression } from '../../model/expression.ts';
import type { SchemaDifference } from '../../model/schema-difference.ts';
import type { CatalogColumn, CatalogTable } from '../../model/schema-state.ts';
import { compareParts } from './comparison-rules.ts';
import type { Attributes, ComparisonRules } from './comparison-rules.ts';

/** Columns by name and attribute, and their order. */
export function compareColumns(expected: CatalogTable, actual: CatalogTable, rules: ComparisonRules): readonly SchemaDifference[] {
  const describe = (column: CatalogColumn): { name: string; attributes: Attributes } => ({
    name: keyOf(column, rules), attributes: attributesOf(column, rules),
  });
  const parts = compareParts(expected, {
    subject: 'column', expected: expected.columns.map(describe), actual: actual.columns.map(describe),
  }).filter((difference) => !isUnknownCharacterSet(difference));
  return [...parts, ...compareOrder(expected, actual, rules)];
}

function keyOf({ name }: CatalogColumn, { isMysqlFamily }: ComparisonRules): string {
  return isMysqlFamily ? name.toLowerCase() : name;
}

/** Where the database's character set is not known, the column's is not either. */
function isUnknownCharacterSet({ attribute, expected, actual }: SchemaDifference): boolean {
  return (attribute === 'characterSet' || attribute === 'collation') && (expected === '?' || actual === '?');
}

function compareOrder(expected: CatalogTable, actual: CatalogTable, rules: ComparisonRules): readonly SchemaDifference[] {
  const left = expected.columns.map((column) => keyOf(column, rules));
  const right = actual.columns.map((column) => keyOf(column, rules));
  const common = left.filter((name) => right.includes(name)).join(', ');
  const actualOrder = right.filter((name) => left.includes(name)).join(', ');
  if (common === actualOrder) return [];
  return [{
    change: 'changed', subject: 'table', schema: expected.schema, name: expected.name, attribute: 'columnOrder',
    expected: common, actual: actualOrder,
  }];
}

function attributesOf(column: CatalogColumn, rules: ComparisonRules): Attributes {
  const { type, generated } = column;
  return {
    type: typeForm(type),
    nullable: String(column.nullable),
    default: expressionForm(column.default, rules, type),
    generated: generated === undefined ? '' : `${expressionForm(generated.expression, rules)} ${generated.stored ? 'stored' : 'virtual'}`,
    identity: column.identity ?? '',
    autoIncrement: String(column.autoIncrement),
    onUpdate: expressionForm(column.onUpdate, rules),
    comment: column.comment ?? '',
    ...characterSetForm(column, rules),
  };
}

function characterSetForm({ type, characterSet, collation }: CatalogColumn, { isMysqlFamily }: ComparisonRules): Attributes {
  // The schema of a collation is printed where the search path would not find it.
  if (!isMysqlFamily) return { collation: (collation ?? '').replace(/^(?:pg_catalog|public)\./, '') };
  const hasCharacters = /^(?:char|varchar|tinytext|text|mediumtext|longtext|enum|set)$/.test(type.name);
  return hasCharacters ? { characterSet: characterSet ?? '?', collation: collation ?? '?' } : {};
}

function expressionForm(expression: Expression | undefined, { normalize }: ComparisonRules, type?: TypeName): string {
  if (expression === undefined || expression.constant === 'null') return '';
  const form = normalize(expression.text, type === undefined ? {} : { type });
  // PostgreSQL keeps DEFAULT NULL for types with a length, as NULL::character varying: it means no default.
  return form === 'null' ? '' : form;
}

/** Array dimensions beyond the first say nothing; a schema that only one side knows is that of an extension's type. */
function typeForm({ name, arguments: args, dimensions, unsigned, zerofill }: TypeName): string {
  const list = args.length === 0 ? '' : `(${args.join(',')})`;
  return `${name}${list}${unsigned === true ? ' unsigned' : ''}${zerofill === true ? ' zerofill' : ''}${dimensions > 0 ? '[]' : ''}`;
}
