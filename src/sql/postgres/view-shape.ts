import type { Node, RangeVar, SelectStmt } from 'libpg-query';
import type { TableAlias, ViewOutput, ViewShape } from '../../model/view-shape.ts';
import { resultName } from './result-name.ts';
import { allOf, as, strings } from './syntax-tree.ts';

/** What CREATE VIEW shows, and how its query calls the tables that it reads. */
export function readViewShape({ query, aliases }: { readonly query: Node | undefined; readonly aliases: readonly Node[] }): ViewShape {
  const outputs = outputsOf(as(query, 'SelectStmt'));
  return { ...(outputs === undefined ? {} : { outputs }), names: strings([...aliases]), aliases: aliasesIn(query) };
}

/** A UNION has the names and number of columns of its first SELECT. */
function outputsOf(select: SelectStmt | undefined): readonly ViewOutput[] | undefined {
  let first = select;
  while (first?.larg !== undefined) first = first.larg;
  if (first?.targetList === undefined) return undefined;
  return allOf(first.targetList, 'ResTarget').map(({ name, val }) => outputOf(name, val));
}

function outputOf(name: string | undefined, value: Node | undefined): ViewOutput {
  const column = columnOf(value);
  if (column?.endsWith('*') === true) return { column };
  const shown = name ?? (value === undefined ? undefined : resultName(value)) ?? '?column?';
  return { name: shown, ...(column === undefined ? {} : { column }) };
}

function columnOf(value: Node | undefined): string | undefined {
  const fields = as(value, 'ColumnRef')?.fields;
  return fields?.map((field) => (as(field, 'A_Star') === undefined ? as(field, 'String')?.sval ?? '' : '*')).join('.');
}

/** Every alias of a table, wherever in the query. Keeps its own stack: hostile text nests deeper than the call stack allows. */
function aliasesIn(query: Node | undefined): readonly TableAlias[] {
  const found: TableAlias[] = [];
  const stack: object[] = query === undefined ? [] : [query];
  while (stack.length > 0) {
    const node = stack.pop() ?? {};
    if (isRangeVar(node)) found.push(...aliasOf(node.RangeVar));
    for (const content of Object.values<unknown>({ ...node })) {
      if (typeof content === 'object' && content !== null) stack.push(content);
    }
  }
  return found;
}

function isRangeVar(node: object): node is { readonly RangeVar: RangeVar } {
  return 'RangeVar' in node;
}

function aliasOf({ alias, relname, schemaname }: RangeVar): readonly TableAlias[] {
  if (alias?.aliasname === undefined || relname === undefined) return [];
  return [{ alias: alias.aliasname, table: { ...(schemaname === undefined ? {} : { schema: schemaname }), name: relname } }];
}
