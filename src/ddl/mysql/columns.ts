import type { Hazard } from '../../model/ddl.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { textOf } from '../attributes.ts';
import { draft, recreation, refused, type Draft } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { clauseOf, clauseRanks, hidesSecret, ifExists, ifNotExists, quoteName } from './names.ts';

/** ADD, DROP and MODIFY COLUMN with the line that SHOW CREATE TABLE has. */
export const columnWriter: ObjectWriter = {
  create: createColumn,
  drop: (object, context) => (object.marks.includes('implicit')
    ? refused('the server made the column')
    : draft(clauseOf(object, { text: `DROP COLUMN ${ifExists(context)}${quoteName(object.place.name)}`, rank: clauseRanks.dropColumn }, {
      hazards: ['data_loss', 'table_rewrite'], repeatable: context.engine === 'mariadb',
    }))),
  alter: alterColumn,
};

function createColumn(object: SchemaObject, context: WritingContext): Draft {
  const line = lineOf(object);
  if (line === undefined) return refused('its line is the server\'s own or holds a secret');
  const text = `ADD COLUMN ${ifNotExists(object, context)}${line}${placeAmong(object, context)}`;
  return draft(clauseOf(object, { text, rank: clauseRanks.addColumn + (object.position ?? 0) / 10_000 }, { repeatable: context.engine === 'mariadb' }));
}

/** MODIFY of a column as it is to be; also how a CHECK that is part of a column comes and goes. */
export function modifyColumn(object: SchemaObject, context: WritingContext, ...hazards: readonly Hazard[]): Draft {
  const line = lineOf(object);
  if (line === undefined) return refused('its line is the server\'s own or holds a secret');
  return draft(clauseOf(object, { text: `MODIFY COLUMN ${ifExists(context)}${line}`, rank: clauseRanks.modify }, { hazards, repeatable: true }));
}

const rewriting: ReadonlySet<string> = new Set(['type', 'charset', 'collation', 'generated', 'compression', 'nullable']);

function alterColumn({ from, to, names }: Alteration, context: WritingContext): Draft {
  if (names.includes('generated') && isVirtual(from) !== isVirtual(to)) return recreation;
  const modified = modifyColumn(to, context, ...(names.some((name) => rewriting.has(name)) ? ['behaviour_change', 'table_rewrite'] as const : []));
  return 'sentences' in modified && names.some((name) => keyed.has(name)) ? { ...modified, disturbs: true } : modified;
}

/** What the server does not change in a column that a foreign key leads from or to (errors 1832 and 1833, MySQL 8.4 error reference). */
const keyed: ReadonlySet<string> = new Set(['type', 'charset', 'collation', 'auto_increment', 'generated']);

/** A column that is computed when it is read can neither become one that is stored nor come from one (MySQL 8.4 manual, 15.1.9.2). */
function isVirtual(object: SchemaObject): boolean {
  return textOf(object, 'generated')?.endsWith(' virtual') === true;
}

/** What the server makes by itself can not be written, the invisible key of a table without one, nor what the readers hid. */
function lineOf({ written, marks }: SchemaObject): string | undefined {
  return marks.includes('implicit') || hidesSecret(written ?? '') ? undefined : written;
}

/** Behind the column that it is to follow. */
export function placeAmong({ key, parent = '', position = 0 }: SchemaObject, { wanted }: WritingContext): string {
  const before = wanted.group(parent).filter((other) => other.kind === 'column' && other.key !== key && (other.position ?? 0) < position);
  const last = before.toSorted((left, right) => (left.position ?? 0) - (right.position ?? 0)).at(-1);
  return last === undefined ? ' FIRST' : ` AFTER ${quoteName(last.place.name)}`;
}
