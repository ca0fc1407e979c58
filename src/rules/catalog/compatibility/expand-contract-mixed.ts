import type { QueryUse } from '../../../model/expression.ts';
import type { DropColumn, DropTable } from '../../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../../model/schema-state.ts';
import { columnsOfExpression } from '../../../schema/edit-table.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, isKind, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldColumn, isOldTable, schemaBefore } from '../../old-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { typeWords } from '../../type-words.ts';
import { snakeWords } from '../../word-parts.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const expand = 'ALTER TABLE users ADD COLUMN full_name varchar(80) NULL;\nUPDATE users SET full_name = name WHERE id > 0;';

export const expandContractMixed = defineRule({
  id: 'expand-contract-mixed',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Remove the old in a later change set than the one that adds the new',
  why: 'Old and new must stand side by side for as long as both releases run: the running one reads and writes the old, the new one the new. A change '
    + 'set that adds the one and removes the other leaves no such time, and no way back.',
  fix: 'Add the replacement and write both in this change set; remove the original in a later one.',
  sources: [],
  options: {},
  messages: {
    column: {
      title: 'Removes {column} of {table} in the change set that adds {replacement}',
      why: 'No release can use both: the running one fails without {column}, and {replacement} is not there before.',
      fix: 'Keep {column} in this change set, and drop it in a later one.',
    },
    table: {
      title: 'Drops table {table} in the change set that makes {replacement} from it',
      why: 'No release can use both: the running one fails without {table}, and {replacement} is not there before.',
      fix: 'Keep {table} in this change set, and drop it in a later one.',
    },
  },
  examples: {
    bad: [
      { title: 'a column and its copy', engine: 'postgresql', base: [users], files: [expand, 'ALTER TABLE users DROP COLUMN name;'], expect: ['2:1'] },
      {
        title: 'a table and its copy', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE members (id bigint PRIMARY KEY, name text);\nINSERT INTO members (id, name) SELECT id, name FROM users;\nDROP TABLE users;'], expect: ['1:3'],
      },
      { title: 'a column and its copy', engine: 'mysql', base: [users], files: [`${expand}\nALTER TABLE users\n  DROP COLUMN name;`], expect: ['1:4'] },
      { title: 'a successor by its name', engine: 'mariadb', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN age_years bigint NULL,\n  DROP COLUMN age;'], expect: ['1:3'] },
    ],
    good: [
      { title: 'the first half', engine: 'postgresql', base: [users], files: [expand], expect: [] },
      { title: 'an unrelated column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN born_on date NULL, DROP COLUMN age;'], expect: [] },
      {
        title: 'an original of the change set', engine: 'mysql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN a int NULL;\nALTER TABLE users ADD COLUMN a_new bigint NULL;\nALTER TABLE users DROP COLUMN a;'], expect: [],
      },
      { title: 'the second half', engine: 'mariadb', base: [users, expand], files: ['ALTER TABLE users DROP COLUMN name;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return [
      ...ofKind(context.operations, 'drop-column').flatMap((judged) => judgeColumn(judged, context)),
      ...ofKind(context.operations, 'drop-table').flatMap((judged) => judgeTable(judged, context)),
    ];
  },
});

function judgeColumn(judged: JudgedOperation<DropColumn>, context: RuleContext): readonly RuleResult[] {
  const { operation, before, in: at } = judged;
  const table = resolveTable(before, operation.table);
  if (table === undefined) {
    const addsAny = ofKind(context.operations, 'add-column').some((other) => other.operation.table.name === operation.table.name);
    return addsAny ? [unknownTable(judged, operation.table, 'what its columns replace is not known')] : [];
  }
  const column = findColumn(before, table, operation.column);
  if (column === undefined || !isOldColumn(context, { table, column }, at)) return [];
  const added = (tableById(context.after, table.id)?.columns ?? []).filter((each) => context.isNewColumn(each, at));
  const replacement = added.find((each) => isReplacement(each, { table, column }, context));
  return replacement === undefined ? [] : [{
    at,
    span: placeOf(judged),
    message: 'column',
    values: { column: column.name, replacement: replacement.name, table: shown(operation.table) },
    objects: [`${tableIdentity(before, operation.table)}.${column.name}`],
  }];
}

interface Original {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
}

/** Whether a new column takes the place of an old one: filled or computed from it, of its type, or called after it. */
function isReplacement(added: CatalogColumn, { table, column }: Original, context: RuleContext): boolean {
  if (columnsOfExpression(added.generated?.expression).includes(column.name)) return true;
  if (isCopied(added, { table, column }, context)) return true;
  const sameType = typeWords(added.type) === typeWords(column.type) && added.nullable === column.nullable;
  return sameType || isCalledAfter(added.name, column.name);
}

function isCopied(added: CatalogColumn, { table, column }: Original, { operations }: RuleContext): boolean {
  return ofKind(operations, 'update').some(({ operation, before }) => resolveTable(before, operation.table)?.id === table.id
    && operation.setColumns.some((name) => same(name, added.name)) && namesColumn(operation.query, column.name));
}

function namesColumn({ columns }: QueryUse, name: string): boolean {
  return columns.some((written) => same(written.slice(written.lastIndexOf('.') + 1), name));
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** `name` and `full_name`, `email` and `email_v2`: one has all the words of the other. */
function isCalledAfter(added: string, old: string): boolean {
  const [words = [], others = []] = [added, old].map((name) => snakeWords(name).split('_'));
  return others.every((word) => words.includes(word)) || words.every((word) => others.includes(word));
}

function judgeTable(judged: JudgedOperation<DropTable>, context: RuleContext): readonly RuleHit[] {
  const { operation, before, in: at } = judged;
  const table = resolveTable(before, operation.table);
  if (table === undefined || !isOldTable(context, table, at)) return [];
  const copy = context.operations.filter(({ in: { file } }) => !context.isHistory || file === at.file).flatMap((other) => copyOf(other, table, context))[0];
  const replacement = copy === undefined ? undefined : tableById(context.after, copy.id);
  return replacement === undefined ? [] : [{
    at,
    span: placeOf(judged),
    message: 'table',
    values: { table: shown(operation.table), replacement: replacement.name },
    objects: [tableIdentity(before, operation.table)],
  }];
}

/** The new table that an operation fills from an old one. */
function copyOf(judged: JudgedOperation, old: CatalogTable, context: RuleContext): readonly CatalogTable[] {
  const query = isKind(judged, 'insert') ? judged.operation.query : isKind(judged, 'create-table') ? judged.operation.asQuery : undefined;
  if (query === undefined || !isKind(judged, 'insert', 'create-table')) return [];
  const target = resolveTable(judged.after, judged.operation.table);
  const reads = query.tables.some((name) => resolveTable(judged.before, name)?.id === old.id);
  return reads && target !== undefined && tableById(schemaBefore(context, judged.in), target.id) === undefined ? [target] : [];
}
