import type { Operation } from '../../model/operation.ts';
import type { DatabaseSession } from '../../ports/database-session.ts';

/** Something that is to be in a table of the catalogue, or is not to be. */
interface Expectation {
  readonly exists: boolean;
  readonly from: 'columns' | 'statistics' | 'table_constraints';
  readonly name: string;
}

const nameColumns = { columns: 'column_name', statistics: 'index_name', table_constraints: 'constraint_name' } as const;

/** Whether a table shows what an operation makes; undefined where there is nothing to look for. */
export async function hasOutcome(session: DatabaseSession, table: { readonly schema: string; readonly name: string }, operation: Operation): Promise<boolean | undefined> {
  const expectations = expectationsOf(operation);
  for (const { exists, from, name } of expectations) {
    const [row] = await session.query({
      text: `select count(*) as found from information_schema.${from} where table_schema = ? and table_name = ? and ${nameColumns[from]} = ?`,
      values: [table.schema, table.name, name],
    });
    if (Number(row?.['found'] ?? 0) > 0 !== exists) return false;
  }
  return expectations.length === 0 ? undefined : true;
}

function expectationsOf(operation: Operation): readonly Expectation[] {
  switch (operation.kind) {
    case 'add-column':
      return [present('columns', operation.column.name)];
    case 'redefine-column':
      return [present('columns', operation.definition.name)];
    case 'drop-column':
      return [gone('columns', operation.column)];
    case 'rename-column':
      return [present('columns', operation.to), gone('columns', operation.column)];
    default:
      return keyExpectations(operation);
  }
}

/** Names that the server chose are not looked for; a primary key is always called PRIMARY. */
function keyExpectations(operation: Operation): readonly Expectation[] {
  switch (operation.kind) {
    case 'create-index':
      return ifNamed(operation.index.name, (name) => present('statistics', name));
    case 'drop-index':
      return [gone('statistics', operation.index.name)];
    case 'rename-index':
      return [present('statistics', operation.to), gone('statistics', operation.index.name)];
    case 'add-constraint':
      return operation.constraint.kind === 'primary-key' ? [] : ifNamed(operation.constraint.name, (name) => present('table_constraints', name));
    case 'drop-constraint':
      return ifNamed(operation.name, (name) => gone('table_constraints', name));
    default:
      return [];
  }
}

function ifNamed(name: string | undefined, expectation: (name: string) => Expectation): readonly Expectation[] {
  return name === undefined ? [] : [expectation(name)];
}

function present(from: Expectation['from'], name: string): Expectation {
  return { exists: true, from, name };
}

function gone(from: Expectation['from'], name: string): Expectation {
  return { exists: false, from, name };
}
