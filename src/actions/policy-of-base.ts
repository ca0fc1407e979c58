import { isMapping, type ConfigValue } from '../config/check-config.ts';
import { parseConfig, type ConfigFile } from '../config/parse-config.ts';
import { resolveSettings } from '../config/resolve-settings.ts';
import { UserError } from '../errors/user-error.ts';
import { decodeText } from '../migrations/decode-text.ts';
import type { ChangeSet } from '../model/change-set.ts';
import { extendConfig, type PolicyAccess } from './extended-policy.ts';
import type { Project } from './open-project.ts';
import { hasToolPolicy, withToolPolicies } from './tool-policies.ts';
import { touches } from './touches.ts';

/** The sections of the configuration that judge a change set, and what lets its code run; the others say what it is and where it runs. */
const policySections = ['extends', 'lint', 'pull-request', 'fail-on', 'validate.model-check'] as const;

/** Changes of the policy that the report names. */
const changesShown = 20;

/**
 * The project with the policy of the base, and with what that extends: a pull request cannot switch off the gate that judges
 * it. Git has said already whether the configuration differs, so that one that does not costs nothing.
 * @throws UserError of the config namespace, about the extended policy.
 */
export async function policyOfBase(project: Project, changeSet: ChangeSet | undefined, access: Pick<PolicyAccess, 'env' | 'token'>): Promise<Project> {
  const { config } = project;
  const isChanged = touches(changeSet, config.path);
  const own: BaseConfig = isChanged ? await configAt(project, changeSet.base) : { file: config.file };
  const judged = isChanged || config.file?.values['extends'] !== undefined ? await withConfig(project, own, { ...access, project, ...(changeSet === undefined ? {} : { commit: changeSet.base }) }) : project;
  const changes = isChanged ? policyNotes(own.file, config.file, config.path) : [];
  if (!hasToolPolicy(project, own.file, changeSet)) return { ...judged, notes: [...judged.notes, ...changes] };
  const { settings, notes } = await withToolPolicies(project, judged.settings, changeSet);
  return { ...judged, settings, notes: [...judged.notes, ...notes, ...changes] };
}

async function withConfig(project: Project, { file, problem }: BaseConfig, access: PolicyAccess): Promise<Project> {
  const extended = file === undefined ? undefined : await extendConfig(file, access);
  const { lint, failOn, validate: { modelCheck } } = resolveSettings(extended?.file, project.config.overrides);
  const said = [extended?.note, problem].filter((note) => note !== undefined);
  return { ...project, settings: { ...project.settings, lint, failOn, validate: { ...project.settings.validate, modelCheck } }, notes: [...project.notes, ...said] };
}

interface BaseConfig {
  readonly file?: ConfigFile | undefined;
  readonly problem?: string;
}

/** A configuration that is not there, or cannot be read, leaves the defaults: nothing of it could have loosened them. */
async function configAt({ repository, config }: Project, commit: string): Promise<BaseConfig> {
  const [source] = await repository.readFilesAt(commit, config.path, new Set([config.path]));
  if (source === undefined) return {};
  try {
    return { file: await parseConfig(decodeText(source), config.path) };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: `${config.path} of the base cannot be read (${error.code}), so that the defaults judge this change set.` };
  }
}

function policyNotes(before: ConfigFile | undefined, after: ConfigFile | undefined, path: string): readonly string[] {
  const policy = changesOf(policySections, before, after);
  const place = changesOf(['migrations'], before, after);
  return [
    ...(policy === '' ? [] : [`This change set changes the policy in ${path}: ${policy}. It holds once it is merged; the policy of the base judges this change set.`]),
    // A first configuration says where its migrations are; a later one can leave files out of what is judged.
    ...(place === '' || before === undefined ? [] : [`This change set changes which migrations are judged, in ${path}: ${place}. That holds at once: look at what it leaves out.`]),
  ];
}

function changesOf(sections: readonly string[], before: ConfigFile | undefined, after: ConfigFile | undefined): string {
  const [old, now] = [entriesOf(before, sections), entriesOf(after, sections)];
  const keys = [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key)).sort();
  const changes = keys.slice(0, changesShown).map((key) => `${key} from ${old.get(key) ?? 'its default'} to ${now.get(key) ?? 'its default'}`);
  return `${changes.join(', ')}${keys.length > changesShown ? `, and ${String(keys.length - changesShown)} more` : ''}`;
}

function valueAt(file: ConfigFile | undefined, keys: readonly string[]): ConfigValue | undefined {
  return keys.reduce<ConfigValue | undefined>((value, key) => (isMapping(value) ? value[key] : undefined), file?.values);
}

/** The values of some sections by dotted key. */
function entriesOf(file: ConfigFile | undefined, sections: readonly string[]): ReadonlyMap<string, string> {
  const entries = new Map<string, string>();
  const collect = (value: ConfigValue | undefined, key: string): void => {
    if (value === undefined) return;
    if (!isMapping(value)) entries.set(key, JSON.stringify(value));
    else for (const [name, part] of Object.entries(value)) collect(part, `${key}.${name}`);
  };
  for (const section of sections) collect(valueAt(file, section.split('.')), section);
  return entries;
}
