import type { Engine } from '../../model/engine-name.ts';
import type { Script } from '../../model/statement.ts';
import { dialectOf } from './dialect.ts';
import { ScriptPass } from './script/script-pass.ts';

/**
 * Reads a file of SQL for MySQL or MariaDB: its statements, comments and commands of the client.
 * Never throws: what is not understood is a statement with a `problem`.
 *
 * @param text the file, decoded; a byte order mark is passed over. Offsets in the result are UTF-16 offsets in it.
 * @param engine mysql or mariadb, with a version where one is known: reserved words, clauses and executable comments depend on it.
 */
export function readMysqlScript(text: string, engine: Engine): Script {
  return new ScriptPass(text, dialectOf(engine)).read();
}
