import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startFakeGitHub, workflowToken, type FakeGitHub } from '../support/github/fake-github.ts';
import { flywayConfig, ProjectFolder } from '../support/project-folder.ts';
import { runForReport, type JsonReport } from '../support/run-cli.ts';

let project: ProjectFolder;
let github: FakeGitHub;

const ownText = 'create table orders (id int primary key);\nalter table customer add column vip int;\n';

beforeEach(async () => {
  github = await startFakeGitHub();
  project = new ProjectFolder().write({ 'schema-gitops.yml': flywayConfig('postgresql'), 'db/V1__a.sql': 'create table customer (id int primary key);\n' });
  project.branchOff();
  project.write({ 'db/V2__orders.sql': ownText }).commit('feature');
});

afterEach(async () => {
  project.remove();
  await github.close();
});

function openPull(number: number, base = 'main'): void {
  github.state.proposals.push({ number, user: { login: 'x', type: 'User' }, html_url: `https://github.com/acme/shop/pull/${String(number)}`, head: { ref: `branch-${String(number)}` }, base: { ref: base }, title: 't', body: '', state: 'open' });
}

function addFile(pull: number, filename: string, text: string): void {
  const lines = text.split('\n').slice(0, -1);
  const sha = createHash('sha1').update(`blob ${String(Buffer.byteLength(text))}\0${text}`).digest('hex');
  github.state.pullFiles.push({ pull, filename, status: 'added', sha, patch: `@@ -0,0 +1,${String(lines.length)} @@\n${lines.map((line) => `+${line}`).join('\n')}` });
}

async function judge(token = workflowToken): Promise<JsonReport & { readonly notEvaluated: readonly { readonly rule: string; readonly reason: string }[] }> {
  const event = join(project.path, '..', `event-${String(process.pid)}.json`);
  writeFileSync(event, JSON.stringify({ pull_request: { number: 40, head: { sha: 'a'.repeat(40), repo: { full_name: 'acme/shop' } }, base: { ref: 'main', repo: { full_name: 'acme/shop' } } } }));
  const env = { GITHUB_ACTIONS: 'true', GITHUB_EVENT_NAME: 'pull_request', GITHUB_EVENT_PATH: event, GITHUB_REPOSITORY: 'acme/shop', GITHUB_API_URL: github.url, GITHUB_TOKEN: token };
  const { report } = await runForReport(['validate', '--checks', 'collisions', '--base-ref', 'main'], { folder: project.path, env });
  return { notEvaluated: [], ...report };
}

