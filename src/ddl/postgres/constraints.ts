import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, recreation, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { nameOf, ownerOf } from './names.ts';
import { changeOptions, optionList } from './options.ts';

/**
 * ALTER TABLE … ADD CONSTRAINT, and ALTER DOMAIN. Foreign keys and checks of a table that is in use are added NOT VALID and
 * validated afterwards, so that the long look at the rows keeps nobody out (PostgreSQL manual, ALTER TABLE, Notes).
 */
export const constraintWriter: ObjectWriter = {
  create: createConstraint,
  drop: (object) => (isInherited(object) ? draft() : draft(dropConstraint(object))),
  alter: (alteration, context) => alterAttributes({
    name: ({ from, to }) => draft(sentence(`ALTER ${ownerKind(to)} ${ownerOf(to.place)} RENAME CONSTRAINT ${quoteIdentifier(from.place.name)} TO ${quoteIdentifier(to.place.name)}`)),
    validated: ({ to }) => (to.attributes['validated'] === false ? recreation : draft(validation(to))),
    deferrable: alterForeignKey, enforced: alterForeignKey,
    options: ({ from, to }) => changeOptions(`ALTER INDEX ${indexOf(to)}`, { from, to }),
    tablespace: ({ to }) => draft(moveIndex(to)),
    definition: 'anew', columns: 'anew', on_delete: 'anew', on_update: 'anew',
  }, alteration, context),
};

function createConstraint(object: SchemaObject, context: WritingContext): Draft {
  const { written } = object;
  if (written === undefined) return refused('its definition is not known');
  if (isInherited(object) && !isOfNewPartition(object, context)) return draft();
  // A foreign key comes with the attachment of the partition.
  if (isInherited(object) && written.startsWith('FOREIGN KEY')) return draft();
  const add = `ALTER ${ownerKind(object)} ${ownerOf(object.place)} ADD CONSTRAINT ${quoteIdentifier(object.place.name)}`;
  if (!isOfOldTable(object, context)) return draft(sentence(`${add} ${written}`), ...indexSettings(object));
  if (isKey(object)) return draft(sentence(`${add} ${written}`, { hazards: ['index_build', 'access_exclusive_lock'] }), ...indexSettings(object));
  if (!canWait(object, context)) return draft(sentence(`${add} ${written}`, { hazards: ['full_scan', 'share_lock'] }));
  return draft(sentence(`${add} ${written} NOT VALID`), validation(object));
}

function isKey({ written = '' }: SchemaObject): boolean {
  return /^(?:PRIMARY KEY|UNIQUE|EXCLUDE)/.test(written);
}

/** A new partition is made as a table of its own, so that what it will inherit must be there before it is attached. */
function isOfNewPartition({ parent = '' }: SchemaObject, { present, wanted }: WritingContext): boolean {
  return present.get(parent) === undefined && wanted.get(parent)?.attributes['partition_bound'] !== undefined;
}

/** The printed definition of a key is silent about its index. */
function indexSettings(object: SchemaObject): readonly Sentence[] {
  const options = listOf(object, 'options');
  return [
    ...(options.length === 0 ? [] : [repeatable(`ALTER INDEX ${indexOf(object)} SET (${optionList(options)})`)]),
    ...(object.attributes['tablespace'] === undefined ? [] : [moveIndex(object)]),
  ];
}

function moveIndex(object: SchemaObject): Sentence {
  return repeatable(`ALTER INDEX ${indexOf(object)} SET TABLESPACE ${quoteIdentifier(textOf(object, 'tablespace') ?? 'pg_default')}`, 'access_exclusive_lock');
}

/** The index of a key has the key's name. */
function indexOf({ place: { schema, name } }: SchemaObject): string {
  return nameOf(schema === undefined ? { name } : { schema, name });
}

function dropConstraint(object: SchemaObject): Sentence {
  return repeatable(`ALTER ${ownerKind(object)} ${ownerOf(object.place)} DROP CONSTRAINT IF EXISTS ${quoteIdentifier(object.place.name)}`,
    'behaviour_change', 'access_exclusive_lock');
}

function validation(object: SchemaObject): Sentence {
  return repeatable(`ALTER ${ownerKind(object)} ${ownerOf(object.place)} VALIDATE CONSTRAINT ${quoteIdentifier(object.place.name)}`, 'full_scan');
}

/** Of foreign keys alone the server changes these words in place; whether they are enforced from PostgreSQL 18 on. */
const alterForeignKey: AttributeWriter = ({ to, names }) => {
  const { place, attributes: { enforced, deferrable } } = to;
  if (!to.written?.startsWith('FOREIGN KEY')) return recreation;
  const words = [
    ...(names.includes('deferrable') ? [deferrable === false ? 'NOT DEFERRABLE' : `DEFERRABLE ${String(deferrable).toUpperCase()}`] : []),
    ...(names.includes('enforced') ? [enforced === false ? 'NOT ENFORCED' : 'ENFORCED'] : []),
  ];
  const hazards = enforced === true && names.includes('enforced') ? ['behaviour_change', 'full_scan'] as const : ['behaviour_change'] as const;
  return draft(...words.map((word) => repeatable(`ALTER TABLE ${ownerOf(place)} ALTER CONSTRAINT ${quoteIdentifier(place.name)} ${word}`, ...hazards)));
};

/** NOT VALID is for checks and foreign keys; those of partitioned tables took it not before PostgreSQL 18. */
function canWait({ written = '', parent, attributes }: SchemaObject, { version, wanted }: WritingContext): boolean {
  if (attributes['validated'] === false || attributes['enforced'] === false) return false;
  const isPartitioned = parent !== undefined && wanted.get(parent)?.attributes['partition_key'] !== undefined;
  return written.startsWith('CHECK') || (written.startsWith('FOREIGN KEY') && (!isPartitioned || version >= 180000));
}

function isOfOldTable({ parent }: SchemaObject, { present }: WritingContext): boolean {
  return parent !== undefined && present.get(parent) !== undefined;
}

function isInherited({ marks }: SchemaObject): boolean {
  return marks.includes('inherited');
}

function ownerKind({ parent }: SchemaObject): string {
  return parent?.startsWith('type:') === true ? 'DOMAIN' : 'TABLE';
}
