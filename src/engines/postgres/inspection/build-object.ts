import type { Attributes, AttributeValue, ObjectKey, ObjectMark, SchemaObject } from '../../../model/schema-object.ts';
import { optionalText, texts } from '../../catalog-values.ts';
import { canonicalArrays } from './canonical-arrays.ts';
import type { Described } from './family.ts';
import { readGrants, type Granted } from './grants.ts';
import type { Owner } from './identify.ts';
import type { Reference, ServerNames } from './server-names.ts';

/** What a family knows of an object; the rest is the same for all. */
interface Facts {
  readonly identity: Owner;
  readonly parent?: ObjectKey | undefined;
  /** Those without a value are left out, empty lists as well. */
  readonly attributes: Readonly<Record<string, AttributeValue | undefined>>;
  readonly marks?: readonly ObjectMark[];
  /** By which the server's record of dependencies names it; several where it has several entries. */
  readonly references?: readonly Reference[];
  /** Beside what the server's record tells. */
  readonly uses?: readonly (ObjectKey | undefined)[];
  readonly written?: string | undefined;
  readonly position?: number;
}

/** Makes an object. Of a large schema there are many, so nothing is made on the way that is thrown away at once. */
export function buildObject({ names }: Described, facts: Facts): SchemaObject {
  const { identity: { key, kind, name, place }, parent, attributes, marks = [], references = [], uses = [], written, position } = facts;
  const object: Writable<SchemaObject> = { key, kind, name, place, attributes: present(attributes), marks, uses: neededKeys(names, references, { uses, without: [key, parent] }) };
  if (parent !== undefined) object.parent = parent;
  if (written !== undefined) object.written = written;
  if (position !== undefined) object.position = position;
  return object;
}

/** The marks that hold, of one form for the many that have none. */
export function marksOf(holds: Readonly<Partial<Record<ObjectMark, boolean>>>): readonly ObjectMark[] {
  const marks = objectMarks.filter((mark) => holds[mark] === true);
  return marks.length === 0 ? none : marks;
}

const objectMarks = ['generated-name', 'inherited', 'implicit', 'owned'] as const satisfies readonly ObjectMark[];
const none: readonly ObjectMark[] = [];

type Writable<Value> = { -readonly [Name in keyof Value]: Value[Name] };

interface Uses {
  readonly uses: readonly (ObjectKey | undefined)[];
  readonly without: readonly (ObjectKey | undefined)[];
}

function neededKeys(names: ServerNames, references: readonly Reference[], { uses, without }: Uses): readonly ObjectKey[] {
  const needed: ObjectKey[] = [];
  for (const reference of references) needed.push(...names.uses(reference, without));
  for (const key of uses) {
    if (key !== undefined && !without.includes(key)) needed.push(key);
  }
  return needed.length < 2 ? needed : [...new Set(needed)].toSorted();
}

/** An object with its comment and, where its kind has them, its grants; their fields are `comment` and `acl`. */
export function withCompanions(object: SchemaObject, { row }: Described, granted?: Granted): readonly SchemaObject[] {
  const [comment, acl] = [optionalText(row, 'comment'), granted === undefined ? [] : texts(row, 'acl')];
  if (comment === undefined && acl.length === 0) return [object];
  return [object, ...readComment(object, comment), ...(granted === undefined ? [] : readGrants(object, acl, granted))];
}

/** The comment on an object, as an object of its own. */
export function readComment(on: Owner, comment: string | undefined): readonly SchemaObject[] {
  if (comment === undefined) return [];
  return [{ key: `comment:${on.key}`, kind: 'comment', name: on.name, place: on.place, parent: on.key, attributes: { text: comment }, marks: [], uses: [] }];
}

function present(attributes: Readonly<Record<string, AttributeValue | undefined>>): Attributes {
  const kept: Record<string, AttributeValue> = {};
  for (const name of Object.keys(attributes)) {
    const value = attributes[name];
    if (value === undefined || (typeof value === 'object' && value.length === 0)) continue;
    kept[name] = typeof value === 'string' && expressions.has(name) ? canonicalArrays(value) : value;
  }
  return kept;
}

/** Attributes that hold what the server prints of an expression. */
const expressions: ReadonlySet<string> = new Set(['default', 'generated', 'definition', 'using', 'check']);
