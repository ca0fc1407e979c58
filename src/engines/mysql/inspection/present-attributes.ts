import type { Attributes, AttributeValue } from '../../../model/schema-object.ts';

/** Attributes without those that an object does not have: no value, an empty text, an empty list. */
export function presentAttributes(values: Readonly<Record<string, AttributeValue | undefined>>): Attributes {
  const present: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined && value !== '' && !(typeof value === 'object' && value.length === 0)) present[name] = value;
  }
  return present;
}
