import { UserError } from '../../../errors/user-error.ts';
import type { Migration, MisnamedFile, SourceFile, UndoScript } from '../../../model/migration.ts';
import { compareNumberTuples, inVersionOrder, numberTupleKey } from '../../compare-number-tuples.ts';
import { decodeText } from '../../decode-text.ts';
import { fileName, newMigration, pathBelow, type NamedFile } from '../../new-migration.ts';
import { refuseDuplicateVersions, refuseLongVersion } from '../../refuse-versions.ts';
import { commandOf } from './callbacks.ts';
import { flywayChecksum } from './checksum.ts';
import { readFlywayName, type FlywayName } from './file-names.ts';
import { readScriptConfiguration, type ScriptConfiguration } from './script-configuration.ts';
import type { FlywaySettings } from './settings.ts';
import { transcode } from './transcode.ts';

/** Length of the history table's version column. */
const versionLength = 50;

/** Files to read, and what decides how. */
export interface DirectoryRequest {
  readonly files: readonly SourceFile[];
  readonly folders: readonly string[];
  readonly settings: FlywaySettings;
}

/** What the migration directories of Flyway hold. */
export interface FlywayDirectory {
  /** Versioned ones by version, baselines behind the last one that they stand for, then repeatable ones by description. */
  readonly migrations: readonly Migration[];
  /** By the path of the file that each is about. */
  readonly configurations: ReadonlyMap<string, ScriptConfiguration>;
  readonly companions: readonly string[];
  readonly notes: readonly string[];
  readonly misnamed: readonly MisnamedFile[];
}

interface NamedSource {
  readonly file: SourceFile;
  /** Path below the migration directory. */
  readonly script: string;
  readonly name: FlywayName;
}

/**
 * Reads migration directories with everything that Flyway has beside migrations.
 * @throws UserError migrations/unsupported-feature, migrations/duplicate-version, migrations/malformed-name and those of the files.
 */
export function readDirectory({ files, folders, settings }: DirectoryRequest): FlywayDirectory {
  const sources = files
    .map((file): NamedSource => ({ file, script: pathBelow(folders, file.path), name: readFlywayName(fileName(file.path), settings) }))
    .filter(({ script }) => !isInHiddenFolder(script));
  sources.forEach(refuseUnsupported);
  const configurations = readConfigurations(sources);
  const isPassedOver = ({ file }: NamedSource): boolean => configurations.get(file.path)?.shouldExecute === false;
  const misnamed = sources.flatMap(({ file, name }) => (name.kind === 'malformed' ? [{ path: file.path, reason: name.reason }] : []));
  const [wrong] = misnamed;
  if (settings.validatesNames && wrong !== undefined) throw new UserError('migrations/malformed-name', { where: wrong.path, detail: wrong.reason });
  const all = sources.filter((source) => !isPassedOver(source)).map((source) => ({ ...source, file: transcode(source.file, configurations.get(source.file.path)?.encoding ?? settings.encoding) }));
  const undo = undoScripts(all, (path) => !(configurations.get(path)?.executeInTransaction ?? settings.executeInTransaction));
  const migrations = inOrder(all.flatMap((source) => readMigration(source, undo)));
  return {
    migrations,
    configurations,
    misnamed,
    companions: sources.filter((source) => source.name.kind === 'undo' || source.name.kind === 'callback' || isPassedOver(source)).map(({ file }) => file.path),
    notes: [
      ...misnamed.map(({ path, reason }) => `${path} is left out as Flyway does: ${reason}`),
      ...sources.filter(isPassedOver).map(({ file }) => `${file.path} is left out as Flyway does: its script configuration says shouldExecute=false`),
      ...sources.flatMap(callbackNote),
      ...lonelyUndo(undo, migrations),
    ],
  };
}

/** Migrations in other languages, and SQL that Flyway would run beside the migrations: without it the result is another. */
function refuseUnsupported({ file, name }: NamedSource): void {
  const detail = name.kind === 'code' ? 'is a migration in another language than SQL'
    : name.kind === 'callback' && commandOf(name.event) === 'migrate' ? `is a callback (${name.event}), which Flyway runs with every migrate` : undefined;
  if (detail !== undefined) throw new UserError('migrations/unsupported-feature', { where: file.path, detail: `${file.path} ${detail}` });
}

function callbackNote({ file, name }: NamedSource): readonly string[] {
  return name.kind === 'callback' ? [`${file.path} is a callback of flyway ${commandOf(name.event)} (${name.event}) and never runs here`] : [];
}

function readConfigurations(sources: readonly NamedSource[]): ReadonlyMap<string, ScriptConfiguration> {
  const conf = sources.filter(({ name }) => name.kind === 'configuration');
  return new Map(conf.map(({ file }) => [file.path.slice(0, -'.conf'.length), readScriptConfiguration(file)]));
}

function readMigration({ file, script, name }: NamedSource, scripts: ReadonlyMap<string, UndoScript>): readonly Migration[] {
  if (name.kind !== 'versioned' && name.kind !== 'repeatable' && name.kind !== 'baseline') return [];
  const undo = name.kind === 'versioned' ? scripts.get(numberTupleKey(name.version)) : undefined;
  const named: NamedFile = { ...name, file, script, ...(undo === undefined ? {} : { undoOf: () => undo, recorded: { undoChecksum: flywayChecksum(undo.text) } }) };
  refuseLongVersion(file, named.version ?? '', versionLength);
  if (name.kind !== 'repeatable') return [newMigration(named, flywayChecksum)];
  const migration = newMigration(named);
  return [{ ...migration, equivalentChecksums: [flywayChecksum(migration.text)] }];
}

/** Undo scripts by the key of their version. */
function undoScripts(sources: readonly NamedSource[], forbidsTransaction: (path: string) => boolean): ReadonlyMap<string, UndoScript> {
  const scripts = new Map<string, UndoScript>();
  for (const { file, name } of sources) {
    if (name.kind !== 'undo') continue;
    const key = numberTupleKey(name.version);
    const before = scripts.get(key);
    if (before !== undefined) throw new UserError('migrations/duplicate-version', { where: file.path, detail: `${before.path} and ${file.path}` });
    scripts.set(key, { path: file.path, text: decodeText(file), forbidsTransaction: forbidsTransaction(file.path) });
  }
  return scripts;
}

function lonelyUndo(scripts: ReadonlyMap<string, UndoScript>, migrations: readonly Migration[]): readonly string[] {
  const used = new Set(migrations.map(({ undo }) => undo?.path));
  return [...scripts.values()].filter(({ path }) => !used.has(path)).map(({ path }) => `${path} undoes no migration: there is none of its version`);
}

function inOrder(migrations: readonly Migration[]): readonly Migration[] {
  const ofKind = (kind: Migration['kind']): readonly Migration[] => migrations.filter((migration) => migration.kind === kind);
  const [versioned, baselines] = [inVersionOrder(ofKind('versioned')), inVersionOrder(ofKind('baseline'))];
  refuseDuplicateVersions(versioned, compareNumberTuples);
  refuseDuplicateVersions(baselines, compareNumberTuples);
  const repeatable = [...ofKind('repeatable')].sort(byDescription);
  refuseDuplicateDescriptions(repeatable);
  return [...inVersionOrder([...versioned, ...baselines]), ...repeatable];
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

/** Flyway does not look into hidden folders: mounted volumes of Kubernetes keep copies there. */
function isInHiddenFolder(path: string): boolean {
  return path.split('/').slice(0, -1).some((folder) => folder.startsWith('.'));
}
