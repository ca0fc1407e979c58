import { InternalError } from '../errors/internal-error.ts';
import type { ObjectChange } from '../model/drift.ts';
import type { ObjectKind, SchemaObject } from '../model/schema-object.ts';
import { isOn, listOf } from './attributes.ts';

/** Why a kind of change is left to people, or nothing where it may be taken back by itself. */
type Judge = (change: ObjectChange) => string | undefined;

const allow: Judge = () => undefined;

/**
 * What a revert may do without a person writing it: nothing that holds rows is dropped or rewritten, nobody gets a right that
 * he does not have now. Kinds and directions that are not listed are left to people.
 */
const judges: Readonly<Partial<Record<ObjectChange['kind'], Judge>>> = {
  'index.added': dropsIndex,
  'index.removed': allow,
  'index.changed': ({ attributes, ...change }) => (only(attributes, ['options']) ? undefined : dropsIndex({ attributes, ...change })),
  'view.removed': allow,
  'view.changed': restoresView,
  'function.changed': (change) => restoresRoutine(change),
  'procedure.changed': (change) => restoresRoutine(change),
  'comment.added': allow,
  'comment.removed': allow,
  'comment.changed': allow,
  'trigger.changed': ({ attributes }) => (only(attributes, ['enabled']) ? undefined : 'only whether a trigger is enabled is taken back'),
  'grant.added': allow,
  'grant.changed': ({ expected, actual }) => narrows(listOf(required(expected), 'privileges'), listOf(required(actual), 'privileges')),
  'table.changed': restoresTable,
  'policy.added': ({ actual }) => (isRestrictive(actual) ? widens : undefined),
  'policy.removed': ({ expected }) => (isRestrictive(expected) ? undefined : widens),
  'policy.changed': restoresPolicy,
};

const widens = 'it would give access that nobody has now';

/** Kinds that come and go with what a revert may touch. */
const companions: ReadonlySet<ObjectKind> = new Set(['comment', 'grant', 'index']);

/** Why a change can not be taken back without a person, as a clause; nothing where it can. */
export function mayRevert(change: ObjectChange): string | undefined {
  const judge = judges[change.kind];
  if (judge === undefined) return 'this kind of change is left to people';
  const foreign = change.consequences.find(({ expected, actual }) => !companions.has(required(expected ?? actual).kind));
  return judge(change) ?? (foreign === undefined ? undefined : `${foreign.object} would change with it`);
}

function dropsIndex({ actual, expected }: ObjectChange): string | undefined {
  const index = required(actual ?? expected);
  if (isOn(index, 'unique')) return 'a unique index keeps values apart';
  if (index.marks.includes('implicit') || index.marks.includes('inherited')) return 'the server made the index for another object';
  return isOn(index, 'replica_identity') ? 'replication tells rows apart by the index' : undefined;
}

const securityOption = /^security_(?:barrier|invoker)=(?:true|on|1|yes)$/i;

function restoresView({ attributes, expected, actual }: ObjectChange): string | undefined {
  if (!only(attributes, ['definition', 'columns', 'check', 'options', 'algorithm'])) return 'only the query and the options of a view are taken back';
  const kept = listOf(required(expected), 'options');
  return listOf(required(actual), 'options').some((option) => securityOption.test(option) && !kept.includes(option)) ? widens : undefined;
}

function restoresRoutine({ attributes }: ObjectChange): string | undefined {
  return only(attributes, ['body', 'definition', 'volatility', 'parallel', 'strict', 'cost', 'rows']) ? undefined : 'only the body of a routine is taken back';
}

function restoresTable({ attributes, expected }: ObjectChange): string | undefined {
  if (!only(attributes, ['options', 'rls', 'force_rls', 'comment'])) return 'the table itself would change';
  const opened = ['rls', 'force_rls'].some((name) => attributes[name] !== undefined && !isOn(required(expected), name));
  return opened ? widens : undefined;
}

function restoresPolicy({ attributes, expected, actual }: ObjectChange): string | undefined {
  if (!only(attributes, ['using', 'check', 'roles'])) return 'only conditions and roles of a policy are taken back';
  return narrows(listOf(required(expected), 'roles'), listOf(required(actual), 'roles'));
}

function narrows(expected: readonly string[], actual: readonly string[]): string | undefined {
  return actual.includes('public') || expected.every((each) => actual.includes(each)) ? undefined : widens;
}

function isRestrictive(policy: SchemaObject | undefined): boolean {
  return policy?.attributes['permissive'] === false;
}

function only(attributes: ObjectChange['attributes'], names: readonly string[]): boolean {
  return Object.keys(attributes).every((name) => names.includes(name));
}

/** A change has the sides that its direction says. */
function required(object: SchemaObject | undefined): SchemaObject {
  if (object === undefined) throw new InternalError('a change without the side that its direction promises');
  return object;
}
