import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { nodes, runAction } from '../support/action-step.ts';
import { makeGitRepository, type GitRepository } from '../support/git-repository.ts';
import { createDatabase, describeEachEngine, type TestDatabase } from '../support/servers.ts';
import type { StepResult } from '../support/step-runner.ts';

describeEachEngine('the action drift-check', ['postgresql', 'mysql', 'mariadb'], (server) => {
  let database: TestDatabase;
  let repository: GitRepository;

  beforeEach(async () => {
    database = await createDatabase(server);
    repository = makeGitRepository();
    repository.commit({
      'schema-gitops.yml': `version: 1\nengine: ${server.engine}\nmigrations: {path: db, format: flyway}\ntargets: {production: {url-env: DATABASE_URL}}\n`,
      'db/V1__orders.sql': 'CREATE TABLE orders (id bigint PRIMARY KEY, note varchar(80));\n',
    });
    expect((await run('migrate', {})).outputs['outcome']).toBe('success');
  });
  afterEach(async () => {
    repository.remove();
    await database.drop();
  });

  function run(action: string, inputs: Readonly<Record<string, string>>, node?: string): Promise<StepResult> {
    const env = { DATABASE_URL: database.url, DEV_DATABASE_URL: server.url };
    return runAction(action, { workspace: repository.root, inputs, env, ...(node === undefined ? {} : { node }) });
  }

  const check = (node?: string): Promise<StepResult> => run('drift-check', { 'dev-database': 'url-env:DEV_DATABASE_URL' }, node);

  it.each(nodes)('tells a target that is as Git says, and one that is not, on %s', async (node) => {
    const clean = await check(node);
    expect([clean.exitCode, clean.outputs['outcome'], clean.problems]).toEqual([0, 'success', []]);
    expect(clean.outputs).toMatchObject({ 'drift-detected': 'false' });
    await database.query('ALTER TABLE orders ADD COLUMN by_hand int');
    const drifted = await check(node);
    expect([drifted.exitCode, drifted.outputs['outcome'], drifted.problems]).toEqual([1, 'drift', []]);
    expect(drifted.outputs).toMatchObject({ 'drift-detected': 'true', fingerprint: expect.stringMatching(/^[\da-f]{16}$/) });
    expect(drifted.summary).toMatch(/column\\?\.added.*orders\\?\.by\\?_hand/);
  });

  it('takes names and texts of a database for no command of the runner, and shows nothing of the URLs', async () => {
    const quote = server.engine === 'postgresql' ? '"' : '`';
    await database.query(`CREATE TABLE ${quote}::error file=a::owned${quote} (${quote}##[warning]b${quote} int)`);
    const result = await check();
    expect(result.outputs['outcome']).toBe('drift');
    expect(result.problems).toEqual([]);
    expect(result.annotations.map(({ properties }) => properties['file'])).not.toContain('a');
    expect(result.unmasked).not.toContain(database.url);
    expect(result.unmasked).not.toContain(decodeURIComponent(new URL(database.url).password));
  });
});
