import type { DropConstraint, DropNotNull, RedefineColumn } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { columnIn, tableById } from '../../../schema/queries/table-by-id.ts';
import { isContractStep } from '../../contract-marker.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldColumn, type PlacedColumn } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL, age int NOT NULL);';

export const dropNotNull = defineRule({
  id: 'drop-not-null',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Ship readers that expect NULL before a column may hold it',
  why: 'Code that was written for a NOT NULL column does not expect NULL: it fails on the first one, and comparisons, sums and joins leave such '
    + 'rows out without a word.',
  fix: 'Have every reader cope with NULL first, and lift NOT NULL in a later release.',
  sources: ['squawk:ban-drop-not-null', 'pgfence:drop-not-null'],
  options: {},
  messages: {
    lifts: {
      title: 'Lets column {column} of {table} hold NULL',
      why: 'The running release counts on a value in {column}, and may fail on the first NULL that the new one writes.',
      fix: 'Check that every reader of the running release copes with NULL in {column}.',
    },
  },
  examples: {
    bad: [
      { title: 'an old column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN email DROP NOT NULL;'], expect: ['1:1'] },
      { title: 'a definition anew', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age int NULL;'], expect: ['1:1'] },
      { title: 'a definition anew under another name', engine: 'mariadb', base: [users], files: ['ALTER TABLE users\n  CHANGE age years int NULL;'], expect: ['1:2'] },
    ],
    good: [
      {
        title: 'the first step of a removal', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ALTER COLUMN email DROP NOT NULL;', 'ALTER TABLE users DROP COLUMN email;'], expect: [],
      },
      {
        title: 'a new table', engine: 'postgresql',
        files: ['CREATE TABLE fresh (id bigint PRIMARY KEY, a int NOT NULL);\nALTER TABLE fresh ALTER COLUMN a DROP NOT NULL;'], expect: [],
      },
      { title: 'a column that may be NULL already', engine: 'mysql', base: ['CREATE TABLE t (a int NULL);'], files: ['ALTER TABLE t MODIFY a bigint NULL;'], expect: [] },
      { title: 'a definition anew that stays NOT NULL', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY age bigint NOT NULL;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-not-null', 'redefine-column', 'drop-constraint').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      const name = columnOf(judged, table);
      if (name === undefined) return [];
      const column = findColumn(before, table, name);
      if (!isOldColumn(context, { table, column }, at) || isHarmless(judged, { table, column }, context)) return [];
      return [{
        at,
        span: placeOf(judged),
        message: 'lifts',
        values: { column: name, table: shown(operation.table) },
        objects: [`${tableIdentity(before, operation.table)}.${column?.name ?? name}`],
      }];
    });
  },
});

type Lifting = JudgedOperation<DropNotNull | RedefineColumn | DropConstraint>;

/**
 * The column that an operation names, or that the NOT NULL constraint is on which it drops (PostgreSQL 18). A definition anew
 * that does not mention NULL forgets NOT NULL among other things, which is a rule of its own.
 */
function columnOf({ operation }: Lifting, table: CatalogTable | undefined): string | undefined {
  if (operation.kind === 'redefine-column') return operation.definition.nullable === true ? operation.column : undefined;
  if (operation.kind === 'drop-not-null') return operation.column;
  const definition = table?.constraints.find(({ name }) => name === operation.name)?.definition;
  return definition?.kind === 'not-null' ? definition.column : undefined;
}

/** What changes nothing, what the change set takes back, and the first step of a removal. */
function isHarmless(judged: Lifting, { table, column }: PlacedColumn, { after }: RuleContext): boolean {
  const { operation } = judged;
  if (table === undefined || column === undefined) return operation.kind === 'redefine-column';
  if (column.nullable || isContractStep(judged)) return true;
  const isGone = tableById(after, table.id) === undefined || columnIn(after, table, column) === undefined;
  return isGone || columnIn(after, table, column)?.nullable === false || columnIn(judged.after, table, column)?.nullable !== true;
}
