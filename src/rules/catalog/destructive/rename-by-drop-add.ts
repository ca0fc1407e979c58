import type { DropColumn } from '../../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../../model/schema-state.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldColumn } from '../../old-objects.ts';
import { typeWords } from '../../type-words.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, name varchar(50), age int);';
const swap = 'ALTER TABLE users DROP COLUMN name, ADD COLUMN full_name varchar(50);';

export const renameByDropAdd = defineRule({
  id: 'rename-by-drop-add',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: ['expand-contract-mixed'],
  summary: 'Rename a column in place of dropping one and adding another',
  why: 'A column goes and one of the same type comes, and nothing copies the values: that is what a tool writes for a renamed field. '
    + 'The new column is empty, and the old values are lost.',
  fix: 'Write RENAME COLUMN where a rename is meant; or add the new column, copy the values, and drop the old one a release later.',
  sources: [],
  options: {},
  messages: {
    loses: {
      title: 'Column {column} of {table} goes and {added} of the same type comes',
      why: 'Nothing between the two copies the values: where a rename is meant, they are lost.',
      fix: 'Write ALTER TABLE {table} RENAME COLUMN {column} TO {added}, or copy the values before the drop.',
    },
  },
  examples: {
    bad: [
      { title: 'in one statement', engine: 'postgresql', base: [users], files: [swap], expect: ['1:1'] },
      { title: 'in two files', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN years int;', 'ALTER TABLE users DROP COLUMN age;'], expect: ['2:1'] },
      { title: 'in one statement', engine: 'mysql', base: [users], files: [swap], expect: ['1:1'] },
      { title: 'in two statements', engine: 'mariadb', base: [users], files: ['ALTER TABLE users DROP COLUMN age;\nALTER TABLE users ADD COLUMN years int;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a copy between the two', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN years int;\nUPDATE users SET years = age WHERE age > 0;\nALTER TABLE users DROP COLUMN age;'], expect: [] },
      { title: 'another type', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP COLUMN age, ADD COLUMN born date;'], expect: [] },
      { title: 'a rename', engine: 'mysql', base: [users], files: ['ALTER TABLE users RENAME COLUMN name TO full_name;'], expect: [] },
      { title: 'a column of the change set', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN a int;\nALTER TABLE users DROP COLUMN a;\nALTER TABLE users ADD COLUMN b int;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const taken = new Set<number>();
    return ofKind(context.operations, 'drop-column').flatMap((judged): readonly RuleHit[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      const column = findColumn(before, table, operation.column);
      if (table === undefined || column === undefined || !isOldColumn(context, { table, column }, at)) return [];
      const added = addedColumns(table, judged, context).find((each) => !taken.has(each.id) && isAlike(each, column) && !isCopied(each, { table, column, judged }, context));
      if (added === undefined) return [];
      taken.add(added.id);
      return [{
        at,
        span: placeOf(judged),
        message: 'loses',
        values: { column: column.name, table: shown(operation.table), added: added.name },
        objects: [`${tableIdentity(before, operation.table)}.${column.name}`],
      }];
    });
  },
});

/** Columns that the change set adds to the table and keeps. */
function addedColumns({ id }: CatalogTable, { in: at }: JudgedOperation, { after, isNewColumn }: RuleContext): readonly CatalogColumn[] {
  return (tableById(after, id)?.columns ?? []).filter((column) => isNewColumn(column, at));
}

function isAlike(added: CatalogColumn, old: CatalogColumn): boolean {
  return typeWords(added.type) === typeWords(old.type) && added.nullable === old.nullable && added.generated === undefined && added.identity === undefined;
}

interface Original {
  readonly table: CatalogTable;
  readonly column: CatalogColumn;
  readonly judged: JudgedOperation<DropColumn>;
}

/** Whether an UPDATE, or a trigger made for it, carries the values over before the old column goes. */
function isCopied(added: CatalogColumn, { table, column, judged }: Original, { operations }: RuleContext): boolean {
  const earlier = operations.slice(0, operations.indexOf(judged));
  const isUpdated = ofKind(earlier, 'update').some(({ operation, before }) => resolveTable(before, operation.table)?.id === table.id
    && operation.setColumns.some((name) => isSame(name, added.name))
    && operation.query.columns.some((name) => isSame(name.slice(name.lastIndexOf('.') + 1), column.name)));
  return isUpdated || ofKind(earlier, 'create-object').some(({ operation, before }) =>
    operation.objectKind === 'trigger' && operation.table !== undefined && resolveTable(before, operation.table)?.id === table.id);
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
