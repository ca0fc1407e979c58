import { engineFamilies, type Engine } from '../model/engine-name.ts';
import type { ScriptReader } from './script-reader.ts';

/**
 * Loads the reader of an engine, once per process where that costs something.
 * The grammar is a chunk of its own, so that a run for one engine does not load the other's.
 */
export async function loadReader(engine: Engine): Promise<ScriptReader> {
  if (engineFamilies[engine.name] === 'postgres') {
    const { loadPostgresReader } = await import('./postgres/load-postgres-reader.ts');
    return loadPostgresReader(engine);
  }
  const { loadMysqlReader } = await import('./mysql/load-mysql-reader.ts');
  return loadMysqlReader(engine);
}
