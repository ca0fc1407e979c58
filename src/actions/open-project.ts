import { readFileSync, statSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { parseConfig, type ConfigFile } from '../config/parse-config.ts';
import { resolveSettings } from '../config/resolve-settings.ts';
import type { InputOverrides } from '../config/setting-lookup.ts';
import { UserError } from '../errors/user-error.ts';
import { openRepository } from '../git/open-repository.ts';
import type { Settings } from '../model/settings.ts';
import type { Repository } from '../ports/repository.ts';
import { readToolOptions, type ToolOptions } from './read-tool-options.ts';
import { repositoryPath } from './repository-paths.ts';

/** Where a run looks, and what its inputs say. */
export interface ProjectRequest {
  /** Absolute path that relative paths start at. */
  readonly folder: string;
  /** Path of the configuration file, relative to the folder. */
  readonly config: string;
  /** True where the file was named: then it must be there. */
  readonly configIsNamed: boolean;
  readonly overrides: InputOverrides;
}

/** The configuration file, as far as it is there, and what overrides it. */
export interface ProjectConfig {
  /** Relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly file?: ConfigFile;
  readonly overrides: InputOverrides;
}

/** A repository with its effective settings. */
export interface Project {
  /** Absolute path that relative paths start at. */
  readonly folder: string;
  readonly repository: Repository;
  readonly settings: Settings;
  readonly config: ProjectConfig;
  /** Migration directories, relative to the repository's root. */
  readonly directories: readonly string[];
  /** What the tools' own configuration files say of the directories. */
  readonly toolOptions: ToolOptions;
  readonly notes: readonly string[];
}

/** Where tools put migrations by default; the first that is there is taken when nothing is configured. */
const usualDirectories = [
  'db/migrations', 'db/migration', 'migrations', 'database/migrations', 'src/main/resources/db/migration', 'sql/migrations',
  'prisma/migrations', 'drizzle', 'supabase/migrations',
];

/**
 * Opens the repository around a folder and reads its configuration.
 * @throws UserError of the config, input and migrations namespaces.
 */
export async function openProject(request: ProjectRequest): Promise<Project> {
  const folder = resolve(request.folder);
  if (!isFolder(folder)) throw new UserError('input/unknown-value', { where: 'working-directory', actual: request.folder, expected: 'a folder' });
  const repository = openRepository(folder);
  const file = await readConfig(request, folder, repository);
  const settings = resolveSettings(file, request.overrides);
  const fromRoot = (path: string): string => relative(repository.root, path).split(sep).join('/');
  const below = fromRoot(folder);
  const found = settings.migrations.paths.length > 0 ? settings.migrations.paths : [findDirectory(folder)];
  return {
    folder,
    repository,
    settings,
    config: { path: fromRoot(resolve(folder, request.config)), overrides: request.overrides, ...(file === undefined ? {} : { file }) },
    directories: found.map((path) => [below, path].filter((part) => part !== '').join('/')).map(refuseOutside),
    toolOptions: await readToolOptions(folder),
    notes: notesOf(file, settings, found),
  };
}

/**
 * Reads the configuration of a folder; undefined where there is none and none was named.
 * @throws UserError of the config namespace, input/path-outside.
 */
export async function readConfig(request: Pick<ProjectRequest, 'config' | 'configIsNamed'>, folder: string, repository: Repository): Promise<ConfigFile | undefined> {
  const path = repositoryPath({ repository }, { from: folder, path: request.config, where: 'config' });
  try {
    return await parseConfig(readFileSync(path, 'utf8'), request.config);
  } catch (error) {
    if (error instanceof UserError) throw error;
    const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : 'unknown';
    if (code === 'ENOENT' && !request.configIsNamed) return undefined;
    throw new UserError('config/unreadable', { where: request.config, actual: code });
  }
}

function findDirectory(folder: string): string {
  const found = usualDirectories.find((path) => isFolder(join(folder, path)));
  if (found !== undefined) return found;
  throw new UserError('input/missing-value', { where: 'migrations.path', expected: 'the folder of the migrations', actual: `none is configured, and there is no ${usualDirectories.join(', ')}` });
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** A path that climbs out of the repository names files that nobody reviews. */
function refuseOutside(path: string): string {
  if (path.split('/').includes('..') || path.startsWith('/')) throw new UserError('migrations/symlink-leaves-repository', { where: path });
  return path;
}

function notesOf(file: ConfigFile | undefined, settings: Settings, found: readonly string[]): readonly string[] {
  const unused = (file?.unused ?? []).map((key) => `The section ${key} of ${file?.path ?? 'the configuration'} belongs to an action that this version does not have; it is not used.`);
  const assumed = settings.migrations.paths.length > 0 ? [] : [`No migration directory is configured; ${found.join(', ')} was found and used.`];
  return [...unused, ...assumed];
}
