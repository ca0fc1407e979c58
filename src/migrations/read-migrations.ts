import { UserError } from '../errors/user-error.ts';
import type { EngineName } from '../model/engine-name.ts';
import { formatNames, type FormatName, type Migration, type MigrationSet, type SourceFile, type UndoScript } from '../model/migration.ts';
import { detectFormat, type DetectedFormat } from './detect-format.ts';
import type { Format, FormatOptions, MadeFor, PlaceholderContext } from './format.ts';
import { formatNamed } from './registry.ts';

/** Files of the migration directories, and the format where the configuration names it. */
export interface MigrationSource {
  readonly files: readonly SourceFile[];
  readonly folders: readonly string[];
  readonly format?: FormatName;
  /** Absent: none. */
  readonly options?: FormatOptions;
  /** What the tools' own configuration files say: it counts where the options do not say. */
  readonly toolOptions?: Readonly<Partial<Record<FormatName, FormatOptions>>>;
}

/** A migration set with the format that read it. */
export interface ReadMigrations extends MigrationSet {
  readonly rules: Format;
  /** Paths of SQL files that belong to the directory without being migrations. */
  readonly companions?: readonly string[];
  readonly options: FormatOptions;
  /** The engines that the directory says it is for. */
  readonly madeFor?: MadeFor;
}

/** @throws UserError migrations/other-engine where the directory says that it is for others. */
export function refuseOtherEngine({ madeFor }: Pick<ReadMigrations, 'madeFor'>, engine: EngineName): void {
  if (madeFor === undefined || madeFor.engines.includes(engine)) return;
  throw new UserError('migrations/other-engine', { where: madeFor.path, expected: madeFor.word, actual: engine });
}

/**
 * Loads what the format of a source needs for reading, and reads it.
 * @throws UserError of the migrations namespace.
 */
export async function loadMigrations(source: MigrationSource): Promise<ReadMigrations> {
  await chosenFormat(source).format.load?.();
  return readMigrations(source);
}

/**
 * Reads migration directories of a format that is loaded.
 * @throws UserError of the migrations namespace, migrations/none-found where no file is a migration.
 */
export function readMigrations(source: MigrationSource): ReadMigrations {
  const { format, reason } = chosenFormat(source);
  refuseUnknownOptions(format, source.options ?? {});
  const options = { ...source.toolOptions?.[format.name], ...source.options };
  const { migrations, notes, misnamed = [], companions, form, madeFor } = format.read(source.files, source.folders, options);
  if (migrations.length === 0) {
    throw new UserError('migrations/none-found', { where: source.folders.join(', '), ...(notes[0] === undefined ? {} : { detail: notes[0] }) });
  }
  return {
    format: format.name,
    detected: reason,
    migrations,
    notes,
    misnamed,
    rules: form === undefined ? format : { ...format, ...form },
    options,
    ...(companions === undefined ? {} : { companions }),
    ...(madeFor === undefined ? {} : { madeFor }),
  };
}

/** A misspelt option would be a setting that silently does nothing. */
function refuseUnknownOptions({ name, options: known }: Format, options: FormatOptions): void {
  const isKnown = (option: string): boolean => Object.hasOwn(known, option) || Object.hasOwn(known, option.replace(/\..*$/s, '.*'));
  const unknown = Object.keys(options).find((option) => !isKnown(option));
  if (unknown === undefined) return;
  const names = Object.keys(known);
  throw new UserError('config/unknown-key', {
    where: 'migrations.options',
    detail: unknown,
    expected: names.length === 0 ? `no options for ${name}` : `one of the options of ${name}: ${names.join(', ')}`,
  });
}

function chosenFormat(source: MigrationSource): DetectedFormat {
  if (source.format !== undefined) return { format: formatNamed(source.format), reason: 'named in the configuration' };
  return detectFormat(source.files, configuredTools(source));
}

/** Formats whose tools have a configuration file in the repository. */
function configuredTools({ toolOptions = {} }: MigrationSource): readonly FormatName[] {
  return formatNames.filter((name) => toolOptions[name] !== undefined);
}

/**
 * Replaces placeholders and sets the checksums that depend on the rendered text.
 * @throws UserError migrations/unknown-placeholder.
 */
export function renderMigrations(format: Format, migrations: readonly Migration[], context: PlaceholderContext): readonly Migration[] {
  if (format.forTarget !== undefined) return migrations.flatMap((migration) => format.forTarget?.(migration, context) ?? []);
  return migrations.map((migration) => {
    const rendered = format.render(migration, context);
    const undo = renderUndo(format, migration, context);
    if (rendered === migration.text && undo === migration.undo && 'checksum' in migration) return migration;
    const checksum = migration.checksum ?? format.checksum(migration, rendered);
    return {
      ...migration,
      ...(checksum === undefined ? {} : { checksum }),
      ...(rendered === migration.text ? {} : { rendered }),
      ...(undo === undefined ? {} : { undo }),
    };
  });
}

/** An undo script in a file of its own has placeholders of its own. */
function renderUndo(format: Format, migration: Migration, context: PlaceholderContext): UndoScript | undefined {
  const { undo } = migration;
  if (undo === undefined || undo.path === migration.path) return undo;
  const text = format.render({ ...migration, path: undo.path, text: undo.text }, context);
  return text === undo.text ? undo : { ...undo, text };
}
