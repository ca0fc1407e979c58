// `npm run test:act`: runs the example's workflow, and with it the front door and the actions of this checkout, on this
// machine with act: a pull request that must be stopped, its mended form, and its way to staging and production.
// Needs act, or Go to install it; without, it says so. It is no part of `npm test`.
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import pg from 'pg';

import { findAct } from './act/find-act.mjs';
import { runAct } from './act/run-act.mjs';
import { makeShopRepository } from './act/shop-repository.mjs';
import { startServers } from './servers/server-set.mjs';

const root = path.resolve(fileURLToPath(new URL('..', import.meta.url)));
const act = findAct(root);
if ('absent' in act) console.log(`skipped: ${act.absent}`);
else await testWithAct(act.program);

/** @param {string} program */
async function testWithAct(program) {
  const servers = await startServers('postgresql-16');
  try {
    const [server] = servers.servers;
    if (server === undefined) throw new Error('no PostgreSQL 16 can be had here');
    const urls = await makeDatabases(server.url, ['act_dev', 'act_staging', 'act_production']);
    runScenarios(program, urls);
  } finally {
    await servers.stop();
  }
}

/**
 * @param {string} server URL of its superuser
 * @param {readonly string[]} names
 */
async function makeDatabases(server, names) {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  for (const name of names) await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  return names.map((name) => {
    const url = new URL(server);
    url.pathname = `/${name}`;
    return url.href;
  });
}

/**
 * @param {string} program
 * @param {readonly string[]} urls of the dev database, staging and production
 */
function runScenarios(program, [dev = '', staging = '', production = '']) {
  const shop = makeShopRepository(root, dev);
  const secrets = { STAGING_DATABASE_URL: staging, PRODUCTION_READ_DATABASE_URL: production, PRODUCTION_DATABASE_URL: production };
  const common = { root, folder: shop.folder, secrets };
  const repository = { full_name: 'acme/shop', default_branch: 'main' };
  /** @param {string} head */
  const pullRequest = (head) => {
    const side = (/** @type {string} */ sha) => ({ sha, ref: 'main', repo: { full_name: 'acme/shop' } });
    return { action: 'opened', repository, pull_request: { number: 7, head: side(head), base: side(shop.base) } };
  };
  try {
    const proposed = runAct(program, { ...common, event: 'pull_request', payload: pullRequest(shop.openPullRequest('proposed')) });
    expectRun('a dangerous pull request is stopped', proposed, { jobs: { gate: 'failure' }, outcomes: { 'gate/1/lint': 'findings' } });
    const mended = runAct(program, { ...common, event: 'pull_request', payload: pullRequest(shop.openPullRequest('mended')) });
    expectRun('its mended form passes', mended, { jobs: { gate: 'success' }, outcomes: { 'gate/1/lint': 'success', 'gate/1/validate': 'success' } });
    const after = shop.merge('mended');
    const push = { ref: 'refs/heads/main', before: shop.base, after, repository };
    const merged = runAct(program, { ...common, event: 'push', payload: push });
    expectRun('the merge migrates staging, then production by its plan', merged, {
      jobs: { staging: 'success', plan: 'success', production: 'success' },
      outcomes: { 'staging/1': 'success', 'plan/plan': 'success', 'production/1': 'success' },
    });
    const again = runAct(program, { ...common, event: 'push', payload: push });
    expectRun('a second run changes nothing', again, { jobs: { staging: 'success', plan: 'success' }, outcomes: { 'staging/1': 'no-changes', 'plan/plan': 'no-changes' } });
  } finally {
    shop.remove();
  }
}

/**
 * @param {string} title
 * @param {import('./act/run-act.mjs').ActRun} run
 * @param {{ jobs: Record<string, string>, outcomes: Record<string, string> }} expected
 */
function expectRun(title, run, expected) {
  const problems = /** @type {const} */ (['jobs', 'outcomes']).flatMap((part) =>
    Object.entries(expected[part]).flatMap(([name, wanted]) => (run[part][name] === wanted ? [] : [`${name} is ${run[part][name] ?? 'absent'}, not ${wanted}`])),
  );
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${title}`);
  if (problems.length === 0) return;
  process.exitCode = 1;
  console.log([...problems, run.log.split('\n').slice(-60).join('\n')].join('\n'));
}
