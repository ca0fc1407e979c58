import { userInfo } from 'node:os';
import { expect, it } from '@jest/globals';
import { whoRuns } from '../../../src/actions/drift/who-runs.ts';

it('names who started a workflow’s run, the last time it was started, and its page', () => {
  const env = { GITHUB_ACTOR: 'first', GITHUB_SERVER_URL: 'https://github.com', GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '7' };
  expect(whoRuns(env)).toEqual({ actor: 'first', place: 'https://github.com/acme/shop/actions/runs/7' });
  expect(whoRuns({ ...env, GITHUB_TRIGGERING_ACTOR: 'again' }).actor).toBe('again');
});

it('names the account elsewhere', () => {
  expect(whoRuns({})).toEqual({ actor: userInfo().username });
});
