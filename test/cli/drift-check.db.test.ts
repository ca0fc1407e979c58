import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { changesOf, DriftProject, firstFiles } from '../support/drift-project.ts';
import { leftDatabases } from '../support/left-databases.ts';
import { flywayConfig } from '../support/project-folder.ts';
import { runCli, runForReport } from '../support/run-cli.ts';
import { describeEachEngine, describeEachServer, type TestServer } from '../support/servers.ts';

const first = firstFiles['db/V1__a.sql'];
const second = firstFiles['db/V2__c.sql'];

let project: DriftProject;

function onServer(server: TestServer): void {
  beforeEach(() => {
    project = new DriftProject(server);
  });
  afterEach(() => project.remove());
}

function core(server: TestServer): void {
  onServer(server);

  it('finds nothing where nobody was', async () => {
    const own = await project.migrated();
    const { report, end } = await project.check(own);
    expect([report.error, changesOf(report), report.outcome, end.exitCode]).toEqual([undefined, [], 'success', 0]);
    expect(report.drift).toMatchObject({ fingerprint: '', expected: { head: '2' }, actual: { head: '2' }, pending: [] });
  });

  it('finds what somebody did by hand, with both sides', async () => {
    const own = await project.migrated();
    await own.query('alter table a alter column b set default 6');
    const { report, end } = await project.check(own);
    expect([changesOf(report), report.outcome, end.exitCode]).toEqual([['column.changed a.b'], 'drift', 20]);
    expect(report.drift?.changes[0]?.attributes).toEqual({ default: { expected: '5', actual: '6' } });
    const again = await project.check(own);
    expect(again.report.drift?.fingerprint).toBe(report.drift?.fingerprint);
    const shown = await runCli(['drift-check', '--dev-database', 'url-env:DEV_URL'], project.place(own.url));
    expect(shown.stdout).toContain('default: 5 → 6');
  });

  it('writes proved SQL in both directions, and no statement for what may not be taken back', async () => {
    const own = await project.migrated();
    await own.query('create index extra on a (b)');
    await own.query('create table hot (id int not null primary key)');
    const { report } = await project.check(own);
    const { adopt, revert } = report.drift ?? {};
    expect(adopt?.notWritten).toEqual([]);
    expect(adopt?.file).toMatch(/^db\/V3__adopt_default_[0-9a-f]{8}\.sql$/);
    expect(adopt?.text).toMatch(/extra[\s\S]*hot|hot[\s\S]*extra/);
    expect(revert?.text).toMatch(/DROP (?:INDEX|KEY)/);
    expect(revert?.text).not.toMatch(/hot/);
    expect(revert?.notWritten.map(({ object }) => object.replace('public.', ''))).toEqual(['hot']);
    project.folder.write({ [adopt?.file ?? '']: adopt?.text ?? '' });
    const fresh = await project.migrated();
    const same = await runForReport(['drift-check', '--expected', 'url', '--expected-url-env', 'OTHER_URL'], { folder: project.folder.path, env: { ...project.place(own.url).env, OTHER_URL: fresh.url } });
    expect([changesOf(same.report), same.report.outcome]).toEqual([[], 'success']);
  });
}

