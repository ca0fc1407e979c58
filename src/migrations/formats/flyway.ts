import type { Migration, SourceFile } from '../../model/migration.ts';
import { compareNumberTuples, numberTupleKey } from '../compare-number-tuples.ts';
import type { Detection, DirectoryForm, Format, FormatOptions, ReadResult } from '../format.ts';
import { nextVersion } from '../next-version.ts';
import { fileName } from '../new-migration.ts';
import { flywayChecksum } from './flyway/checksum.ts';
import { readFlywayName } from './flyway/file-names.ts';
import { flywayHistoryTable } from './flyway/history-table.ts';
import { placeholderReplacer } from './flyway/placeholders.ts';
import { readDirectory, type FlywayDirectory } from './flyway/read-directory.ts';
import { flywayOptions, flywaySettings, type FlywaySettings } from './flyway/settings.ts';

const usual = flywaySettings({});

/** Flyway's directories and history: versioned, repeatable, undo and baseline migrations in SQL. */
export const flyway: Format = {
  name: 'flyway',
  facts: {
    tool: 'Flyway 11',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'versioned, repeatable, undo and baseline SQL files, sub-folders among them; placeholders, script configuration (`.sql.conf`), the settings of `flyway.toml` and `flyway.conf`',
    wayBack: 'undo files (`U1__x.sql`)',
    refuses: 'migrations in Java or as scripts, callbacks of `migrate` (`beforeMigrate.sql` …). Callbacks of other commands never run here, and a note says so',
  },
  order: 'version',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: true,
  options: flywayOptions,
  detect,
  read,
  newFileName: newFileName(usual),
  compareVersions: compareNumberTuples,
  versionKey: numberTupleKey,
  render: placeholderReplacer(usual.placeholders),
  checksum: (migration, rendered) => flywayChecksum(migration.kind === 'repeatable' ? rendered : migration.text),
  forbidsTransaction: () => false,
  history: flywayHistoryTable,
};

const migrationKinds: ReadonlySet<string> = new Set(['versioned', 'repeatable', 'undo', 'baseline', 'callback']);

function detect(files: readonly SourceFile[]): Detection {
  const sql = files.map((file) => fileName(file.path)).filter((name) => name.toLowerCase().endsWith('.sql'));
  const named = sql.filter((name) => migrationKinds.has(readFlywayName(name, usual).kind)).length;
  return {
    confidence: sql.length === 0 ? 0 : named / sql.length,
    reason: `${named} of ${sql.length} SQL ${sql.length === 1 ? 'file is' : 'files are'} named like Flyway migrations, V<version>__<description>.sql or R__<description>.sql`,
  };
}

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const settings = flywaySettings(options);
  const directory = readDirectory({ files, folders, settings });
  const { migrations, notes, misnamed, companions } = directory;
  return { migrations, notes, misnamed, companions, form: formOf(settings, directory) };
}

/** What settings and script configurations change for the files that they are about. */
function formOf(settings: FlywaySettings, { configurations }: FlywayDirectory): DirectoryForm {
  const replace = placeholderReplacer(settings.placeholders);
  const configurationOf = ({ path }: Pick<Migration, 'path'>) => configurations.get(path);
  const { table } = settings;
  return {
    newFileName: newFileName(settings),
    render: (migration, context) => (configurationOf(migration)?.placeholderReplacement ?? settings.placeholders.isOn ? replace(migration, context) : migration.text),
    forbidsTransaction: (migration) => !(configurationOf(migration)?.executeInTransaction ?? settings.executeInTransaction),
    passesOver: settings.ignored,
    ...(settings.outOfOrder ? { lateVersion: 'applied' } : {}),
    ...(table === undefined ? {} : { history: { ...flywayHistoryTable, defaultTable: () => table } }),
  };
}

function newFileName({ prefixes, separator, suffixes }: FlywaySettings): Format['newFileName'] {
  return (newest, description) => `${prefixes.versioned}${newest === undefined ? '1' : nextVersion(newest)}${separator}${description}${suffixes[0] ?? '.sql'}`;
}
