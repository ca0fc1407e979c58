import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import type { ConfigFile } from '../config/parse-config.ts';
import { squawkSettings } from '../config/squawk-settings.ts';
import { UserError } from '../errors/user-error.ts';
import { decodeText } from '../migrations/decode-text.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { Settings } from '../model/settings.ts';
import { parseServerVersion } from '../sql/server-version.ts';
import type { Project } from './open-project.ts';
import { touches } from './touches.ts';

const name = '.squawk.toml';

/** Path of squawk's configuration from the repository's root, whether it is there or not. */
export function squawkPath({ repository, folder }: Pick<Project, 'repository' | 'folder'>): string {
  return relative(repository.root, resolve(folder, name)).split(sep).join('/');
}

/** Whether a repository has, or had at the base, settings of squawk that count: those of ours come first. */
export function hasSquawkPolicy(project: Project, config: ConfigFile | undefined, changeSet: ChangeSet | undefined): boolean {
  if (config?.values['lint'] !== undefined || config?.values['extends'] !== undefined) return false;
  return existsSync(resolve(project.folder, name)) || touches(changeSet, squawkPath(project));
}

/** Settings with what `.squawk.toml` asks, as it stands at the base, and what is to be said of it. */
export async function withSquawkPolicy(project: Project, settings: Settings, changeSet: ChangeSet | undefined): Promise<{ readonly settings: Settings; readonly notes: readonly string[] }> {
  const path = squawkPath(project);
  const text = await readText(project, path, changeSet);
  if (text === undefined) return { settings, notes: [] };
  const found = await squawkSettings(text);
  if (found === undefined) return { settings, notes: [`${path} is no TOML and was not used.`] };
  const version = settings.engine?.version === undefined && found.version !== undefined ? parseServerVersion(found.version) : undefined;
  const left = found.left.length === 0 ? '' : ` What has no counterpart here: ${found.left.join(', ')}.`;
  return {
    settings: {
      ...settings,
      ...(version === undefined || settings.engine === undefined ? {} : { engine: { ...settings.engine, version } }),
      lint: { ...settings.lint, ...found.lint },
    },
    notes: [`No lint section configures the rules, so that ${path} does.${left}`],
  };
}

async function readText({ repository, folder }: Project, path: string, changeSet: ChangeSet | undefined): Promise<string | undefined> {
  if (touches(changeSet, path)) {
    const [source] = await repository.readFilesAt(changeSet.base, path, new Set([path]));
    return source === undefined ? undefined : decodeText(source);
  }
  try {
    return decodeText({ path, bytes: readFileSync(resolve(folder, name)) });
  } catch (error) {
    if (error instanceof UserError) throw error;
    return undefined;
  }
}
