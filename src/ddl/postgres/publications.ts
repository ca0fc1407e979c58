import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { isOn, listOf, textOf } from '../attributes.ts';
import { draft, recreation, repeatable, sentence, type Draft } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { literal, nameOf } from './names.ts';

/** CREATE PUBLICATION. What a subscriber gets is another database's: its behaviour changes, not this one's. */
export const publicationWriter: ObjectWriter = {
  create: (object, { wanted }) => {
    const published = publishedOf(object, wanted);
    const what = isAll(object) ? ' FOR ALL TABLES' : published === '' ? '' : ` FOR ${published}`;
    return draft(sentence(`CREATE PUBLICATION ${quoteIdentifier(object.place.name)}${what} WITH (${settings(object)})`, { hazards: ['behaviour_change'] }));
  },
  drop: ({ place }) => draft(dropStatement('PUBLICATION', quoteIdentifier(place.name), 'behaviour_change')),
  alter: (alteration, context) => alterAttributes({
    operations: alterSettings, via_root: alterSettings, generated: alterSettings,
    tables: alterPublished, filter: alterPublished, columns: alterPublished, schemas: alterPublished,
    owner: alterOwner('PUBLICATION'),
  }, alteration, context),
};

const alterSettings: AttributeWriter = ({ from, to }) => {
  const reset = [
    ...(isOn(from, 'via_root') && !isOn(to, 'via_root') ? [', publish_via_partition_root = false'] : []),
    ...(textOf(from, 'generated') !== undefined && textOf(to, 'generated') === undefined ? [', publish_generated_columns = none'] : []),
  ];
  return draft(repeatable(`ALTER PUBLICATION ${quoteIdentifier(to.place.name)} SET (${settings(to)}${reset.join('')})`, 'behaviour_change'));
};

function alterPublished({ from, to }: Alteration, { wanted }: WritingContext): Draft {
  const published = publishedOf(to, wanted);
  if (isAll(from) || isAll(to) || published === '') return recreation;
  return draft(repeatable(`ALTER PUBLICATION ${quoteIdentifier(to.place.name)} SET ${published}`, 'behaviour_change'));
}

function isAll(object: SchemaObject): boolean {
  return listOf(object, 'tables').includes('ALL TABLES');
}

function settings(object: SchemaObject): string {
  const generated = textOf(object, 'generated');
  return [
    `publish = ${literal(listOf(object, 'operations').join(', '))}`,
    ...(isOn(object, 'via_root') ? ['publish_via_partition_root = true'] : []),
    ...(generated === undefined ? [] : [`publish_generated_columns = ${generated}`]),
  ].join(', ');
}

/** Tables with their columns and filters, and schemas; both are among what the publication uses. */
function publishedOf(object: SchemaObject, wanted: WritingContext['wanted']): string {
  const used = object.uses.flatMap((key) => wanted.get(key) ?? []);
  const tables = used.filter(({ kind, name }) => kind !== 'schema' && listOf(object, 'tables').includes(name)).map((table) => {
    const [columns, filter] = [partOf(object, 'columns', `${table.name} (`), partOf(object, 'filter', `${table.name} WHERE `)];
    return `${nameOf(table.place)}${columns === undefined ? '' : ` (${columns}`}${filter === undefined ? '' : ` WHERE (${filter})`}`;
  });
  const schemas = used.filter(({ kind, name }) => kind === 'schema' && listOf(object, 'schemas').includes(name))
    .map(({ place }) => quoteIdentifier(place.name));
  return [
    ...(tables.length === 0 ? [] : [`TABLE ${tables.join(', ')}`]),
    ...(schemas.length === 0 ? [] : [`TABLES IN SCHEMA ${schemas.join(', ')}`]),
  ].join(', ');
}

function partOf(object: SchemaObject, name: string, start: string): string | undefined {
  return listOf(object, name).find((each) => each.startsWith(start))?.slice(start.length);
}
