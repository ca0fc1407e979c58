import type { Engine } from '../../model/engine-name.ts';
import type { ScriptReader } from '../script-reader.ts';
import { loadParser } from './load-parser.ts';
import { readPostgresEffects } from './read-effects.ts';
import { readPostgresExpression, readPostgresScript } from './read-script.ts';

/** The reader of PostgreSQL for a version of the server, where it is known. */
export async function loadPostgresReader({ version }: Engine): Promise<ScriptReader> {
  const parser = await loadParser();
  return {
    read: (text) => readPostgresScript(parser, version, text),
    readEffects: (text) => readPostgresEffects(parser, version, text),
    readExpression: (text) => readPostgresExpression(parser, text),
  };
}
