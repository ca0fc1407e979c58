import { UserError } from '../../errors/user-error.ts';
import type { Migration, MisnamedFile, SourceFile } from '../../model/migration.ts';
import { headForbidsTransaction } from '../../sql/transaction-marker.ts';
import { compareNumberTuples, inVersionOrder, numberTupleKey } from '../compare-number-tuples.ts';
import type { Detection, Format, ReadResult } from '../format.ts';
import { nextVersion } from '../next-version.ts';
import { fileName, newMigration, pathBelow, textHash } from '../new-migration.ts';
import { refuseDuplicateVersions, refuseLongVersion } from '../refuse-versions.ts';
import { readPlainName } from './plain-sql/file-names.ts';
import { plainHistoryTable } from './plain-sql/history-table.ts';

/** Length of the history table's version column. */
const versionLength = 100;

/** Numbered or timestamped SQL files that no other tool owns. */
export const plainSql: Format = {
  name: 'plain-sql',
  facts: {
    tool: 'none',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'files that begin with a number or a timestamp; the transaction marks of other tools',
    refuses: 'undo scripts. Other names are left out with a note',
  },
  order: 'version',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: true,
  options: {},
  detect,
  read,
  newFileName: (newest, description) => `${newest === undefined ? '0001' : nextVersion(newest)}_${description}.sql`,
  compareVersions: compareNumberTuples,
  versionKey: numberTupleKey,
  render: (migration) => migration.text,
  checksum: (migration) => migration.hash,
  // No tool owns the directory, so the markers of all tools count.
  forbidsTransaction: ({ text }) => headForbidsTransaction(text),
  history: plainHistoryTable,
};

function detect(files: readonly SourceFile[]): Detection {
  const names = files.map((file) => readPlainName(fileName(file.path))).filter((name) => name.kind !== 'foreign');
  const undo = names.filter((name) => name.kind === 'undo').length;
  const numbered = names.filter((name) => name.kind === 'versioned').length;
  return {
    confidence: names.length === 0 || undo > 0 ? 0 : numbered / names.length,
    reason: undo > 0
      ? `${undo} SQL files look like undo scripts`
      : `${numbered} of ${names.length} SQL ${names.length === 1 ? 'file begins' : 'files begin'} with a number or a timestamp`,
  };
}

function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const misnamed: MisnamedFile[] = [];
  const migrations: Migration[] = [];
  for (const file of files) {
    const name = readPlainName(fileName(file.path));
    if (name.kind === 'undo') throw new UserError('migrations/unsupported-feature', { where: file.path, detail: `${file.path} is an undo script` });
    if (name.kind === 'unnumbered') misnamed.push({ path: file.path, reason: 'its name does not begin with a number or a timestamp' });
    if (name.kind === 'versioned') migrations.push(readMigration(file, folders, name));
  }
  const sorted = inVersionOrder(migrations);
  refuseDuplicateVersions(sorted, compareNumberTuples);
  return { migrations: sorted, notes: misnamed.map(({ path, reason }) => `${path} is left out: ${reason}`), misnamed };
}

function readMigration(file: SourceFile, folders: readonly string[], name: { readonly version: string; readonly description: string }): Migration {
  refuseLongVersion(file, name.version, versionLength);
  return newMigration({ ...name, file, kind: 'versioned', script: pathBelow(folders, file.path) }, textHash);
}
