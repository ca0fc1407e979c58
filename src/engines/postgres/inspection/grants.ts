import type { SchemaObject } from '../../../model/schema-object.ts';
import type { Owner } from './identify.ts';

/** Privileges by their letters (PostgreSQL manual, table 5.1; `m` from 17 on). */
const privilegeNames: Readonly<Record<string, string>> = {
  a: 'INSERT', r: 'SELECT', w: 'UPDATE', d: 'DELETE', D: 'TRUNCATE', x: 'REFERENCES', t: 'TRIGGER', X: 'EXECUTE',
  U: 'USAGE', C: 'CREATE', c: 'CONNECT', T: 'TEMPORARY', s: 'SET', A: 'ALTER SYSTEM', m: 'MAINTAIN',
};

/** How everybody is named where a role is; no role can have that name. */
export const everybody = 'public';

/** Whose object it is, and what the owner has without any grant, in letters. */
export interface Granted {
  readonly by: string;
  readonly ownerLetters: string;
}

/**
 * One object for each role that has something by a grant. What an owner has as such is not one; an owner who lost a
 * part of it is told with what is left.
 * @param acl access items as the server writes them: `grantee=letters/grantor`.
 */
export function readGrants(on: Owner, acl: readonly string[], { by, ownerLetters }: Granted): readonly SchemaObject[] {
  const privileges = new Map<string, Set<string>>();
  if (acl.length > 0 && ownerLetters !== '') privileges.set(by, new Set());
  for (const item of acl) {
    const { grantee, letters } = readItem(item);
    privileges.set(grantee, new Set([...(privileges.get(grantee) ?? []), ...readLetters(letters)]));
  }
  const owned = readLetters(ownerLetters);
  return [...privileges]
    .filter(([grantee, words]) => grantee !== by || (ownerLetters !== '' && owned.some((word) => !words.has(word))))
    .toSorted(([left], [right]) => (left < right ? -1 : 1))
    .map(([grantee, words]) => grantObject(on, grantee, [...words].toSorted()));
}

/** The privileges of one role on one object. */
function grantObject(on: Owner, grantee: string, privileges: readonly string[]): SchemaObject {
  return {
    key: `grant:${on.key}:${grantee}`,
    kind: 'grant',
    name: `${on.name}:${grantee}`,
    place: on.place,
    parent: on.key,
    attributes: { privileges },
    marks: [],
    uses: [],
  };
}

/** Role names with other than letters, digits and underscores stand in quotes, quotes in them doubled (acl.c, putid). */
function readItem(item: string): { readonly grantee: string; readonly letters: string } {
  const [, quoted, plain = '', letters = ''] = /^(?:"((?:[^"]|"")*)"|([^="]*))=([A-Za-z*]*)\//.exec(item) ?? [];
  const name = quoted?.replaceAll('""', '"') ?? plain;
  return { grantee: name === '' ? everybody : name, letters };
}

/** An asterisk behind a letter: may be granted further. */
function readLetters(letters: string): readonly string[] {
  return [...letters.matchAll(/([A-Za-z])(\*?)/g)].map(([, letter = '', further]) => {
    return `${privilegeNames[letter] ?? letter}${further === '*' ? ' WITH GRANT OPTION' : ''}`;
  });
}
