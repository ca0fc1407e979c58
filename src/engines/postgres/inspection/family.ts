import type { ObjectKind, SchemaObject } from '../../../model/schema-object.ts';
import type { Row } from '../../../ports/database-session.ts';
import type { Catalog } from './catalog.ts';
import type { Owner } from './identify.ts';
import type { ServerNames } from './server-names.ts';

/** SQL expressions by the name under which the answer has them. */
export type Expressions = Readonly<Record<string, string>>;

/** What all families ask for. */
interface FamilyQuery {
  /** What describes an object: all of it goes into the text by which groups are compared. */
  readonly fields: Expressions;
  /** Further fields, which most objects have no value for: a row where all are NULL goes without them. */
  readonly rare?: Expressions;
  /** Numbers by which the server knows objects; they differ between equal objects, so they stay out of the text. */
  readonly numbers: Expressions;
  /** Everything from FROM on. */
  readonly from: string;
}

/** Objects that stand for themselves: one row each. */
export interface TopFamily {
  readonly name: string;
  readonly catalog: Catalog;
  /** The object's number. */
  readonly number: string;
  /** Expressions: the kind is one of the model's. A signature is a routine's list of types with its parentheses. */
  readonly identity: { readonly kind: string; readonly schema?: string; readonly name: string; readonly signature?: string };
  readonly query: (version: number) => FamilyQuery;
  readonly read: (described: Described) => readonly SchemaObject[];
}

/** Objects that go with a top-level one: one row for all of it that have the same parent. */
export interface PartFamily {
  readonly name: string;
  /** Catalogue and number of the object that they go with. */
  readonly catalog: Catalog;
  readonly parent: string;
  /** Which comes first; a stable order makes equal texts of equal objects. */
  readonly order: string;
  readonly query: (version: number) => FamilyQuery;
  readonly read: (described: Described) => readonly SchemaObject[];
}

/** One row of a family on its way to become objects. */
export interface Described {
  /** Fields and numbers by name. */
  readonly row: Row;
  /** The top-level object that it is or goes with. */
  readonly owner: Owner;
  readonly names: ServerNames;
  /** The number of the top-level object in its catalogue. */
  readonly number: number;
  /** Counted from 1 within its family and parent. */
  readonly position: number;
  readonly version: number;
}

/** A top-level object as the answer has it: identity, text, numbers. */
export interface TopRow {
  readonly number: number;
  readonly kind: ObjectKind;
  readonly schema?: string;
  readonly name: string;
  readonly signature?: string;
  readonly text: string;
  readonly numbers: string;
}

/** The statement that reads a family of top-level objects. */
export function topStatement(family: TopFamily, version: number): string {
  const { numbers, from, ...described } = family.query(version);
  const { kind, schema = 'null', name, signature = 'null' } = family.identity;
  return `select ${family.number} as number, ${kind} as kind, ${schema} as schema_name, ${name} as object_name, ${signature} as signature,
  ${description(described)}::text as text, ${jsonList(numbers)}::text as numbers
${from}`;
}

/** The statement that reads a family of parts. The inner order is the one in which both lists are put together. */
export function partStatement(family: PartFamily, version: number): string {
  const { numbers, from, ...described } = family.query(version);
  return `select number, '[' || string_agg(text, E',\\n') || ']' as text, '[' || string_agg(numbers, ',') || ']' as numbers
from (
  select ${family.parent} as number, ${description(described)}::text as text, ${jsonList(numbers)}::text as numbers
  ${from}
  order by ${family.parent}, ${family.order}
) parts
group by number`;
}

function description({ fields, rare }: Pick<FamilyQuery, 'fields' | 'rare'>): string {
  if (rare === undefined) return jsonList(fields);
  const isUsual = Object.values(rare).map((expression) => `(${expression}) is null`).join(' and ');
  return `case when ${isUsual} then ${jsonList(fields)} else ${jsonList({ ...fields, ...rare })} end`;
}

function jsonList(expressions: Expressions): string {
  return `json_build_array(${Object.values(expressions).join(', ')})`;
}
