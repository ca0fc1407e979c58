import type { SchemaObject } from '../../model/schema-object.ts';
import { textOf } from '../attributes.ts';
import { draft, refused, repeatable, type Draft } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { literal } from './names.ts';
import { kindOfKey, objectReference } from './object-reference.ts';

/** COMMENT ON; without a text it is removed. */
export const commentWriter: ObjectWriter = {
  create: (object, context) => commentOn(object, textOf(object, 'text'), context),
  drop: (object, context) => commentOn(object, undefined, context),
  alter: ({ to }, context) => commentOn(to, textOf(to, 'text'), context),
};

function commentOn(object: SchemaObject, text: string | undefined, { present, wanted }: WritingContext): Draft {
  const owner = object.key.slice('comment:'.length);
  const kind = kindOfKey(owner);
  const isOfDomain = kind === 'constraint' && (wanted.get(owner) ?? present.get(owner))?.parent?.startsWith('type:') === true;
  const reference = kind === undefined ? undefined : objectReference(kind, object.place, isOfDomain);
  if (reference === undefined) return refused('no statement comments on this kind of object');
  return draft(repeatable(`COMMENT ON ${reference} IS ${text === undefined ? 'NULL' : literal(text)}`));
}
