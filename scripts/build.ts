// `npm run build` bundles the compiled sources into dist/, which is committed.
// `npm run check:dist` does the same in a temporary folder and compares byte for byte.
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildBundle } from './bundle/build-bundle.ts';
import { inspectBundle } from './bundle/inspect-bundle.ts';

// This file runs as build/scripts/build.js.
const root = path.resolve(fileURLToPath(new URL('../..', import.meta.url)));
const dist = path.join(root, 'dist');

if (process.argv.includes('--check')) await checkDist();
else await writeDist();

async function writeDist(): Promise<void> {
  await buildBundle(root, dist);
  report(dist);
}

async function checkDist(): Promise<void> {
  const rebuilt = mkdtempSync(path.join(os.tmpdir(), 'schema-gitops-dist-'));
  try {
    await buildBundle(root, rebuilt);
    report(rebuilt);
    fail(differences(rebuilt).map((name) => `dist/${name} is not what the sources give; run: npm run build`));
  } finally {
    rmSync(rebuilt, { recursive: true, force: true });
  }
}

function report(folder: string): void {
  const { sizes, problems } = inspectBundle(root, folder);
  console.log(`dist: ${String(sizes.unpacked)} bytes, compressed ${String(sizes.compressed)}`);
  fail(problems);
}

function differences(rebuilt: string): readonly string[] {
  const names = new Set([...readdirSync(rebuilt), ...(existsSync(dist) ? readdirSync(dist) : [])]);
  return [...names].sort().filter((name) => !isSameFile(path.join(rebuilt, name), path.join(dist, name)));
}

function isSameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && readFileSync(a).equals(readFileSync(b));
}

function fail(problems: readonly string[]): void {
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
