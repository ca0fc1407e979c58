import path from 'node:path';

import { changeByHand, createDatabases } from './databases.mjs';
import { say, step, surpriseCount } from './narrator.mjs';
import { ShopRepository } from './shop-repository.mjs';

/** What nobody reviewed. */
const byHand = {
  postgresql: ['CREATE INDEX shop_order_placed_at_idx ON shop_order (placed_at)', "COMMENT ON TABLE shop_order IS 'slow in November, see the index'"],
  mysql: ["ALTER TABLE shop_order COMMENT = 'slow in November'"],
};

/**
 * @typedef {object} Stage where the story plays
 * @property {string} root the checkout
 * @property {string} engine
 * @property {{ id: string, engine: string, version: string, url: string }} server
 */

/**
 * Tells the story of one pull request. Answers the exit code: 0 where every step ended as told.
 *
 * @param {Stage} stage
 * @returns {Promise<number>}
 */
export async function tellStory({ root, engine, server }) {
  const started = Date.now();
  const shop = new ShopRepository(root, engine);
  try {
    const urls = await createDatabases(server, ['staging', 'production', 'replay']);
    const env = {
      STAGING_DATABASE_URL: urls['staging'] ?? '',
      PRODUCTION_DATABASE_URL: urls['production'] ?? '',
      REPLAY_DATABASE_URL: urls['replay'] ?? '',
    };
    /** @param {string[]} args */
    const gitops = (...args) => ({ program: process.execPath, args: [path.join(root, 'dist', 'cli.js'), ...args], folder: shop.folder, env });
    say(`A shop keeps its schema in git: ${engine} ${server.version}, Flyway files in db/${shop.dialect}.`);
    say(`Its repository is laid out in ${shop.folder}.`);

    await step('Staging and production get what is merged so far: staging first', gitops('migrate', '--target', 'staging'), 0);
    await step('… then production', gitops('migrate', '--target', 'production'), 0);

    say(`\nA pull request adds ${shop.pullRequest('proposed').join(', ')}.`);
    await step('Lint judges what the pull request adds, and only that', gitops('lint'), 10);
    await step('Validate replays everything in an empty database', gitops('validate', '--dev-database', 'url-env:REPLAY_DATABASE_URL'), 10);

    say(`\nThe author mends it: ${shop.pullRequest('mended').join(', ')}.`);
    await step('Lint again', gitops('lint'), 0);
    await step('Validate again', gitops('validate', '--dev-database', 'url-env:REPLAY_DATABASE_URL'), 0);

    shop.merge();
    say('\nThe pull request is merged.');
    await step('Staging is migrated on merge', gitops('migrate', '--target', 'staging'), 0);
    await step('The plan for production, for the one who approves it', gitops('migrate', '--target', 'production', '--mode', 'plan'), 0);
    await step('Approved: production is migrated', gitops('migrate', '--target', 'production'), 0);
    await step('A second run changes nothing', gitops('migrate', '--target', 'production'), 0);

    say('\nAt night somebody helps production by hand.');
    await changeByHand(server, urls['production'] ?? '', byHand[shop.dialect]);
    const drift = ['drift-check', '--target', 'production', '--dev-database', 'url-env:REPLAY_DATABASE_URL'];
    await step('The nightly drift-check finds it, with both sides and the SQL in both directions', gitops(...drift), 20);
    await step('It is worth keeping: adopting writes it down as a migration', gitops(...drift, '--reconcile', 'adopt'), 20);
    shop.commit('Adopt what production has');
    await step('Staging gets it like any other change', gitops('migrate', '--target', 'staging'), 0);
    await step('… production has it already, which the migration minds', gitops('migrate', '--target', 'production'), 0);
    await step('Everything is as Git says again', gitops('drift-check', '--dev-database', 'url-env:REPLAY_DATABASE_URL'), 0);
  } finally {
    shop.remove();
  }
  say(`\nThat was the whole story, in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
  say('Next: copy examples/shop/.github/workflows/database.yml and schema-gitops.yml into a repository of yours, set');
  say('migrations.path, and open a pull request. docs/guides/gate-pull-requests.md goes through it.');
  return surpriseCount() === 0 ? 0 : 1;
}
