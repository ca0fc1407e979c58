import { UserError } from '../../errors/user-error.ts';
import type { Migration, SourceFile } from '../../model/migration.ts';
import type { Format, FormatOptions, ReadResult } from '../format.ts';
import { fileName, newMigration, pathBelow } from '../new-migration.ts';
import { noHistory } from './skeema/no-history.ts';
import { readOptionFile, type OptionFile } from './skeema/option-file.ts';
import { folderSettings, type FolderSettings } from './skeema/settings.ts';

/** The section of the option files that the tool takes where nobody names one. */
const usualEnvironment = 'production';

/**
 * Directories of CREATE statements, which say what a schema is and not how it came to be. skeema's own option files are read
 * where they are there; without them every file belongs to one schema.
 */
export const skeema: Format = {
  name: 'skeema',
  facts: {
    tool: 'skeema, or none: CREATE files',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'SQL files that declare what the schema is to be, in any folder; the options `flavor`, `schema`, `default-character-set` and `default-collation` of `.skeema` files ([Declare a schema](../guides/declare-a-schema.md))',
    refuses: 'statements that do not declare, such as INSERT and DROP; an object that is declared twice',
  },
  declares: true,
  order: 'version',
  lateVersion: 'applied',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: false,
  options: { environment: `section of the option files whose values hold; ${usualEnvironment} where left out` },
  read,
  newFileName: (_, description) => `${description}.sql`,
  compareVersions: (a, b) => (a < b ? -1 : Number(a > b)),
  versionKey: (version) => version,
  render: (migration) => migration.text,
  checksum: () => undefined,
  forbidsTransaction: () => false,
  history: noHistory,
};

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const { environment = usualEnvironment } = options;
  const optionFiles = files.filter(({ path }) => fileName(path) === '.skeema').map(readOptionFile);
  if (options['environment'] !== undefined) refuseUnknownEnvironment(optionFiles, environment);
  const scopes = new Scopes(optionFiles, environment);
  const sql = files.filter(({ path }) => path.toLowerCase().endsWith('.sql'));
  const migrations = sql.map((file) => readFile(file, folders, scopes.of(file.path)));
  const madeFor = [...sql, ...files].map(({ path }) => scopes.of(path).madeFor).find((found) => found !== undefined);
  return { migrations, notes: optionFiles.flatMap(notesOn), ...(madeFor === undefined ? {} : { madeFor }) };
}

function readFile(file: SourceFile, folders: readonly string[], { schema, characterSet, collation }: FolderSettings): Migration {
  const script = pathBelow(folders, file.path);
  const recorded = {
    ...(schema === undefined ? {} : { schema }),
    ...(characterSet === undefined ? {} : { characterSet }),
    ...(collation === undefined ? {} : { collation }),
  };
  return newMigration({ file, kind: 'repeatable', description: script, script, recorded });
}

/** The settings of each folder, read once. */
class Scopes {
  readonly #files: ReadonlyMap<string, OptionFile>;
  readonly #environment: string;
  readonly #known = new Map<string, FolderSettings>();

  constructor(files: readonly OptionFile[], environment: string) {
    this.#files = new Map(files.map((file) => [folderOf(file.path), file]));
    this.#environment = environment;
  }

  of(path: string): FolderSettings {
    const folder = folderOf(path);
    const known = this.#known.get(folder) ?? folderSettings(upwards(folder).flatMap((each) => this.#files.get(each) ?? []), this.#environment);
    this.#known.set(folder, known);
    return known;
  }
}

function folderOf(path: string): string {
  return path.includes('/') ? path.slice(0, path.lastIndexOf('/')) : '';
}

/** A folder and those that it stands in, the innermost first. */
function upwards(folder: string): readonly string[] {
  return folder === '' ? [''] : [folder, ...upwards(folderOf(folder))];
}

/** A misspelt environment would give every folder its usual values in silence. */
function refuseUnknownEnvironment(files: readonly OptionFile[], environment: string): void {
  const known = [...new Set(files.flatMap(({ sections }) => [...sections.keys()]))].filter((name) => name !== '');
  if (known.includes(environment)) return;
  throw new UserError('config/wrong-value', { detail: 'migrations.options.environment', actual: environment, expected: known.length === 0 ? 'no value: no option file has a section' : `one of the sections ${known.join(', ')}` });
}

/** What the tool leaves alone by its own patterns we leave alone by ours. */
function notesOn({ path, sections }: OptionFile): readonly string[] {
  const names = [...new Set([...sections.values()].flatMap((section) => [...section.keys()]))].filter((name) => name.startsWith('ignore-'));
  return names.length === 0 ? [] : [`${path} sets ${names.join(', ')}, which only skeema itself follows; name such objects in drift.ignore.`];
}
