import type { AddConstraint } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const add = 'ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;';

export const constraintNeverValidated = defineRule({
  id: 'constraint-never-validated',
  category: 'constraint',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Validate in a later file what was added as NOT VALID',
  why: 'A constraint that is NOT VALID holds for new rows only. Old rows may break it, the planner does not trust it, and a dump that is '
    + 'restored fails on the first such row, or carries it on unseen.',
  fix: 'Add a migration with VALIDATE CONSTRAINT: it reads the table while reads and writes go on.',
  sources: ['pgfence:validate-constraint'],
  options: {},
  messages: {
    pending: {
      title: 'Constraint {constraint} of {table} stays NOT VALID',
      why: 'No later step of this change set validates it, so rows that are there already may break it.',
      fix: 'Add a later migration: ALTER TABLE {table} VALIDATE CONSTRAINT {constraint}.',
    },
  },
  examples: {
    bad: [
      { title: 'a check', engine: 'postgresql', base: [users], files: [add], expect: ['1:1'] },
      {
        title: 'the validation of another constraint', engine: 'postgresql', base: [users, 'ALTER TABLE users ADD CONSTRAINT age_sane CHECK (age < 200) NOT VALID;'],
        files: [add, 'ALTER TABLE users VALIDATE CONSTRAINT age_sane;'], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'a validation in a later file', engine: 'postgresql', base: [users], files: [add, 'ALTER TABLE users VALIDATE CONSTRAINT age_positive;'], expect: [] },
      { title: 'a constraint that is checked at once', engine: 'postgresql', base: [users], files: [add.replace(' NOT VALID', '')], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'add-constraint').filter(isPending).flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const constraint = pendingName(judged, context);
      if (constraint === undefined) return [];
      return [{
        at,
        span: placeOf(judged),
        message: 'pending',
        values: { constraint, table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table), constraint],
      }];
    });
  },
});

function isPending({ operation: { constraint } }: JudgedOperation<AddConstraint>): boolean {
  return constraint.notValid === true && constraint.notEnforced !== true;
}

/** The name of the constraint in the end, if it is there and not validated. */
function pendingName({ operation, before, after }: JudgedOperation<AddConstraint>, context: RuleContext): string | undefined {
  const table = resolveTable(after, operation.table);
  if (table === undefined) return unknownPending(operation, context);
  const known = new Set(resolveTable(before, operation.table)?.constraints.map(({ id }) => id));
  const added = table.constraints.find(({ id }) => !known.has(id));
  const final = tableById(context.after, table.id)?.constraints.find(({ id }) => id === added?.id);
  return final?.validated === false ? final.name : undefined;
}

/** Of a table that no migration creates the statements alone tell. */
function unknownPending({ table, constraint }: AddConstraint, { operations }: RuleContext): string | undefined {
  const isValidated = operations.some((other) => isKind(other, 'validate-constraint')
    && other.operation.table.name === table.name && other.operation.name === constraint.name);
  return isValidated ? undefined : constraint.name;
}
