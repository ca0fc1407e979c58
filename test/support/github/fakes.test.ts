import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeGitHub, workflowToken, type FakeGitHub } from './fake-github.ts';
import { startFakeOidc } from './fake-oidc.ts';

describe('the fake GitHub', () => {
  let github: FakeGitHub;

  beforeEach(async () => {
    github = await startFakeGitHub();
  });
  afterEach(async () => {
    await github.close();
  });

  function ask(method: string, path: string, body?: unknown): Promise<Response> {
    const headers = { authorization: `token ${workflowToken}`, 'content-type': 'application/json' };
    return fetch(`${github.url}${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  it('records an operation that nobody described', async () => {
    expect((await ask('GET', '/repos/o/r/branches')).status).toBe(404);
    expect(github.failures).toEqual(['GET /repos/o/r/branches is not an operation that the product is known to use']);
  });

  it.each([
    ['a body without its text', 'issues/1/comments', {}],
    ['a comment that is too long', 'issues/1/comments', { body: 'x'.repeat(65_537) }],
    ['a commit that is no commit', 'check-runs', { name: 'a', head_sha: 'main' }],
    ['more than fifty annotations', 'check-runs', checkRun(51, 1)],
    ['columns over several lines', 'check-runs', checkRun(1, 2)],
  ])('refuses %s as GitHub does', async (_, path, body) => {
    expect((await ask('POST', `/repos/o/r/${path}`, body)).status).toBe(422);
    expect(github.failures).toHaveLength(1);
  });

  it('takes what GitHub takes', async () => {
    expect((await ask('POST', '/repos/o/r/check-runs', checkRun(50, 1))).status).toBe(201);
    expect((await ask('POST', '/repos/o/r/issues/1/comments', { body: 'x' })).status).toBe(201);
    expect(github.failures).toEqual([]);
  });

  it('does not know a token that it never gave', async () => {
    expect((await fetch(`${github.url}/user`, { headers: { authorization: 'token other' } })).status).toBe(401);
    expect((await fetch(`${github.url}/user`)).status).toBe(401);
  });

  it('is disturbed for as many requests as asked, then works again', async () => {
    github.disturb({ match: 'GET /user', status: 503, times: 2 });
    const statuses = [await ask('GET', '/user'), await ask('GET', '/user'), await ask('GET', '/user')].map(({ status }) => status);
    expect(statuses).toEqual([503, 503, 403]);
  });
});

describe('the fake token endpoint', () => {
  it('gives a token for the audience to the job that asks with its request token, and to nobody else', async () => {
    const oidc = await startFakeOidc();
    const url = `${oidc.env.ACTIONS_ID_TOKEN_REQUEST_URL}&audience=rds`;
    const headers = { authorization: `bearer ${oidc.env.ACTIONS_ID_TOKEN_REQUEST_TOKEN}` };
    const answer: unknown = await (await fetch(url, { headers })).json();
    const [, claims = ''] = JSON.stringify(answer).split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({ aud: 'rds', sub: 'repo:acme/shop:ref:refs/heads/main' });
    expect((await fetch(url)).status).toBe(401);
    expect(oidc.audiences).toEqual(['rds']);
    await oidc.close();
  });
});

function checkRun(count: number, endLine: number): unknown {
  const annotation = { path: 'a', start_line: 1, end_line: endLine, start_column: 1, annotation_level: 'notice', message: 'm' };
  return { name: 'a', head_sha: 'a'.repeat(40), output: { title: 't', summary: 's', annotations: Array.from({ length: count }, () => annotation) } };
}
