import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { nodes, runAction } from '../support/action-step.ts';
import { makeGitRepository, type GitRepository } from '../support/git-repository.ts';

const canary = 'c4nary+Secret/9';
let repository: GitRepository;

beforeEach(() => {
  repository = makeGitRepository();
});
afterEach(() => {
  repository.remove();
});

/** Port 1 is nobody's: the connection is refused. */
const urls = [
  ['postgresql', `postgresql://app:${encodeURIComponent(canary)}@127.0.0.1:1/shop`],
  ['mysql', `mysql://app:${encodeURIComponent(canary)}@127.0.0.1:1/shop`],
] as const;

describe('the migrate action with a server that cannot be reached', () => {
  it.each(urls.flatMap(([engine, url]) => nodes.map((node) => [engine, url, node] as const)))(
    'says so without a secret of the URL (%s)',
    async (engine, url, node) => {
      repository.commit({ 'schema-gitops.yml': `version: 1\nengine: ${engine}\nmigrations: {path: db, format: flyway}\n`, 'db/V1__a.sql': 'CREATE TABLE a (id int);\n' });
      const result = await runAction('migrate', { workspace: repository.root, node, env: { DATABASE_URL: url } });
      expect([result.exitCode, result.outputs['outcome']]).toEqual([1, 'database-error']);
      expect(result.problems).toEqual([]);
      for (const form of [canary, encodeURIComponent(canary), Buffer.from(canary).toString('base64'), url]) {
        expect(result.unmasked).not.toContain(form);
      }
    },
  );

  it('names the variable that should hold the URL where it is empty', async () => {
    repository.commit({ 'schema-gitops.yml': 'version: 1\nengine: postgresql\nmigrations: {path: db, format: flyway}\n', 'db/V1__a.sql': 'CREATE TABLE a (id int);\n' });
    const result = await runAction('migrate', { workspace: repository.root });
    expect([result.exitCode, result.outputs['outcome']]).toEqual([1, 'user-error']);
    expect(result.log).toContain('DATABASE_URL');
  });
});
