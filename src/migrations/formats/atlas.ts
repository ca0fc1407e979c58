import { UserError } from '../../errors/user-error.ts';
import type { Migration, SourceFile } from '../../model/migration.ts';
import { decodeText } from '../decode-text.ts';
import type { Format, ReadResult } from '../format.ts';
import type { NewFile, NewMigration } from '../new-files.ts';
import { nextVersion } from '../next-version.ts';
import { newMigration, pathBelow } from '../new-migration.ts';
import { refuseDuplicateVersions, refuseLongVersion } from '../refuse-versions.ts';
import { readDirectives, withSemicolons } from './atlas/directives.ts';
import { atlasHistoryTable } from './atlas/history-table.ts';
import { checkSumFile, sumFileName, sumFileText, sumLines, type SummedFile } from './atlas/sum-file.ts';

/** Length of the history table's version column on MySQL; PostgreSQL's has none. */
const versionLength = 255;
/** Where the directory has no migration yet: Atlas would take the time. */
const firstVersion = '00000000000001';

/** Atlas' own directories: versioned SQL files in the order of their names, and a file of sums over all of them. */
export const atlas: Format = {
  name: 'atlas',
  facts: {
    tool: 'Atlas, versioned migrations',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'SQL files directly in the folder, in the order of their names; `atlas:txmode none`, `atlas:delimiter`, `atlas:checkpoint`, `atlas:sum ignore`',
    refuses: 'a directory whose `atlas.sum` is missing or does not match',
    differs: 'a migration that fails in a transaction leaves nothing behind, its revision neither',
  },
  order: 'version',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: true,
  readsByFile: false,
  options: {},
  read,
  newFileName,
  newFiles,
  renumbering: 'Rename the file, and write atlas.sum anew with atlas migrate hash.',
  compareVersions: compareTexts,
  versionKey: (version) => version,
  render: ({ text }) => {
    const { delimiter } = readDirectives(text);
    return delimiter === undefined ? text : withSemicolons(text, delimiter);
  },
  checksum: ({ checksum }) => checksum,
  forbidsTransaction: ({ text }) => readDirectives(text).forbidsTransaction,
  history: atlasHistoryTable,
};

function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const own = sqlFiles(files, folders);
  const lines = sumLines(own);
  checkSums(files, folders, own);
  const sums = new Map(lines.map(({ name, sum }) => [name, sum]));
  const migrations = own.map((file) => readMigration(file, sums.get(file.name)));
  refuseDuplicateVersions(migrations, compareTexts);
  return { migrations, notes: [] };
}

type AtlasFile = SummedFile & { readonly file: SourceFile };

/** SQL files directly in the folder, by name: Atlas does not look into folders below. */
function sqlFiles(files: readonly SourceFile[], folders: readonly string[]): readonly AtlasFile[] {
  const own = files.flatMap((file): readonly AtlasFile[] => {
    const name = pathBelow(folders, file.path);
    if (name.includes('/') || !name.endsWith('.sql')) return [];
    return [{ file, name, bytes: file.bytes, isIgnored: readDirectives(decodeText(file)).isIgnored }];
  });
  return own.sort((a, b) => compareTexts(a.name, b.name));
}

/** @throws UserError migrations/sum-mismatch, migrations/sum-missing. */
function checkSums(files: readonly SourceFile[], folders: readonly string[], own: readonly AtlasFile[]): void {
  const path = sumPath(files, folders);
  const [first] = own;
  if (path === undefined && first !== undefined) throw new UserError('migrations/sum-missing', { where: first.file.path, expected: sumFileName });
  if (path !== undefined) checkSumFile(path.path, decodeText(path), sumLines(own));
}

function sumPath(files: readonly SourceFile[], folders: readonly string[]): SourceFile | undefined {
  return files.find(({ path }) => pathBelow(folders, path) === sumFileName);
}

function readMigration({ file, name }: AtlasFile, sum: string | undefined): Migration {
  const [version = '', ...rest] = name.slice(0, -'.sql'.length).split('_');
  refuseLongVersion(file, version, versionLength);
  const kind = readDirectives(decodeText(file)).isCheckpoint ? 'baseline' : 'versioned';
  // A sum is over everything before it as well: a file that came late changes it, and Atlas does not hold it against the history.
  return newMigration({ file, version, description: rest.join('_'), script: name, kind, acceptsAnyChecksum: true }, () => sum ?? '');
}

function newFileName(newest: string | undefined, description: string): string {
  return `${newest === undefined ? firstVersion : nextVersion(newest)}_${description}.sql`;
}

/** The migration, and the sums with it: without them Atlas refuses the directory. */
function newFiles({ files, newest, description, folder, sql, transactional }: NewMigration): readonly NewFile[] {
  const name = newFileName(newest, description);
  const text = transactional ? sql : `-- atlas:txmode none\n\n${sql}`;
  const added = { file: { path: `${folder}${name}`, bytes: new TextEncoder().encode(text) }, name, bytes: new TextEncoder().encode(text), isIgnored: false };
  const own = [...sqlFiles(files, [folder]), added].sort((a, b) => compareTexts(a.name, b.name));
  return [{ path: added.file.path, text }, { path: `${folder}${sumFileName}`, text: sumFileText(sumLines(own)) }];
}

/** By code unit, which for the names of files is the order of their bytes. */
function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
