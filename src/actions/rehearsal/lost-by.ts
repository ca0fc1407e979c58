import type { Operation } from '../../model/operation.ts';
import type { InspectedSchema, ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import type { ReplayStep } from '../../replay/replay-result.ts';

/** Tables of a schema that statements name, whatever they do to them. */
export function namedTables(steps: readonly ReplayStep[], schema: InspectedSchema): readonly ObjectKey[] {
  const operations = steps.flatMap(({ statements }) => statements.flatMap((statement) => statement.operations));
  return [...new Set(operations.flatMap((operation) => tableOf(operation, schema) ?? []))];
}

/** What a migration takes from tables that were there before it: `drops column b of public.a`. */
export function droppedData({ statements }: ReplayStep, schema: InspectedSchema): readonly string[] {
  return statements.flatMap(({ operations }) => operations).flatMap((operation): readonly string[] => {
    const key = tableOf(operation, schema);
    if (key === undefined) return [];
    const name = key.slice('table:'.length);
    if (operation.kind === 'drop-table') return [`drops table ${name}`];
    if (operation.kind === 'truncate-table') return [`empties table ${name}`];
    if (operation.kind === 'delete') return [`deletes rows of ${name}`];
    return operation.kind === 'drop-column' && hasColumn(schema, key, operation.column) ? [`drops column ${operation.column} of ${name}`] : [];
  });
}

/** Whether rows go that a condition chooses. */
export function deletesRows({ statements }: ReplayStep): boolean {
  return statements.some(({ operations }) => operations.some(({ kind }) => kind === 'delete'));
}

function tableOf(operation: Operation, schema: InspectedSchema): ObjectKey | undefined {
  if (!('table' in operation)) return undefined;
  const { name, schema: written } = operation.table;
  const isMeant = ({ place }: SchemaObject): boolean => place.name === name && (written === undefined || place.schema === undefined || place.schema === written);
  const keys = written === undefined ? [`table:public.${name}`, `table:${name}`] : [`table:${written}.${name}`, `table:${name}`];
  const direct = keys.find((key) => schema.groups.has(key));
  if (direct !== undefined || written !== undefined) return direct;
  return [...schema.groups.values()].find((group) => group.key.startsWith('table:') && group.key.endsWith(`.${name}`) && group.objects().slice(0, 1).some(isMeant))?.key;
}

function hasColumn(schema: InspectedSchema, table: ObjectKey, column: string): boolean {
  return schema.groups.get(table)?.objects().some(({ kind, place }) => kind === 'column' && place.name === column) === true;
}
