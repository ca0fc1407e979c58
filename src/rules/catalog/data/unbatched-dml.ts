import type { QueryUse } from '../../../model/expression.ts';
import { changedRows, picksByKey, rowSource, type RowSource } from '../../costs/changed-rows.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { withoutStrings } from '../../read-tables.ts';
import { rowsInWords, sizeInWords } from '../../statistics/size-words.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const update = "UPDATE users SET email = 'none' WHERE email = '';";
const byKey = "UPDATE users SET email = 'none' WHERE id = 7;";
const large = { rows: 3_000_000, bytes: 400_000_000 };

export const unbatchedDml = defineRule({
  id: 'unbatched-dml',
  category: 'data',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Change many rows in batches',
  why: 'One statement over many rows holds all of their locks to its end, swells the table and the log, makes replicas lag, and is lost whole when it fails near the end.',
  fix: 'Change them in batches by ranges of the key, some thousand rows each in a transaction of its own, outside the migration that changes the schema.',
  sources: ['bytebase:STATEMENT_AFFECTED_ROW_LIMIT', 'bytebase:STATEMENT_DML_DRY_RUN'],
  options: {
    rows: { type: 'integer', default: 50_000, summary: 'Rows that one statement may change' },
  },
  messages: {
    many: {
      title: '{command} changes about {changed} of {table} at once',
      why: 'It holds the locks of {changed} to its end; the table has {size}.',
      fix: 'Change them in batches by ranges of the key, each in a transaction of its own.',
    },
    possibly: {
      title: '{command} may change up to {changed} of {table} at once',
      why: 'How many rows its condition leaves is not known, and the table has {size}.',
      fix: 'Change them in batches by ranges of the key, or add a LIMIT or a range that bounds it.',
    },
    unknown: {
      title: '{command} changes rows of {table}, whose number is not known',
      why: 'Nothing says how many rows {table} has on the target, so it counts as large: one statement holds the locks of all that it changes to its end.',
      fix: 'Change them in batches by ranges of the key, or show that they are few with statistics of the target (schema-gitops stats).',
    },
  },
  examples: {
    bad: [
      { title: 'a table of unknown size', engine: 'postgresql', base: [users], files: [update], expect: ['1:1'] },
      { title: 'three million rows', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0;'], stats: { 'public.users': large }, expect: ['1:1'] },
      { title: 'a deletion', engine: 'mysql', base: [users], files: ['DELETE FROM users WHERE age > 100;'], stats: { users: large }, expect: ['1:1'] },
      {
        title: 'rows of a large table for another', engine: 'mariadb', base: [users, 'CREATE TABLE kept (id bigint PRIMARY KEY);'],
        files: ['INSERT INTO kept (id) SELECT id FROM users;'], stats: { users: large }, expect: ['1:1'],
      },
    ],
    good: [
      { title: 'one row', engine: 'postgresql', base: [users], files: [byKey], expect: [] },
      { title: 'few rows', engine: 'postgresql', base: [users], files: [update], stats: { 'public.users': { rows: 20_000, bytes: 4_000_000 } }, expect: [] },
      { title: 'a bounded number', engine: 'mysql', base: [users], files: ['DELETE FROM users WHERE age > 100 LIMIT 1000;'], expect: [] },
      { title: 'one row', engine: 'mariadb', base: [users], files: [byKey], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.operations.flatMap((judged): readonly RuleHit[] => {
      const source = rowSource(judged, context);
      if (source === undefined || isBounded(judged, source)) return [];
      const verdict = judge(judged, context);
      if (verdict === undefined) return [];
      const { name, table, stats = {} } = source.table;
      const values = { command: judged.in.statement.command, table: shown(name), size: sizeInWords(stats), ...verdict.values };
      return [{ at: judged.in, objects: [shown(table ?? name)], ...verdict, values }];
    });
  },
});

function judge(judged: JudgedOperation, context: RuleContext): Pick<RuleHit, 'message' | 'values' | 'severity'> | undefined {
  const limit = context.options.count('rows');
  const rows = changedRows(judged, context);
  if (rows === undefined) return { message: 'unknown', values: {} };
  if (rows.most < limit) return undefined;
  const values = { changed: rowsInWords(rows.most) };
  return rows.least >= limit ? { message: 'many', values, severity: 'error' } : { message: 'possibly', values };
}

/** One row or a few, a LIMIT, or a step of a loop that goes through the table piece by piece. */
function isBounded(judged: JudgedOperation, { query, table: { table } }: RowSource): boolean {
  const { in: { statement, outer }, before } = judged;
  if (isNever(query) || query.hasLimit || /\b(?:limit|fetch\s+(?:first|next))\b/i.test(withoutStrings(statement.text))) return true;
  const isStep = statement !== outer && statement.conditional === true && isRange(query.predicate?.text);
  return isStep || picksByKey(query, table, before);
}

function isNever({ predicate }: QueryUse): boolean {
  return predicate?.constant === 'false' || predicate?.constant === 'null';
}

/** A step of a keyed batch is bounded on both sides by what the loop counts. */
function isRange(predicate: string | undefined): boolean {
  return predicate !== undefined && (/\bbetween\b/i.test(predicate) || (/>=?/.test(predicate) && /<=?/.test(predicate)) || /\bin\s*\(|=\s*any\b/i.test(predicate));
}
