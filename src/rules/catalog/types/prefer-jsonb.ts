import { columnHit, definedColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

export const preferJsonb = defineRule({
  id: 'prefer-jsonb',
  category: 'types',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Store JSON as jsonb',
  why: 'The type json keeps the text and has no equality: SELECT DISTINCT, GROUP BY and UNION over a table fail once it holds such a column, '
    + 'no index helps, and every access parses anew.',
  fix: 'Write jsonb, unless the text must come back byte for byte.',
  sources: ['eugene:E3', 'strong_migrations:add_column_json', 'pgfence:add-column-json'],
  options: {},
  messages: {
    json: {
      title: 'Column {column} of {table} has type {type}',
      why: 'json has no equality, so that queries with DISTINCT, GROUP BY or UNION over the table fail.',
      fix: 'Write jsonb.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE event (\n  id bigint PRIMARY KEY,\n  body json NOT NULL\n);'], expect: ['1:3'] },
      { title: 'a new column', engine: 'postgresql', base: ['CREATE TABLE event (id bigint PRIMARY KEY);'], files: ['ALTER TABLE event ADD COLUMN body json;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'jsonb', engine: 'postgresql', files: ['CREATE TABLE event (id bigint PRIMARY KEY, body jsonb NOT NULL, parts jsonb[]);'], expect: [] },
      { title: 'a column named json', engine: 'postgresql', files: ['CREATE TABLE event (id bigint PRIMARY KEY, json text);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return definedColumns(context)
      .filter(({ type }) => type.name === 'json' && type.schema === undefined)
      .map((column) => ({ ...columnHit(column), message: 'json' }));
  },
});