describe('collisions with other pull requests', () => {
  it('finds the same version and the same objects, and gives the command that renames', async () => {
    openPull(12);
    addFile(12, 'db/V2__theirs.sql', 'create index c on customer (id);\n');
    addFile(12, 'db/V3__more.sql', 'create table other (id int primary key);\n');
    addFile(12, 'elsewhere/V2__x.sql', 'create table orders (id int);\n');
    openPull(13, 'release');
    addFile(13, 'db/V2__release.sql', 'create table orders (id int);\n');
    const { findings, outcome } = await judge();
    expect(findings.map(({ rule, severity, file }) => [rule, severity, file])).toEqual(expect.arrayContaining([['version-collision', 'warning', 'db/V2__orders.sql'], ['object-collision', 'notice', 'db/V2__orders.sql']]));
    expect([findings.length, outcome]).toEqual([2, 'success']);
    const text = findings.map(({ title, fix }) => `${title} ${fix}`).join('\n');
    expect(text).toContain('git mv -- db/V2__orders.sql db/V4__orders.sql');
    expect(text).toContain('Pull request #12 changes customer, too');
    expect(github.failures).toEqual([]);
  });

  it('does not take a pull request that stands on this one for another change', async () => {
    openPull(41);
    addFile(41, 'db/V2__orders.sql', ownText);
    expect((await judge()).findings).toEqual([]);
  });

  it('runs nothing of them, and goes on where their text is no SQL or hostile', async () => {
    openPull(12);
    addFile(12, 'db/V2__\u001b[31m::error::x.sql', '\u0000\u0001 $$ not sql at all ((((\n');
    openPull(13);
    addFile(13, 'db/U2__undo.sql', 'drop table customer;\n');
    openPull(14);
    addFile(14, 'db/V2__fine.sql', 'create table fine (id int);\n');
    const { findings, notEvaluated } = await judge();
    expect(findings.map(({ title }) => title).join('\n')).toContain('#14');
    expect(notEvaluated.map(({ reason }) => reason).join('\n')).toMatch(/#12|#13/);
  });

  it('says what it could not ask, and does not fail', async () => {
    github.disturb({ match: '/pulls', status: 403, message: 'Resource not accessible by integration' });
    const refused = await judge();
    expect([refused.outcome, refused.findings, refused.notEvaluated.map(({ rule }) => rule)]).toEqual(['success', [], ['version-collision']]);
    expect(refused.notEvaluated[0]?.reason).toContain('pull-requests: read');
    const without = await judge('');
    expect(without.notEvaluated[0]?.reason).toContain('no token');
  });

  it('asks at most 61 times, and says what it left out', async () => {
    for (let number = 100; number < 145; number += 1) openPull(number);
    for (let file = 0; file < 205; file += 1) addFile(100, `db/V${String(300 + file)}__x.sql`, 'select 1;\n');
    const { notes } = await judge();
    expect(github.requests.length).toBeLessThanOrEqual(61);
    expect(notes.join('\n')).toContain('Only the 30 open pull requests');
    expect(notes.join('\n')).toContain('#100 only the first 200 files');
  });
});

describe('collisions in formats whose files explain each other', () => {
  it('finds them where up and down are files of their own', async () => {
    project.remove();
    project = new ProjectFolder().write({ 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db}\n', 'db/1_a.up.sql': 'create table customer (id int primary key);\n' });
    project.branchOff();
    project.write({ 'db/2_mine.up.sql': 'alter table customer add column a int;\n', 'db/2_mine.down.sql': 'alter table customer drop column a;\n' }).commit('feature');
    openPull(12);
    addFile(12, 'db/2_theirs.up.sql', 'alter table customer add column b int;\n');
    const report = await judge();
    expect([report.error, report.notEvaluated]).toEqual([undefined, []]);
    expect(report.findings.map(({ rule }) => rule).sort()).toEqual(['object-collision', 'version-collision']);
    expect(report.findings.find(({ rule }) => rule === 'version-collision')?.fix).toContain('git mv -- db/2_mine.up.sql db/3_mine.up.sql && git mv -- db/2_mine.down.sql db/3_mine.down.sql');
  });

  it('says of which pull request the migrations cannot be read without their list', async () => {
    project.remove();
    const journal = (tags: readonly string[]): string => JSON.stringify({ version: '7', dialect: 'postgresql', entries: tags.map((tag, idx) => ({ idx, version: '7', when: 1767225600000 + idx, tag, breakpoints: true })) });
    project = new ProjectFolder().write({ 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db}\n', 'db/meta/_journal.json': journal(['0000_a']), 'db/0000_a.sql': 'create table a (id int);' });
    project.branchOff();
    project.write({ 'db/meta/_journal.json': journal(['0000_a', '0001_b']), 'db/0001_b.sql': 'create table b (id int);' }).commit('feature');
    openPull(12);
    addFile(12, 'db/0001_theirs.sql', 'create table c (id int);\n');
    const report = await judge();
    expect([report.error, report.findings]).toEqual([undefined, []]);
    expect(report.notEvaluated.map(({ reason }) => reason)).toEqual(['the migrations of pull request #12 cannot be read by themselves']);
  });

  it('finds a late version of the base branch that the tool would lose', async () => {
    project.remove();
    project = new ProjectFolder().write({ 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db}\n', 'db/1_a.up.sql': 'create table a (id int);\n' });
    project.branchOff();
    project.write({ 'db/2_mine.up.sql': 'create table m (id int);\n' }).commit('feature');
    project.git('checkout', '-q', 'main');
    project.write({ 'db/5_last.up.sql': 'create table l (id int);\n' }).commit('meanwhile');
    project.git('checkout', '-q', 'feature');
    const { report } = await runForReport(['validate', '--checks', 'collisions'], { folder: project.path });
    expect(report.findings.map(({ rule, title }) => [rule, title])).toEqual([['out-of-order-version', 'New migration 2 would be lost: the newest merged one is 5']]);
  });
});

describe('collisions with the base branch', () => {
  it('finds a version that the base branch got since, where the checkout has the branch alone', async () => {
    project.git('checkout', '-q', 'main');
    project.write({ 'db/V2__first.sql': 'create table first (id int);\n', 'db/V5__last.sql': 'create table last (id int);\n' }).commit('meanwhile');
    project.git('checkout', '-q', 'feature');
    const { report } = await runForReport(['validate', '--checks', 'collisions'], { folder: project.path });
    expect(report.findings.map(({ rule, severity, title }) => [rule, severity, title])).toEqual([['version-collision', 'error', 'Version 2 is on the base branch already: db/V2__first.sql']]);
    expect(report.findings[0]?.fix).toContain('git mv -- db/V2__orders.sql db/V6__orders.sql');
    expect(report.outcome).toBe('findings');
  });
});
