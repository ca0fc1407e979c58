import { UserError } from '../../errors/user-error.ts';
import type { Migration, SourceFile, UndoScript } from '../../model/migration.ts';
import { compareNumberTuples, inVersionOrder, numberTupleKey } from '../compare-number-tuples.ts';
import { lineAt, undoScript } from '../file-parts.ts';
import { readFlatDirectory } from '../flat-directory.ts';
import type { Format, FormatOptions, ReadResult } from '../format.ts';
import { newFileWith, type NewFile, type NewMigration } from '../new-files.ts';
import { fileName, newMigration } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { refuseDuplicateVersions, refuseGreatVersion } from '../refuse-versions.ts';
import { delimiterLine, withMarks, wrongCuts } from '../statement-ends.ts';
import { gooseHistoryTable } from './goose/history-table.ts';
import { readGooseFile, unfinishedIn, type GooseFile } from './goose/read-file.ts';
import { renderGoose } from './goose/render.ts';

const name = /^\+?(?<version>\d+)_(?<description>.*)\.(?<ending>sql|go)$/;

/** goose: one SQL file with Up and Down, told apart by annotations. Its migrations in Go are refused by name. */
export const goose: Format = {
  name: 'goose',
  facts: {
    tool: 'goose 3',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'SQL files with `-- +goose Up` and `Down`; statement marks, `NO TRANSACTION`, `ENVSUB` with values under `migrations.placeholders`',
    wayBack: 'its Down part; not where it needs variables of the environment',
    refuses: 'migrations in Go, and what goose would not run',
    differs: 'a statement that goose would cut at a semicolon runs whole, and a note says where',
  },
  order: 'version',
  lateVersion: 'refused',
  passesOver: (_kind, state) => state !== 'ignored',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: true,
  options: { 'allow-missing': '`true`: applies a version that comes late, as `goose up -allow-missing` does' },
  read,
  newFileName,
  newFiles,
  compareVersions: compareNumberTuples,
  versionKey: numberTupleKey,
  render: renderGoose,
  checksum: () => undefined,
  forbidsTransaction: ({ path, text }) => readGooseFile(path, text).forbidsTransaction,
  history: gooseHistoryTable,
};

function newFileName(newest: string | undefined, description: string): string {
  return `${newest === undefined ? '00001' : nextVersion(newest)}_${description}.sql`;
}

function newFiles(migration: NewMigration): readonly NewFile[] {
  const head = `${migration.transactional ? '' : '-- +goose NO TRANSACTION\n'}-- +goose Up\n`;
  return newFileWith(migration, newFileName, `${head}${withMarks(migration.sql, '-- +goose StatementBegin', '-- +goose StatementEnd')}`);
}

interface GooseName {
  readonly version: string;
  readonly description: string;
  readonly isCode: boolean;
}

/** Tests in Go are no migrations; everything else in Go that has a number is one. */
function readName(fileName: string): GooseName | undefined {
  const { version = '0', description = '', ending } = name.exec(fileName)?.groups ?? {};
  if (BigInt(version) === 0n || fileName.endsWith('_test.go')) return undefined;
  return { version, description: description.replaceAll('_', ' '), isCode: ending === 'go' };
}

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const { named, notes, misnamed } = readFlatDirectory(files, folders, {
    tool: 'goose',
    read: readName,
    otherwise: 'its name does not begin with a number above 0 and an underscore, and end in .sql',
  });
  const doubts: string[] = [];
  const migrations = inVersionOrder(named.map((found) => readMigration(found, doubts)));
  refuseDuplicateVersions(migrations, compareNumberTuples);
  return { migrations, notes: [...notes, ...doubts], misnamed, ...(options['allow-missing'] === 'true' ? { form: { lateVersion: 'applied' } } : {}) };
}

function readMigration({ file, name: { version, description, isCode } }: { readonly file: SourceFile; readonly name: GooseName }, doubts: string[]): Migration {
  const { path } = file;
  if (isCode) throw new UserError('migrations/unsupported-feature', { where: path, detail: `${path} is a migration in Go, which only a build of goose with it can run` });
  refuseGreatVersion(file, version);
  const undoOf = (text: string): UndoScript | undefined => {
    const parsed = readGooseFile(path, text);
    doubts.push(...doubtsOf(path, text, parsed));
    return readUndo(path, text, parsed);
  };
  return newMigration({ file, kind: 'versioned', version, description, script: fileName(path), undoOf });
}

/** What goose itself would stumble over when it sends the file. */
function doubtsOf(path: string, text: string, { up, blocks }: GooseFile): readonly string[] {
  const [cut] = wrongCuts(text, up.body, blocks);
  const delimiter = delimiterLine(text, up.body);
  return [
    ...(cut === undefined ? [] : [`${lineAt(path, text, cut)}: goose would cut the statement here, because it is not between StatementBegin and StatementEnd; it runs whole here`]),
    ...(delimiter === undefined ? [] : [`${lineAt(path, text, delimiter)}: goose does not know DELIMITER and would fail here`]),
  ];
}

/** Goose reads Down when it runs it: what is wrong there is no reason against the Up. */
function readUndo(path: string, text: string, { down, blocks, ends, substituted, forbidsTransaction }: GooseFile): UndoScript | undefined {
  if (down === undefined || unfinishedIn(text, down.body, blocks) !== undefined) return undefined;
  // Its variables are known to a run alone.
  if (substituted.some(({ start, end }) => text.slice(Math.max(start, down.body.start), end).includes('$'))) return undefined;
  return undoScript({ path, text, parts: [down], ends, forbidsTransaction });
}
