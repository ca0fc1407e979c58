import type { ServerInfo } from '../../../model/server-info.ts';

/** MySQL escapes quotes and backslashes of expressions in information_schema; MariaDB, like SHOW CREATE TABLE, does not. */
export function serverText(printed: string, server: ServerInfo): string {
  return server.engine === 'mariadb' ? printed : printed.replace(/\\(['"\\])/g, '$1');
}
