import { existsSync, readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { atlasSettings } from '../config/atlas-settings.ts';
import type { ConfigFile } from '../config/parse-config.ts';
import { squawkSettings } from '../config/squawk-settings.ts';
import type { ToolSettings } from '../config/tool-settings.ts';
import { UserError } from '../errors/user-error.ts';
import { decodeText } from '../migrations/decode-text.ts';
import type { ChangeSet } from '../model/change-set.ts';
import type { LintSettings, Settings } from '../model/settings.ts';
import { parseServerVersion } from '../sql/server-version.ts';
import type { Project } from './open-project.ts';
import { touches } from './touches.ts';

/** A tool whose settings of rules count where there are none of ours. */
interface ToolPolicy {
  readonly name: string;
  /** What it says; `none` where it says nothing of rules, undefined where it cannot be read. */
  readonly read: (text: string) => Promise<ToolSettings | 'none' | undefined>;
  readonly unreadable: string;
}

const tools: readonly ToolPolicy[] = [
  { name: '.squawk.toml', read: squawkSettings, unreadable: 'is no TOML and was not used' },
  { name: 'atlas.hcl', read: (text) => Promise.resolve(atlasSettings(text) ?? 'none'), unreadable: 'was not used' },
];

function pathOf({ repository, folder }: Pick<Project, 'repository' | 'folder'>, { name }: ToolPolicy): string {
  return relative(repository.root, resolve(folder, name)).split(sep).join('/');
}

/** Paths of the settings of other tools from the repository's root, whether they are there or not. */
export function toolPolicyPaths(project: Pick<Project, 'repository' | 'folder'>): readonly string[] {
  return tools.map((tool) => pathOf(project, tool));
}

/** Whether a repository has, or had at the base, settings of another tool that count: those of ours come first. */
export function hasToolPolicy(project: Project, config: ConfigFile | undefined, changeSet: ChangeSet | undefined): boolean {
  if (config?.values['lint'] !== undefined || config?.values['extends'] !== undefined) return false;
  return tools.some((tool) => existsSync(resolve(project.folder, tool.name)) || touches(changeSet, pathOf(project, tool)));
}

/** Settings with notes on what they rest on. */
interface Adopted {
  readonly settings: Settings;
  readonly notes: readonly string[];
}

/** Settings with what other tools ask, as it stands at the base, and what is to be said of it. Of two that ask for one rule, the last holds. */
export async function withToolPolicies(project: Project, settings: Settings, changeSet: ChangeSet | undefined): Promise<Adopted> {
  let adopted: Adopted = { settings, notes: [] };
  for (const tool of tools) {
    const path = pathOf(project, tool);
    const text = await readText(project, { path, name: tool.name }, changeSet);
    const found = text === undefined ? 'none' : await tool.read(text);
    if (found === 'none') continue;
    if (found === undefined) adopted = { ...adopted, notes: [...adopted.notes, `${path} ${tool.unreadable}.`] };
    else adopted = { settings: merge(adopted.settings, found), notes: [...adopted.notes, noteOn(path, found)] };
  }
  return adopted;
}

function merge(settings: Settings, { lint, version: written }: ToolSettings): Settings {
  const version = settings.engine?.version === undefined && written !== undefined ? parseServerVersion(written) : undefined;
  return {
    ...settings,
    ...(version === undefined || settings.engine === undefined ? {} : { engine: { ...settings.engine, version } }),
    lint: mergeLint(settings.lint, lint),
  };
}

function mergeLint(settings: LintSettings, { severities, overrides, options }: ToolSettings['lint']): LintSettings {
  return {
    ...settings,
    severities: { ...settings.severities, ...severities },
    overrides: [...settings.overrides ?? [], ...overrides],
    options: { ...settings.options, ...options },
  };
}

function noteOn(path: string, { left, unread }: ToolSettings): string {
  const unknown = left.length === 0 ? '' : ` What has no counterpart here: ${left.join(', ')}.`;
  const strange = unread === undefined ? '' : ` Not understood: ${unread}.`;
  return `No lint section configures the rules, so that ${path} does.${unknown}${strange}`;
}

async function readText({ repository, folder }: Project, { path, name }: { readonly path: string; readonly name: string }, changeSet: ChangeSet | undefined): Promise<string | undefined> {
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
