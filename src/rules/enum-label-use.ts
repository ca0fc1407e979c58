import type { Operation, OperationKind } from '../model/operation.ts';
import type { CatalogTable } from '../model/schema-state.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import { Lexer } from '../sql/postgres/lexer.ts';
import type { JudgedOperation } from './define-rule.ts';

/** A value of an enum type. */
export interface EnumLabel {
  readonly schema?: string;
  readonly type: string;
  readonly label: string;
}

/** Operations in which the server reads constants of a type; bodies and comments are text to it. */
const readers: ReadonlySet<OperationKind> = new Set<OperationKind>([
  'insert', 'update', 'delete', 'select', 'create-table', 'add-column', 'set-default', 'alter-column-type', 'add-constraint', 'create-index', 'create-object',
]);

/**
 * Whether an operation holds the label as a constant of the enum: it is cast to the type, or it is not cast and the
 * operation is about a table that has a column of it. A table that the catalogue does not know may have one.
 */
export function usesLabel(judged: JudgedOperation, label: EnumLabel): boolean {
  const { operation, in: { statement } } = judged;
  if (!readers.has(operation.kind) || statement.body !== undefined) return false;
  const text = statement.text.slice(operation.span.start - statement.span.start, operation.span.end - statement.span.start);
  const casts = endsOf(text, label.label).map((end) => castAt(text, end));
  return casts.includes(label.type.toLowerCase()) || (casts.includes(undefined) && concernsType(judged, label));
}

/** Where strings of this value end. */
function endsOf(text: string, value: string): readonly number[] {
  const lexer = new Lexer(text);
  const written = `'${value.replaceAll("'", "''")}'`;
  const ends: number[] = [];
  while (lexer.next()) {
    if (lexer.kind === 'string' && text.slice(lexer.start, lexer.end) === written) ends.push(lexer.end);
  }
  return ends;
}

/** The type of `'label'::type` or `CAST('label' AS type)`, in lower case; undefined where the string is not cast. */
function castAt(text: string, end: number): string | undefined {
  const [, type] = /^\s*(?:::|as\s)\s*(?:\w+\s*\.\s*)?"?(\w+)"?/i.exec(text.slice(end)) ?? [];
  return type?.toLowerCase();
}

function concernsType({ operation, before, after }: JudgedOperation, label: EnumLabel): boolean {
  return tablesOf(operation).some((name) => {
    const table = resolveTable(before, name) ?? resolveTable(after, name);
    return table === undefined || !table.complete || hasColumnOf(table, label) || hasColumnOf(resolveTable(after, name) ?? table, label);
  });
}

function hasColumnOf({ columns }: CatalogTable, { schema, type }: EnumLabel): boolean {
  return columns.some((column) => column.type.name === type && (column.type.schema === undefined || schema === undefined || column.type.schema === schema));
}

function tablesOf(operation: Operation): readonly { readonly schema?: string; readonly name: string }[] {
  const target = 'table' in operation ? [operation.table] : [];
  return 'query' in operation ? [...target, ...operation.query.tables] : target;
}
