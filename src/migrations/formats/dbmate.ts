import type { Migration, SourceFile, UndoScript } from '../../model/migration.ts';
import { blankSpans } from '../blank-text.ts';
import { lineAt, markersToBlank, partToBlank, undoScript } from '../file-parts.ts';
import { readFlatDirectory } from '../flat-directory.ts';
import type { Format, FormatOptions, PlaceholderContext, ReadResult } from '../format.ts';
import { newFileWith, type NewFile, type NewMigration } from '../new-files.ts';
import { fileName, newMigration } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { refuseDuplicateVersions } from '../refuse-versions.ts';
import { delimiterLine } from '../statement-ends.ts';
import { dbmateHistoryTable } from './dbmate/history-table.ts';
import { readDbmateFile, type DbmateFile } from './dbmate/read-file.ts';

/** dbmate: one SQL file with migrate:up and migrate:down, in the order of file names. */
export const dbmate: Format = {
  name: 'dbmate',
  facts: {
    tool: 'dbmate 2',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'SQL files that begin with a number; `-- migrate:up` and `-- migrate:down`, `transaction:false`',
    wayBack: 'its `migrate:down` block',
    refuses: 'what dbmate would not run; several pairs of blocks in a file, since dbmate records it behind the first and fails',
  },
  order: 'version',
  lateVersion: 'applied',
  passesOver: (_kind, state) => state !== 'ignored',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: true,
  options: { strict: '`true`: refuses a version that comes late, as `dbmate migrate --strict` does' },
  read,
  newFileName,
  newFiles,
  compareVersions,
  versionKey: (version) => version,
  render,
  checksum: () => undefined,
  forbidsTransaction: ({ path, text }) => readDbmateFile(path, text).forbidsTransaction.up,
  history: dbmateHistoryTable,
};

function newFileName(newest: string | undefined, description: string): string {
  return `${newest === undefined ? '0001' : nextVersion(newest)}_${description}.sql`;
}

function newFiles(migration: NewMigration): readonly NewFile[] {
  const option = migration.transactional ? '' : ' transaction:false';
  return newFileWith(migration, newFileName, `-- migrate:up${option}\n${migration.sql}\n-- migrate:down\n`);
}

/** Versions are texts; a file’s name, by which dbmate sorts, goes on behind the version with an underscore. */
function compareVersions(a: string, b: string): number {
  if (a === b) return 0;
  return `${a}_` < `${b}_` ? -1 : 1;
}

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const { named, notes, misnamed } = readFlatDirectory(files, folders, {
    tool: 'dbmate',
    read: (name) => /^(?<version>\d+)(?<rest>.*)\.sql$/.exec(name)?.groups,
    otherwise: 'its name does not begin with a number and end in .sql',
  });
  const doubts: string[] = [];
  const migrations = named
    .map(({ file, name: { version = '', rest = '' } }) => readMigration(file, { version, description: rest.replace(/^[-_. ]+/, '').replaceAll('_', ' ') }, doubts))
    .sort((a, b) => (a.script < b.script ? -1 : 1));
  refuseDuplicateVersions(migrations.toSorted((a, b) => compareVersions(a.version ?? '', b.version ?? '')), compareVersions);
  return { migrations, notes: [...notes, ...doubts], misnamed, ...(options['strict'] === 'true' ? { form: { lateVersion: 'refused' } } : {}) };
}

function readMigration(file: SourceFile, name: { readonly version: string; readonly description: string }, doubts: string[]): Migration {
  const { path } = file;
  const undoOf = (text: string): UndoScript | undefined => {
    const parsed = readDbmateFile(path, text);
    doubts.push(...doubtsOf(path, text, parsed));
    return undoScript({ path, text, parts: [parsed.down], forbidsTransaction: parsed.forbidsTransaction.down });
  };
  return newMigration({ ...name, file, kind: 'versioned', script: fileName(path), undoOf });
}

function doubtsOf(path: string, text: string, { up }: DbmateFile): readonly string[] {
  const delimiter = delimiterLine(text, up.body);
  return delimiter === undefined ? [] : [`${lineAt(path, text, delimiter)}: dbmate does not know DELIMITER and would fail here`];
}

/** A way back is its own part alone. */
function render({ path, text, kind }: Migration, context: PlaceholderContext): string {
  if (kind === 'undo') return text;
  const { up, down } = readDbmateFile(path, text);
  return blankSpans(text, [...markersToBlank(text, [up.marker], context), ...partToBlank(text, down)]);
}
