import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { nodes, runAction } from '../support/action-step.ts';
import { makeGitRepository, type GitRepository } from '../support/git-repository.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import type { StepResult } from '../support/step-runner.ts';

describeEachEngine('the actions', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  let repository: GitRepository;

  beforeEach(async () => {
    database = await createDatabase(server);
    repository = makeGitRepository();
    repository.commit({
      'schema-gitops.yml': `version: 1\nengine: ${server.engine}\nmigrations: {path: db, format: flyway}\n`,
      'db/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(80));\n',
      'db/V2__rows.sql': "INSERT INTO orders (id, note) VALUES (1, '::error file=a::owned');\n",
    });
  });
  afterEach(async () => {
    repository.remove();
    await database.drop();
  });

  function run(action: string, inputs: Readonly<Record<string, string>> = {}, node?: string): Promise<StepResult> {
    return runAction(action, { workspace: repository.root, inputs, env: { DATABASE_URL: database.url }, ...(node === undefined ? {} : { node }) });
  }

  it.each(nodes)('migrate applies what is pending, and nothing twice, on %s', async (node) => {
    const first = await run('migrate', {}, node);
    expect(first.outputs).toMatchObject({ outcome: 'success', 'applied-count': '2', 'pending-count': '0', 'to-version': '2' });
    expect([first.exitCode, first.problems]).toEqual([0, []]);
    expect(first.summary).toContain('V2__rows.sql');
    const second = await run('migrate', {}, node);
    expect([second.exitCode, second.outputs['outcome']]).toEqual([0, 'no-changes']);
    expect(await database.query('SELECT count(*) AS n FROM orders')).toHaveLength(1);
  });

  it('migrate shows nothing of the URL, in any form', async () => {
    const { password } = new URL(database.url);
    const result = await run('migrate', { verbose: 'true' });
    expect(result.unmasked).not.toContain(database.url);
    if (password.length > 8) expect(result.unmasked).not.toContain(decodeURIComponent(password));
  });

  it('plan changes nothing and gives the hash by which it is applied', async () => {
    const plan = await run('migrate', { mode: 'plan' });
    expect(plan.outputs).toMatchObject({ 'applied-count': '0', 'pending-count': '2', 'plan-hash': expect.stringMatching(/^[\da-f]{64}$/) });
    const changed = await run('migrate', { 'expected-plan-hash': '0'.repeat(64) });
    expect([changed.exitCode, changed.outputs['outcome'], changed.outputs['applied-count'] ?? '0']).toEqual([1, 'plan-changed', '0']);
    const applied = await run('migrate', { 'expected-plan-hash': plan.outputs['plan-hash'] ?? '' });
    expect(applied.outputs).toMatchObject({ outcome: 'success', 'applied-count': '2' });
  });

  it('migrate stops at the first failure and says where, what was applied and what was not', async () => {
    repository.commit({
      'db/V3__broken.sql': 'CREATE TABLE fine (id bigint PRIMARY KEY);\n\nINSERT INTO nowhere (id) VALUES (1);\n',
      'db/V4__later.sql': 'CREATE TABLE later (id bigint PRIMARY KEY);\n',
    });
    const result = await run('migrate');
    expect(result.outputs).toMatchObject({ outcome: 'failed', 'applied-count': '2', 'pending-count': '2', 'failed-version': '3', 'to-version': '2' });
    expect(result.annotations[0]).toMatchObject({ name: 'error', properties: { file: 'db/V3__broken.sql', line: '3' } });
    expect(result.exitCode).toBe(1);
  });

  it('validate replays in the dev database and annotates the statement that fails', async () => {
    const empty = await run('validate', { 'dev-database': 'url-env:DATABASE_URL', all: 'true' });
    expect([empty.exitCode, empty.outputs['error-count']]).toEqual([0, '0']);
    repository.commit({ 'db/V3__broken.sql': '-- about nothing\nINSERT INTO nowhere (id) VALUES (1);\n' });
    const broken = await run('validate', { 'dev-database': 'url-env:DATABASE_URL', all: 'true' });
    expect(broken.exitCode).toBe(1);
    expect(broken.annotations[0]?.properties).toMatchObject({ file: 'db/V3__broken.sql', line: '2' });
  });
});
