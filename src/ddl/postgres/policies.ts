import type { SchemaObject } from '../../model/schema-object.ts';
import { quoteIdentifier } from '../../sql/postgres/quote-identifier.ts';
import { alterAttributes } from '../alter-attributes.ts';
import { listOf, textOf } from '../attributes.ts';
import { draft, recreation, repeatable, sentence, type Draft } from '../draft.ts';
import type { Alteration, ObjectWriter } from '../object-writer.ts';
import { ownerOf } from './names.ts';
import { dropWithin } from './triggers.ts';

/** CREATE POLICY from its parts. */
export const policyWriter: ObjectWriter = {
  create: (object) => draft(sentence([
    `CREATE POLICY ${policyOf(object)} AS ${object.attributes['permissive'] === false ? 'RESTRICTIVE' : 'PERMISSIVE'}`,
    ` FOR ${(textOf(object, 'command') ?? 'all').toUpperCase()}`,
    rolesClause(object),
    conditions(object),
  ].join(''), { hazards: ['authorization', 'behaviour_change'] })),
  drop: (object) => dropWithin('POLICY', object),
  alter: (alteration, context) => alterAttributes({
    permissive: 'anew', command: 'anew', roles: alterPolicy, using: alterPolicy, check: alterPolicy,
  }, alteration, context),
};

/** All of it in one statement. A condition can be replaced in place but not taken away (PostgreSQL manual, ALTER POLICY). */
function alterPolicy({ from, to }: Alteration): Draft {
  const isTakenAway = ['using', 'check'].some((name) => textOf(from, name) !== undefined && textOf(to, name) === undefined);
  if (isTakenAway) return recreation;
  return draft(repeatable(`ALTER POLICY ${policyOf(to)}${rolesClause(to)}${conditions(to)}`, 'authorization', 'behaviour_change'));
}

function policyOf({ place }: SchemaObject): string {
  return `${quoteIdentifier(place.name)} ON ${ownerOf(place)}`;
}

function rolesClause(object: SchemaObject): string {
  return ` TO ${listOf(object, 'roles').map(roleName).join(', ') || 'PUBLIC'}`;
}

function conditions(object: SchemaObject): string {
  const using = textOf(object, 'using');
  const check = textOf(object, 'check');
  return `${using === undefined ? '' : ` USING (${using})`}${check === undefined ? '' : ` WITH CHECK (${check})`}`;
}

/** The readers write PUBLIC, which is no role, in lower case; a role can not have that name. */
export function roleName(role: string): string {
  return role.toLowerCase() === 'public' ? 'PUBLIC' : quoteIdentifier(role);
}