function details(server: TestServer): void {
  onServer(server);

  it('calls what is behind Git pending, not drifted', async () => {
    const own = await project.migrated();
    project.folder.write({ 'db/V3__d.sql': 'create table d (id int not null primary key);\n' });
    const { report } = await project.check(own);
    expect([report.outcome, report.drift?.pending.map(({ path }) => path)]).toEqual(['success', ['db/V3__d.sql']]);
  });

  it('does not count what a pending repeatable migration makes anew', async () => {
    project.folder.write({ 'db/R__v.sql': 'create or replace view v as select id from a;\n' });
    const own = await project.migrated();
    project.folder.write({ 'db/R__v.sql': 'create or replace view v as select id, b from a;\n' });
    const { report } = await project.check(own);
    expect([report.outcome, changesOf(report)]).toEqual(['success', []]);
    expect(report.drift?.ignored.find(({ object }) => object.endsWith('v'))?.reason).toBe('a pending repeatable migration makes it anew');
  });

  it('says of an applied file that is gone or edited what that means', async () => {
    const own = await project.migrated();
    project.folder.write({ 'db/V1__a.sql': first.replace('default 5', 'default 7'), 'db/V3__d.sql': 'select 1;\n' }).delete('db/V2__c.sql');
    const { report } = await project.check(own);
    expect(report.drift?.untraceable.map(({ path, state }) => [path, state])).toEqual([['db/V1__a.sql', 'changed'], ['V2__c.sql', 'missing']]);
    expect(changesOf(report)).toEqual(['column.changed a.b', 'table.added c']);
  });

  it('is inconclusive about a target that is ahead of the checkout', async () => {
    const own = await project.migrated();
    project.folder.delete('db/V2__c.sql');
    const { report, end } = await project.check(own);
    expect([report.error?.code, report.outcome, end.exitCode]).toEqual(['drift/target-ahead', 'inconclusive', 22]);
  });

  it('is inconclusive where the migrations do not go through', async () => {
    const own = await project.migrated();
    project.folder.write({ 'db/V1__a.sql': 'create table a (id no_such_type);\n' });
    const { report, end } = await project.check(own);
    expect([report.error?.code, report.outcome, end.exitCode]).toEqual(['drift/expected-unavailable', 'inconclusive', 22]);
    expect(report.error?.where).toBe('db/V1__a.sql, statement 1');
  });

  it('is inconclusive about an empty database, and about one whose history is another tool’s', async () => {
    const database = await project.empty();
    const { report, end } = await project.check(database);
    expect([report.error?.code, end.exitCode]).toEqual(['drift/no-history', 22]);
    await database.query('create table flyway_schema_history (id int primary key, tag varchar(10))');
    const other = await project.check(database);
    expect([other.report.error?.code, other.end.exitCode]).toEqual(['history/other-tool', 2]);
  });

  it('compares with a file of SQL, and says what is wrong with it', async () => {
    const own = await project.migrated();
    project.folder.write({ 'schema.sql': `${first}${second}` });
    const clean = await project.check(own, '--expected', 'schema-file', '--schema-file', 'schema.sql');
    expect([clean.report.error, clean.report.outcome]).toEqual([undefined, 'success']);
    project.folder.write({ 'schema.sql': `${first}create table e (id int not null primary key);\n` });
    const differs = await project.check(own, '--expected', 'schema-file', '--schema-file', 'schema.sql');
    expect(changesOf(differs.report)).toEqual(['table.added c', 'table.removed e']);
    project.folder.write({ 'schema.sql': 'create tabel x (id int);\n' });
    const broken = await project.check(own, '--expected', 'schema-file', '--schema-file', 'schema.sql');
    expect([broken.report.error?.code, broken.end.exitCode]).toEqual(['drift/expected-unavailable', 22]);
    const missing = await project.check(own, '--expected', 'schema-file', '--schema-file', 'none.sql');
    expect([missing.report.error?.code, missing.end.exitCode]).toEqual(['drift/no-schema-file', 2]);
  });

  it('compares with another database', async () => {
    const own = await project.migrated();
    const other = await project.migrated();
    await other.query('create table extra (id int not null primary key)');
    const env = { ...project.place(own.url).env, OTHER_URL: other.url };
    const { report } = await runForReport(['drift-check', '--expected', 'url', '--expected-url-env', 'OTHER_URL'], { folder: project.folder.path, env });
    expect([report.error, changesOf(report)]).toEqual([undefined, ['table.removed extra']]);
  });

  it('gives each of several targets a report, and the worst outcome to all', async () => {
    const own = await project.migrated();
    project.folder.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}targets: {one: {url-env: DATABASE_URL}, two: {url-env: NO_SUCH_URL}}\n` });
    const { report, end } = await project.check(own);
    expect(report.targets?.map(({ target, outcome }) => [target, outcome])).toEqual([['one', 'success'], ['two', 'user-error']]);
    expect([report.outcome, end.exitCode]).toEqual(['user-error', 2]);
    const one = await project.check(own, '--target', 'one');
    expect([one.report.target, one.report.outcome]).toEqual(['one', 'success']);
  });

  it('takes back what may be taken back, under an approval where the target requires one', async () => {
    const own = await project.migrated();
    project.folder.write({ 'schema-gitops.yml': `${flywayConfig(server.engine)}targets: {production: {url-env: DATABASE_URL, approval: {destructive: required}}}\n` });
    await own.query('create index extra on a (b)');
    await own.query('create table hot (id int not null primary key)');
    const blocked = await project.check(own, '--reconcile', 'revert');
    expect([blocked.report.error?.code, blocked.report.outcome, blocked.end.exitCode]).toEqual(['drift/revert-not-approved', 'blocked', 11]);
    const fingerprint = blocked.report.drift?.fingerprint ?? '';
    expect(blocked.report.plan?.hash).toBe(fingerprint);
    const other = await project.check(own, '--reconcile', 'revert', '--expected-fingerprint', 'f00d');
    expect([other.report.error?.code, other.end.exitCode]).toEqual(['drift/another-drift', 21]);
    const done = await project.check(own, '--reconcile', 'revert', '--expected-fingerprint', fingerprint);
    expect([done.report.error, changesOf(done.report), done.report.outcome]).toEqual([undefined, ['table.added hot'], 'drift']);
    expect(done.report.drift?.reconciliation).toMatchObject({ mode: 'revert', result: expect.stringContaining('1 statement applied to take it back; run ') });
    const [run = {}] = await own.query("select r.id, r.outcome, v.actor, v.reason, v.statement, v.state from schema_gitops_run r join schema_gitops_revert v on v.run_id = r.id");
    expect(run).toMatchObject({ outcome: 'success', actor: expect.stringMatching(/./), statement: expect.stringMatching(/^(?:drop index|alter table)/i), state: 'done', reason: expect.stringMatching(new RegExp(`drift ${fingerprint} .its fingerprint was approved.: .*extra`)) });
    expect(JSON.stringify(done.report.drift)).toContain(String(run['id']));
    const again = await project.check(own, '--reconcile', 'revert');
    expect([again.report.error, again.report.outcome, again.report.drift?.reconciliation?.result]).toEqual([undefined, 'drift', expect.stringContaining('Nothing of it may be taken back')]);
  });

  it('lives with what somebody accepted, until its day, and says which acceptance is of no use any more', async () => {
    const own = await project.migrated();
    await own.query('alter table a alter column b set default 6');
    const id = (await project.check(own)).report.drift?.changes[0]?.id ?? '';
    const accept = (one: string, expires: string): string => `- {id: '${one}', reason: until the release, author: dba, created: '2026-01-01', expires: '${expires}'}\n`;
    const config = `${flywayConfig(server.engine)}drift: {accept: accept.yml}\n`;
    project.folder.write({ 'schema-gitops.yml': config, 'accept.yml': accept(id, '2026-06-29') });
    const expired = await project.check(own);
    expect([expired.report.outcome, changesOf(expired.report)]).toEqual(['drift', ['column.changed a.b']]);
    const year = new Date().getUTCFullYear();
    const today = new Date().toISOString().slice(0, 'yyyy-mm-dd'.length);
    project.folder.write({ 'accept.yml': accept(id, today).replace('2026-01-01', today) + accept('000000000000', today).replace('2026-01-01', today) });
    const lived = await project.check(own);
    expect([lived.report.error, lived.report.outcome, lived.report.drift?.fingerprint]).toEqual([undefined, 'success', '']);
    expect(lived.report.drift?.accepted.map(({ object, until }) => [object.replace('public.', ''), until?.startsWith(String(year))])).toEqual([['a.b', true]]);
    expect(lived.report.drift?.stale).toHaveLength(1);
    project.folder.write({ 'accept.yml': '- {id: x}\n' });
    const broken = await project.check(own);
    expect([broken.report.outcome, broken.report.error?.code.startsWith('config/')]).toEqual(['user-error', true]);
  });

  if (server.engine !== 'postgresql') {
    it('is not clean where the role cannot see what is expected', async () => {
      project.folder.write({ 'db/V3__t.sql': 'create trigger t before insert on a for each row set new.b = 1;\n' });
      const own = await project.migrated();
      const role = `blind_${own.name}`.slice(0, 32);
      await own.query(`create user ${role} identified by 'plain-Canary-1'; grant select, show view, event, execute on ${own.name}.* to ${role}`);
      const url = new URL(own.url);
      url.username = role;
      url.password = 'plain-Canary-1';
      const { report, end } = await project.check({ ...own, url: url.href });
      expect([report.outcome, end.exitCode, changesOf(report)]).toEqual(['inconclusive', 22, []]);
      expect(report.drift?.notVisible.map(({ kind }) => kind)).toContain('trigger');
      await own.query(`drop user ${role}`);
    });
  }

  it('leaves no database behind on the dev server', async () => {
    const database = await project.empty();
    const own = await project.migrated();
    await project.check(own);
    project.folder.write({ 'db/V1__a.sql': 'create table a (id no_such_type);\n' });
    await project.check(own);
    expect(await leftDatabases(server, database)).toEqual([]);
  }, 90_000);

  it('fails from a severity on where one is asked for', async () => {
    const own = await project.migrated();
    await own.query('create index extra on a (b)');
    const { report, end } = await project.check(own, '--fail-on', 'error');
    expect([changesOf(report).length, report.outcome, end.exitCode]).toEqual([1, 'success', 0]);
  });
}

describeEachServer('drift-check', ['postgresql', 'mysql', 'mariadb'], core);
describeEachEngine('drift-check', ['postgresql', 'mysql', 'mariadb'], details);
