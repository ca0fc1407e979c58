import { columnHit, definedColumns, type DefinedColumn } from '../../defined-columns.ts';
import { defineRule, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { snakeWords } from '../../word-parts.ts';

/** Binary fractions of both families. */
const floats: ReadonlySet<string> = new Set(['real', 'double precision', 'float', 'double']);

export const banMoneyFloat = defineRule({
  id: 'ban-money-float',
  category: 'types',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Store amounts of money as decimals',
  why: 'A binary fraction cannot hold 0.10: sums of it drift, and equal amounts compare as different. PostgreSQL’s money has a fixed number of digits, '
    + 'and lc_monetary of the session decides what currency its text is in.',
  fix: 'Write numeric(precision, scale), decimal on MySQL and MariaDB, or whole cents in a bigint.',
  sources: ['pgfence:ban-money', 'skeema:has-float'],
  options: {
    names: {
      type: 'pattern-list',
      default: ['(?:^|_)(?:price|amount|total|subtotal|balance|cost)s?(?:_|$)'],
      summary: 'Names of columns that hold amounts, as words in lower case between underscores',
    },
  },
  messages: {
    money: {
      title: 'Column {column} of {table} has type money',
      why: 'The number of digits and the currency of its values depend on lc_monetary, which is a setting of the session.',
      fix: 'Write numeric(precision, scale), with the currency in a column of its own.',
    },
    float: {
      title: 'Column {column} of {table} holds an amount as {type}',
      why: 'Binary fractions cannot hold decimal ones: sums drift by parts of a cent.',
      fix: 'Write numeric or decimal with a scale.',
    },
  },
  examples: {
    bad: [
      { title: 'money, and amounts as fractions', engine: 'postgresql', files: ['CREATE TABLE orders (\n  id bigint PRIMARY KEY,\n  fee money,\n  total_price double precision,\n  cost real\n);'], expect: ['1:3', '1:4', '1:5'] },
      { title: 'a new column', engine: 'mysql', base: ['CREATE TABLE orders (id bigint PRIMARY KEY);'], files: ['ALTER TABLE orders ADD COLUMN unitPrice double;'], expect: ['1:1'] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE orders (id bigint PRIMARY KEY,\n  balance float);'], expect: ['1:2'] },
    ],
    good: [
      { title: 'decimals, and a fraction that is no money', engine: 'postgresql', files: ['CREATE TABLE orders (id bigint PRIMARY KEY, price numeric(12, 2), weight real, costume_size double precision);'], expect: [] },
      { title: 'decimals', engine: 'mysql', files: ['CREATE TABLE orders (id bigint PRIMARY KEY, price decimal(12, 2), amount bigint);'], expect: [] },
      { title: 'a measure', engine: 'mariadb', files: ['CREATE TABLE orders (id bigint PRIMARY KEY, weight double);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return definedColumns(context).flatMap((column) => {
      const message = verdict(column, context);
      return message === undefined ? [] : [{ ...columnHit(column), message }];
    });
  },
});

function verdict({ name, type }: DefinedColumn, { engine, options }: RuleContext): string | undefined {
  if (type.name === 'money' && engine.name === 'postgresql') return 'money';
  return floats.has(type.name) && options.matches('names', snakeWords(name)) ? 'float' : undefined;
}
