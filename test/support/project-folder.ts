import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with files, as a git repository where asked for. */
export class ProjectFolder {
  readonly path = realpathSync(mkdtempSync(join(tmpdir(), 'project-')));

  /** Writes files; a text is written as UTF-8. */
  write(files: Readonly<Record<string, string | Uint8Array>>): this {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(this.path, name)), { recursive: true });
      writeFileSync(join(this.path, name), content);
    }
    return this;
  }

  /** Removes one file. */
  delete(name: string): this {
    rmSync(join(this.path, name));
    return this;
  }

  /** Runs git with an identity of its own and without the machine's settings. */
  git(...args: readonly string[]): string {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null', GIT_AUTHOR_NAME: 't', GIT_AUTHOR_EMAIL: 't@example.org', GIT_COMMITTER_NAME: 't', GIT_COMMITTER_EMAIL: 't@example.org' };
    return execFileSync('git', [...args], { cwd: this.path, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }

  /** Commits what is there on `main` and goes on on a branch. */
  branchOff(): this {
    this.git('init', '-q', '-b', 'main');
    this.commit('base');
    this.git('checkout', '-q', '-b', 'feature');
    return this;
  }

  commit(message: string): void {
    this.git('add', '-A');
    this.git('commit', '-q', '--allow-empty', '-m', message);
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** A configuration for a Flyway directory in db. */
export function flywayConfig(engine: string): string {
  return `version: 1\nengine: ${engine}\nmigrations: {path: db, format: flyway}\n`;
}
