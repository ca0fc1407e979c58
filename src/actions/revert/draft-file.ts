import { UserError } from '../../errors/user-error.ts';
import type { DdlStatement } from '../../model/ddl.ts';
import type { Engine } from '../../model/engine-name.ts';
import type { Migration, SourceFile } from '../../model/migration.ts';
import type { NewFile } from '../../migrations/new-files.ts';
import { readMigrations, type ReadMigrations } from '../../migrations/read-migrations.ts';
import { writeMigration } from '../../migrations/write-migration.ts';
import { directoryFiles } from '../gather-migrations.ts';
import type { Project } from '../open-project.ts';
import { readScripts } from '../read-scripts.ts';

/** The migration that is to be written. */
export interface DraftRequest {
  readonly project: Project;
  readonly read: ReadMigrations;
  readonly engine: Engine;
  readonly migration: Migration;
  readonly statements: readonly DdlStatement[];
  /** Sentences for the head of the file. */
  readonly remarks: readonly string[];
}

/** A file that is to be written; `replaces`: one that is there, as a journal that lists the migration. */
export interface DraftedFile extends NewFile {
  readonly replaces: boolean;
}

/** New files, and the directory as the format reads it with them. */
export interface DraftedFiles {
  readonly files: readonly DraftedFile[];
  readonly added: Migration;
  readonly read: ReadMigrations;
}

/**
 * Drafts the files of a new migration behind the newest one, and reads the directory with them: the format must find one more
 * migration there, the last one, that sends exactly the statements.
 * @throws UserError revert/format-needs-more where it does not.
 */
export async function draftFiles(request: DraftRequest): Promise<DraftedFiles> {
  const { project, read, migration, statements } = request;
  const newest = read.migrations.findLast(({ kind, version }) => kind === 'versioned' && version !== undefined);
  const present = directoryFiles(project);
  const files = writeMigration(read.rules, {
    files: present,
    ...(newest?.version === undefined ? {} : { newest: newest.version }),
    description: `revert_${(migration.version ?? '').toLowerCase().replace(/[^a-z\d]+/g, '_')}`,
    folder: folderOf(request, newest ?? migration),
    sql: `${request.remarks.map(commented).join('')}${statements.map(({ text }) => `\n${text}\n`).join('')}`,
    transactional: statements.every(({ transactional }) => transactional),
  });
  try {
    return await readBack(request, files, present);
  } catch (error) {
    if (!(error instanceof UserError) || error.code === 'revert/format-needs-more') throw error;
    throw new UserError('revert/format-needs-more', { detail: read.format, cause: error.code, ...(error.facts.where === undefined ? {} : { where: error.facts.where }) });
  }
}

/** Beside the newest one; where each migration has a folder of its own, beside that. */
function folderOf({ project: { directories }, read }: DraftRequest, { path, version }: Migration): string {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  if (!read.rules.newFileName(version, 'x').includes('/')) return folder;
  const holder = directories.find((directory) => directory === '' || path.startsWith(`${directory}/`)) ?? '';
  return holder === '' ? '' : `${holder}/`;
}

async function readBack(request: DraftRequest, files: readonly NewFile[], present: readonly SourceFile[]): Promise<DraftedFiles> {
  const { project, engine, read, statements } = request;
  const names = new Set(files.map(({ path }) => path));
  const sources: SourceFile[] = [...present.filter(({ path }) => !names.has(path)), ...files.map(({ path, text }) => ({ path, bytes: Buffer.from(text) }))];
  const again = readMigrations({ files: sources.toSorted((a, b) => (a.path < b.path ? -1 : 1)), folders: project.directories, format: read.format, options: read.options });
  const known = new Set(read.migrations.map(({ path, version }) => `${path}\0${version ?? ''}`));
  const added = again.migrations.filter(({ path, version, kind }) => kind !== 'undo' && !known.has(`${path}\0${version ?? ''}`));
  const [only] = added;
  const last = again.migrations.findLast(({ kind, version }) => kind === 'versioned' && version !== undefined);
  if (only === undefined || added.length > 1 || last !== only) throw new UserError('revert/format-needs-more', { detail: read.format });
  const [scripted] = await readScripts(project, again, { engine, migrations: [only] });
  const sent = scripted?.script.statements.filter(({ transaction }) => transaction !== 'control').map(({ text }) => bare(text)) ?? [];
  if (sent.length !== statements.length || statements.some(({ text }, index) => bare(text) !== sent[index])) throw new UserError('revert/format-needs-more', { detail: read.format });
  const there = new Set(present.map(({ path }) => path));
  return { files: files.map((file) => ({ ...file, replaces: there.has(file.path) })), added: only, read: again };
}

function bare(text: string): string {
  return text.trim().replace(/;$/, '').trimEnd();
}

/** A remark names paths and objects of the repository: nothing in it may end the comment or be read as a directive. */
function commented(remark: string): string {
  return `-- ${remark.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim()}\n`;
}
