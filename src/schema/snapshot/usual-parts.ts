import type { ObjectKey, ObjectKind, ObjectPlace, SchemaObject } from '../../model/schema-object.ts';

/** What follows from an object's kind, name and neighbours, and so need not be written; what differs from it is. */
export interface UsualParts {
  readonly key: ObjectKey;
  readonly place: ObjectPlace;
  readonly parent?: ObjectKey;
}

/** What stands before an object: the top-level object of its group, and the last one that is no comment or grant. */
export interface Neighbours {
  readonly top: SchemaObject;
  readonly last: SchemaObject;
}

/** Key, place and parent as they usually are. Writer and reader ask the same question, so any answer would do. */
export function usualParts(kind: ObjectKind, name: string, neighbours: Neighbours | undefined): UsualParts {
  if (neighbours === undefined) return topParts(kind, name);
  if (kind === 'comment' || kind === 'grant') return companionParts(kind, name, neighbours.last);
  return innerParts(kind, name, neighbours.top);
}

function topParts(kind: ObjectKind, name: string): UsualParts {
  const [plain = '', signature] = /^([^(]*)(\(.*)?$/s.exec(name)?.slice(1) ?? [];
  const dot = plain.indexOf('.');
  const schema = dot < 0 ? undefined : plain.slice(0, dot);
  return {
    key: `${kind}:${name}`,
    place: { ...(schema === undefined ? {} : { schema }), name: plain.slice(dot + 1), ...(signature === undefined ? {} : { signature }) },
    ...(schema === undefined ? {} : { parent: `schema:${schema}` }),
  };
}

function companionParts(kind: 'comment' | 'grant', name: string, on: SchemaObject): UsualParts {
  return { key: kind === 'comment' ? `comment:${on.key}` : `grant:${on.key}${name.slice(on.name.length)}`, place: on.place, parent: on.key };
}

function innerParts(kind: ObjectKind, name: string, { key, name: topName, place: { schema, name: table } }: SchemaObject): UsualParts {
  const inSchema = schema === undefined ? {} : { schema };
  const isInTable = name.startsWith(`${topName}.`);
  const own = isInTable ? name.slice(topName.length + 1) : name.slice(schema === undefined ? 0 : schema.length + 1);
  return { key: `${kind}:${name}`, place: { ...inSchema, ...(isInTable ? { table } : {}), name: own }, parent: key };
}

/** Whether key, place and parent of a part follow, told without making them; false is no answer. */
export function isUsualPart({ kind, name, key, place, parent }: SchemaObject, { top }: Neighbours): boolean {
  const { schema, table, name: own, signature } = place;
  if (kind === 'comment' || kind === 'grant' || parent !== top.key || signature !== undefined || schema !== top.place.schema || table !== top.place.name) return false;
  return jointOf(key, kind, name) === ':' && jointOf(name, top.name, own) === '.';
}

/** The character between two texts of which a third is made; undefined where it is not. Nothing is put together for it. */
function jointOf(text: string, first: string, last: string): string | undefined {
  return text.length === first.length + 1 + last.length && text.startsWith(first) && text.endsWith(last) ? text[first.length] : undefined;
}

/** Whether two places are the same. */
export function isSamePlace(one: ObjectPlace, other: ObjectPlace): boolean {
  return one.schema === other.schema && one.table === other.table && one.name === other.name && one.signature === other.signature;
}
