import type { RedefineColumn, SetDefault } from '../../../model/operation.ts';
import type { CatalogColumn } from '../../../model/schema-state.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { columnIn } from '../../../schema/queries/table-by-id.ts';
import { hasDefault } from '../../column-values.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldColumn, type PlacedColumn } from '../../old-objects.ts';

const users = "CREATE TABLE users (id bigint PRIMARY KEY, plan varchar(50) NOT NULL DEFAULT 'free', age int);";

export const changeDefault = defineRule({
  id: 'change-default',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Change the default of an old column knowing who relies on it',
  why: 'A default reaches new rows only: old rows keep what they have. The running release gets the new value for every INSERT that leaves the '
    + 'column out, whether it knows of it or not; some frameworks remember the old default and send it themselves.',
  fix: 'Check that the running release copes with the new value, and fill old rows by an UPDATE of their own where they should have it.',
  sources: ['strong_migrations:change_column_default'],
  options: {},
  messages: {
    changed: {
      title: 'Changes the default of column {column} of {table}',
      why: 'Rows that are there keep their values; INSERTs of the running release that leave {column} out get the new one.',
      fix: 'Check that the running release copes with {default}, and fill old rows separately if they should have it.',
    },
  },
  examples: {
    bad: [
      { title: 'a first default', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN age SET DEFAULT 18;'], expect: ['1:1'] },
      { title: 'another default', engine: 'mysql', base: [users], files: ["ALTER TABLE users\n  ALTER plan SET DEFAULT 'basic';"], expect: ['1:2'] },
      { title: 'another default in a definition anew', engine: 'mariadb', base: [users], files: ["ALTER TABLE users MODIFY plan varchar(50) NOT NULL DEFAULT 'basic';"], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'a column of the change set', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN token uuid NULL;\nALTER TABLE users ALTER COLUMN token SET DEFAULT gen_random_uuid();'], expect: [],
      },
      { title: 'the default that it has', engine: 'postgresql', base: [users], files: ["ALTER TABLE users ALTER COLUMN plan SET DEFAULT 'free';"], expect: [] },
      { title: 'a definition anew with the same default', engine: 'mysql', base: [users], files: ["ALTER TABLE users MODIFY plan varchar(80) NOT NULL DEFAULT 'free';"], expect: [] },
      { title: 'no default any more', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ALTER plan DROP DEFAULT;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'set-default', 'redefine-column').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const value = operation.kind === 'set-default' ? operation.default : operation.definition.default;
      const table = resolveTable(before, operation.table);
      const column = findColumn(before, table, operation.column);
      if (value === undefined || value.constant === 'null' || !mayChange(judged, { table, column })) return [];
      if (!isOldColumn(context, { table, column }, at)) return [];
      return [{
        at,
        span: placeOf(judged),
        message: 'changed',
        values: { column: operation.column, table: shown(operation.table), default: value.text },
        objects: [`${tableIdentity(before, operation.table)}.${column?.name ?? operation.column}`],
      }];
    });
  },
});

/** Whether the default is another one than before, as far as that is known; a definition anew must be known to bring another. */
function mayChange({ operation, after }: JudgedOperation<SetDefault | RedefineColumn>, { table, column }: PlacedColumn): boolean {
  if (table === undefined || column === undefined) return operation.kind === 'set-default';
  const result = columnIn(after, table, column);
  return result !== undefined && hasDefault(result) && (!hasDefault(column) || plain(column) !== plain(result));
}

/** The default without the quotes and blanks in which servers are indifferent. */
function plain({ default: value }: CatalogColumn): string {
  return (value?.text ?? '').replace(/^'(.*)'$/s, '$1').replace(/\s+/g, ' ').trim().toLowerCase();
}
