import { UserError } from '../../errors/user-error.ts';
import type { Migration, SourceFile, UndoScript } from '../../model/migration.ts';
import { blankExcept } from '../blank-text.ts';
import { decodeText } from '../decode-text.ts';
import { holdsStatements, refuse } from '../file-parts.ts';
import { readFlatDirectory } from '../flat-directory.ts';
import type { Format, FormatOptions, ReadResult } from '../format.ts';
import { newFileWith, type NewFile, type NewMigration } from '../new-files.ts';
import { fileName, newMigration } from '../new-migration.ts';
import { nextVersion } from '../next-version.ts';
import { nodePgMigrateHistoryTable } from './node-pg-migrate/history-table.ts';
import { compareNames } from './node-pg-migrate/name-order.ts';
import { readNodePgMigrateFile } from './node-pg-migrate/read-file.ts';

const code = /\.[cm]?[jt]s$/i;

/** node-pg-migrate, as far as its migrations are SQL: one file with two comments, or a pair of files. Those in JavaScript are refused by name. */
export const nodePgMigrate: Format = {
  name: 'node-pg-migrate',
  facts: {
    tool: 'node-pg-migrate',
    engines: ['postgresql'],
    reads: 'SQL files: one with `-- Up Migration` and `-- Down Migration`, or a pair `.up.sql` and `.down.sql` (with `migrations.format`)',
    wayBack: 'its Down part or `.down.sql` file',
    refuses: 'migrations in JavaScript and TypeScript; a single file beside a pair of its name',
  },
  order: 'version',
  lateVersion: 'refused',
  gapless: false,
  hashesRawBytes: false,
  readsByFile: false,
  options: { 'check-order': '`false`: applies a migration that comes late, as `node-pg-migrate up --no-check-order` does' },
  read,
  newFileName,
  newFiles,
  compareVersions: compareNames,
  versionKey: (version) => version,
  render,
  checksum: () => undefined,
  forbidsTransaction: () => false,
  history: nodePgMigrateHistoryTable,
};

function newFileName(newest: string | undefined, description: string): string {
  return `${nextVersion((newest === undefined ? undefined : /^\d+/.exec(newest)?.[0]) ?? '0000')}_${description}.sql`;
}

function newFiles(migration: NewMigration): readonly NewFile[] {
  return newFileWith(migration, newFileName, `-- Up Migration\n${migration.sql}`);
}

/** Files of one name. */
interface Group {
  readonly name: string;
  single?: SourceFile;
  up?: SourceFile;
  down?: SourceFile;
}

function read(files: readonly SourceFile[], folders: readonly string[], options: FormatOptions): ReadResult {
  const { named, notes, misnamed } = readFlatDirectory(files, folders, {
    tool: 'node-pg-migrate',
    read: (name) => (/^\d/.test(name) && (/\.sql$/i.test(name) || code.test(name)) ? name : undefined),
    otherwise: 'its name does not begin with a number',
  });
  const groups = new Map<string, Group>();
  for (const { file, name } of named) addFile(groups, file, name);
  const doubts: string[] = [];
  const migrations = [...groups.values()].map((group) => readGroup(group, doubts)).sort((a, b) => compareNames(a.version ?? '', b.version ?? ''));
  const [first] = migrations;
  return {
    migrations,
    companions: [...groups.values()].flatMap(({ down }) => down?.path ?? []),
    notes: [...notes, ...doubts],
    misnamed,
    ...(first === undefined ? {} : { madeFor: { engines: ['postgresql'], path: first.path, word: 'PostgreSQL, the only engine that node-pg-migrate knows' } }),
    ...(options['check-order'] === 'false' ? { form: { lateVersion: 'applied' } } : {}),
  };
}

function addFile(groups: Map<string, Group>, file: SourceFile, fullName: string): void {
  if (code.test(fullName)) throw new UserError('migrations/unsupported-feature', { where: file.path, detail: `${file.path} is a migration in code, which only node-pg-migrate itself can run` });
  const { name = '', direction = 'single' } = /^(?<name>.*?)(?:\.(?<direction>up|down))?\.sql$/i.exec(fullName)?.groups ?? {};
  const group = groups.get(name) ?? { name };
  groups.set(name, group);
  const kind = direction === 'up' || direction === 'down' ? direction : 'single';
  const other = group[kind];
  if (other !== undefined) throw new UserError('migrations/duplicate-version', { where: file.path, detail: `${other.path} and ${file.path}`, actual: name });
  group[kind] = file;
}

function readGroup({ name, single, up, down }: Group, doubts: string[]): Migration {
  const named = { kind: 'versioned', version: name, description: name.replace(/^\d+[-_. ]*/, '').replaceAll(/[-_]/g, ' ') } as const;
  if (single !== undefined) {
    const beside = up ?? down;
    if (beside !== undefined) return refuse(beside.path, `it stands beside ${single.path}, and node-pg-migrate takes one file or a pair`);
    return newMigration({ ...named, file: single, script: fileName(single.path), undoOf: (text) => readUndo(single.path, text, doubts) });
  }
  if (up === undefined) return refuse(down?.path ?? '', 'it has no file of the same name that ends in .up.sql');
  return newMigration({ ...named, file: up, script: fileName(up.path), undoOf: () => (down === undefined ? undefined : wholeUndo(down)) });
}

function wholeUndo(file: SourceFile): UndoScript | undefined {
  const text = decodeText(file);
  return holdsStatements(text, { start: 0, end: text.length }) ? { path: file.path, text, forbidsTransaction: false } : undefined;
}

function readUndo(path: string, text: string, doubts: string[]): UndoScript | undefined {
  const { up, down, isUpUnmarked } = readNodePgMigrateFile(text);
  const isDownSilent = down === undefined || !holdsStatements(text, down);
  if (isUpUnmarked && !isDownSilent) doubts.push(`${path} marks Down Migration but not Up Migration: node-pg-migrate runs all of it forth, what takes it back too`);
  if (holdsStatements(text, { start: 0, end: Math.min(up.start, down?.start ?? up.start) })) doubts.push(`${path}: node-pg-migrate leaves out what stands before the first of its comments`);
  return isDownSilent ? undefined : { path, forbidsTransaction: false, get text() { return blankExcept(text, [down]); } };
}

/** A way back, and a file of a pair, are sent as they are; comments before the first marker stay, for what they say. */
function render({ path, text, kind }: Migration): string {
  if (kind === 'undo' || /\.up\.sql$/i.test(path)) return text;
  const { up, down } = readNodePgMigrateFile(text);
  const rest = [{ start: 0, end: up.start }, { start: up.end, end: text.length }];
  const isSilent = rest.every((span) => !holdsStatements(text, span));
  return isSilent || (down === undefined && up.start === 0) ? text : blankExcept(text, [up]);
}
