import { UserError } from '../../errors/user-error.ts';
import type { Migration, SourceFile, UndoScript } from '../../model/migration.ts';
import { blankSpans, endStatements } from '../blank-text.ts';
import { headToBlank, lineAt, partsTo, partToBlank, undoScript } from '../file-parts.ts';
import { readFlatDirectory } from '../flat-directory.ts';
import type { Format, ReadResult } from '../format.ts';
import { newFileWith, type NewFile, type NewMigration } from '../new-files.ts';
import { fileName, newMigration } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { refuseGreatVersion } from '../refuse-versions.ts';
import { delimiterLine, withMarks, wrongCuts } from '../statement-ends.ts';
import { sqlMigrateHistoryTable } from './sql-migrate/history-table.ts';
import { readSqlMigrateFile, type SqlMigrateFile } from './sql-migrate/read-file.ts';

/** sql-migrate: one SQL file with Up and Down, known by its whole name. */
export const sqlMigrate: Format = {
  name: 'sql-migrate',
  facts: {
    tool: 'sql-migrate 1',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'SQL files with `-- +migrate Up` and `Down`; statement marks, `notransaction`',
    wayBack: 'its Down part',
    refuses: 'what sql-migrate would not run',
    differs: 'a statement that sql-migrate would cut at a semicolon runs whole, and a note says where',
  },
  order: 'version',
  lateVersion: 'applied',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: true,
  options: {},
  read,
  newFileName,
  newFiles,
  compareVersions,
  versionKey: (version) => version,
  render,
  checksum: () => undefined,
  forbidsTransaction: ({ path, text }) => readSqlMigrateFile(path, text).forbidsTransaction.up,
  history: sqlMigrateHistoryTable,
};

/** The number at the beginning of a name, as far as it has one. */
function numberOf(name: string): string | undefined {
  return /^\d+/.exec(name)?.[0];
}

function newFileName(newest: string | undefined, description: string): string {
  return `${nextVersion((newest === undefined ? undefined : numberOf(newest)) ?? '0000')}-${description}.sql`;
}

function newFiles(migration: NewMigration): readonly NewFile[] {
  const option = migration.transactional ? '' : ' notransaction';
  return newFileWith(migration, newFileName, `-- +migrate Up${option}\n${withMarks(migration.sql, '-- +migrate StatementBegin', '-- +migrate StatementEnd')}`);
}

/** Names with a number go before those without, by the number, then by the name. */
function compareVersions(a: string, b: string): number {
  const [left, right] = [numberOf(a), numberOf(b)];
  if (left !== undefined && right !== undefined && BigInt(left) !== BigInt(right)) return BigInt(left) < BigInt(right) ? -1 : 1;
  if ((left === undefined) !== (right === undefined)) return left === undefined ? 1 : -1;
  return compareNames(a, b);
}

function compareNames(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const { named, notes, misnamed } = readFlatDirectory(files, folders, {
    tool: 'sql-migrate',
    read: (name) => (name.endsWith('.sql') ? name : undefined),
    otherwise: 'its name does not end in .sql, in small letters',
  });
  const doubts: string[] = [];
  const migrations = named.map(({ file, name }) => readMigration(file, name, doubts)).sort((a, b) => compareVersions(a.script, b.script));
  for (const [index, { script, path }] of migrations.entries()) {
    const before = migrations[index - 1];
    if (before?.script === script) throw new UserError('migrations/duplicate-version', { where: path, detail: `${before.path} and ${path}`, actual: script });
  }
  return { migrations, notes: [...notes, ...doubts], misnamed };
}

function readMigration(file: SourceFile, name: string, doubts: string[]): Migration {
  const { path } = file;
  refuseGreatVersion(file, numberOf(name) ?? '0');
  const undoOf = (text: string): UndoScript | undefined => {
    const parsed = readSqlMigrateFile(path, text);
    doubts.push(...doubtsOf(path, text, parsed));
    return undoScript({ path, text, parts: partsTo(parsed, 'down'), ends: parsed.ends, forbidsTransaction: parsed.forbidsTransaction.down });
  };
  const description = name.replace(/^\d+[-_. ]*/, '').replace(/\.sql$/, '').replaceAll('_', ' ');
  return newMigration({ file, kind: 'versioned', version: name, description, script: fileName(path), undoOf });
}

function doubtsOf(path: string, text: string, file: SqlMigrateFile): readonly string[] {
  const head = headToBlank(text, file);
  return [
    ...(head.length === 0 ? [] : [`${lineAt(path, text, 0)}: sql-migrate leaves out what stands before the first -- +migrate Up or Down`]),
    ...partsTo(file, 'up').flatMap(({ body }) => {
      const [cut] = wrongCuts(text, body, file.blocks);
      const delimiter = delimiterLine(text, body);
      return [
        ...(cut === undefined ? [] : [`${lineAt(path, text, cut)}: sql-migrate would cut the statement here, because it is not between StatementBegin and StatementEnd; it runs whole here`]),
        ...(delimiter === undefined ? [] : [`${lineAt(path, text, delimiter)}: sql-migrate does not know DELIMITER and would fail here`]),
      ];
    }),
  ];
}

/** A way back is its own part alone. */
function render({ path, text, kind }: Migration): string {
  if (kind === 'undo') return text;
  const file = readSqlMigrateFile(path, text);
  return blankSpans(endStatements(text, file.ends), [...headToBlank(text, file), ...partsTo(file, 'down').flatMap((part) => partToBlank(text, part))]);
}
