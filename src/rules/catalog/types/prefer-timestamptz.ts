import { columnHit, definedColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

export const preferTimestamptz = defineRule({
  id: 'prefer-timestamptz',
  category: 'types',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Store points in time as timestamptz',
  why: 'A timestamp without time zone is what a clock on the wall showed, nobody knows where. It means another moment to each session whose TimeZone differs, '
    + 'and one hour of it comes twice a year. timestamptz is a moment; both take 8 bytes.',
  fix: 'Write timestamptz. Keep timestamp for times that are meant on the spot, such as opening hours, and name them so.',
  sources: ['squawk:prefer-timestamp-tz', 'squawk:prefer-timestamptz', 'pgfence:prefer-timestamptz'],
  options: {
    allow: { type: 'pattern-list', default: ['(?:^|_)local(?:_|$)'], summary: 'Names of columns whose time is meant on the spot' },
  },
  messages: {
    zoneless: {
      title: 'Column {column} of {table} is a timestamp without time zone',
      why: 'Its values mean different moments to sessions of different time zones.',
      fix: 'Write timestamptz, or allow the column’s name if it holds local times.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE event (\n  id bigint PRIMARY KEY,\n  seen_at timestamp,\n  sent_at timestamp(3) without time zone\n);'], expect: ['1:3', '1:4'] },
      { title: 'a new column', engine: 'postgresql', base: ['CREATE TABLE event (id bigint PRIMARY KEY);'], files: ['ALTER TABLE event\n  ADD COLUMN note text,\n  ADD COLUMN seen_at timestamp;'], expect: ['1:3'] },
    ],
    good: [
      { title: 'a time zone, in both spellings', engine: 'postgresql', files: ['CREATE TABLE event (id bigint PRIMARY KEY, seen_at timestamptz, sent_at timestamp with time zone);'], expect: [] },
      { title: 'a name that says local', engine: 'postgresql', files: ['CREATE TABLE shop (id bigint PRIMARY KEY, opens_local timestamp, local_time timestamp);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return definedColumns(context)
      .filter(({ name, type }) => type.name === 'timestamp without time zone' && !context.options.matches('allow', name))
      .map((column) => ({ ...columnHit(column), message: 'zoneless' }));
  },
});
