import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { isSkipped } from '../../defined-columns.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import type { CreateTable } from '../../../model/operation.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const both = { columns: ['created_at', 'updated_at'] };

export const requiredColumns = defineRule({
  id: 'required-columns',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Give new tables the columns that every table has',
  why: 'What replication, audits and deletion jobs expect of every table must be there from the first row: nobody can say afterwards when an old row was made.',
  fix: 'Add the columns to the definition.',
  sources: ['bytebase:COLUMN_REQUIRED'],
  options: {
    columns: { type: 'string-list', default: [], summary: 'Columns that a new table must have' },
    allow: { type: 'pattern-list', default: [], summary: 'Tables that do without, such as those that only join two others' },
  },
  messages: {
    missing: {
      title: 'Table {table} lacks {columns}',
      why: 'The options of this rule name columns that every table has.',
      fix: 'Add {columns} to the definition.',
    },
  },
  examples: {
    bad: [
      { title: 'a column that is missing', engine: 'postgresql', files: ['SELECT 1;\nCREATE TABLE t (id bigint PRIMARY KEY, created_at timestamptz);'], expect: ['1:2'], options: both },
      { title: 'both', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY);'], expect: ['1:1'], options: both },
      { title: 'a column that goes again', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, created_at datetime, updated_at datetime);\nALTER TABLE t DROP COLUMN updated_at;'], expect: ['1:1'], options: both },
    ],
    good: [
      { title: 'a column of a later file', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, created_at timestamptz);', 'ALTER TABLE t ADD COLUMN updated_at timestamptz;'], expect: [], options: both },
      { title: 'capitals', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, Created_At datetime, UPDATED_AT datetime);'], expect: [], options: both },
      { title: 'a table that joins two others', engine: 'mariadb', files: ['CREATE TABLE a_b (a bigint, b bigint, PRIMARY KEY (a, b));'], expect: [], options: { ...both, allow: ['_b$'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-table')
      .filter((judged) => !isSkipped(judged) && !context.options.matches('allow', judged.operation.table.name))
      .flatMap((judged): readonly RuleResult[] => {
        const { operation: { table }, after, in: at } = judged;
        const missing = missingColumns(judged, context);
        if (missing === 'unknown') return [{ at, missing: 'schema-state', reason: `The columns of ${shown(table)} come from a query, so they are not known.` }];
        if (missing.length === 0) return [];
        return [{ at, message: 'missing', values: { table: shown(table), columns: listInWords(missing) }, objects: [tableIdentity(after, table)] }];
      });
  },
});

/** In the end: a column may be added later in the change set, and a table that is gone lacks nothing. */
function missingColumns({ operation: { table, columns }, after }: JudgedOperation<CreateTable>, context: RuleContext): readonly string[] | 'unknown' {
  const made = resolveTable(after, table);
  const left = made === undefined ? undefined : tableById(context.after, made.id);
  if (made !== undefined && left === undefined) return [];
  const names = new Set((left?.columns ?? columns).map(({ name }) => name.toLowerCase()));
  const missing = context.options.list('columns').filter((name) => !names.has(name.toLowerCase()));
  return missing.length > 0 && left?.complete === false ? 'unknown' : missing;
}
