import type { Hazard } from '../../model/ddl.ts';
import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, recreation, refused, repeatable, type Draft, type Sentence } from '../draft.ts';
import type { Alteration, ObjectWriter, WritingContext } from '../object-writer.ts';
import { alterOwner } from './alter-owner.ts';
import { dropStatement } from './drop-statement.ts';
import { nameOf } from './names.ts';
import { changeOptions, withOptions } from './options.ts';

/** CREATE VIEW. */
export const viewWriter: ObjectWriter = {
  create: (object, context) => created(object, 'VIEW', ownership(object, context)),
  drop: ({ place }) => draft(dropStatement('VIEW', nameOf(place), 'behaviour_change')),
  alter: (alteration, context) => alterAttributes({
    definition: replaceOrRenew,
    default: ({ from, to }) => draft(...columnClauses('VIEW', { from, to, name: 'default' })),
    options: ({ from, to }) => changeOptions(`ALTER VIEW ${nameOf(to.place)}`, { from, to }, 'behaviour_change'),
    owner: alterOwner('VIEW'),
  }, alteration, context),
};

/** CREATE MATERIALIZED VIEW, filled at once. */
export const materializedViewWriter: ObjectWriter = {
  create: (object, context) => created(object, 'MATERIALIZED VIEW', ownership(object, context)),
  drop: ({ place }) => draft(dropStatement('MATERIALIZED VIEW', nameOf(place), 'behaviour_change', 'access_exclusive_lock')),
  alter: (alteration, context) => alterAttributes({
    definition: 'anew', access_method: 'anew', tablespace: 'anew',
    statistics: ({ from, to }) => draft(...columnClauses('MATERIALIZED VIEW', { from, to, name: 'statistics' })),
    storage: ({ from, to }) => draft(...columnClauses('MATERIALIZED VIEW', { from, to, name: 'storage' })),
    options: ({ from, to }) => changeOptions(`ALTER MATERIALIZED VIEW ${nameOf(to.place)}`, { from, to }),
    owner: alterOwner('MATERIALIZED VIEW'),
  }, alteration, context),
};

/** One that is made anew belongs to whoever makes it, and reads as its owner may. */
function ownership({ key }: SchemaObject, { present }: WritingContext): readonly Hazard[] {
  return present.has(key) ? ['authorization'] : [];
}

function created(object: SchemaObject, kind: 'VIEW' | 'MATERIALIZED VIEW', hazards: readonly Hazard[] = []): Draft {
  const words = kind === 'VIEW' ? 'CREATE OR REPLACE VIEW' : 'CREATE MATERIALIZED VIEW IF NOT EXISTS';
  const query = object.written ?? textOf(object, 'definition');
  if (query === undefined) return refused('its query is not known');
  return draft(
    repeatable(`${words} ${nameOf(object.place)}${withOptions(listOf(object, 'options'))} AS\n${query.replace(/;\s*$/, '')}`, ...hazards),
    ...['default', 'statistics', 'storage'].flatMap((name) => columnClauses(kind, { to: object, name })),
  );
}

/**
 * CREATE OR REPLACE neither removes nor renames nor retypes a column (PostgreSQL manual, CREATE VIEW). Where what is selected
 * stays, or more comes behind it, it does; otherwise the view is made anew.
 */
function replaceOrRenew({ from, to }: Alteration): Draft {
  const [before, after] = [selectedOf(from), selectedOf(to)];
  if (before === undefined || after === undefined || !(after === before || after.startsWith(`${before},`))) return recreation;
  return created(to, 'VIEW');
}

/** The list between SELECT and FROM as the server lays it out; of queries whose columns depend on more nothing. */
function selectedOf({ written = '' }: SchemaObject): string | undefined {
  if (/\b(?:UNION|INTERSECT|EXCEPT|WITH)\b/.test(written)) return undefined;
  return /^ *SELECT ([^]*?)\n +FROM /.exec(written)?.[1];
}

/** What an attribute says of single columns, `name value` each, as ALTER COLUMN. */
function columnClauses(kind: string, { from, to, name }: { readonly from?: SchemaObject; readonly to: SchemaObject; readonly name: string }): readonly Sentence[] {
  const word = name.toUpperCase();
  const wanted = new Map(listOf(to, name).map(columnAndValue));
  const before = from === undefined ? [] : listOf(from, name).map((each) => columnAndValue(each)[0]).filter((column) => !wanted.has(column));
  const usual = name === 'default' ? 'DROP DEFAULT' : `SET ${word} ${name === 'statistics' ? '-1' : 'extended'}`;
  const clauses = [...before.map((column) => [column, usual] as const), ...[...wanted].map(([column, value]) => [column, `SET ${word} ${value}`] as const)];
  return clauses.map(([column, clause]) => repeatable(`ALTER ${kind} ${nameOf(to.place)} ALTER COLUMN ${quoteIdentifier(column)} ${clause}`));
}

function columnAndValue(text: string): readonly [string, string] {
  const end = text.indexOf(' ');
  return [text.slice(0, end), text.slice(end + 1)];
}
