import { readFileSync } from 'node:fs';

import { UserError } from '../errors/user-error.ts';
import type { BaseRequest } from '../ports/repository.ts';
import { numberAt, textAt, valueAt } from './json-value.ts';

/** The pull request of an event. */
export interface PullRequestOfEvent {
  readonly number: number;
  readonly headSha: string;
  readonly baseRef: string;
  /** As its author wrote it; empty where there is none. */
  readonly description: string;
  /** The head lies in another repository, or in one that is gone: the token cannot write. */
  readonly isFork: boolean;
}

/** What a workflow tells about the run, as far as we use it. */
export interface WorkflowEvent {
  /** `pull_request`, `push`, `merge_group`, `schedule`, `workflow_dispatch` or another. */
  readonly name: string;
  /** `opened`, `closed` and so on, where the event has one. */
  readonly action?: string;
  readonly repository: { readonly owner: string; readonly name: string };
  /** Commit that the run is about; on a pull request the merge of head and base that GitHub made. */
  readonly sha: string;
  readonly pullRequest?: PullRequestOfEvent;
  /** Branch that the run is on, where it is on one. */
  readonly branch?: string;
  /** True where the event happened on the default branch. */
  readonly onDefaultBranch: boolean;
  /**
   * Where the change set may start, best first; the first that the clone has is right. A pull request's merge commit
   * has the base as its first parent, which is newer than the base that the event names.
   */
  readonly bases: readonly BaseRequest[];
  readonly links: { readonly run?: string; readonly blob?: string };
}

const commit = /^[\da-f]{40}([\da-f]{24})?$/;
const noCommit = /^0+$/;

/**
 * Reads the event from the runner's variables and its event file; undefined outside a workflow.
 * @throws UserError github/event-unreadable.
 */
export function readEvent(env: Readonly<Record<string, string | undefined>>): WorkflowEvent | undefined {
  const name = env['GITHUB_EVENT_NAME'];
  if (env['GITHUB_ACTIONS'] !== 'true' || name === undefined) return undefined;
  const payload = readPayload(env['GITHUB_EVENT_PATH']);
  const sha = env['GITHUB_SHA'] ?? '';
  const pullRequest = readPullRequest(payload);
  const action = textAt(payload, 'action');
  const branch = /^refs\/heads\/(.+)$/.exec(env['GITHUB_REF'] ?? '')?.[1];
  return {
    name,
    ...(action === undefined ? {} : { action }),
    repository: readRepository(env['GITHUB_REPOSITORY']),
    sha,
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...(branch === undefined ? {} : { branch }),
    onDefaultBranch: env['GITHUB_REF'] === `refs/heads/${textAt(payload, 'repository', 'default_branch') ?? ''}`,
    bases: readBases(name, sha, payload),
    links: readLinks(env, pullRequest?.headSha ?? sha),
  };
}

/**
 * Refuses the event that hands secrets to code which nobody has reviewed.
 * @throws UserError github/pull-request-target.
 */
export function refusePullRequestTarget(event: Pick<WorkflowEvent, 'name'>): void {
  if (event.name === 'pull_request_target') throw new UserError('github/pull-request-target');
}

function readPayload(file: string | undefined): unknown {
  if (file === undefined || file === '') throw new UserError('github/event-unreadable', { where: 'GITHUB_EVENT_PATH' });
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new UserError('github/event-unreadable', { where: file });
  }
}

function readRepository(fullName = ''): WorkflowEvent['repository'] {
  const [owner = '', name = ''] = fullName.split('/');
  return { owner, name };
}

function readPullRequest(payload: unknown): PullRequestOfEvent | undefined {
  const number = numberAt(payload, 'pull_request', 'number');
  const headSha = textAt(payload, 'pull_request', 'head', 'sha') ?? '';
  if (number === undefined || !commit.test(headSha)) return undefined;
  const base = textAt(payload, 'pull_request', 'base', 'repo', 'full_name');
  const head = textAt(payload, 'pull_request', 'head', 'repo', 'full_name');
  const baseRef = textAt(payload, 'pull_request', 'base', 'ref') ?? '';
  const description = textAt(payload, 'pull_request', 'body') ?? '';
  return { number, headSha, baseRef, description, isFork: head === undefined || head !== base };
}

function readBases(name: string, sha: string, payload: unknown): readonly BaseRequest[] {
  if (valueAt(payload, 'pull_request') !== undefined) {
    const mergeBase = commit.test(sha) ? [{ ref: `${sha}^1`, source: 'base of the pull request' }] : [];
    return [...mergeBase, ...baseAt('base of the pull request', payload, ['pull_request', 'base', 'sha'])];
  }
  if (name === 'merge_group') return baseAt('base of the merge group', payload, ['merge_group', 'base_sha']);
  if (name === 'push') return baseAt('commit before the push', payload, ['before']);
  return [];
}

/** A branch that is new was before at a commit of zeros. */
function baseAt(source: string, payload: unknown, keys: readonly string[]): readonly BaseRequest[] {
  const ref = textAt(payload, ...keys) ?? '';
  return commit.test(ref) && !noCommit.test(ref) ? [{ ref, source }] : [];
}

/** Links go into Markdown, so only what cannot leave the parentheses is taken. */
function readLinks(env: Readonly<Record<string, string | undefined>>, sha: string): WorkflowEvent['links'] {
  const repository = `${env['GITHUB_SERVER_URL'] ?? ''}/${env['GITHUB_REPOSITORY'] ?? ''}`;
  if (!/^https?:\/\/[\w.:/-]+$/.test(repository)) return {};
  const run = env['GITHUB_RUN_ID'] ?? '';
  return {
    ...(/^\d+$/.test(run) ? { run: `${repository}/actions/runs/${run}` } : {}),
    ...(commit.test(sha) ? { blob: `${repository}/blob/${sha}` } : {}),
  };
}
