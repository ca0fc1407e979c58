import type { WrittenChanges } from '../model/ddl.ts';
import type { ObjectChange } from '../model/drift.ts';
import type { InspectedSchema, ObjectGroup } from '../model/schema-object.ts';
import { writeChanges } from './write-changes.ts';

/** A whole schema as statements for an empty database of the same engine and version. */
export function createSchema(schema: Pick<InspectedSchema, 'engine' | 'version' | 'groups'>): WrittenChanges {
  const { engine, version } = schema;
  const changes = [...schema.groups.values()].flatMap(additionOf);
  return writeChanges(changes, { engine, version, direction: 'adopt', expected: { groups: new Map() }, actual: schema });
}

function additionOf(group: ObjectGroup): readonly ObjectChange[] {
  const [actual] = group.objects();
  if (actual === undefined) return [];
  return [{ kind: `${actual.kind}.added`, key: actual.key, object: actual.name, attributes: {}, consequences: [], actual }];
}
