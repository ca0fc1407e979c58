import type { SchemaObject } from '../../model/schema-object.ts';
import { listOf } from '../attributes.ts';
import { draft, repeatable, type Draft, type Sentence } from '../draft.ts';
import type { ObjectWriter } from '../object-writer.ts';
import { literal, notTransactional, quoteName } from './names.ts';

/** GRANT and REVOKE of what one account has on a table or column of the session's database. */
export const grantWriter: ObjectWriter = {
  create: (object) => change(object, [], listOf(object, 'privileges')),
  drop: (object) => change(object, listOf(object, 'privileges'), []),
  alter: ({ from, to }) => change(to, listOf(from, 'privileges'), listOf(to, 'privileges')),
};

const further = ' with grant option';

/** The right to grant further is one for all that the account has on the table (MySQL 8.4 manual, 15.7.1.6). */
function change(object: SchemaObject, before: readonly string[], after: readonly string[]): Draft {
  const [had, has] = [before.map(plain), after.map(plain)];
  const [couldGrant, canGrant] = [before.some(isFurther), after.some(isFurther)];
  const [lost, won] = [had.filter((each) => !has.includes(each)), has.filter((each) => !had.includes(each))];
  const account = accountOf(object.place.name);
  const on = `ON ${quoteName(object.place.table ?? '')}`;
  return draft(
    ...(lost.length === 0 ? [] : [once(`REVOKE ${words(object, lost)} ${on} FROM ${account}`)]),
    ...(couldGrant && !canGrant ? [once(`REVOKE GRANT OPTION ${on} FROM ${account}`)] : []),
    ...(won.length > 0 || (canGrant && !couldGrant) ? [said(`GRANT ${words(object, won.length > 0 ? won : has)} ${on} TO ${account}${canGrant ? ' WITH GRANT OPTION' : ''}`)] : []),
  );
}

function words({ key, name, place }: SchemaObject, privileges: readonly string[]): string {
  const column = key.startsWith('grant:column:') ? name.slice((place.table ?? '').length + 1, -(place.name.length + 1)) : undefined;
  return privileges.map((each) => (column === undefined ? each : `${each} (${quoteName(column)})`)).join(', ');
}

function said(text: string): Sentence {
  return { ...repeatable(text, 'authorization'), ...notTransactional };
}

/** What is not there can not be taken away: that is an error here. */
function once(text: string): Sentence {
  return { ...said(text), repeatable: false };
}

/** `user@host`; a role has no host. */
function accountOf(name: string): string {
  const at = name.lastIndexOf('@');
  return at < 0 ? literal(name) : `${literal(name.slice(0, at))}@${literal(name.slice(at + 1))}`;
}

function isFurther(privilege: string): boolean {
  return privilege.endsWith(further);
}

function plain(privilege: string): string {
  return isFurther(privilege) ? privilege.slice(0, -further.length) : privilege;
}
