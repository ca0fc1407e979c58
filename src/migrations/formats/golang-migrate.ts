import { UserError } from '../../errors/user-error.ts';
import type { Migration, SourceFile } from '../../model/migration.ts';
import { compareNumberTuples, inVersionOrder, numberTupleKey } from '../compare-number-tuples.ts';
import { decodeText } from '../decode-text.ts';
import { holdsStatements, lineAt } from '../file-parts.ts';
import { readFlatDirectory } from '../flat-directory.ts';
import type { Format, FormatOptions, ReadResult } from '../format.ts';
import { newMigration } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { refuseGreatVersion } from '../refuse-versions.ts';
import { delimiterLine, wrongCuts } from '../statement-ends.ts';
import { golangMigrateHistoryTable } from './golang-migrate/history-table.ts';

/** golang-migrate: a file forth and a file back for each version, and one row that says how far a database is. */
export const golangMigrate: Format = {
  name: 'golang-migrate',
  facts: {
    tool: 'golang-migrate 4',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'pairs of files `<number>_<name>.up.sql` and `.down.sql`, also where one is missing',
    wayBack: 'its `.down.sql` file',
    refuses: 'two files of one version and direction. Other names are left out with a note',
    differs: 'a file in one transaction changes the row together with its effects: `dirty` is set only where a file runs statement by statement',
  },
  order: 'version',
  lateVersion: 'lost',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: false,
  options: { 'x-multi-statement': '`true`: each statement of a file is sent for itself, as the parameter of the URL has it on PostgreSQL, so that none shares a transaction' },
  read,
  newFileName: (newest, description) => `${newest === undefined ? '000001' : nextVersion(newest)}_${description}.up.sql`,
  compareVersions: compareNumberTuples,
  versionKey: numberTupleKey,
  render: ({ text }) => text,
  checksum: () => undefined,
  forbidsTransaction: () => false,
  history: golangMigrateHistoryTable,
};

/** Both files of a version. */
interface Pair {
  readonly version: string;
  description: string;
  up?: SourceFile;
  down?: SourceFile;
}

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const { named, notes, misnamed } = readFlatDirectory(files, folders, {
    tool: 'golang-migrate',
    read: (name) => /^(?<version>\d+)_(?<description>.*)\.(?<direction>down|up)\..*$/.exec(name)?.groups,
    otherwise: 'its name is not <number>_<name>.up.sql or .down.sql',
  });
  const pairs = new Map<string, Pair>();
  for (const { file, name: { version = '', description = '', direction = '' } } of named) {
    refuseGreatVersion(file, version);
    const pair = pairs.get(numberTupleKey(version)) ?? { version, description };
    pairs.set(numberTupleKey(version), pair);
    addFile(pair, file, { description, isUp: direction === 'up' });
  }
  const isSplit = options['x-multi-statement'] === 'true';
  const doubts: string[] = [];
  return {
    migrations: inVersionOrder([...pairs.values()].map((pair) => readPair(pair, isSplit, doubts))),
    companions: [...pairs.values()].flatMap(({ down, up }) => (down === undefined || up === undefined ? [] : [down.path])),
    notes: [...notes, ...doubts],
    misnamed,
    ...(isSplit ? { form: { forbidsTransaction: () => true } } : {}),
  };
}

function addFile(pair: Pair, file: SourceFile, { description, isUp }: { readonly description: string; readonly isUp: boolean }): void {
  const other = isUp ? pair.up : pair.down;
  if (other !== undefined) throw new UserError('migrations/duplicate-version', { where: file.path, detail: `${other.path} and ${file.path}`, actual: pair.version });
  if (isUp) Object.assign(pair, { up: file, description });
  else pair.down = file;
}

function readPair({ version, description, up, down }: Pair, isSplit: boolean, doubts: string[]): Migration {
  const undoOf = (): Migration['undo'] => readUndo(down, isSplit);
  const file = up ?? { path: down?.path ?? '', bytes: new Uint8Array() };
  if (up === undefined) doubts.push(`${file.path} has no file <number>_<name>.up.sql beside it: golang-migrate records its version and runs nothing`);
  const script = file.path.slice(file.path.lastIndexOf('/') + 1);
  const migration = newMigration({ file, kind: 'versioned', version, description: description.replaceAll('_', ' '), script, undoOf });
  doubts.push(...doubtsOf(migration, isSplit));
  return migration;
}

function readUndo(down: SourceFile | undefined, forbidsTransaction: boolean): Migration['undo'] {
  if (down === undefined) return undefined;
  const text = decodeText(down);
  return holdsStatements(text, { start: 0, end: text.length }) ? { path: down.path, text, forbidsTransaction } : undefined;
}

/** What golang-migrate would stumble over: it sends a file as it is, or cuts it at every semicolon. */
function doubtsOf({ path, text }: Migration, isSplit: boolean): readonly string[] {
  const whole = { start: 0, end: text.length };
  const delimiter = delimiterLine(text, whole);
  const [cut] = isSplit ? wrongCuts(text, whole, []) : [];
  return [
    ...(delimiter === undefined ? [] : [`${lineAt(path, text, delimiter)}: golang-migrate does not know DELIMITER and would fail here`]),
    ...(cut === undefined ? [] : [`${lineAt(path, text, cut)}: golang-migrate would cut the statement here; it runs whole here`]),
  ];
}
