import { columnHit, definedColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

export const banCharType = defineRule({
  id: 'ban-char-type',
  category: 'types',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Do not pad texts with blanks',
  why: 'char(n) fills every value with blanks up to n. They are ignored in comparisons, but not in LIKE, in concatenation, or by programs that read them.',
  fix: 'Write text, with CHECK (length(column) = n) where the length is fixed.',
  sources: ['squawk:ban-char-field', 'pgfence:ban-char-field'],
  options: {
    'allow-lengths': { type: 'string-list', default: ['1'], summary: 'Lengths that are accepted: nothing is ever padded in char(1)' },
    'allow': { type: 'pattern-list', default: [], summary: 'Names of columns that hold codes of a fixed length' },
  },
  messages: {
    padded: {
      title: 'Column {column} of {table} has type {type}',
      why: 'Shorter values come back with blanks behind them.',
      fix: 'Write text, or allow the column if all its values have this length.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE country (\n  id bigint PRIMARY KEY,\n  code char(2),\n  name character(80),\n  nick bpchar\n);'], expect: ['1:3', '1:4', '1:5'] },
      { title: 'a new column', engine: 'postgresql', base: ['CREATE TABLE country (id bigint PRIMARY KEY);'], files: ['ALTER TABLE country ADD COLUMN code char(3);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a single character', engine: 'postgresql', files: ['CREATE TABLE person (id bigint PRIMARY KEY, grade char(1), mark char, kind "char");'], expect: [] },
      { title: 'a fixed code that the option names', engine: 'postgresql', files: ['CREATE TABLE country (id bigint PRIMARY KEY, iso_code char(2));'], expect: [], options: { allow: ['^iso_'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    const { options } = context;
    const lengths = options.list('allow-lengths');
    return definedColumns(context)
      .filter(({ name, type }) => {
        const isPadded = type.name === 'character' || type.name === 'bpchar';
        // char is char(1); bpchar without a length has none at all.
        const length = type.arguments[0] ?? (type.name === 'character' ? '1' : '');
        return isPadded && !lengths.includes(length) && !options.matches('allow', name);
      })
      .map((column) => ({ ...columnHit(column), message: 'padded' }));
  },
});
