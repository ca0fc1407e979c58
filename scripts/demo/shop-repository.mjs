import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Lays examples/shop out as a git repository of its own, with the pull request on a branch. */
export class ShopRepository {
  /**
   * @param {string} root the checkout
   * @param {string} engine
   */
  constructor(root, engine) {
    this.source = path.join(root, 'examples', 'shop');
    /** @type {'postgresql' | 'mysql'} */
    this.dialect = engine === 'postgresql' ? 'postgresql' : 'mysql';
    this.folder = mkdtempSync(path.join(tmpdir(), 'schema-gitops-shop-'));
    this.migrations = path.join(this.folder, 'db', this.dialect);
    cpSync(path.join(this.source, 'db', this.dialect), this.migrations, { recursive: true });
    writeFileSync(path.join(this.folder, 'schema-gitops.yml'), this.#configuration(engine));
    this.#git('init', '--quiet', '--initial-branch', 'main');
    this.#commit('The shop as it runs today');
    this.#git('checkout', '--quiet', '-b', 'gift-messages');
  }

  /**
   * Puts the pull request's files on the branch, in place of those that it had.
   *
   * @param {'proposed' | 'mended'} stage
   */
  pullRequest(stage) {
    const folder = path.join(this.source, 'pull-request', stage, this.dialect);
    for (const name of readdirSync(this.migrations)) if (/^V1[3-9]__/.test(name)) rmSync(path.join(this.migrations, name));
    cpSync(folder, this.migrations, { recursive: true });
    this.#commit(stage === 'proposed' ? 'Gift messages, faster search, stricter columns' : 'Mend what the gates found');
    return readdirSync(folder);
  }

  merge() {
    this.#git('checkout', '--quiet', 'main');
    this.#git('merge', '--quiet', '--ff-only', 'gift-messages');
  }

  remove() {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param {string} engine */
  #configuration(engine) {
    const text = readFileSync(path.join(this.source, 'schema-gitops.yml'), 'utf8').replace(/^# yaml-language-server.*\n/, '');
    if (engine === 'postgresql') return text;
    const version = engine === 'mysql' ? '9.7' : '10.11';
    return text.replace('engine: postgresql', `engine: ${engine}`).replace('engine-version: "16"', `engine-version: "${version}"`).replace('db/postgresql', 'db/mysql');
  }

  /**
   * Commits what the tool has written.
   *
   * @param {string} message
   */
  commit(message) {
    this.#commit(message);
  }

  /** @param {string} message */
  #commit(message) {
    this.#git('add', '--all');
    this.#git('commit', '--quiet', '--message', message);
  }

  /** @param {readonly string[]} args */
  #git(...args) {
    const identity = ['-c', 'user.name=Shop', '-c', 'user.email=shop@example.org', '-c', 'commit.gpgsign=false', '-c', 'core.hooksPath=/dev/null'];
    execFileSync('git', [...identity, ...args], { cwd: this.folder, stdio: ['ignore', 'ignore', 'inherit'] });
  }
}
