import type { ObjectGroup, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';

/** A group whose objects are read when a comparison asks for them. */
export function objectGroup(key: string, text: string, objects: () => readonly SchemaObject[]): ObjectGroup {
  return { key, text, objects };
}

/** A catalogue row as text, without the time of its last change. */
export function rowText({ altered: _, ...row }: Row): string {
  return JSON.stringify(row);
}
