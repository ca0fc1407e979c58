import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readEvent, refusePullRequestTarget, type WorkflowEvent } from '../../src/github/event.ts';

const head = 'a'.repeat(40);
const base = 'b'.repeat(40);
const merge = 'c'.repeat(40);
const repository = { full_name: 'acme/shop', default_branch: 'main' };
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'event-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function read(name: string, payload: unknown, env: Readonly<Record<string, string>> = {}): WorkflowEvent {
  const file = path.join(folder, 'event.json');
  writeFileSync(file, typeof payload === 'string' ? payload : JSON.stringify(payload));
  const event = readEvent({
    GITHUB_ACTIONS: 'true',
    GITHUB_EVENT_NAME: name,
    GITHUB_EVENT_PATH: file,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_SHA: merge,
    GITHUB_REF: 'refs/heads/main',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_RUN_ID: '42',
    ...env,
  });
  if (event === undefined) throw new Error('no event');
  return event;
}

function pullRequest(headRepository: string | null): unknown {
  const headRepo = headRepository === null ? null : { full_name: headRepository };
  return {
    action: 'synchronize',
    repository,
    pull_request: { number: 7, head: { sha: head, repo: headRepo }, base: { sha: base, ref: 'main', repo: { full_name: 'acme/shop' } } },
  };
}

describe('a workflow event', () => {
  it('is absent outside a workflow', () => {
    expect(readEvent({ PATH: '/bin' })).toBeUndefined();
  });

  it('of a pull request names it, its head, and the base of its merge commit before the base of its start', () => {
    expect(read('pull_request', pullRequest('acme/shop'), { GITHUB_REF: 'refs/pull/7/merge' })).toEqual({
      name: 'pull_request',
      action: 'synchronize',
      repository: { owner: 'acme', name: 'shop' },
      sha: merge,
      pullRequest: { number: 7, headSha: head, baseRef: 'main', description: '', isFork: false },
      onDefaultBranch: false,
      bases: [
        { ref: `${merge}^1`, source: 'base of the pull request' },
        { ref: base, source: 'base of the pull request' },
      ],
      links: { run: 'https://github.com/acme/shop/actions/runs/42', blob: `https://github.com/acme/shop/blob/${head}` },
    });
  });

  it.each(['mallory/shop', null])('knows a pull request from a fork (%s)', (headRepository) => {
    expect(read('pull_request', pullRequest(headRepository)).pullRequest?.isFork).toBe(true);
  });

  it('of a merge group starts at its base', () => {
    expect(read('merge_group', { repository, merge_group: { base_sha: base, head_sha: head } }).bases).toEqual([
      { ref: base, source: 'base of the merge group' },
    ]);
  });

  it('of a push starts at the commit before, unless the branch is new', () => {
    expect(read('push', { repository, before: base })).toMatchObject({ onDefaultBranch: true, bases: [{ ref: base }] });
    expect(read('push', { repository, before: '0'.repeat(40) }).bases).toEqual([]);
  });

  it.each(['schedule', 'workflow_dispatch'])('of kind %s has no base of its own', (name) => {
    expect(read(name, { repository })).toMatchObject({ name, bases: [], onDefaultBranch: true });
  });

  it('gives no commit, number or link that is not of their form', () => {
    const payload = { pull_request: { number: '7', head: { sha: '--upload-pack=x' }, base: { sha: '$(x)' } } };
    const event = read('pull_request', payload, { GITHUB_SHA: '-x', GITHUB_SERVER_URL: 'https://a.b/)(', GITHUB_RUN_ID: '1) x' });
    expect(event.pullRequest).toBeUndefined();
    expect(event.bases).toEqual([]);
    expect(event.links).toEqual({});
  });

  it('is refused where its file is missing or is no JSON', () => {
    expect(() => read('push', '{')).toThrow('github/event-unreadable');
    expect(() => read('push', {}, { GITHUB_EVENT_PATH: path.join(folder, 'none.json') })).toThrow('github/event-unreadable');
    expect(() => read('push', {}, { GITHUB_EVENT_PATH: '' })).toThrow('github/event-unreadable');
  });

  it('of kind pull_request_target is refused, and no other', () => {
    expect(() => refusePullRequestTarget(read('pull_request_target', pullRequest('acme/shop')))).toThrow('github/pull-request-target');
    expect(() => refusePullRequestTarget(read('pull_request', pullRequest('acme/shop')))).not.toThrow();
  });
});
