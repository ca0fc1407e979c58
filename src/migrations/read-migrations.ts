import { UserError } from '../errors/user-error.ts';
import type { FormatName, Migration, MigrationSet, SourceFile } from '../model/migration.ts';
import { detectFormat, type DetectedFormat } from './detect-format.ts';
import type { Format, PlaceholderContext } from './format.ts';
import { formatNamed } from './registry.ts';

/** Files of the migration directories, and the format where the configuration names it. */
export interface MigrationSource {
  readonly files: readonly SourceFile[];
  readonly folders: readonly string[];
  readonly format?: FormatName;
}

/** A migration set with the format that read it. */
export interface ReadMigrations extends MigrationSet {
  readonly rules: Format;
  /** Paths of SQL files that belong to the directory without being migrations. */
  readonly companions?: readonly string[];
}

/**
 * Reads migration directories.
 * @throws UserError of the migrations namespace, migrations/none-found where no file is a migration.
 */
export function readMigrations(source: MigrationSource): ReadMigrations {
  const { format, reason } = chosenFormat(source);
  const { migrations, notes, misnamed = [], companions } = format.read(source.files, source.folders);
  if (migrations.length === 0) {
    throw new UserError('migrations/none-found', { where: source.folders.join(', '), ...(notes[0] === undefined ? {} : { detail: notes[0] }) });
  }
  return { format: format.name, detected: reason, migrations, notes, misnamed, rules: format, ...(companions === undefined ? {} : { companions }) };
}

function chosenFormat(source: MigrationSource): DetectedFormat {
  if (source.format !== undefined) return { format: formatNamed(source.format), reason: 'named in the configuration' };
  return detectFormat(source.files);
}

/**
 * Replaces placeholders and sets the checksums that depend on the rendered text.
 * @throws UserError migrations/unknown-placeholder.
 */
export function renderMigrations(format: Format, migrations: readonly Migration[], context: PlaceholderContext): readonly Migration[] {
  return migrations.map((migration) => {
    const rendered = format.render(migration, context);
    if (rendered === migration.text && 'checksum' in migration) return migration;
    const checksum = migration.checksum ?? format.checksum(migration, rendered);
    return {
      ...migration,
      ...(checksum === undefined ? {} : { checksum }),
      ...(rendered === migration.text ? {} : { rendered }),
    };
  });
}
