import type { Attributes, AttributeValue, ObjectKey, ObjectMark, SchemaObject } from '../../../model/schema-object.ts';
import { optionalText, texts } from '../../catalog-values.ts';
import { canonicalArrays } from './canonical-arrays.ts';
import type { Described } from './family.ts';
import { readGrants, type Granted } from './grants.ts';
import type { Owner } from './identify.ts';
import type { Reference } from './server-names.ts';

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

/** Makes an object. */
export function buildObject({ names }: Described, facts: Facts): SchemaObject {
  const { identity, parent, attributes, marks = [], references = [], uses = [], written, position } = facts;
  const without = [identity.key, parent];
  const needed = new Set([...references.flatMap((reference) => names.uses(reference, without)), ...uses.filter((key) => key !== undefined)]);
  return {
    ...identity,
    ...(parent === undefined ? {} : { parent }),
    attributes: present(attributes),
    marks,
    uses: [...needed].filter((key) => !without.includes(key)).toSorted(),
    ...(written === undefined ? {} : { written }),
    ...(position === undefined ? {} : { position }),
  };
}

/** An object with its comment and, where its kind has them, its grants; their fields are `comment` and `acl`. */
export function withCompanions(object: SchemaObject, { row }: Described, granted?: Granted): readonly SchemaObject[] {
  return [object, ...readComment(object, optionalText(row, 'comment')), ...(granted === undefined ? [] : readGrants(object, texts(row, 'acl'), granted))];
}

/** The comment on an object, as an object of its own. */
export function readComment(on: Owner, comment: string | undefined): readonly SchemaObject[] {
  if (comment === undefined) return [];
  return [{ key: `comment:${on.key}`, kind: 'comment', name: on.name, place: on.place, parent: on.key, attributes: { text: comment }, marks: [], uses: [] }];
}

function present(attributes: Readonly<Record<string, AttributeValue | undefined>>): Attributes {
  const kept = Object.entries(attributes).filter((entry): entry is [string, AttributeValue] => {
    const value = entry[1];
    return value !== undefined && !(typeof value === 'object' && value.length === 0);
  });
  return Object.fromEntries(kept.map(([name, value]) => [name, typeof value === 'string' && expressions.has(name) ? canonicalArrays(value) : value]));
}

/** Attributes that hold what the server prints of an expression. */
const expressions: ReadonlySet<string> = new Set(['default', 'generated', 'definition', 'using', 'check']);
