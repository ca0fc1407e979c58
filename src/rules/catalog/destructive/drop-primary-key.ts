import type { ObjectName } from '../../../model/expression.ts';
import type { DropColumn, DropConstraint, DropIndex } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { columnsOfKeys } from '../../../schema/edit-table.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';

const users = 'CREATE TABLE users (id bigint NOT NULL, code int NOT NULL, PRIMARY KEY (id));';

export const dropPrimaryKey = defineRule({
  id: 'drop-primary-key',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Replace a primary key in the statement that drops it',
  why: 'Without a primary key duplicates come in unseen, logical replication refuses UPDATE and DELETE, and tools that go through a table by its key '
    + 'stop working. MySQL and MariaDB write the whole table anew, and again for the next key.',
  fix: 'Build the unique index of the new key first. Then drop the old key and add the new one in one ALTER TABLE: InnoDB then does both in place.',
  sources: [],
  options: {},
  messages: {
    dropped: {
      title: 'Drops the primary key of {table} without another one',
      why: 'Nothing in the statement puts a key in its place, so duplicates can come in from then on.',
      fix: 'Add the new key in the same ALTER TABLE, from a unique index that was built before.',
    },
    column: {
      title: 'Drops the primary key of {table} with a column of it',
      why: 'The key goes with its column, and nothing in the statement puts another one in its place.',
      fix: 'Add the new key in the same ALTER TABLE, from a unique index that was built before.',
    },
  },
  examples: {
    bad: [
      { title: 'the constraint', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP CONSTRAINT users_pkey;'], expect: ['1:1'] },
      { title: 'a column of the key', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP COLUMN id;'], expect: ['1:3'] },
      { title: 'the key', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP PRIMARY KEY;'], expect: ['1:1'] },
      { title: 'the key', engine: 'mariadb', base: [users], files: ['ALTER TABLE users DROP PRIMARY KEY, ADD INDEX i (code);'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'another key in its place', engine: 'postgresql', base: [users, 'CREATE UNIQUE INDEX users_code ON users (code);'],
        files: ['ALTER TABLE users DROP CONSTRAINT users_pkey, ADD CONSTRAINT users_pkey PRIMARY KEY USING INDEX users_code;'], expect: [],
      },
      { title: 'a unique key over required columns', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP CONSTRAINT users_pkey, ADD UNIQUE (code);'], expect: [] },
      { title: 'another key in its place', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP PRIMARY KEY, ADD PRIMARY KEY (id, code);'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: [`${users}\nALTER TABLE users DROP PRIMARY KEY;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-constraint', 'drop-column', 'drop-index').flatMap((judged) => judge(judged, context));
  },
});

type Dropping = JudgedOperation<DropColumn | DropConstraint | DropIndex>;

function judge(judged: Dropping, context: RuleContext): readonly RuleResult[] {
  const { operation: { table: name }, before, after, in: at } = judged;
  // PostgreSQL does not drop the index of a key by its own name.
  if (name === undefined) return [];
  const table = resolveTable(before, name);
  if (table === undefined) return ofUnknown(judged, name);
  const next = tableById(after, table.id);
  const isLost = hasPrimaryKey(table) && next !== undefined && !hasPrimaryKey(next);
  if (!isLost || !isOldTable(context, table, at) || isReplaced(judged, table)) return [];
  return [hit(judged, name)];
}

function hit(judged: Dropping, name: ObjectName): RuleResult {
  const { operation, before, in: at } = judged;
  return {
    at,
    span: placeOf(judged),
    message: operation.kind === 'drop-column' ? 'column' : 'dropped',
    values: { table: shown(name) },
    objects: [tableIdentity(before, name)],
  };
}

/** DROP PRIMARY KEY says it itself; a name of a constraint does not say what it is. */
function ofUnknown(judged: Dropping, name: ObjectName): readonly RuleResult[] {
  const { operation, in: at } = judged;
  if (operation.kind !== 'drop-constraint') return [];
  const isPrimary = operation.constraintKind === 'primary-key';
  if (isPrimary) return ofKind(at.operations, 'add-constraint').length > 0 ? [] : [hit(judged, name)];
  if (operation.constraintKind !== undefined) return [];
  return [unknownTable(judged, name, `it is not known what ${operation.name ?? 'the constraint'} is`)];
}

function hasPrimaryKey({ constraints }: CatalogTable): boolean {
  return constraints.some(({ definition }) => definition.kind === 'primary-key');
}

/** Whether the table has another primary key behind the statement, or a unique key over required columns that the statement adds. */
function isReplaced({ in: at }: JudgedOperation, { id }: CatalogTable): boolean {
  const [first, last] = [at.operations[0]?.before, at.operations.at(-1)?.after].map((state) => (state === undefined ? undefined : tableById(state, id)));
  if (last === undefined || hasPrimaryKey(last)) return true;
  const known = new Set(first?.constraints.map((constraint) => constraint.id));
  return last.constraints.some((constraint) => !known.has(constraint.id) && isRequiredKey(constraint.definition, last));
}

function isRequiredKey(definition: CatalogTable['constraints'][number]['definition'], { columns }: CatalogTable): boolean {
  if (definition.kind !== 'unique') return false;
  const names = columnsOfKeys(definition.keys);
  return names.length > 0 && names.every((name) => columns.find((column) => column.name === name)?.nullable === false);
}
