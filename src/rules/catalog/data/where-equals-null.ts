import type { Expression } from '../../../model/expression.ts';
import type { Operation } from '../../../model/operation.ts';
import { constraintsOf } from '../../../impact/constraints-of.ts';
import { defineRule, type JudgedOperation, type JudgedStatement, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';

export const whereEqualsNull = defineRule({
  id: 'where-equals-null',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Test for NULL by IS NULL',
  why: 'A comparison with NULL by = or <> is neither true nor false: WHERE finds no row by it, and a CHECK lets every row pass. '
    + 'The statement succeeds and does nothing of what it seems to say.',
  fix: 'Write IS NULL or IS NOT NULL.',
  sources: ['bytebase:STATEMENT_WHERE_NO_EQUAL_NULL'],
  options: {},
  messages: {
    compares: {
      title: '{command} compares with NULL by = or <>',
      why: 'Such a comparison is true of no row, whatever the row holds.',
      fix: 'Write IS NULL in place of = NULL, and IS NOT NULL in place of <> NULL.',
    },
  },
  examples: {
    bad: [
      { title: 'the rows of an UPDATE', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0 WHERE age = NULL;'], expect: ['1:1'] },
      { title: 'a CHECK', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ADD CHECK (age <> NULL OR x > 0);'], expect: ['1:3'] },
      { title: 'the rows of a DELETE', engine: 'mysql', base: [users], files: ['DELETE FROM users WHERE age != NULL;'], expect: ['1:1'] },
      { title: 'the rows that a view shows', engine: 'mariadb', base: [users], files: ['SELECT 1;\nCREATE VIEW v AS SELECT id FROM users WHERE (NULL = age);'], expect: ['1:2'] },
    ],
    good: [
      { title: 'NULL as a value', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = NULL WHERE age IS NOT NULL;'], expect: [] },
      { title: 'IS DISTINCT FROM', engine: 'postgresql', base: [users], files: ['DELETE FROM users WHERE age IS NOT DISTINCT FROM NULL;'], expect: [] },
      { title: 'NULL as a value', engine: 'mysql', base: [users], files: ['INSERT INTO users (id, age) VALUES (1, 1) ON DUPLICATE KEY UPDATE age = NULL;'], expect: [] },
      { title: 'the operator that knows NULL', engine: 'mariadb', base: [users], files: ['DELETE FROM users WHERE age <=> NULL;'], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    const seen = new Set<string>();
    return operations.filter((judged) => comparesNull(judged.operation) && !isTransformed(judged.in)).flatMap((judged): readonly RuleResult[] => {
      const { operation, in: at } = judged;
      const span = placeOf(judged);
      const place = `${at.file.migration.path}:${span.start}`;
      if (seen.has(place)) return [];
      seen.add(place);
      return [{ at, span, message: 'compares', values: { command: at.statement.command }, objects: [objectOf(operation)] }];
    });
  },
});

/** PostgreSQL reads `= NULL` as IS NULL where this is on. */
function isTransformed({ settings }: JudgedStatement): boolean {
  return /^(?:on|true|1|yes)$/i.test(settings.get('transform_null_equals') ?? '');
}

function comparesNull(operation: Operation): boolean {
  const query = 'query' in operation ? operation.query : operation.kind === 'create-table' ? operation.asQuery : undefined;
  return query?.comparesNull === true || expressionsOf(operation).some((expression) => expression.comparesNull === true);
}

/** Conditions of constraints and indexes. */
function expressionsOf(operation: Operation): readonly Expression[] {
  const checks = constraintsOf(operation).flatMap((constraint) => (constraint.kind === 'check' ? [constraint.expression] : []));
  const predicate = operation.kind === 'create-index' ? operation.index.predicate : undefined;
  return predicate === undefined ? checks : [...checks, predicate];
}

function objectOf(operation: JudgedOperation['operation']): string {
  if ('table' in operation) return shown(operation.table);
  return 'object' in operation ? shown(operation.object) : '';
}
