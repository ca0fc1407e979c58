import type { Migration, SourceFile } from '../../model/migration.ts';
import { decodeText } from '../decode-text.ts';
import type { Format, ReadResult } from '../format.ts';
import type { NewFile, NewMigration } from '../new-files.ts';
import { newMigration } from '../new-migration.ts';
import { rawSum, rawText } from '../raw-sums.ts';
import { refuseLongVersion } from '../refuse-versions.ts';
import { equivalentSums } from './prisma/checksums.ts';
import { readDirectory, type PrismaFolder } from './prisma/directory.ts';
import { prismaHistoryTable } from './prisma/history-table.ts';
import { followingName } from './prisma/names.ts';
import { readProvider } from './prisma/provider.ts';

/** Length of the history table's column for names. */
const nameLength = 255;

/** Prisma Migrate up to version 7: a folder with migration.sql for each migration, and migration_lock.toml beside them. */
export const prisma: Format = {
  name: 'prisma',
  facts: {
    tool: 'Prisma Migrate to 7',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'folders with `migration.sql`; the provider of `migration_lock.toml`',
    wayBack: '`down.sql` beside `migration.sql`',
    refuses: 'Prisma 8; a folder without `migration.sql`; providers of other databases',
    differs: 'on PostgreSQL a migration and its row share a transaction: where it fails, no row is left open',
  },
  order: 'version',
  lateVersion: 'applied',
  gapless: false,
  // It compares the sums of both forms of line ends.
  hashesRawBytes: false,
  readsByFile: false,
  options: {},
  read,
  newFileName,
  renumbering: 'Rename its folder so that the name sorts behind all others.',
  compareVersions,
  versionKey: (version) => version,
  render: ({ text }) => text,
  checksum: ({ checksum }) => checksum,
  forbidsTransaction: () => false,
  history: prismaHistoryTable,
};

function newFileName(newest: string | undefined, description: string): string {
  return `${followingName(newest, description)}/migration.sql`;
}

/** Plain string order, whatever the names look like. */
function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const { lock, root, migrations, notes, companions } = readDirectory(files, folders);
  const sorted = [...migrations].sort((a, b) => compareVersions(a.name, b.name)).map(readMigration);
  const madeFor = lock === undefined ? undefined : readProvider(lock);
  const newFiles = ({ newest, description, folder, sql }: NewMigration): readonly NewFile[] => [{ path: `${root ?? folder}${newFileName(newest, description)}`, text: sql }];
  return { migrations: sorted, notes, companions, form: { newFiles }, ...(madeFor === undefined ? {} : { madeFor }) };
}

function readMigration({ name, script, down }: PrismaFolder): Migration {
  refuseLongVersion(script, name, nameLength);
  const migration = newMigration({ file: script, kind: 'versioned', version: name, description: name, script: name }, () => rawSum(script));
  const undo = down === undefined ? undefined : decodeText(down);
  let sums: readonly string[] | undefined;
  return Object.defineProperties(migration, {
    // Six sums, asked for only where the stored one differs.
    equivalentChecksums: { enumerable: true, get: () => (sums ??= equivalentSums(rawText(script))) },
    ...(down === undefined || undo === undefined || undo.trim() === '' ? {} : { undo: { enumerable: true, value: { path: down.path, text: undo, forbidsTransaction: false } } }),
  });
}
