import type { AttributeValue, SchemaObject } from '../model/schema-object.ts';

/** An attribute as text; of an object that does not have it `undefined`. */
export function textOf({ attributes }: SchemaObject, name: string): string | undefined {
  const value = attributes[name];
  return value === undefined ? undefined : String(value);
}

/** An attribute as list; of an object that does not have it the empty one. */
export function listOf({ attributes }: SchemaObject, name: string): readonly string[] {
  const value: AttributeValue | undefined = attributes[name];
  if (value === undefined) return [];
  return typeof value === 'object' ? value : [String(value)];
}

/** Whether an attribute is there and true. */
export function isOn({ attributes }: SchemaObject, name: string): boolean {
  return attributes[name] === true;
}
