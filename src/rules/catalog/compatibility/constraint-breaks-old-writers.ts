import type { ConstraintDefinition } from '../../../model/constraint-definition.ts';
import type { AddColumn, AddConstraint, RedefineColumn, SetNotNull } from '../../../model/operation.ts';
import type { CatalogColumn, CatalogTable } from '../../../model/schema-state.ts';
import { columnsOfExpression } from '../../../schema/edit-table.ts';
import { conjunctsOf } from '../../../schema/expression-tokens.ts';
import { isNotNullTest } from '../../../schema/queries/covering-index.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { columnIn } from '../../../schema/queries/table-by-id.ts';
import { fillsItself } from '../../column-values.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';
const add = 'ALTER TABLE users ADD COLUMN region varchar(9) NULL;';

export const constraintBreaksOldWriters = defineRule({
  id: 'constraint-breaks-old-writers',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Ask for a value in a new column only once every release gives one',
  why: 'The release that runs while the new one is rolled out does not know a column of this change set. It leaves it out, the server writes NULL, and '
    + 'a constraint that wants a value refuses the row; NOT VALID spares old rows only.',
  fix: 'Move the constraint to a later change set, or give the column a default.',
  sources: [],
  options: {},
  messages: {
    refuses: {
      title: '{what} on the new column {column} of {table} refuses rows of the running release',
      why: 'That release leaves {column} out, which has no default: each of its INSERTs fails from this moment on.',
      fix: 'Add the constraint in a later change set, when every release that runs gives {column} a value, or give it a default.',
    },
  },
  examples: {
    bad: [
      { title: 'NOT NULL in the next file', engine: 'postgresql', base: [users], files: [add, 'ALTER TABLE users ALTER COLUMN region SET NOT NULL;'], expect: ['2:1'] },
      {
        title: 'a check for new rows only', engine: 'postgresql', base: [users],
        files: [`${add}\nALTER TABLE users ADD CONSTRAINT region_there CHECK (region IS NOT NULL) NOT VALID;`], expect: ['1:2'],
      },
      { title: 'a definition anew', engine: 'mysql', base: [users], files: [`${add}\nALTER TABLE users MODIFY region varchar(9) NOT NULL;`], expect: ['1:2'] },
      { title: 'a check', engine: 'mariadb', base: [users], files: [`${add}\nALTER TABLE users ADD CONSTRAINT c CHECK (region IS NOT NULL AND region <> '');`], expect: ['1:2'] },
    ],
    good: [
      {
        title: 'a default', engine: 'postgresql', base: [users],
        files: ["ALTER TABLE users ADD COLUMN region text NULL DEFAULT 'eu';", 'ALTER TABLE users ALTER COLUMN region SET NOT NULL;'], expect: [],
      },
      { title: 'a check that lets NULL pass', engine: 'postgresql', base: [users], files: [`${add}\nALTER TABLE users ADD CONSTRAINT c CHECK (region <> '') NOT VALID;`], expect: [] },
      { title: 'an old column', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY email varchar(50) NOT NULL;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE fresh (id bigint PRIMARY KEY, a int NULL);\nALTER TABLE fresh MODIFY a int NOT NULL;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'set-not-null', 'redefine-column', 'add-constraint', 'add-column').flatMap((judged): readonly RuleResult[] => {
      const { operation, after, in: at } = judged;
      const table = resolveTable(after, operation.table);
      if (table === undefined) return gapOf(judged);
      if (!isOldTable(context, table, at)) return [];
      return demanded(judged, table).filter((column) => context.isNewColumn(column, at) && isLeftOpen(table, column, context)).map((column) => ({
        at,
        span: placeOf(judged),
        message: 'refuses',
        values: { what: wordsFor(judged), column: column.name, table: shown(operation.table) },
        objects: [`${tableIdentity(after, operation.table)}.${column.name}`],
      }));
    });
  },
});

type Constraining = JudgedOperation<SetNotNull | RedefineColumn | AddConstraint | AddColumn>;

/** Whether a column of the change set is meant, only the statements that add it could tell. */
function gapOf(judged: Constraining): ReturnType<typeof unknownTable>[] {
  const { operation } = judged;
  if (operation.kind !== 'set-not-null') return [];
  return [unknownTable(judged, operation.table, `it is not known whether ${operation.column} is new`)];
}

/** The columns that must have a value from this operation on. NOT NULL in ADD COLUMN itself is another rule’s. */
function demanded({ operation, before, after }: Constraining, table: CatalogTable): readonly CatalogColumn[] {
  switch (operation.kind) {
    case 'set-not-null': return named(after, table, [operation.column]);
    case 'add-constraint': return named(after, table, wanted(operation.constraint));
    case 'add-column': return named(after, table, operation.column.constraints.flatMap(wanted));
    case 'redefine-column': return named(after, table, [operation.definition.name]).filter((column) =>
      !column.nullable && columnIn(before, table, column)?.nullable === true);
  }
}

function named(state: Constraining['after'], table: CatalogTable, names: readonly string[]): readonly CatalogColumn[] {
  return names.flatMap((name) => findColumn(state, table, name) ?? []);
}

/** The columns for which a constraint refuses NULL; a comparison lets it pass. */
function wanted(constraint: ConstraintDefinition): readonly string[] {
  if (constraint.notEnforced === true) return [];
  if (constraint.kind === 'not-null') return [constraint.column];
  if (constraint.kind !== 'check') return [];
  const parts = conjunctsOf(constraint.expression.text);
  return columnsOfExpression(constraint.expression).filter((column) => parts.some((words) => isNotNullTest(words, column)));
}

/** Whether in the end a row may leave the column out and gets nothing there. */
function isLeftOpen(table: CatalogTable, column: CatalogColumn, { after }: RuleContext): boolean {
  const final = columnIn(after, table, column);
  return final !== undefined && !fillsItself(final);
}

function wordsFor({ operation }: Constraining): string {
  return operation.kind === 'add-column' || (operation.kind === 'add-constraint' && operation.constraint.kind === 'check') ? 'A check' : 'NOT NULL';
}
