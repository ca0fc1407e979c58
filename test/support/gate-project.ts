import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a gate said about a project. */
export interface Verdict {
  readonly passed: boolean;
  readonly output: string;
}

/** A project of a few files with this project's own configuration of the gates. */
export interface GateProject {
  readonly root: string;
  check(gate: string): Promise<Verdict>;
  remove(): void;
}

const configuration = ['package.json', 'tsconfig.json', 'eslint.config.mjs', '.dependency-cruiser.cjs', 'knip.json'];

/**
 * Lays a project out in a temporary folder.
 *
 * @param files path → content; a file may replace one of the configuration
 */
export function layProject(files: Readonly<Record<string, string>>): GateProject {
  const root = mkdtempSync(path.join(tmpdir(), 'schema-gitops-gates-'));
  for (const file of configuration) cpSync(file, path.join(root, file));
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), content);
  }
  symlinkSync(path.resolve('node_modules'), path.join(root, 'node_modules'));
  return { root, check: (gate) => check(root, gate), remove: () => rmSync(root, { recursive: true }) };
}

function check(root: string, gate: string): Promise<Verdict> {
  return new Promise((resolve) => {
    execFile(process.execPath, ['scripts/check.mjs', '--root', root, gate], (error, output) => {
      resolve({ passed: error === null, output });
    });
  });
}
