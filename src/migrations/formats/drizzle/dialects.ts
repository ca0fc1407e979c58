import { UserError } from '../../../errors/user-error.ts';
import type { EngineName } from '../../../model/engine-name.ts';
import type { MadeFor } from '../../format.ts';

/** Drizzle's words for our engines; early journals say `pg`, snapshots of 1.0 `postgres`. */
const engines: Readonly<Record<string, readonly EngineName[]>> = {
  postgresql: ['postgresql'], postgres: ['postgresql'], pg: ['postgresql'], mysql: ['mysql', 'mariadb'],
};

/** @throws UserError migrations/other-engine for a dialect that is none of our engines. */
export function enginesOf(path: string, word: string): MadeFor {
  const found = Object.hasOwn(engines, word) ? engines[word] : undefined;
  if (found !== undefined) return { engines: found, path, word };
  throw new UserError('migrations/other-engine', { where: path, expected: 'dialect postgresql or mysql', actual: word });
}
