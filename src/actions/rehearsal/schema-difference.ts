import type { AttributeChange } from '../../model/drift.ts';
import type { ReportedDifference, ReportedSchemaChange } from '../../model/report-replay.ts';
import type { AttributeValue, InspectedSchema } from '../../model/schema-object.ts';
import { compareSchemas } from '../../schema/compare-schemas.ts';
import { drawTables, touchedTables } from '../../schema/draw-tables.ts';

/** Changes that are listed; with more of them a change set is read otherwise. */
const mostChanges = 200;
/** Longer values, such as bodies of views and routines, are cut. */
const valueLimit = 1000;

/** How a schema changes, object by object, with the tables touched before and after; undefined where it does not. */
export function schemaDifference(before: InspectedSchema, after: InspectedSchema): ReportedDifference | undefined {
  const { changes } = compareSchemas(before, after);
  const tables = touchedTables(before, after);
  if (changes.length === 0 && tables.length === 0) return undefined;
  return {
    changes: changes.slice(0, mostChanges).map(({ kind, object, attributes }): ReportedSchemaChange => ({
      kind,
      object,
      attributes: Object.fromEntries(Object.entries(attributes).map(([name, values]) => [name, sidesOf(values)])),
    })),
    more: Math.max(0, changes.length - mostChanges),
    before: drawTables(before, tables),
    after: drawTables(after, tables),
  };
}

function sidesOf({ expected, actual }: AttributeChange): { readonly before?: string; readonly after?: string } {
  return { ...(expected === undefined ? {} : { before: textOf(expected) }), ...(actual === undefined ? {} : { after: textOf(actual) }) };
}

function textOf(value: AttributeValue): string {
  const text = typeof value === 'object' ? value.join(', ') : String(value);
  return text.length <= valueLimit ? text : `${text.slice(0, valueLimit)} … (${String(text.length)} characters)`;
}

/** Names of what differs between two states, a few of them, for a sentence; empty where nothing does. */
export function differingObjects(one: InspectedSchema, other: InspectedSchema): readonly string[] {
  return compareSchemas(one, other).changes.map(({ kind, object }) => `${kind} ${object}`);
}
