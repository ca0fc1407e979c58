import type { PrintedReader } from './printed-reader.ts';

/** Passes an account as printed in a statement, `` `app`@`%` ``, and gives it as `app@%`; a role has no host. */
export function accountName(reader: PrintedReader): string {
  const user = reader.value();
  return reader.take('@') ? `${user}@${reader.value()}` : user;
}

/** An account as information_schema has it, `'app'@'%'`, in the same form. */
export function granteeName(grantee: string): string {
  const found = /^'([^]*)'@'([^]*)'$/.exec(grantee);
  if (found === null) return grantee;
  const [, user = '', host = ''] = found;
  return host === '' ? user : `${user}@${host}`;
}
