import type { DriftFacts, ObjectChange } from '../model/drift.ts';
import type { DriftSettings } from '../model/drift-settings.ts';
import type { InspectedSchema, ObjectGroup } from '../model/schema-object.ts';
import { ignoresOf, splitIgnored } from './set-aside.ts';

/** A schema without the top-level objects whose differences would not count: history, ledger, other tools' tables. */
export function managedSchema(schema: InspectedSchema, settings: DriftSettings, facts: DriftFacts): InspectedSchema {
  const ignores = ignoresOf(settings, facts);
  const isManaged = (group: ObjectGroup): boolean => {
    const [actual] = group.objects();
    if (actual === undefined) return true;
    const change: ObjectChange = { kind: `${actual.kind}.added`, key: actual.key, object: actual.name, attributes: {}, actual, consequences: [] };
    return splitIgnored(change, ignores).counts !== undefined;
  };
  return { ...schema, groups: new Map([...schema.groups].filter(([, group]) => isManaged(group))) };
}
