import type { EngineName } from '../../src/model/engine-name.ts';
import type { ObjectChange } from '../../src/model/drift.ts';
import type { InspectedSchema, ObjectGroup, ObjectKind, SchemaObject } from '../../src/model/schema-object.ts';

/** What a made object may say beside its kind and name. */
export type Parts = Partial<Omit<SchemaObject, 'key' | 'kind' | 'name'>>;

const topLevel: readonly ObjectKind[] = ['schema', 'extension', 'collation', 'type', 'sequence', 'function', 'procedure', 'table', 'view', 'materialized_view', 'publication', 'event'];

/** An object by kind and name: `object('column', 'public.t.a', …)`; of top-level kinds the parent is the schema, of others what the name has before its last dot. */
export function object(kind: ObjectKind, name: string, parts: Parts = {}): SchemaObject {
  const segments = name.split('.');
  const isTop = topLevel.includes(kind);
  const last = segments.at(-1) ?? name;
  const schema = segments.length > (isTop ? 1 : 2) ? segments[0] : undefined;
  const table = isTop ? undefined : segments.at(-2);
  const parent = isTop ? schema && `schema:${schema}` : `table:${segments.slice(0, -1).join('.')}`;
  return {
    key: `${kind}:${name}`,
    kind,
    name,
    place: { ...(schema === undefined ? {} : { schema }), ...(table === undefined ? {} : { table }), name: last },
    ...(parent === undefined ? {} : { parent }),
    attributes: {},
    marks: [],
    uses: [],
    ...parts,
  };
}

/** Columns of a table in this order: `columns('public.t', { id: 'integer', a: 'text' })`. */
export function columns(table: string, types: Readonly<Record<string, string>>): readonly SchemaObject[] {
  return Object.entries(types).map(([name, type], index) => object('column', `${table}.${name}`, { attributes: { type, nullable: true }, position: index + 1 }));
}

/** A group whose text is that of its objects. */
export function group(...objects: readonly SchemaObject[]): ObjectGroup {
  return { key: objects[0]?.key ?? '', text: JSON.stringify(objects.map(({ key, attributes, position }) => [key, attributes, position ?? 0])), objects: () => objects };
}

/** A schema of these groups. */
export function schema(groups: readonly ObjectGroup[], parts: Partial<InspectedSchema> = {}): InspectedSchema {
  return {
    engine: 'postgresql',
    version: { text: '16.4', number: 160_400 },
    settings: {},
    groups: new Map(groups.map((one) => [one.key, one] as const).toSorted(([left], [right]) => (left < right ? -1 : 1))),
    notVisible: [],
    notCompared: [],
    schemaChangers: [],
    notes: [],
    ...parts,
  };
}

/** A schema of MySQL or MariaDB. */
export function mysqlSchema(groups: readonly ObjectGroup[], engine: EngineName = 'mysql'): InspectedSchema {
  return schema(groups, { engine, version: { text: '8.4.2', number: 80_402 }, settings: { lower_case_table_names: '0' } });
}

/** Changes as the scenarios write them: `column.changed public.t.a [type]`, consequences indented under their cause. */
export function lines(changes: readonly ObjectChange[], indent = ''): readonly string[] {
  return changes.flatMap(({ kind, object: name, attributes, consequences, renameOf }) => {
    const names = Object.keys(attributes);
    const rename = renameOf === undefined ? '' : ` was ${renameOf}`;
    return [`${indent}${kind} ${name}${names.length === 0 ? '' : ` [${names.join(', ')}]`}${rename}`, ...lines(consequences, `${indent}  `)];
  });
}
