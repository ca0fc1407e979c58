// `npm run generate` writes every generated file; with --check it only says which ones are out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { generators } from './generators/registry.ts';

interface Difference {
  readonly file: string;
  /** What the file should hold; undefined for one that should not be there. */
  readonly content: string | undefined;
}

const differences = await findDifferences();
if (process.argv.includes('--check')) reportDifferences();
else differences.forEach(writeDifference);

async function findDifferences(): Promise<readonly Difference[]> {
  const found: Difference[] = [];
  for (const generator of generators) {
    const files = await generator.generate();
    for (const [file, content] of files) {
      if (readText(file) !== content) found.push({ file, content });
    }
    const stale = generator.ownedFolders.flatMap(listFiles).filter((file) => !files.has(file));
    found.push(...stale.map((file) => ({ file, content: undefined })));
  }
  return found;
}

function reportDifferences(): void {
  if (differences.length === 0) return;
  for (const { file, content } of differences) console.log(`${file} ${content === undefined ? 'is no longer generated' : 'is out of date'}`);
  console.log('Run: npm run generate');
  process.exitCode = 1;
}

function writeDifference({ file, content }: Difference): void {
  console.log(file);
  if (content === undefined) {
    rmSync(file);
    return;
  }
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content);
}

function listFiles(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name).replaceAll(path.sep, '/'));
}

function readText(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}
