import type { TruncateTable } from '../../../model/operation.ts';
import type { CatalogTable, SchemaState } from '../../../model/schema-state.ts';
import { mayReferTo } from '../../../schema/queries/referring-tables.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { referencedTable } from '../../created-foreign-keys.ts';
import { defineRule, ofKind, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const orders = 'CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint REFERENCES users (id));';

export const truncateCascade = defineRule({
  id: 'truncate-cascade',
  category: 'destructive',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: (operation) => (operation.kind === 'truncate-table' && operation.cascade ? 'dependents' : undefined),
  supersedes: [],
  summary: 'Name every table that is emptied',
  why: 'TRUNCATE … CASCADE empties every table that refers to the named one by a foreign key, and those that refer to these, whatever '
    + 'the foreign keys say about deletion. The file does not show which.',
  fix: 'List the tables that are meant in one TRUNCATE, or empty those that refer first.',
  sources: ['squawk:ban-truncate-cascade', 'pgfence:truncate-cascade'],
  options: {},
  messages: {
    known: {
      title: 'Empties {tables} and every table that refers to it',
      why: 'By the migrations {others} refer to it and go with it, and then whatever refers to those.',
      fix: 'List the tables that are meant without CASCADE: TRUNCATE then fails where another one refers to them.',
    },
    unknown: {
      title: 'Empties {tables} and every table that refers to it',
      why: 'By the migrations no other table does; whichever does on a server is emptied without being named.',
      fix: 'Remove CASCADE: TRUNCATE then fails where another table refers to {tables}.',
    },
  },
  examples: {
    bad: [
      { title: 'a table and those that refer to it', engine: 'postgresql', base: [users, orders], files: ['TRUNCATE users CASCADE;'], expect: ['1:1'] },
      { title: 'a new table that an old one refers to', engine: 'postgresql', base: ['CREATE TABLE orders (id bigint PRIMARY KEY, user_id bigint);'], files: [`${users}\nALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users (id);\nTRUNCATE users CASCADE;`], expect: ['1:3'] },
    ],
    good: [
      { title: 'both tables by name', engine: 'postgresql', base: [users, orders], files: ['TRUNCATE users, orders;'], expect: [] },
      { title: 'new tables alone', engine: 'postgresql', files: [`${users}\n${orders}\nTRUNCATE users CASCADE;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.statements.flatMap((at) => judge(at, context));
  },
});

function judge(at: JudgedStatement, context: RuleContext): readonly RuleHit[] {
  const truncated = ofKind(at.operations, 'truncate-table').filter(({ operation }) => operation.cascade);
  const [first] = truncated;
  if (first === undefined) return [];
  const named = truncated.map(({ operation }) => resolveTable(first.before, operation.table));
  const known = named.filter((table) => table !== undefined);
  const touched = [...named, ...referringTables(first.before, known)];
  if (touched.every((table) => !isOldTable(context, table, at))) return [];
  return [hit(at, truncated, referringTables(first.before, known, 1))];
}

/** Tables that refer to one of these, and those that refer to them, up to so many steps away. */
function referringTables(state: SchemaState, named: readonly CatalogTable[], steps = Infinity): readonly CatalogTable[] {
  const found = new Map(named.map((table) => [table.id, table]));
  let reached = named;
  for (let step = 0; reached.length > 0 && step < steps; step += 1) {
    reached = reached.flatMap((target) => [...mayReferTo(state, target)].filter((table) => refersTo(state, table, target)));
    reached = [...new Set(reached)].filter(({ id }) => !found.has(id));
    for (const table of reached) found.set(table.id, table);
  }
  return [...found.values()].filter((table) => !named.includes(table));
}

function refersTo(state: SchemaState, table: CatalogTable, { id }: CatalogTable): boolean {
  return table.constraints.some(({ definition }) => definition.kind === 'foreign-key' && referencedTable(state, table, definition)?.id === id);
}

function hit(at: JudgedStatement, truncated: readonly JudgedOperation<TruncateTable>[], others: readonly CatalogTable[]): RuleHit {
  return {
    at,
    message: others.length === 0 ? 'unknown' : 'known',
    values: { tables: listInWords(truncated.map(({ operation }) => shown(operation.table))), others: listInWords(others.map(({ name }) => name)) },
    objects: truncated.map(({ operation, before }) => tableIdentity(before, operation.table)),
  };
}
