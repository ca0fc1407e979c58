import type { ObjectKind, SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { listOf } from '../attributes.ts';
import { draft, refused, repeatable, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter, WritingContext } from '../object-writer.ts';
import { nameOf, ownerOf, routineOf } from './names.ts';
import { kindOfKey } from './object-reference.ts';
import { roleName } from './policies.ts';

/** GRANT and REVOKE of what one role has on one object. */
export const grantWriter: ObjectWriter = {
  create: createGrant,
  drop: (object, context) => changeGrant(object, listOf(object, 'privileges'), isOwners(object, context) ? everything(object) : []),
  alter: ({ from, to }) => changeGrant(to, listOf(from, 'privileges'), listOf(to, 'privileges')),
};

/** Everybody may execute a new routine and use a new type, unless it is taken away (PostgreSQL manual, 5.8, table 5.2). */
export function publicByDefault(kind: ObjectKind): 'EXECUTE' | 'USAGE' | undefined {
  if (kind === 'function' || kind === 'procedure' || kind === 'aggregate') return 'EXECUTE';
  return kind === 'type' ? 'USAGE' : undefined;
}

/** Takes from everybody what comes with a new object, where it is not to have it. */
export function withoutPublic(object: SchemaObject, { wanted }: WritingContext): readonly Sentence[] {
  const usual = publicByDefault(object.kind);
  if (usual === undefined || wanted.group(object.key).some(({ key }) => key === `grant:${object.key}:public`)) return [];
  return [repeatable(`REVOKE ${usual} ON ${targetOf(object) ?? ''} FROM PUBLIC`, 'authorization')];
}

function createGrant(object: SchemaObject, context: WritingContext): Draft {
  const privileges = listOf(object, 'privileges');
  const { parent = '' } = object;
  const on = context.wanted.get(parent);
  const isNew = !context.present.has(parent) || context.present.group(parent).some(({ key }) => key === object.key);
  const comesByItself = on !== undefined && privileges.length === 1 && publicByDefault(on.kind) === privileges[0];
  if (isNew && comesByItself && granteeOf(object) === 'public') return draft();
  return changeGrant(object, isOwners(object, context) ? everything(object) : [], privileges);
}

const furtherOption = ' WITH GRANT OPTION';

/** Takes what is too much and gives what is missing; the right to grant further goes and comes by itself. */
function changeGrant(object: SchemaObject, before: readonly string[], after: readonly string[]): Draft {
  const kind = kindOfKey(object.key.slice('grant:'.length));
  const target = kind === undefined ? undefined : targetOf({ kind, place: object.place });
  if (target === undefined) return refused('no statement grants on this kind of object');
  const role = roleName(granteeOf(object));
  const columns = kind === 'column' ? ` (${quoteIdentifier(object.place.name)})` : '';
  const words = (privileges: readonly string[]): string => privileges.map((each) => `${each}${columns}`).join(', ');
  const [held, kept] = [before.map(plain), new Set(after.map(plain))];
  const revoked = held.includes(all) ? [all] : held.filter((each) => !kept.has(each));
  const narrowed = before.filter((each) => each.endsWith(furtherOption) && after.includes(plain(each))).map(plain);
  const given = after.filter((each) => !before.includes(each) && !narrowed.includes(each));
  const [further, simple] = [given.filter((each) => each.endsWith(furtherOption)).map(plain), given.filter((each) => !each.endsWith(furtherOption))];
  return draft(
    ...(revoked.length === 0 ? [] : [repeatable(`REVOKE ${words(revoked)} ON ${target} FROM ${role}`, 'authorization')]),
    ...(narrowed.length === 0 ? [] : [repeatable(`REVOKE GRANT OPTION FOR ${words(narrowed)} ON ${target} FROM ${role}`, 'authorization')]),
    ...(simple.length === 0 ? [] : [repeatable(`GRANT ${words(simple)} ON ${target} TO ${role}`, 'authorization')]),
    ...(further.length === 0 ? [] : [repeatable(`GRANT ${words(further)} ON ${target} TO ${role}${furtherOption}`, 'authorization')]),
  );
}

const all = 'ALL';

/** An owner's grant is there only where he lost something: without it he has everything. */
function everything(object: SchemaObject): readonly string[] {
  return object.parent === undefined ? [] : [all];
}

function isOwners(object: SchemaObject, { wanted, present }: WritingContext): boolean {
  const on = object.parent === undefined ? undefined : wanted.get(object.parent) ?? present.get(object.parent);
  return on?.attributes['owner'] === granteeOf(object);
}

function plain(privilege: string): string {
  return privilege.endsWith(furtherOption) ? privilege.slice(0, -furtherOption.length) : privilege;
}

/** The name in reports is that of the object, a colon and the role; the former is known, and the role may hold anything. */
function granteeOf({ name, place }: SchemaObject): string {
  const on = [place.schema, place.table, place.name].filter((part) => part !== undefined).join('.');
  return name.slice(on.length + (place.signature ?? '').length + 1);
}

const targetWords: Readonly<Partial<Record<ObjectKind, string>>> = {
  table: 'TABLE', view: 'TABLE', materialized_view: 'TABLE', foreign_table: 'TABLE', sequence: 'SEQUENCE', schema: 'SCHEMA', type: 'TYPE', server: 'FOREIGN SERVER',
};

function targetOf({ kind, place }: Pick<SchemaObject, 'kind' | 'place'>): string | undefined {
  if (kind === 'column') return `TABLE ${ownerOf(place)}`;
  if (kind === 'procedure') return `PROCEDURE ${routineOf(place)}`;
  if (kind === 'function' || kind === 'aggregate') return `FUNCTION ${routineOf(place)}`;
  const word = targetWords[kind];
  return word === undefined ? undefined : `${word} ${nameOf(place)}`;
}
