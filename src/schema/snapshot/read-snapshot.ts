import { UserError } from '../../errors/user-error.ts';
import type { InspectedSchema, ObjectGroup, ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import { KnownBlocks, type KnownBlock } from './known-blocks.ts';
import { LineReader } from './line-reader.ts';
import { readHeader } from './read-header.ts';
import { readObject } from './read-object.ts';
import type { SchemaFile } from './schema-file.ts';
import type { Neighbours } from './usual-parts.ts';

/**
 * Reads what `writeSnapshot` wrote. What cannot be read is an error and never passed over: a line that is lost would be
 * told as drift. `path` names the file in errors.
 * @param like a schema that may well be the same: blocks that say what its groups say are not read again.
 * @throws UserError drift/schema-file-invalid with the line.
 */
export function readSnapshot(text: string, path: string, like?: InspectedSchema): SchemaFile {
  const reader = new LineReader(text, path);
  const { schema, ...rest } = readHeader(reader);
  const start = reader.offset;
  const groups = like === undefined ? undefined : tryUnknown(reader, path, new KnownBlocks(text, like));
  if (groups === undefined) reader.skipTo(start);
  const complete: InspectedSchema = { ...schema, groups: groups ?? readGroups(reader), notCompared: [], schemaChangers: [], notes: [] };
  return { ...rest, schema: complete };
}

function readGroups(reader: LineReader): ReadonlyMap<ObjectKey, ObjectGroup> {
  const groups = new Map<ObjectKey, ObjectGroup>();
  const keys = new Set<ObjectKey>();
  while (reader.peek() !== undefined) {
    const group = readBlock(reader, keys);
    groups.set(group.key, group);
  }
  return groups;
}

/** Undefined too where a block cannot be read: the first error of the file may be one that only all blocks show. */
function tryUnknown(reader: LineReader, path: string, known: KnownBlocks): ReadonlyMap<ObjectKey, ObjectGroup> | undefined {
  try {
    return readUnknown(reader, path, known);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** Reads those blocks alone that are not known; undefined where an object may stand in one of each, which all has to be read for. */
function readUnknown(reader: LineReader, path: string, known: KnownBlocks): ReadonlyMap<ObjectKey, ObjectGroup> | undefined {
  const groups = new Map<ObjectKey, ObjectGroup>();
  const keys = new Set<ObjectKey>();
  const read: ObjectGroup[] = [];
  while (reader.peek() !== undefined) {
    const block = known.find(reader.offset);
    if (block === undefined) read.push(readBlock(reader, keys));
    else reader.skipTo(block.end);
    const group = block === undefined ? read.at(-1) : knownGroup(block, path);
    if (group === undefined || groups.has(group.key)) return undefined;
    groups.set(group.key, group);
  }
  return read.some((group) => known.mayHold(group.objects().map(({ key }) => key))) ? undefined : groups;
}

function knownGroup({ group, text }: KnownBlock, path: string): ObjectGroup {
  return { key: group.key, text, sameAs: group, objects: () => readGroup(new LineReader(text, path)) };
}

/** @param keys of what was read before; those of this block are added. */
function readBlock(reader: LineReader, keys: Set<ObjectKey>): ObjectGroup {
  const [line, start] = [reader.peek(), reader.offset];
  const objects = readGroup(reader);
  for (const { key } of objects) {
    if (keys.has(key)) throw reader.invalid(line, `one block for ${key}, which another one in the file is of too`);
    keys.add(key);
  }
  return { key: objects[0]?.key ?? '', text: reader.textBetween(start, reader.offset), objects: () => objects };
}

/** A top-level object and the blocks that are indented under it. */
function readGroup(reader: LineReader): readonly SchemaObject[] {
  const top = readObject(reader, { indent: 0 });
  const objects = [top];
  let neighbours: Neighbours = { top, last: top };
  while (reader.peek()?.indent === 2) {
    const object = readObject(reader, { indent: 2, neighbours });
    if (object.kind !== 'comment' && object.kind !== 'grant') neighbours = { top, last: object };
    objects.push(object);
  }
  return objects;
}
