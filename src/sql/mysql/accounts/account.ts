import { readName, readNameOrString, readString, takeName } from '../names/identifier.ts';
import { unquote } from '../lexing/scan-text.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';

/** The host of an account, from the token that begins with `@`. */
function hostOf(raw: string): string {
  const host = raw.slice(1);
  return /^['"`]/.test(host) ? unquote(host, false) : host;
}

/** Reads `name` or `name@host`, each quoted or not. @returns `name@host`, or the name alone where no host is written. */
export function readAccountName(cursor: TokenCursor, what: string): string {
  const name = cursor.kind === 'string' ? readString(cursor, what) : readName(cursor, what);
  if (cursor.kind !== 'user-variable') return name;
  const host = hostOf(cursor.raw);
  // A host with dashes is several tokens (`@my-host`), which both servers refuse without quotes.
  cursor.advance();
  return `${name}@${host}`;
}

/** Reads an account, or CURRENT_USER with or without parentheses. */
export function readAccount(cursor: TokenCursor): string {
  if (cursor.accept('CURRENT_USER')) {
    cursor.acceptAll('(', ')');
    return 'current_user';
  }
  return readAccountName(cursor, 'an account');
}

/** Reads a role: an account's name, or CURRENT_ROLE in MariaDB. */
export function readRole(cursor: TokenCursor): string {
  if (cursor.dialect.isMariadb && cursor.accept('CURRENT_ROLE')) {
    cursor.acceptAll('(', ')');
    return 'current_role';
  }
  return cursor.dialect.isMariadb ? readNameOrString(cursor, 'a role') : readAccountName(cursor, 'a role');
}

/** Reads `DEFINER = account` where it stands. @returns the account as an attribute of an operation; nothing where it does not stand. */
export function readDefiner(cursor: TokenCursor): { readonly definer?: string } {
  if (!cursor.at('DEFINER') || cursor.peek(1) !== '=') return {};
  cursor.advance();
  cursor.advance();
  if (cursor.dialect.isMariadb && cursor.at('CURRENT_ROLE')) {
    takeName(cursor);
    cursor.acceptAll('(', ')');
    return { definer: 'current_role' };
  }
  return { definer: readAccount(cursor) };
}
