import { columnHit, definedColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

export const preferText = defineRule({
  id: 'prefer-text',
  category: 'types',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Bound a text by a CHECK, not by its type',
  why: 'varchar(n) is stored as text is. Its limit can be narrowed only with a scan under an exclusive lock, while a CHECK is added and validated beside running writes.',
  fix: 'Write text, with CHECK (length(column) <= n) where a limit has a reason.',
  sources: ['squawk:prefer-text-field', 'pgfence:prefer-text-field'],
  options: {
    'max-length': { type: 'integer', default: 0, summary: 'Lengths up to this one are accepted, such as those that an outside standard sets' },
    'allow': { type: 'pattern-list', default: [], summary: 'Names of columns that may have a length' },
  },
  messages: {
    limited: {
      title: 'Column {column} of {table} has type {type}',
      why: 'The limit saves no space and is hard to narrow later.',
      fix: 'Write text, and a CHECK where the limit has a reason.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE person (\n  id bigint PRIMARY KEY,\n  name varchar(80) NOT NULL\n);'], expect: ['1:3'] },
      { title: 'an old column of another type', engine: 'postgresql', base: ['CREATE TABLE person (id bigint PRIMARY KEY, name text);'], files: ['ALTER TABLE person ALTER COLUMN name TYPE character varying(20);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'no limit', engine: 'postgresql', files: ['CREATE TABLE person (id bigint PRIMARY KEY, name text, nick varchar);'], expect: [] },
      { title: 'the length of a standard', engine: 'postgresql', files: ['CREATE TABLE account (id bigint PRIMARY KEY, iban varchar(34));'], expect: [], options: { 'max-length': 34 } },
    ],
  },
  check(context): readonly RuleResult[] {
    const { options } = context;
    return definedColumns(context)
      .filter(({ name, type }) => type.name === 'character varying' && Number(type.arguments[0] ?? 0) > options.count('max-length') && !options.matches('allow', name))
      .map((column) => ({ ...columnHit(column), message: 'limited' }));
  },
});
