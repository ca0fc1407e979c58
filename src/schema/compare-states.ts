import { engineFamilies } from '../model/engine-name.ts';
import type { Engine } from '../model/engine-name.ts';
import type { SchemaDifference } from '../model/schema-difference.ts';
import type { CatalogTable, SchemaState } from '../model/schema-state.ts';
import { compareColumns } from './compare/compare-columns.ts';
import { compareConstraints } from './compare/compare-constraints.ts';
import { compareIndexes } from './compare/compare-indexes.ts';
import { compareObjects } from './compare/compare-objects.ts';
import type { ComparisonRules } from './compare/comparison-rules.ts';
import type { NormalizeExpression } from './expression-normalizer.ts';

/** How two states are compared. */
export interface ComparisonOptions {
  readonly engine: Engine;
  readonly normalize: NormalizeExpression;
}

/**
 * Every difference between two states, one per object and attribute, tables in order of name. Temporary tables and
 * tables that are not `complete` are left out: of those, one side does not know the columns.
 */
export function compareStates(expected: SchemaState, actual: SchemaState, options: ComparisonOptions): readonly SchemaDifference[] {
  const rules: ComparisonRules = {
    normalize: options.normalize,
    isMysqlFamily: engineFamilies[options.engine.name] === 'mysql',
    isMariadb: options.engine.name === 'mariadb',
  };
  const names = [...new Set([...expected.tables.keys(), ...actual.tables.keys()])].toSorted();
  const tables = names.flatMap((name) => comparePair(expected.tables.get(name), actual.tables.get(name), rules));
  return [...tables, ...compareObjects(expected, actual)];
}

function comparePair(expected: CatalogTable | undefined, actual: CatalogTable | undefined, rules: ComparisonRules): readonly SchemaDifference[] {
  const either = expected ?? actual;
  if (either === undefined || [expected, actual].some((table) => table?.temporary === true)) return [];
  const named = { subject: 'table', schema: either.schema, name: either.name } as const;
  if (actual === undefined) return [{ change: 'missing', ...named }];
  if (expected === undefined) return [{ change: 'unexpected', ...named }];
  return expected.complete && actual.complete ? compareTables(expected, actual, rules) : [];
}

/** The differences between two tables of one name. */
export function compareTables(expected: CatalogTable, actual: CatalogTable, rules: ComparisonRules): readonly SchemaDifference[] {
  return [
    ...compareAttributes(expected, actual, rules),
    ...compareColumns(expected, actual, rules),
    ...compareConstraints(expected, actual, rules),
    ...compareIndexes(expected, actual, rules),
  ];
}

/** Options that bear on columns and keys, and what a table inherits from. */
function compareAttributes(expected: CatalogTable, actual: CatalogTable, rules: ComparisonRules): readonly SchemaDifference[] {
  const left = attributesOf(expected, rules);
  const right = attributesOf(actual, rules);
  return Object.keys(left).flatMap((attribute): readonly SchemaDifference[] => {
    const [expectedValue, actualValue] = [left[attribute], right[attribute]];
    if (expectedValue === undefined || actualValue === undefined || expectedValue === actualValue) return [];
    return [{
      change: 'changed', subject: 'table', schema: expected.schema, name: expected.name, attribute,
      expected: expectedValue, actual: actualValue,
    }];
  });
}

function attributesOf(table: CatalogTable, { isMysqlFamily }: ComparisonRules): Readonly<Record<string, string | undefined>> {
  const parents = [...(table.partitionOf === undefined ? [] : [table.partitionOf]), ...(table.inherits ?? [])];
  const { charset, collate } = table.options;
  return {
    partitionBy: table.partitionBy ?? '',
    parents: parents.map(({ schema, name }) => `${schema}.${name}`).join(', '),
    ...(isMysqlFamily ? { charset, collate } : {}),
  };
}
