import type { InspectedSchema, ObjectGroup, ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import { LineReader } from './line-reader.ts';
import { readHeader } from './read-header.ts';
import { readObject } from './read-object.ts';
import type { SchemaFile } from './schema-file.ts';
import type { Neighbours } from './usual-parts.ts';

/**
 * Reads what `writeSnapshot` wrote. What cannot be read is an error and never passed over: a line that is lost would be
 * told as drift. `path` names the file in errors.
 * @throws UserError drift/schema-file-invalid with the line.
 */
export function readSnapshot(text: string, path: string): SchemaFile {
  const reader = new LineReader(text, path);
  const { schema, ...rest } = readHeader(reader);
  const complete: InspectedSchema = { ...schema, groups: readGroups(reader), notCompared: [], schemaChangers: [], notes: [] };
  return { ...rest, schema: complete };
}

function readGroups(reader: LineReader): ReadonlyMap<ObjectKey, ObjectGroup> {
  const groups = new Map<ObjectKey, ObjectGroup>();
  const keys = new Set<ObjectKey>();
  for (let line = reader.peek(); line !== undefined; line = reader.peek()) {
    const start = reader.offset;
    const objects = readGroup(reader);
    for (const { key } of objects) {
      if (keys.has(key)) throw reader.invalid(line, `one block for ${key}, which another one in the file is of too`);
      keys.add(key);
    }
    const key = objects[0]?.key ?? '';
    groups.set(key, { key, text: reader.textBetween(start, reader.offset), objects: () => objects });
  }
  return groups;
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
