import type { Migration, SourceFile } from '../../model/migration.ts';
import { decodeText } from '../decode-text.ts';
import type { Format, FormatOptions, ReadResult } from '../format.ts';
import { fileName, textHash } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { refuseDuplicateVersions } from '../refuse-versions.ts';
import { knexHistoryTable } from './knex/history-table.ts';
import { readKnexfile, type KnexSettings } from './knex/knexfile.ts';

/** Endings of files that knex 3 takes for migrations. */
const usualEndings = ['.co', '.coffee', '.eg', '.iced', '.js', '.cjs', '.litcoffee', '.ls', '.ts'];

/** knex: migrations are code, which is listed and held against the history, and never run by us. */
export const knex: Format = {
  name: 'knex',
  facts: {
    tool: 'knex 3',
    engines: ['postgresql', 'mysql', 'mariadb'],
    reads: 'the names of the migrations, which are code, and the folders and tables of `knexfile`; they are held against the history',
    refuses: 'a run in which one is pending: apply it with knex. Code is never executed here, and lint has no SQL to judge in it',
  },
  order: 'version',
  lateVersion: 'applied',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: false,
  options: { 'load-extensions': 'endings of the files that are migrations, with commas in between, as knex’s loadExtensions' },
  read,
  newFileName: (newest, description) => `${nextVersion((newest === undefined ? undefined : /^\d+/.exec(newest)?.[0]) ?? '00000000000000')}_${description}.js`,
  renumbering: 'Rename the file so that its name sorts behind all others.',
  compareVersions,
  versionKey: (version) => version,
  render: ({ text }) => text,
  checksum: () => undefined,
  forbidsTransaction: () => false,
  history: knexHistoryTable('knex_migrations'),
};

/** File names are compared as texts, whatever their numbers are. */
function compareVersions(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** @throws UserError migrations/duplicate-version. */
function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const settings = readKnexfile(files);
  const endings = options['load-extensions']?.split(',').map((ending) => ending.trim()) ?? settings?.endings ?? usualEndings;
  const inside = files.filter(({ path }) => isInside(path, settings?.folders ?? folders) && !isKnexfile(path));
  const migrations = inside.filter(({ path }) => endings.some((ending) => path.endsWith(ending))).map(readFile).sort((a, b) => compareVersions(a.script, b.script));
  refuseDuplicateVersions(migrations, compareVersions);
  return {
    migrations,
    notes: [
      ...(migrations.length === 0 ? [] : ['knex’s migrations are code, which is never executed here: lint has no SQL to judge in them, and a pending one has to be applied with knex']),
      ...inside.filter(({ path }) => /\.sql$/i.test(path)).map(({ path }) => `${path} is left out: knex runs it only where a migration in code reads it`),
    ],
    ...formOf(settings),
  };
}

function formOf(settings: KnexSettings | undefined): Pick<ReadResult, 'form'> {
  return settings?.table === undefined ? {} : { form: { history: knexHistoryTable(settings.table, settings.schema) } };
}

function isKnexfile(path: string): boolean {
  return fileName(path).startsWith('knexfile.');
}

/** knex does not look into folders below. */
function isInside(path: string, folders: readonly string[]): boolean {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folders.some((candidate) => candidate.replace(/\/+$/, '').replace(/^\.$/, '') === folder);
}

function readFile(file: SourceFile): Migration {
  const name = fileName(file.path);
  const description = name.replace(/\.[^.]+$/, '').replace(/^\d+[-_]?/, '').replaceAll(/[-_]/g, ' ');
  const { path } = file;
  return {
    version: name, description, kind: 'versioned', path, script: name,
    // Not one statement that a server would take.
    text: '',
    get hash() { return textHash(decodeText(file)); },
    notRun: 'it is code, which only knex itself can run: apply it with knex migrate:up, and go on behind it',
  };
}
