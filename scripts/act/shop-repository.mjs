import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { parse, stringify } from 'yaml';

/**
 * The example as a git repository of its own, with its workflow as act can run it here.
 *
 * @param {string} root of the checkout
 * @param {string} devDatabaseUrl
 */
export function makeShopRepository(root, devDatabaseUrl) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'schema-gitops-act-'));
  const example = path.join(root, 'examples/shop');
  for (const name of ['db', 'schema-gitops.yml', '.github']) cpSync(path.join(example, name), path.join(folder, name), { recursive: true });
  const workflow = path.join(folder, '.github/workflows/database.yml');
  writeFileSync(workflow, workflowForAct(readFileSync(workflow, 'utf8'), devDatabaseUrl));
  const author = { GIT_AUTHOR_NAME: 'a', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'a', GIT_COMMITTER_EMAIL: 'a@example.com' };
  /** @param {string[]} args */
  const git = (...args) => execFileSync('git', args, { cwd: folder, encoding: 'utf8', env: { ...process.env, ...author } }).trim();
  git('init', '--quiet', '--initial-branch=main');
  const commit = () => {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'change');
    return git('rev-parse', 'HEAD');
  };
  const base = commit();
  return {
    folder,
    base,
    /** @param {'proposed' | 'mended'} kind */
    openPullRequest(kind) {
      git('checkout', '--quiet', '-B', kind, base);
      cpSync(path.join(example, 'pull-request', kind, 'postgresql'), path.join(folder, 'db/postgresql'), { recursive: true });
      return commit();
    },
    /** @param {string} branch */
    merge(branch) {
      git('checkout', '--quiet', 'main');
      git('merge', '--quiet', '--ff-only', branch);
      return git('rev-parse', 'HEAD');
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * The example's workflow without what act does not have: service containers on a host without Docker, the queue of a
 * concurrency group, environments without deployments. Everything else stays as it is published.
 *
 * @param {string} text
 * @param {string} devDatabaseUrl
 */
function workflowForAct(text, devDatabaseUrl) {
  const workflow = parse(text);
  for (const job of Object.values(workflow.jobs)) {
    delete job.services;
    delete job.concurrency;
    delete job.environment;
    for (const { env } of [job, ...job.steps]) if (env?.DEV_DATABASE_URL !== undefined) env.DEV_DATABASE_URL = devDatabaseUrl;
  }
  return stringify(workflow);
}
