import type { CreateTable } from '../../../model/operation.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { isSkipped } from '../../defined-columns.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

export const commentRequired = defineRule({
  id: 'comment-required',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say in the schema what tables and columns mean',
  why: 'A comment travels with the table into every tool that shows it. What a name cannot say, such as a unit or who writes the column, is asked again by each reader otherwise.',
  fix: 'Add COMMENT ON for it, on MySQL and MariaDB the option COMMENT.',
  sources: ['bytebase:TABLE_COMMENT', 'bytebase:COLUMN_COMMENT', 'bytebase:SYSTEM_COMMENT_LENGTH'],
  options: {
    'for': { type: 'string-list', default: ['table', 'column'], summary: 'What needs a comment: table, column, or both' },
    'allow': { type: 'pattern-list', default: ['^id$'], summary: 'Names that explain themselves' },
    'max-length': { type: 'integer', default: 0, summary: 'Longest comment, in characters; 0 sets no limit' },
  },
  messages: {
    table: {
      title: 'Table {table} has no comment',
      why: 'The change set creates it and never says what it is for.',
      fix: 'Add a comment on the table.',
    },
    column: {
      title: 'Column {column} of {table} has no comment',
      why: 'The change set creates it and never says what it means.',
      fix: 'Add a comment on the column.',
    },
    long: {
      title: 'The comment on {table} has more than {max} characters',
      why: 'The options of this rule bound it, so that tools show it whole.',
      fix: 'Write a shorter comment.',
    },
  },
  examples: {
    bad: [
      { title: 'a table and its column', engine: 'postgresql', files: ["CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  a int,\n  b int\n);\nCOMMENT ON COLUMN t.b IS 'in metres';"], expect: ['1:1', '1:3'] },
      { title: 'a new column', engine: 'mysql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ['ALTER TABLE t ADD COLUMN a int;'], expect: ['1:1'] },
      { title: 'a table', engine: 'mariadb', files: ["CREATE TABLE t (id bigint PRIMARY KEY, a int COMMENT 'in metres');"], expect: ['1:1'] },
    ],
    good: [
      { title: 'comments of a later file', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);\nALTER TABLE t RENAME TO u;', "COMMENT ON TABLE u IS 'things';\nCOMMENT ON COLUMN u.a IS 'in metres';"], expect: [] },
      { title: 'comments in the definition', engine: 'mysql', files: ["CREATE TABLE t (id bigint PRIMARY KEY, a int COMMENT 'in metres') COMMENT 'things';"], expect: [] },
      { title: 'an old table', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);'], files: ['ALTER TABLE t MODIFY a bigint;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const said = commentsOf(context);
    return ofKind(context.operations, 'create-table', 'add-column')
      .filter((judged) => !isSkipped(judged))
      .flatMap((judged) => [...(isKind(judged, 'create-table') ? ofTable(judged, context, said) : []), ...ofColumns(judged, context, said)])
      .concat(tooLong(context));
  },
});

/** Identities of tables and columns on which a comment stands. */
function commentsOf({ operations }: RuleContext): ReadonlySet<number> {
  return new Set(operations.flatMap((judged) => [...inDefinition(judged), ...byComment(judged)]));
}

function inDefinition(judged: JudgedOperation): readonly number[] {
  const { operation, after } = judged;
  const table = 'table' in operation ? resolveTable(after, operation.table) : undefined;
  if (table === undefined) return [];
  const columns = table.columns.filter(({ comment = '' }) => comment !== '').map(({ id }) => id);
  return tableComment(judged) === undefined ? columns : [table.id, ...columns];
}

/** COMMENT ON TABLE and COMMENT ON COLUMN; an empty text takes the comment away. */
function byComment({ operation, before }: JudgedOperation): readonly number[] {
  if (operation.kind !== 'comment' || (operation.comment ?? '') === '') return [];
  const table = resolveTable(before, operation.object);
  if (table === undefined) return [];
  const found = operation.column === undefined ? table : findColumn(before, table, operation.column);
  return found === undefined ? [] : [found.id];
}

/** The comment that an operation of MySQL or MariaDB gives a table. */
function tableComment({ operation }: JudgedOperation): string | undefined {
  const text = operation.kind === 'create-table' ? operation.options['comment']
    : operation.kind === 'set-table-option' && operation.option === 'COMMENT' ? operation.value : undefined;
  return text === '' ? undefined : text;
}

function ofTable({ operation: { table }, after, in: at }: JudgedOperation<CreateTable>, { options, ...context }: RuleContext, said: ReadonlySet<number>): readonly RuleHit[] {
  const made = resolveTable(after, table);
  const left = made === undefined ? undefined : tableById(context.after, made.id);
  if (left === undefined || said.has(left.id) || !options.list('for').includes('table') || options.matches('allow', table.name)) return [];
  return [{ at, message: 'table', values: { table: shown(table) }, objects: [tableIdentity(after, table)] }];
}

function ofColumns(judged: Parameters<typeof isSkipped>[0], { options, ...context }: RuleContext, said: ReadonlySet<number>): readonly RuleHit[] {
  const { operation, after, in: at } = judged;
  if (!options.list('for').includes('column')) return [];
  const made = resolveTable(after, operation.table);
  const definitions = operation.kind === 'create-table' ? operation.columns : operation.kind === 'add-column' ? [operation.column] : [];
  const left = made === undefined ? undefined : tableById(context.after, made.id);
  return definitions
    .filter(({ name, comment }) => comment === undefined && !options.matches('allow', name))
    .filter(({ name }) => {
      const id = findColumn(after, made, name)?.id;
      return id === undefined ? made === undefined : !said.has(id) && left?.columns.some((column) => column.id === id) === true;
    })
    .map(({ name, span }) => ({
      at,
      span: operation.kind === 'create-table' ? span : placeOf(judged),
      message: 'column',
      values: { column: name, table: shown(operation.table) },
      objects: [`${tableIdentity(after, operation.table)}.${name}`],
    }));
}

function tooLong({ operations, options }: RuleContext): readonly RuleHit[] {
  const max = options.count('max-length');
  if (max === 0) return [];
  return operations.flatMap((judged) => {
    const { operation, in: at } = judged;
    const comment = operation.kind === 'comment' ? operation.comment : tableComment(judged);
    const name = operation.kind === 'comment' ? operation.object : 'table' in operation ? operation.table : undefined;
    if (comment === undefined || name === undefined || [...comment].length <= max) return [];
    return [{ at, message: 'long', values: { table: shown(name), max: String(max) }, objects: [shown(name)] }];
  });
}
