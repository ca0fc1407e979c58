import type { RowsAtStake } from '../../ddl/rows-at-stake.ts';
import type { Migration } from '../../model/migration.ts';
import type { Operation } from '../../model/operation.ts';

/** What is to be said of a migration that takes another one back. */
export interface RemarkFacts {
  readonly migration: Migration;
  readonly stake: RowsAtStake;
  /** Of the migration that is taken back. */
  readonly operations: readonly Operation[];
  /** What it was proved on. */
  readonly server: string;
}

/** Names in one sentence. */
const mostNames = 10;

const rowKinds: ReadonlySet<Operation['kind']> = new Set<Operation['kind']>(['insert', 'update', 'delete', 'truncate-table', 'copy']);

/** The head of the new file, and what of it is about rows: a throw-away database has none, so that nothing of that is proved. */
export function remarksOn({ migration, stake, operations, server }: RemarkFacts): { readonly remarks: readonly string[]; readonly rows: readonly string[] } {
  const touched = [...new Set(operations.filter(({ kind }) => rowKinds.has(kind)).map((operation) => ('table' in operation ? nameOf(operation.table) : 'a table')))];
  const rows = [
    ...sentence('What was written since is lost with', stake.lost),
    ...sentence('Comes back without the rows or values that it had:', stake.empty),
    ...sentence('Values must fit the former type again:', stake.retyped),
    ...sentence('Rows written since may break', stake.held),
    ...(migration.undo === undefined ? [] : [`The migration has an undo script of its own, which may take rows back too: ${migration.undo.path}.`]),
    ...sentence('The migration also changed rows, which this does not take back, of', touched),
  ];
  return {
    remarks: [
      `Takes version ${migration.version ?? ''} back: ${migration.path}`,
      `Proved on ${server}: with it the schema is as if that migration had never been there.`,
      ...rows,
    ],
    rows,
  };
}

function sentence(words: string, names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length > mostNames ? `, and ${String(names.length - mostNames)} more` : '';
  return [`${words} ${names.slice(0, mostNames).join(', ')}${more}.`];
}

function nameOf(table: { readonly schema?: string; readonly name: string }): string {
  return table.schema === undefined ? table.name : `${table.schema}.${table.name}`;
}
