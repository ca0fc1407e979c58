import { columnHit, definedColumns, type DefinedColumn } from '../../defined-columns.ts';
import { defineRule, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { typeWords } from '../../type-words.ts';

/** Types whose argument is a length in characters or bytes. */
const withLength: ReadonlySet<string> = new Set(['character', 'character varying', 'bit', 'bit varying', 'char', 'varchar', 'binary', 'varbinary']);

export const columnTypePolicy = defineRule({
  id: 'column-type-policy',
  category: 'types',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Use the types of columns that the policy names',
  why: 'Drivers, replication targets and reports of an organisation handle some types and not others; a policy says which.',
  fix: 'Choose a type that the policy accepts, or widen the policy.',
  sources: ['bytebase:COLUMN_TYPE_DISALLOW_LIST', 'bytebase:COLUMN_MAXIMUM_CHARACTER_LENGTH', 'bytebase:COLUMN_MAXIMUM_VARCHAR_LENGTH', 'skeema:has-time'],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Types that are accepted, as the server prints them; without an entry all are' },
    forbid: { type: 'pattern-list', default: [], summary: 'Types that are refused' },
    max: { type: 'integer', default: 0, summary: 'Greatest length of a character or binary type; 0 sets none' },
  },
  messages: {
    type: {
      title: 'Column {column} of {table} has type {type}, which the policy excludes',
      why: 'The options of this rule name the types that columns may have.',
      fix: 'Choose another type, or widen the policy.',
    },
    length: {
      title: 'Column {column} of {table} is longer than {max}: {type}',
      why: 'The options of this rule bound the length of a column.',
      fix: 'Choose a shorter length, or a type without one.',
    },
  },
  examples: {
    bad: [
      { title: 'a forbidden type', engine: 'postgresql', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  at time\n);'], expect: ['1:3'], options: { forbid: ['^time\\b'] } },
      { title: 'a length', engine: 'mysql', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  a char(40)\n);'], expect: ['1:3'], options: { max: 20 } },
      { title: 'a type beside the list', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY,\n  a year);'], expect: ['1:2'], options: { allow: ['^bigint', '^varchar'] } },
    ],
    good: [
      { title: 'another type', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, at timestamptz);'], expect: [], options: { forbid: ['^time\\b'] } },
      { title: 'a length within the bound', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a char(20), b decimal(30, 2));'], expect: [], options: { max: 20 } },
      { title: 'no policy', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a year);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return definedColumns(context, 'words').flatMap((column) => {
      const message = verdict(column, context);
      const hit = columnHit(column);
      return message === undefined ? [] : [{ ...hit, message, values: { ...hit.values, max: String(context.options.count('max')) } }];
    });
  },
});

function verdict({ type }: DefinedColumn, { options }: RuleContext): string | undefined {
  const words = typeWords(type);
  const isListed = options.list('allow').length === 0 || options.matches('allow', words);
  if (!isListed || options.matches('forbid', words)) return 'type';
  const max = options.count('max');
  return max > 0 && withLength.has(type.name) && Number(type.arguments[0] ?? 0) > max ? 'length' : undefined;
}
