import type { ColumnDefinition } from '../../../model/column-definition.ts';
import { rewriteCauses, type RewriteCause } from '../../../impact/postgres/added-column.ts';
import type { AddColumn } from '../../../model/operation.ts';
import { columnHit, columnsAddedToOldTables } from '../../added-columns.ts';
import { asWritten, textAt } from '../../as-written.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { impactContext } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';

export const addColumnVolatileDefault = defineRule({
  id: 'add-column-volatile-default',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Add columns without a default that differs from row to row',
  why: 'A default that is the same for all rows is kept beside the table. One that a VOLATILE function computes, such as random() or gen_random_uuid(), '
    + 'is written into every row: the table and its indexes are made anew under an ACCESS EXCLUSIVE lock. Before version 11 any default does that.',
  fix: 'Add the column without a default, set the default afterwards, which new rows get, and fill the old rows in batches.',
  sources: [
    'squawk:adding-field-with-default', 'atlas:PG302', 'strong_migrations:add_column_default', 'bytebase:COLUMN_DEFAULT_DISALLOW_VOLATILE',
    'bytebase:STATEMENT_DISALLOW_ADD_COLUMN_WITH_DEFAULT', 'pgfence:add-column-non-constant-default', 'pgfence:add-column-default-pre-pg11',
  ],
  options: {},
  messages: {
    volatile: {
      title: 'The default of {column} rewrites {table}',
      why: '{function} is VOLATILE, so that each row gets a value of its own: {table} is written anew while reads and writes wait.',
      fix: 'Add {column} without a default, then SET DEFAULT for new rows, then fill the old ones in batches.',
    },
    unknown: {
      title: 'The default of {column} may rewrite {table}',
      why: 'No migration says that {function} is IMMUTABLE or STABLE, and functions are VOLATILE by default: then {table} is written anew while reads and writes wait.',
      fix: 'Add {column} without a default, then SET DEFAULT for new rows, then fill the old ones in batches.',
    },
    old: {
      title: 'The default of {column} rewrites {table}',
      why: 'Before version 11 PostgreSQL writes every default into every row: {table} is written anew while reads and writes wait.',
      fix: 'Add {column} without a default, then SET DEFAULT for new rows, then fill the old ones in batches.',
    },
  },
  examples: {
    bad: [
      { title: 'a function that differs from row to row', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN token uuid DEFAULT gen_random_uuid();'], expect: ['1:1'] },
      {
        title: 'a function of the schema', engine: 'postgresql', base: [users, 'CREATE FUNCTION next_code() RETURNS text LANGUAGE sql AS $$ SELECT random()::text $$;'],
        files: ['ALTER TABLE users\n  ADD COLUMN code text DEFAULT next_code();'], expect: ['1:2'],
      },
    ],
    good: [
      { title: 'the time of the statement', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN seen_at timestamptz NOT NULL DEFAULT now();'], expect: [] },
      { title: 'a call with arguments', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN since timestamptz NOT NULL DEFAULT to_timestamp(0);'], expect: [] },
      {
        title: 'the default afterwards', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN token uuid NULL;\nALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return columnsAddedToOldTables(context).flatMap((judged): readonly RuleResult[] => {
      const cause = rewriteCauses(judged.operation.column, impactContext(context.engine, judged)).find((each) => messages[each.cause] !== undefined);
      const message = cause === undefined ? undefined : messages[cause.cause];
      if (cause === undefined || message === undefined) return [];
      const suggestion = defaultAfterwards(judged);
      const hit = columnHit(judged, message, 'function' in cause ? { function: `${cause.function}()` } : {});
      return [suggestion === undefined ? hit : { ...hit, suggestion }];
    });
  },
});

const messages: Readonly<Partial<Record<RewriteCause['cause'], string>>> = { 'volatile-default': 'volatile', 'unknown-default': 'unknown', 'any-default': 'old' };

/** For a column that is nothing but a type and a default, in a statement of its own. */
function defaultAfterwards({ operation, in: { file, operations } }: JudgedOperation<AddColumn>): string | undefined {
  const { column, table } = operation;
  if (column.default === undefined || operations.length > 1 || !isPlain(column)) return undefined;
  const [, head] = /^([\s\S]*?)\bdefault\b/i.exec(textAt(file, operation.span)) ?? [];
  if (head === undefined || /\bnull\b/i.test(textAt(file, operation.span))) return undefined;
  const owner = textAt(file, table.span);
  return `ALTER TABLE ${owner} ${head.trim()} NULL;\n`
    + `ALTER TABLE ${owner} ALTER COLUMN ${asWritten(column.name, file, operation.span)} SET DEFAULT ${column.default.text};`;
}

function isPlain({ nullable, constraints, collation }: ColumnDefinition): boolean {
  return nullable !== false && constraints.length === 0 && collation === undefined;
}
