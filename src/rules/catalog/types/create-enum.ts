import { columnHit, definedColumns } from '../../defined-columns.ts';
import { defineRule, ofKind, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';

export const createEnum = defineRule({
  id: 'create-enum',
  category: 'types',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Keep changing lists of values in tables',
  why: 'A label of an enum cannot be removed on PostgreSQL; on MySQL and MariaDB removing or reordering labels copies the table. A row of a table is changed like any other, '
    + 'and can carry more than its name.',
  fix: 'Create a table of the values and reference it, or bound a text by a CHECK.',
  sources: ['eugene:W13', 'skeema:has-enum'],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Names of types, or of columns, that may be enums' },
  },
  messages: {
    type: {
      title: 'Type {type} is an enum',
      why: 'Its labels cannot be removed, and their order is fixed.',
      fix: 'Create a table of the values and reference it.',
    },
    column: {
      title: 'Column {column} of {table} is an {kind}',
      why: 'Removing or reordering its labels copies the table.',
      fix: 'Create a table of the values and reference it.',
    },
  },
  examples: {
    bad: [
      { title: 'a type', engine: 'postgresql', files: ["SELECT 1;\nCREATE TYPE mood AS ENUM ('good', 'bad');"], expect: ['1:2'] },
      { title: 'columns', engine: 'mysql', files: ["CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  mood enum('good', 'bad'),\n  tags set('a', 'b')\n);"], expect: ['1:3', '1:4'] },
      { title: 'a column', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ["ALTER TABLE t ADD mood enum('good', 'bad');"], expect: ['1:1'] },
    ],
    good: [
      { title: 'other types', engine: 'postgresql', files: ['CREATE TYPE pair AS (a int, b int);'], expect: [] },
      { title: 'a label more for an old column', engine: 'mysql', base: ["CREATE TABLE t (id bigint PRIMARY KEY, mood enum('good'));"], files: ["ALTER TABLE t MODIFY mood enum('good', 'bad');"], expect: [] },
      { title: 'a name that the option allows', engine: 'mariadb', files: ["CREATE TABLE t (id bigint PRIMARY KEY, weekday enum('mon', 'tue'));"], expect: [], options: { allow: ['^weekday$'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    return [...types(context), ...columns(context)];
  },
});

function types({ operations, options }: RuleContext): readonly RuleResult[] {
  return ofKind(operations, 'create-object')
    .filter(({ operation: { objectKind, object } }) => objectKind === 'enum' && !options.matches('allow', object.name))
    .map(({ operation: { object }, in: at }) => ({ at, message: 'type', values: { type: shown(object) }, objects: [shown(object)] }));
}

function columns(context: RuleContext): readonly RuleResult[] {
  if (context.engine.name === 'postgresql') return [];
  return definedColumns(context)
    .filter(({ name, type }) => (type.name === 'enum' || type.name === 'set') && !context.options.matches('allow', name))
    .map((column) => {
      const hit = columnHit(column);
      return { ...hit, message: 'column', values: { ...hit.values, kind: column.type.name.toUpperCase() } };
    });
}
