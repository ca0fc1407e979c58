import type { Engine } from '../../model/engine-name.ts';
import type { ScriptReader } from '../script-reader.ts';
import { readMysqlExpression } from './read-expression.ts';
import { readMysqlScript } from './read-script.ts';

/** The reader of MySQL or MariaDB, for a version of the server where it is known. */
export function loadMysqlReader(engine: Engine): ScriptReader {
  return {
    read: (text) => readMysqlScript(text, engine),
    readEffects: (text) => readMysqlScript(text, engine).statements,
    readExpression: (text) => readMysqlExpression(text, engine),
  };
}
