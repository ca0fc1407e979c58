import { UserError } from '../../../errors/user-error.ts';
import type { EngineName } from '../../../model/engine-name.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';
import type { MadeFor } from '../../format.ts';

const engines: Readonly<Record<string, readonly EngineName[]>> = { postgresql: ['postgresql'], mysql: ['mysql', 'mariadb'] };

/**
 * Reads the provider of migration_lock.toml as Prisma does: the first line that begins with the word.
 * @throws UserError migrations/other-engine for a provider that is none of our engines.
 */
export function readProvider(lock: SourceFile): MadeFor {
  const line = decodeText(lock).split(/\r\n|\n/).find((text) => text.startsWith('provider'));
  const word = line?.replace(/^(?:provider = )+/, '').replaceAll(/^"+|"+$/g, '') ?? '';
  const found = Object.hasOwn(engines, word) ? engines[word] : undefined;
  if (found !== undefined) return { engines: found, path: lock.path, word };
  throw new UserError('migrations/other-engine', { where: lock.path, expected: 'provider = "postgresql" or "mysql"', actual: line ?? 'no line with a provider' });
}
