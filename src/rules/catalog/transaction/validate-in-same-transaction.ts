import type { ValidateConstraint } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { tableKeyOf } from '../../strong-locks.ts';
import { transactionsOf } from '../../transactions.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const add = 'ALTER TABLE users ADD CONSTRAINT age_positive CHECK (age > 0) NOT VALID;';
const validate = 'ALTER TABLE users VALIDATE CONSTRAINT age_positive;';

export const validateInSameTransaction = defineRule({
  id: 'validate-in-same-transaction',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Validate a constraint in another transaction than the one that adds it',
  why: 'ADD CONSTRAINT … NOT VALID takes a lock that stops writers, but only for a moment. A transaction keeps it until it ends: '
    + 'where the same one validates, writers wait while the whole table is read, and NOT VALID has gained nothing.',
  fix: 'Put VALIDATE CONSTRAINT into the next file, or COMMIT between the two where the file runs without a transaction of the runner.',
  sources: ['squawk:constraint-missing-not-valid', 'pgfence:not-valid-validate-same-tx'],
  options: {},
  messages: {
    same: {
      title: 'Validates {constraint} under the lock that added it to {table}',
      why: 'The constraint was added in the same transaction, whose lock on {table} is held until the validation has read every row.',
      fix: 'Move VALIDATE CONSTRAINT {constraint} to the next file.',
    },
  },
  examples: {
    bad: [
      { title: 'in the runner’s transaction', engine: 'postgresql', base: [users], files: [`${add}\n${validate}`], expect: ['1:2'] },
      {
        title: 'between BEGIN and COMMIT', engine: 'postgresql', base: [users], transaction: 'none',
        files: [`BEGIN;\n${add}\n${validate}\nCOMMIT;`], expect: ['1:3'],
      },
    ],
    good: [
      { title: 'the next file', engine: 'postgresql', base: [users], files: [add, validate], expect: [] },
      { title: 'COMMIT between the two', engine: 'postgresql', base: [users], transaction: 'none', files: [`BEGIN;\n${add}\nCOMMIT;\n${validate}`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return transactionsOf(context.statements).flatMap((statements) => judge(statements, context));
  },
});

function judge(statements: readonly JudgedStatement[], { isNew }: RuleContext): readonly RuleHit[] {
  const added = new Set<string>();
  return statements.flatMap(({ operations }) => operations).flatMap((judged): readonly RuleHit[] => {
    const name = addedUnchecked(judged);
    if (name !== undefined) added.add(constraintKey(judged, name));
    if (!isKind(judged, 'validate-constraint')) return [];
    const isOwn = added.has(constraintKey(judged, judged.operation.name));
    return isOwn && !isNew(resolveTable(judged.before, judged.operation.table), judged.in) ? [hit(judged)] : [];
  });
}

/** The name of a constraint that comes NOT VALID: where none is written, the one that the catalogue found for it. */
function addedUnchecked(judged: JudgedOperation): string | undefined {
  const [own] = ofKind([judged], 'add-constraint');
  if (own?.operation.constraint.notValid !== true) return undefined;
  const { table, constraint } = own.operation;
  const known = new Set(resolveTable(own.before, table)?.constraints.map(({ id }) => id));
  return constraint.name ?? resolveTable(own.after, table)?.constraints.find(({ id }) => !known.has(id))?.name;
}

function constraintKey(judged: JudgedOperation, name: string): string {
  const { operation } = judged;
  return 'table' in operation ? `${tableKeyOf(judged, operation.table)}.${name}` : name;
}

function hit(judged: JudgedOperation<ValidateConstraint>): RuleHit {
  const { operation, before, in: at } = judged;
  return {
    at,
    span: placeOf(judged),
    message: 'same',
    values: { constraint: operation.name, table: shown(operation.table) },
    objects: [`${tableIdentity(before, operation.table)}.${operation.name}`],
  };
}
