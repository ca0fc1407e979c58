import { mkdtempSync, readFileSync, realpathSync, rmSync, mkdirSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { followUp, type FollowedUp, type FollowUpWorld } from '../../src/actions/follow-up/follow-up.ts';
import { parseInvocation } from '../../src/actions/invocation.ts';
import { openProject } from '../../src/actions/open-project.ts';
import type { WorkflowEvent } from '../../src/github/event.ts';
import { textAt } from '../../src/github/json-value.ts';
import type { Report } from '../../src/model/report.ts';
import { startFakeGitHub, workflowToken, type FakeGitHub } from '../support/github/fake-github.ts';
import { ProjectFolder } from '../support/project-folder.ts';
import { aDriftReport, aReport, keep } from '../support/reports.ts';

const event: WorkflowEvent = { name: 'schedule', repository: { owner: 'acme', name: 'shop' }, sha: 'c'.repeat(40), branch: 'main', onDefaultBranch: true, bases: [], links: { run: 'https://github.com/acme/shop/actions/runs/1' } };
const adopt = { text: 'CREATE TABLE hot (id int);\n', file: 'db/V2__adopt.sql', hazards: [], notWritten: [] };
const clean = aDriftReport({ changes: [], fingerprint: '' }, { outcome: 'success' });

let github: FakeGitHub;
let hook: Server;
let told: string[];
let folder: string;
let project: ProjectFolder;

beforeEach(async () => {
  github = await startFakeGitHub();
  told = [];
  hook = createServer((request, response) => {
    request.on('data', (part: Buffer) => void told.push(part.toString())).on('end', () => response.end());
  });
  await new Promise<void>((resolve) => hook.listen(0, '127.0.0.1', resolve));
  folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'follow-up-')));
  project = new ProjectFolder().write({ 'db/V1__a.sql': 'select 1;\n' });
});
afterEach(async () => {
  await github.close();
  await new Promise((resolve) => hook.close(resolve));
  rmSync(folder, { recursive: true });
  project.remove();
});

async function follow(report: Report, inputs: Readonly<Record<string, string>> = {}, changes: Partial<FollowUpWorld> = {}): Promise<FollowedUp> {
  project.write({ 'schema-gitops.yml': `engine: postgresql\nmigrations: {path: db}\ndrift: {reconcile: ${inputs['reconcile'] ?? 'alert'}}\nnotify: {webhook: {url-env: HOOK, on: [drift, failure, success]}}\n` });
  const opened = await openProject({ folder: project.path, config: 'schema-gitops.yml', configIsNamed: false, overrides: {} });
  const invocation = parseInvocation('drift-check', { texts: new Map(Object.entries({ token: workflowToken, ...inputs })), describe: (name) => name });
  const address = hook.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return followUp({ report, root: project.path, project: opened }, invocation, {
    env: { GITHUB_API_URL: github.url, HOOK: `http://127.0.0.1:${String(port)}/` },
    folder,
    event,
    redact: keep,
    hide: () => undefined,
    clock: { now: () => 0, elapsed: () => 0, sleep: () => Promise.resolve() },
    ...changes,
  });
}

describe('after a drift-check', () => {
  it('files hold the drift as Markdown and SQL, per target', async () => {
    const report = aReport({ action: 'drift-check', targets: [aDriftReport({ adopt, revert: { ...adopt, text: 'DROP INDEX i;\n' } }, { target: '../eu prod' }), clean] });
    const { outputs } = await follow(report, { 'drift-folder': 'out' });
    expect(Object.keys(outputs).toSorted()).toEqual(['adopt-sql-file', 'drift-file', 'revert-sql-file']);
    expect(outputs['drift-file']?.split(',').map((file) => path.relative(folder, file))).toEqual(['out/drift-__eu_prod.md', 'out/drift-production.md']);
    expect(readFileSync(outputs['revert-sql-file'] ?? '', 'utf8')).toBe('DROP INDEX i;\n');
  });

  it('a file that cannot be written costs no result', async () => {
    mkdirSync(path.join(folder, 'state'));
    const { problems } = await follow(aDriftReport(), { 'state-file': 'state' });
    expect(problems).toEqual([expect.stringContaining('A file could not be written')]);
  });

  it('an issue is kept, and tells once', async () => {
    const first = await follow(aDriftReport(), { reconcile: 'issue' });
    expect([first.problems, first.report.drift?.reconciliation?.number, github.state.issues.length]).toEqual([[], 1, 1]);
    await follow(aDriftReport(), { reconcile: 'issue' });
    expect(told).toHaveLength(1);
    expect(JSON.parse(told[0] ?? '')).toMatchObject({ event: 'drift', links: { issue: 'https://github.com/acme/shop/issues/1' } });
    await follow(clean, { reconcile: 'issue' });
    expect(told.map((text) => textAt(JSON.parse(text), 'event'))).toEqual(['drift', 'success']);
  });

  it('nothing is written to GitHub from another branch, or without a token', async () => {
    const branch = await follow(aDriftReport(), { reconcile: 'issue' }, { event: { ...event, onDefaultBranch: false } });
    expect(branch.problems).toEqual(['Only a run on the default branch writes to GitHub about drift (reconcile: issue).']);
    const none = await follow(aDriftReport(), { reconcile: 'adopt', token: '' });
    expect(none.problems).toEqual(['There is no token, so the drift was not written to GitHub (reconcile: adopt).']);
    expect(github.requests).toEqual([]);
  });

  it('a state file makes notifications news', async () => {
    const inputs = { 'state-file': 'state.json' };
    const failed = aReport({ action: 'drift-check', target: 'production', outcome: 'database-error', error: { code: 'x', what: 'x', fix: 'x', docs: 'x' } });
    for (const report of [clean, clean, aDriftReport(), aDriftReport(), failed, failed, aDriftReport(), clean, clean]) await follow(report, inputs);
    expect(told.map((text) => textAt(JSON.parse(text), 'event'))).toEqual(['drift', 'failure', 'success']);
  });

  it('on the command line adopting writes the migration into the work tree', async () => {
    const { report, problems } = await follow(aDriftReport({ adopt }), { reconcile: 'adopt' }, { event: undefined });
    expect(problems).toEqual([]);
    expect(readFileSync(path.join(project.path, 'db/V2__adopt.sql'), 'utf8')).toBe(adopt.text);
    expect(report.drift?.reconciliation?.result).toContain('db/V2__adopt.sql was written');
    expect(github.requests).toEqual([]);
  });
});
