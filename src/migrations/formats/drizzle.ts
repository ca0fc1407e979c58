import { UserError } from '../../errors/user-error.ts';
import type { SourceFile } from '../../model/migration.ts';
import type { Format, ReadResult } from '../format.ts';
import { replaceBreakpoints } from './drizzle/breakpoints.ts';
import { compareTimes, readFolders } from './drizzle/folders.ts';
import { drizzleHistoryTable } from './drizzle/history-table.ts';
import { readJournal } from './drizzle/journal.ts';

const journalEnd = 'meta/_journal.json';

/**
 * Drizzle's migrations in both of its forms: SQL files that a journal lists (0.x), and a folder for each (1.0). The form decides
 * the order, the shape of the history table and what happens to a late migration.
 */
export const drizzle: Format = {
  name: 'drizzle',
  facts: {
    tool: 'Drizzle 0.x and 1.0',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'the files that `meta/_journal.json` lists, or the folders of 1.0 with `migration.sql`; breakpoints',
    refuses: 'a journal that names a missing file; both forms in one directory; dialects of other databases. SQL files that the journal does not list are left out with a note',
    differs: 'each migration has a transaction of its own, where Drizzle puts all pending ones into one. The folders of 1.0 take late versions, as Drizzle 1.0 does',
  },
  order: 'version',
  lateVersion: 'lost',
  gapless: false,
  hashesRawBytes: true,
  readsByFile: false,
  options: {},
  read,
  newFileName: (_, description) => `0000_${description}.sql`,
  compareVersions: compareTimes,
  versionKey: (version) => version,
  render: ({ text }) => replaceBreakpoints(text),
  checksum: ({ checksum }) => checksum,
  // All pending migrations share one transaction of its own making: nothing in a file can opt out.
  forbidsTransaction: () => false,
  history: drizzleHistoryTable({ shape: 'journal', migrations: [] }),
};

/** @throws UserError migrations/several-directories, migrations/file-missing, migrations/malformed-directory. */
function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const journals = files.filter(({ path }) => path === journalEnd || path.endsWith(`/${journalEnd}`));
  const [journal, other] = journals;
  if (other !== undefined) throw new UserError('migrations/several-directories', { detail: journals.map(({ path }) => path).join(', ') });
  return journal === undefined ? readFolders(files, folders) : readJournal(journal, files);
}
