import type { EngineName } from '../model/engine-name.ts';
import { loadReader } from '../sql/load-reader.ts';
import type { Evidence } from './tree.ts';

/** Migrations beyond these say nothing new. */
const mostTexts = 60;

/** What of another engine a reader takes all the same, a parser of its own grammar does not: the one that understands more is meant. */
export async function guessEngine(texts: readonly string[]): Promise<Evidence<EngineName> | undefined> {
  const some = texts.slice(0, mostTexts);
  const [postgresql, mysql] = await Promise.all([understood('postgresql', some), understood('mysql', some)]);
  if (postgresql.count === mysql.count) return undefined;
  const [value, best] = postgresql.count > mysql.count ? (['postgresql', postgresql] as const) : (['mysql', mysql] as const);
  return { value, reason: `${best.count} of ${best.of} statements are understood as ${value === 'mysql' ? 'MySQL' : 'PostgreSQL'}` };
}

async function understood(name: EngineName, texts: readonly string[]): Promise<{ readonly count: number; readonly of: number }> {
  const reader = await loadReader({ name });
  const statements = texts.flatMap((text) => reader.read(text).statements);
  return { count: statements.filter(({ problem }) => problem === undefined).length, of: statements.length };
}
