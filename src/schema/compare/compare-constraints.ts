import type { ConstraintDefinition, ReferentialAction } from '../../model/constraint-definition.ts';
import type { SchemaDifference } from '../../model/schema-difference.ts';
import type { CatalogConstraint, CatalogTable } from '../../model/schema-state.ts';
import { keysForm } from './compare-indexes.ts';
import { compareParts } from './comparison-rules.ts';
import type { Attributes, ComparisonRules, Part } from './comparison-rules.ts';

/**
 * Constraints by name. NOT NULL is compared as the column's nullability: names of such constraints come and go with
 * versions and upgrades (PostgreSQL 18 release notes).
 */
export function compareConstraints(expected: CatalogTable, actual: CatalogTable, rules: ComparisonRules): readonly SchemaDifference[] {
  const describe = ({ constraints }: CatalogTable): readonly Part[] => constraints
    .filter(({ definition }) => definition.kind !== 'not-null')
    .map((constraint) => ({ name: constraint.name, attributes: attributesOf(constraint, rules) }));
  return compareParts(expected, { subject: 'constraint', expected: describe(expected), actual: describe(actual) });
}

function attributesOf({ definition, validated }: CatalogConstraint, rules: ComparisonRules): Attributes {
  return {
    kind: definition.kind,
    ...formOf(definition, rules),
    deferrable: String(definition.deferrable ?? false),
    enforced: String(definition.notEnforced !== true),
    ...(rules.isMysqlFamily ? {} : { validated: String(validated) }),
  };
}

function formOf(definition: ConstraintDefinition, rules: ComparisonRules): Attributes {
  switch (definition.kind) {
    case 'primary-key':
    case 'unique':
      return { keys: keysForm(definition.keys, rules), include: definition.include.join(', ') };
    case 'foreign-key':
      return {
        columns: definition.columns.join(', '),
        references: `${definition.referenced.schema ?? ''}.${definition.referenced.name} (${definition.referencedColumns.join(', ')})`,
        onDelete: actionForm(definition.onDelete, rules),
        onUpdate: actionForm(definition.onUpdate, rules),
      };
    case 'check':
      return { expression: rules.normalize(definition.expression.text) };
    case 'not-null':
      return { column: definition.column };
    case 'exclusion':
      return { keys: keysForm(definition.keys, rules), method: definition.method };
  }
}

/** InnoDB does not tell RESTRICT from NO ACTION (MySQL 8.4 manual 15.1.20.5). */
function actionForm(action: ReferentialAction, { isMysqlFamily }: ComparisonRules): string {
  return isMysqlFamily && action === 'restrict' ? 'no-action' : action;
}
