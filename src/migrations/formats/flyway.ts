import { UserError } from '../../errors/user-error.ts';
import type { Migration, MisnamedFile, SourceFile } from '../../model/migration.ts';
import { compareNumberTuples, inVersionOrder, numberTupleKey } from '../compare-number-tuples.ts';
import type { Detection, Format, ReadResult } from '../format.ts';
import { nextVersion } from '../next-version.ts';
import { fileName, newMigration, pathBelow, type NamedFile } from '../new-migration.ts';
import { refuseDuplicateVersions, refuseLongVersion } from '../refuse-versions.ts';
import { flywayChecksum } from './flyway/checksum.ts';
import { readFlywayName, type FlywayName } from './flyway/file-names.ts';
import { flywayHistoryTable } from './flyway/history-table.ts';
import { replacePlaceholders } from './flyway/placeholders.ts';

/** Length of the history table's version column. */
const versionLength = 50;

/** Flyway's directories and history: versioned and repeatable SQL migrations with default prefixes, separator and suffix. */
export const flyway: Format = {
  name: 'flyway',
  order: 'version',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: true,
  options: {},
  detect,
  read,
  newFileName: (newest, description) => `V${newest === undefined ? '1' : nextVersion(newest)}__${description}.sql`,
  compareVersions: compareNumberTuples,
  versionKey: numberTupleKey,
  render: replacePlaceholders,
  checksum: (migration, rendered) => flywayChecksum(migration.kind === 'repeatable' ? rendered : migration.text),
  forbidsTransaction: () => false,
  history: flywayHistoryTable,
};

function detect(files: readonly SourceFile[]): Detection {
  const sql = files.map((file) => fileName(file.path)).filter((name) => name.toLowerCase().endsWith('.sql'));
  const named = sql.filter((name) => isFlywayName(readFlywayName(name))).length;
  return {
    confidence: sql.length === 0 ? 0 : named / sql.length,
    reason: `${named} of ${sql.length} SQL ${sql.length === 1 ? 'file is' : 'files are'} named like Flyway migrations, V<version>__<description>.sql or R__<description>.sql`,
  };
}

function isFlywayName(name: FlywayName): boolean {
  return name.kind !== 'foreign' && name.kind !== 'malformed';
}

function read(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const misnamed: MisnamedFile[] = [];
  const migrations: Migration[] = [];
  for (const file of files) {
    const script = pathBelow(folders, file.path);
    if (isInHiddenFolder(script)) continue;
    const name = readFlywayName(fileName(script));
    if (name.kind === 'unsupported') throw unsupported(file, name.feature);
    if (name.kind === 'malformed') misnamed.push({ path: file.path, reason: name.reason });
    if (name.kind === 'versioned' || name.kind === 'repeatable') migrations.push(readMigration({ ...name, file, script }));
  }
  return { migrations: inOrder(migrations), notes: misnamed.map(({ path, reason }) => `${path} is left out as Flyway does: ${reason}`), misnamed };
}

function readMigration(named: NamedFile): Migration {
  refuseLongVersion(named.file, named.version ?? '', versionLength);
  if (named.kind === 'versioned') return newMigration(named, flywayChecksum);
  const migration = newMigration(named);
  return { ...migration, equivalentChecksums: [flywayChecksum(migration.text)] };
}

/** Versioned migrations by version, then repeatable ones by description. */
function inOrder(migrations: readonly Migration[]): readonly Migration[] {
  const versioned = inVersionOrder(migrations.filter((migration) => migration.kind === 'versioned'));
  refuseDuplicateVersions(versioned, compareNumberTuples);
  const repeatable = migrations.filter((migration) => migration.kind === 'repeatable').sort(byDescription);
  refuseDuplicateDescriptions(repeatable);
  return [...versioned, ...repeatable];
}

/** UTF-16 order, as Java compares strings. */
function byDescription(a: Migration, b: Migration): number {
  if (a.description === b.description) return 0;
  return a.description < b.description ? -1 : 1;
}

function refuseDuplicateDescriptions(sorted: readonly Migration[]): void {
  for (const [index, migration] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before?.description !== migration.description) continue;
    throw new UserError('migrations/duplicate-description', { where: migration.path, detail: `${before.path} and ${migration.path}` });
  }
}

function unsupported(file: SourceFile, feature: string): UserError {
  return new UserError('migrations/unsupported-feature', { where: file.path, detail: `${file.path} is ${feature}` });
}

/** Flyway does not look into hidden folders: mounted volumes of Kubernetes keep copies there. */
function isInHiddenFolder(path: string): boolean {
  return path.split('/').slice(0, -1).some((folder) => folder.startsWith('.'));
}
