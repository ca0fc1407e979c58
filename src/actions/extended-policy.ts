import { readFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isMapping } from '../config/check-config.ts';
import { policySchema } from '../config/config-schema.ts';
import { mergePolicy } from '../config/merge-policy.ts';
import { parseConfig, type ConfigFile } from '../config/parse-config.ts';
import { asText } from '../config/setting-lookup.ts';
import { sha256 } from '../digest/sha256.ts';
import { UserError } from '../errors/user-error.ts';
import type { GitHubApi } from '../github/api.ts';
import { textAt } from '../github/json-value.ts';
import { decodeText } from '../migrations/decode-text.ts';
import type { Project } from './open-project.ts';
import { repositoryPath } from './repository-paths.ts';

/** What is needed to read a policy. */
export interface PolicyAccess {
  readonly project: Pick<Project, 'repository' | 'folder'>;
  /** Commit that files of this repository are read at; absent: the work tree. */
  readonly commit?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly token?: string;
}

/** A configuration with what it extends. */
export interface ExtendedConfig {
  readonly file: ConfigFile;
  /** A sentence for the report: which policy, and its digest. */
  readonly note?: string;
}

/**
 * A configuration on top of the policy that it extends, if it does.
 * @throws UserError config/policy-unavailable, config/locked-key, and those of a configuration that is wrong.
 */
export async function extendConfig(file: ConfigFile, access: PolicyAccess): Promise<ExtendedConfig> {
  const wanted = file.values['extends'];
  if (wanted === undefined) return { file };
  const { name, text } = isMapping(wanted) ? await fromGitHub(wanted, access) : await fromRepository(asText(wanted) ?? '', access);
  const policy = await parseConfig(text, name, policySchema);
  return { file: mergePolicy(file, policy), note: `The policy ${name} is extended; its SHA-256 is ${sha256(text)}.` };
}

interface PolicyText {
  readonly name: string;
  readonly text: string;
}

async function fromRepository(written: string, { project: { repository, folder }, commit }: PolicyAccess): Promise<PolicyText> {
  const absolute = repositoryPath({ repository }, { from: folder, path: written, where: 'extends' });
  const path = relative(repository.root, absolute).split(sep).join('/');
  if (commit !== undefined) {
    const [source] = await repository.readFilesAt(commit, path, new Set([path]));
    if (source === undefined) throw new UserError('config/policy-unavailable', { where: path, actual: `not there at ${commit}` });
    return { name: path, text: decodeText(source) };
  }
  try {
    return { name: path, text: readFileSync(resolve(repository.root, path), 'utf8') };
  } catch {
    throw new UserError('config/policy-unavailable', { where: path });
  }
}

/** A commit's hash is that of all its files: what is read by it is what was agreed on. */
async function fromGitHub(wanted: Readonly<Record<string, unknown>>, { env, token }: PolicyAccess): Promise<PolicyText> {
  const [repository = '', commit = '', path = ''] = [wanted['repository'], wanted['commit'], wanted['path']].map(String);
  const [owner = '', repo = ''] = repository.split('/');
  const name = `${repository}/${path}@${commit}`;
  try {
    const answer = await (await openGitHub(env, token)).call('GET /repos/{owner}/{repo}/contents/{path}', { owner, repo, path, ref: commit });
    const content = textAt(answer, 'content');
    if (textAt(answer, 'type') === 'file' && content !== undefined) return { name, text: Buffer.from(content, 'base64').toString('utf8') };
  } catch (error) {
    throw new UserError('config/policy-unavailable', { where: name, cause: error instanceof Error ? error.message : String(error) });
  }
  throw new UserError('config/policy-unavailable', { where: name, actual: 'no file' });
}

async function openGitHub(env: PolicyAccess['env'], token = env['GITHUB_TOKEN'] ?? env['GH_TOKEN'] ?? ''): Promise<GitHubApi> {
  const [{ openApi }, { systemClock }] = await Promise.all([import('../github/api.ts'), import('./system-clock.ts')]);
  const baseUrl = env['GITHUB_API_URL'];
  return openApi({ token, clock: systemClock, ...(baseUrl === undefined ? {} : { baseUrl }) });
}
