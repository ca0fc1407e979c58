import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import type { DirectoryForm, HistoryTable, MadeFor, ReadResult } from '../../format.ts';
import type { NewFile, NewMigration } from '../../new-files.ts';
import { pathBelow } from '../../new-migration.ts';
import { rawText } from '../../raw-sums.ts';
import { breakpointNotes, withBreakpoints } from './breakpoints.ts';
import { enginesOf } from './dialects.ts';
import { drizzleHistoryTable } from './history-table.ts';
import { knownMigration } from './match-rows.ts';
import { readDrizzleFile } from './read-file.ts';

const scriptEnd = '/migration.sql';

/**
 * Reads the form of 1.0: folders that begin with a time and hold migration.sql, in the order of their names as people sort them.
 * @throws UserError migrations/several-directories, migrations/malformed-directory.
 */
export function readFolders(files: readonly SourceFile[], folders: readonly string[]): ReadResult {
  const scripts = files.filter(({ path }) => path.endsWith(scriptEnd)).map((file) => ({ file, ...placeOf(file.path) }));
  const roots = [...new Set(scripts.map(({ root }) => root))];
  if (roots.length > 1) throw new UserError('migrations/several-directories', { detail: roots.map((root) => root || './').join(', ') });
  const untimed = scripts.find(({ name }) => timeOf(name) === undefined);
  if (untimed !== undefined) throw new UserError('migrations/malformed-directory', { where: untimed.file.path, detail: `the folder ${untimed.name} does not begin with a time of 14 digits` });
  const sorted = scripts.sort((a, b) => compareNames(a.name, b.name));
  const migrations = sorted.map(({ file, name }) => readDrizzleFile({ file, version: name, name }));
  const read = new Set(migrations.map(({ path }) => path));
  const left = files.filter(({ path }) => path.toLowerCase().endsWith('.sql') && !read.has(path));
  const madeFor = madeForOf(files);
  const root = roots[0] ?? '';
  return {
    migrations,
    notes: [
      ...left.map(({ path }) => `${path} is left out as Drizzle does: only the migration.sql of ${pathBelow(folders, `${root}<time>_<name>`)} is a migration`),
      ...migrations.flatMap(({ path, text }) => breakpointNotes(path, text)),
    ],
    form: formOf(root, drizzleHistoryTable({ shape: 'folders', migrations: migrations.map((migration) => knownMigration(migration, timeOf(migration.script) ?? 0)) })),
    ...(madeFor === undefined ? {} : { madeFor }),
  };
}

function formOf(root: string, history: HistoryTable): DirectoryForm {
  return {
    lateVersion: 'applied',
    compareVersions: compareNames,
    newFileName: (newest, description) => `${nextFolder(newest, description)}${scriptEnd}`,
    newFiles: ({ newest, description, sql }: NewMigration): readonly NewFile[] => [{ path: `${root}${nextFolder(newest, description)}${scriptEnd}`, text: withBreakpoints(sql) }],
    renumbering: 'Give its folder a later time than the others have.',
    history,
  };
}

function placeOf(path: string): { readonly root: string; readonly name: string } {
  const folder = path.slice(0, -scriptEnd.length);
  const at = folder.lastIndexOf('/') + 1;
  return { root: folder.slice(0, at), name: folder.slice(at) };
}

/** Milliseconds since 1970 of the 14 digits that a folder begins with, in UTC. */
function timeOf(name: string): number | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)/.exec(name) ?? [];
  if (second === undefined) return undefined;
  return Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
}

/** The second behind the newest one; digits count on where the clock would carry, as Drizzle reads them so too. */
function nextFolder(newest: string | undefined, description: string): string {
  const time = newest === undefined ? undefined : timeOf(newest);
  const digits = new Date(time === undefined ? Date.UTC(2000, 0, 1) : time + 1000).toISOString().replaceAll(/\D/g, '').slice(0, 14);
  return `${digits}_${description}`;
}

/** As localeCompare sorts, which Drizzle asks; always by the same language. */
const collator = new Intl.Collator('en');

function compareNames(a: string, b: string): number {
  return collator.compare(a, b);
}

/** Versions of 0.x: times as whole numbers. */
export function compareTimes(a: string, b: string): number {
  return Number(a) - Number(b);
}

/** The dialect stands near the beginning of a snapshot. */
const dialect = /"dialect"\s*:\s*"(?<word>\w+)"/;
const headLength = 500;

function madeForOf(files: readonly SourceFile[]): MadeFor | undefined {
  const snapshot = files.find(({ path }) => path.endsWith('/snapshot.json'));
  if (snapshot === undefined) return undefined;
  const word = dialect.exec(rawText({ ...snapshot, bytes: snapshot.bytes.subarray(0, headLength) }))?.groups?.['word'];
  return word === undefined ? undefined : enginesOf(snapshot.path, word);
}
