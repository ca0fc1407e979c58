import type { IndexDefinition, IndexKey } from '../../model/index-definition.ts';
import type { SchemaDifference } from '../../model/schema-difference.ts';
import type { CatalogIndex, CatalogTable } from '../../model/schema-state.ts';
import { compareParts } from './comparison-rules.ts';
import type { Attributes, ComparisonRules, Part } from './comparison-rules.ts';

/** Indexes by name; their order in the table says nothing. */
export function compareIndexes(expected: CatalogTable, actual: CatalogTable, rules: ComparisonRules): readonly SchemaDifference[] {
  const describe = ({ indexes }: CatalogTable): readonly Part[] =>
    indexes.map((index) => ({ name: index.name, attributes: attributesOf(index, rules) }));
  return compareParts(expected, { subject: 'index', expected: describe(expected), actual: describe(actual) });
}

function attributesOf({ definition, valid, partitionOf }: CatalogIndex, rules: ComparisonRules): Attributes {
  return {
    keys: keysForm(definition.keys, rules),
    unique: String(definition.unique),
    method: definition.method,
    include: definition.include.join(', '),
    predicate: definition.predicate === undefined ? '' : rules.normalize(definition.predicate.text),
    nullsNotDistinct: String(definition.nullsNotDistinct ?? false),
    valid: String(valid),
    partitionOf: partitionOf ?? '',
  };
}

/** The key parts of an index in a form that is equal when the server means the same. */
export function keysForm(keys: IndexDefinition['keys'], rules: ComparisonRules): string {
  return keys.map((key) => keyForm(key, rules)).join(', ');
}

function keyForm(key: IndexKey, rules: ComparisonRules): string {
  const isDescending = key.order === 'desc';
  // Where nothing is said, NULLs stand as the order has them.
  const nulls = key.nulls !== undefined && (key.nulls === 'first') !== isDescending ? ` nulls ${key.nulls}` : '';
  return [
    subjectForm(key, rules),
    key.length === undefined ? '' : `(${String(key.length)})`,
    key.operatorClass === undefined ? '' : ` ${unqualified(key.operatorClass)}`,
    isDescending ? ' desc' : '',
    nulls,
  ].join('');
}

/** A lone column in brackets is a column, and a collation may stand inside an expression or behind the key. */
function subjectForm({ column, expression, collation }: IndexKey, { normalize, isMysqlFamily }: ComparisonRules): string {
  const subject = column === undefined ? normalize(expression?.text ?? '') : JSON.stringify(isMysqlFamily ? column.toLowerCase() : column);
  return collation === undefined ? subject : `(collate ${subject} ${unqualified(collation)})`;
}

function unqualified(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}
