import type { ObjectKey, SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes, type AttributeWriter } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, joinDrafts, recreation, refused, repeatable, sentence, type Draft } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { topLevelParts } from './top-level-parts.ts';
import { withoutPublic } from './grants.ts';
import { aggregateOf, nameOf, routineOf } from './names.ts';

/** CREATE OR REPLACE FUNCTION, as the server prints it. */
export const functionWriter: ObjectWriter = routineWriter('FUNCTION');

/** CREATE OR REPLACE PROCEDURE, as the server prints it. */
export const procedureWriter: ObjectWriter = routineWriter('PROCEDURE');

/** CREATE AGGREGATE from its parts; only its owner changes in place. */
export const aggregateWriter: ObjectWriter = {
  create: (object, context) => draft(sentence(createAggregate(object)), ...withoutPublic(object, context)),
  drop: ({ place }) => draft(dropStatement('AGGREGATE', aggregateOf(place), 'behaviour_change', 'untracked_dependencies')),
  alter: (alteration, context) => alterAttributes({
    arguments: 'anew', definition: 'anew', parallel: 'anew',
    owner: ({ to }) => draft(repeatable(`ALTER AGGREGATE ${aggregateOf(to.place)} OWNER TO ${quoteIdentifier(textOf(to, 'owner') ?? '')}`, 'authorization')),
  }, alteration, context),
};

function createAggregate(object: SchemaObject): string {
  const options = [...listOf(object, 'definition').map(aggregateOption), `parallel = ${textOf(object, 'parallel') ?? 'unsafe'}`];
  return `CREATE AGGREGATE ${nameOf(object.place)}(${textOf(object, 'arguments') || '*'}) (${options.join(', ')})`;
}

/** An operator is read with its types, which SORTOP takes no more than an operator without its schema. */
function aggregateOption(option: string): string {
  const [, operator] = /^sortop = operator\((.+)\([^()]*\)\)$/.exec(option) ?? [];
  if (operator === undefined) return option;
  return `sortop = operator(${operator.includes('.') ? operator : `pg_catalog.${operator}`})`;
}

function routineWriter(kind: 'FUNCTION' | 'PROCEDURE'): ObjectWriter {
  const replace: AttributeWriter = ({ to }) => replaced(to);
  return {
    create: (object, context) => joinDrafts([named(object, context), replaced(object), draft(...withoutPublic(object, context))]),
    drop: ({ place }) => draft(dropStatement(kind, routineOf(place), 'behaviour_change', 'untracked_dependencies')),
    alter: (alteration, context) => alterAttributes({
      body: replace, definition: replace, volatility: replace, parallel: replace, strict: replace, security: replace, leakproof: replace,
      cost: replace, rows: replace, config: replace, language: replace,
      arguments: (each) => (onlyGainsDefaults(each) ? replaced(each.to) : recreation), returns: 'anew',
      owner: alterOwner(kind),
    }, alteration, context),
  };
}

function replaced({ written }: SchemaObject): Draft {
  return written === undefined ? refused('its body is not known') : draft(repeatable(withoutEnd(written), 'behaviour_change', 'untracked_dependencies'));
}

const nameable = /^(?:function|procedure|aggregate|view|materialized_view|table|sequence|type):.*?([A-Za-z_][A-Za-z0-9_$]*)(?:\(|$)/s;

/** The server looks into the bodies of SQL functions when they are made, but does not keep what they name: any new object of such a name comes before. */
function named({ key, written = '' }: SchemaObject, { present, wanted }: WritingContext): Draft {
  const words = new Set(written.match(/[A-Za-z_][A-Za-z0-9_$]*/g));
  const isNamed = (other: ObjectKey): boolean => words.has(nameable.exec(other)?.[1] ?? '');
  return { sentences: [], after: [...wanted.keys()].filter((other) => other !== key && isNamed(other) && !present.has(other)) };
}

/** Replacing refuses other names and results, and a default that is taken away (PostgreSQL manual, CREATE FUNCTION, Notes). */
function onlyGainsDefaults({ from, to }: Alteration): boolean {
  const [before, after] = [argumentsOf(from), argumentsOf(to)];
  return before.length === after.length && before.every(([name, value], index) => {
    const [otherName, otherValue] = after[index] ?? [];
    return name === otherName && (value === undefined || otherValue !== undefined);
  });
}

/** Parameters with their defaults. */
function argumentsOf(object: SchemaObject): readonly (readonly [string, string?])[] {
  return topLevelParts(textOf(object, 'arguments') ?? '').map((part) => {
    const [, declared = part, value] = /^([^]*?) DEFAULT ([^]*)$/.exec(part) ?? [];
    return value === undefined ? [declared] : [declared, value];
  });
}

/** pg_get_functiondef ends with a line break. */
function withoutEnd(written: string): string {
  return written.trimEnd().replace(/;$/, '');
}
