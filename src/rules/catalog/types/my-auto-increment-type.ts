import { columnHit, writtenColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { typeWords } from '../../type-words.ts';

export const myAutoIncrementType = defineRule({
  id: 'my-auto-increment-type',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Count up in a type that is large enough',
  why: 'When AUTO_INCREMENT has used up its type, every insert fails, and a larger type means to copy the table. Half of a signed type, the negative numbers, is never used; '
    + 'floating-point types skip numbers.',
  fix: 'Write bigint unsigned.',
  sources: ['skeema:auto-inc', 'bytebase:COLUMN_AUTO_INCREMENT_MUST_INTEGER', 'bytebase:COLUMN_AUTO_INCREMENT_MUST_UNSIGNED'],
  options: {
    allow: { type: 'string-list', default: ['int unsigned', 'bigint', 'bigint unsigned'], summary: 'Types that AUTO_INCREMENT columns may have' },
  },
  messages: {
    type: {
      title: '{column} of {table} counts up in {type}',
      why: 'The type is not among those that the policy names for AUTO_INCREMENT: it is used up early, or wastes half of its numbers.',
      fix: 'Write bigint unsigned.',
    },
  },
  examples: {
    bad: [
      { title: 'half of an int', engine: 'mysql', files: ['CREATE TABLE t (\n  a int,\n  id int NOT NULL AUTO_INCREMENT PRIMARY KEY\n);'], expect: ['1:3'] },
      { title: 'a small type', engine: 'mariadb', files: ['CREATE TABLE t (id smallint unsigned AUTO_INCREMENT PRIMARY KEY);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'large types', engine: 'mysql', files: ['CREATE TABLE t (id bigint unsigned AUTO_INCREMENT PRIMARY KEY);', 'CREATE TABLE u (id int(10) unsigned AUTO_INCREMENT PRIMARY KEY);', 'CREATE TABLE v (id serial);'], expect: [] },
      { title: 'a type that is meant', engine: 'mariadb', files: ['CREATE TABLE t (id tinyint AUTO_INCREMENT PRIMARY KEY);'], expect: [], options: { allow: ['tinyint'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    const allowed = new Set(context.options.list('allow'));
    return writtenColumns(context).flatMap((column) => {
      const { type, definition, old } = column;
      const words = typeWords({ ...type, arguments: [] });
      const isKept = old?.autoIncrement === true && typeWords({ ...old.type, arguments: [] }) === words;
      if (definition.autoIncrement !== true || allowed.has(words) || isKept) return [];
      const hit = columnHit(column);
      return [{ ...hit, message: 'type', values: { ...hit.values, type: words } }];
    });
  },
});
