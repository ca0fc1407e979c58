import type { SchemaObject } from '../../model/schema-object.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, recreation, refused, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { withoutPublic } from './grants.ts';
import { literal, nameOf } from './names.ts';

/** CREATE TYPE and CREATE DOMAIN. A domain's constraints are objects of their own. */
export const typeWriter: ObjectWriter = {
  create: createType,
  drop: (object) => draft(dropStatement(isDomain(object) ? 'DOMAIN' : 'TYPE', nameOf(object.place))),
  alter: (alteration, context) => alterAttributes(attributes, alteration, context),
};

function createType(object: SchemaObject, context: WritingContext): Draft {
  const definition = definitionOf(object);
  return definition === undefined ? refused('its definition is not known') : draft(sentence(definition), ...withoutPublic(object, context));
}

function definitionOf(object: SchemaObject): string | undefined {
  const { attributes: { labels, attributes: columns, definition } } = object;
  const name = nameOf(object.place);
  if (isDomain(object)) return createDomain(object);
  if (labels !== undefined) return `CREATE TYPE ${name} AS ENUM (${listOf(object, 'labels').map(literal).join(', ')})`;
  if (columns !== undefined) return `CREATE TYPE ${name} AS (${listOf(object, 'attributes').join(', ')})`;
  return definition === undefined ? undefined : `CREATE TYPE ${name} AS RANGE (${listOf(object, 'definition').join(', ')})`;
}

function createDomain(object: SchemaObject): string {
  const collation = textOf(object, 'collation');
  const value = textOf(object, 'default');
  return [
    `CREATE DOMAIN ${nameOf(object.place)} AS ${textOf(object, 'type') ?? ''}`,
    collation === undefined ? '' : ` COLLATE ${collation}`,
    value === undefined ? '' : ` DEFAULT ${value}`,
    object.attributes['nullable'] === false ? ' NOT NULL' : '',
  ].join('');
}

function isDomain({ attributes: { type } }: SchemaObject): boolean {
  return type !== undefined;
}

const attributes = {
  labels: alterLabels,
  attributes: alterComposite,
  default: ({ to }) => draft(alterDomain(to, textOf(to, 'default') === undefined ? 'DROP DEFAULT' : `SET DEFAULT ${textOf(to, 'default') ?? ''}`)),
  nullable: ({ to }) => draft(alterDomain(to, to.attributes['nullable'] === false ? 'SET NOT NULL' : 'DROP NOT NULL')),
  owner: alterOwner('TYPE'),
  type: 'anew', collation: 'anew', definition: 'anew',
} satisfies Record<string, AttributeWriter | 'anew'>;

function alterDomain({ place }: SchemaObject, clause: string): Sentence {
  return repeatable(`ALTER DOMAIN ${nameOf(place)} ${clause}`, 'behaviour_change');
}

/** Labels can be added anywhere; to remove or move one is a new type. */
function alterLabels({ from, to }: Alteration): Draft {
  const [before, after] = [listOf(from, 'labels'), listOf(to, 'labels')];
  const kept = after.filter((label) => before.includes(label));
  const [renamed, ...others] = before.flatMap((label, index) => (label === after[index] ? [] : [[label, after[index] ?? ''] as const]));
  if (renamed !== undefined && others.length === 0 && after.length === before.length) {
    return draft(sentence(`ALTER TYPE ${nameOf(to.place)} RENAME VALUE ${literal(renamed[0])} TO ${literal(renamed[1])}`, { hazards: ['behaviour_change'] }));
  }
  if (kept.length < before.length || kept.some((label, index) => label !== before[index])) return recreation;
  return draft(...after.flatMap((label, index) => (before.includes(label) ? [] : [addLabel(to, index)])));
}

/** Behind the label before it, which is there by then; the first one before the one that was first. */
function addLabel(to: SchemaObject, index: number): Sentence {
  const labels = listOf(to, 'labels');
  const before = labels[index - 1];
  const next = labels[index + 1];
  const place = before === undefined ? (next === undefined ? '' : ` BEFORE ${literal(next)}`) : ` AFTER ${literal(before)}`;
  return repeatable(`ALTER TYPE ${nameOf(to.place)} ADD VALUE IF NOT EXISTS ${literal(labels[index] ?? '')}${place}`, 'behaviour_change');
}

/** Attributes at the end can be added and any removed; tables that have a column of the type are not looked into by the server only for those. */
function alterComposite({ from, to }: Alteration): Draft {
  const before = new Map(listOf(from, 'attributes').map(nameAndType));
  const after = new Map(listOf(to, 'attributes').map(nameAndType));
  const kept = [...after.keys()].filter((name) => before.has(name));
  const isInOrder = [...before.keys()].filter((name) => after.has(name)).every((name, index) => name === kept[index])
    && [...after.keys()].slice(0, kept.length).every((name) => before.has(name));
  if (!isInOrder) return recreation;
  const clauses = [
    ...[...before.keys()].filter((name) => !after.has(name)).map((name) => `DROP ATTRIBUTE IF EXISTS ${name}`),
    ...[...after].flatMap(([name, type]) => (before.has(name) && before.get(name) !== type ? [`ALTER ATTRIBUTE ${name} TYPE ${type}`] : [])),
    ...[...after].flatMap(([name, type]) => (before.has(name) ? [] : [`ADD ATTRIBUTE ${name} ${type}`])),
  ];
  return draft(sentence(`ALTER TYPE ${nameOf(to.place)} ${clauses.join(', ')}`, { hazards: ['behaviour_change'] }));
}

/** `name type`, the name quoted where it must be. */
function nameAndType(attribute: string): readonly [string, string] {
  const end = /^(?:"(?:[^"]|"")*"|[^ ]+)/.exec(attribute)?.[0] ?? attribute;
  return [end, attribute.slice(end.length).trim()];
}
