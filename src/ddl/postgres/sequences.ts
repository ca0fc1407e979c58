import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { isOn, textOf } from '../attributes.ts';
import { draft, repeatable, sentence, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { nameOf, ownerOf } from './names.ts';

/**
 * CREATE SEQUENCE. That of an identity column comes and goes with the column. One that belongs to a column (serial) is
 * there before the column, whose default reads it, and gets its owner when both are there.
 */
export const sequenceWriter: ObjectWriter = {
  create: (object, context) => (isImplicit(object) ? fromIdentity(object, context) : createSequence(object, context)),
  drop: (object) => (isImplicit(object) ? draft() : draft(dropStatement('SEQUENCE', nameOf(object.place), 'data_loss'))),
  alter: (alteration, context) => alterAttributes(attributes, alteration, context),
};

function createSequence(object: SchemaObject, { wanted }: WritingContext): Draft {
  const persistence = textOf(object, 'persistence') === 'unlogged' ? 'UNLOGGED ' : '';
  const created = repeatable(`CREATE ${persistence}SEQUENCE IF NOT EXISTS ${nameOf(object.place)}${typeClause(object)} ${clausesOf(object)}`);
  if (textOf(object, 'owned_by') === undefined) return draft(created);
  return { sentences: [created], finish: [alterSequence(object, `OWNED BY ${ownerColumn(object, wanted)}`)] };
}

/** The server made it with its column, under the usual name and with the usual numbers. */
function fromIdentity(object: SchemaObject, { wanted }: WritingContext): Draft {
  const column = object.parent === undefined ? object : wanted.get(object.parent) ?? object;
  const { schema, table = '', name } = column.place;
  const usual = `${table}_${name}_seq`;
  const renamed = sentence(`ALTER SEQUENCE ${nameOf({ ...(schema === undefined ? {} : { schema }), name: usual })} RENAME TO ${quoteIdentifier(object.place.name)}`);
  return draft(...(usual === object.place.name ? [] : [renamed]), ...(hasUsualNumbers(object, column) ? [] : [alterSequence(object, clausesOf(object))]));
}

const largest: Readonly<Record<string, string>> = { smallint: '32767', integer: '2147483647', bigint: '9223372036854775807' };

/** A sequence of an identity column has the column's type. */
function hasUsualNumbers(object: SchemaObject, column: SchemaObject): boolean {
  const ones = ['start', 'increment', 'min', 'cache'].every((name) => textOf(object, name) === '1');
  return ones && !isOn(object, 'cycle') && textOf(object, 'max') === largest[textOf(column, 'type') ?? ''];
}

function alterSequence({ place }: SchemaObject, clause: string): Sentence {
  return repeatable(`ALTER SEQUENCE ${nameOf(place)} ${clause}`);
}

/** All numbers at once: min, max, start and increment are checked against each other. */
const alterNumbers: AttributeWriter = ({ to }) => draft(alterSequence(to, `${typeClause(to).trim()} ${clausesOf(to)}`.trim()));

const attributes = {
  type: alterNumbers, start: alterNumbers, increment: alterNumbers, min: alterNumbers, max: alterNumbers, cache: alterNumbers, cycle: alterNumbers,
  name: ({ from, to }) => draft(sentence(`ALTER SEQUENCE ${nameOf(from.place)} RENAME TO ${quoteIdentifier(to.place.name)}`)),
  owned_by: ({ to }, { wanted }) => draft(alterSequence(to, `OWNED BY ${ownerColumn(to, wanted)}`)),
  owner: alterOwner('SEQUENCE'),
  persistence: ({ to }) => draft(alterSequence(to, textOf(to, 'persistence') === 'unlogged' ? 'SET UNLOGGED' : 'SET LOGGED')),
} satisfies Record<string, AttributeWriter>;

function typeClause(object: SchemaObject): string {
  const type = textOf(object, 'type');
  return type === undefined ? '' : ` AS ${type}`;
}

function clausesOf(object: SchemaObject): string {
  const numbers = [['START WITH', 'start'], ['INCREMENT BY', 'increment'], ['MINVALUE', 'min'], ['MAXVALUE', 'max'], ['CACHE', 'cache']] as const;
  const written = numbers.flatMap(([words, name]) => {
    const value = textOf(object, name);
    return value === undefined ? [] : [`${words} ${value}`];
  });
  return [...written, isOn(object, 'cycle') ? 'CYCLE' : 'NO CYCLE'].join(' ');
}

/** The column that the sequence goes with is its parent. */
function ownerColumn({ parent, attributes: { owned_by: owned } }: SchemaObject, wanted: WritingContext['wanted']): string {
  const column = owned === undefined || parent === undefined ? undefined : wanted.get(parent);
  return column === undefined ? 'NONE' : `${ownerOf(column.place)}.${quoteIdentifier(column.place.name)}`;
}

function isImplicit({ marks }: SchemaObject): boolean {
  return marks.includes('implicit');
}
