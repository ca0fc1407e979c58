import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import type { BundledModule } from '@vercel/ncc';

/** Licences that a bundle under Apache-2.0 may hold. */
const permissive: ReadonlySet<string> = new Set(['MIT', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', '0BSD']);

/**
 * Name, version and licence text of every package that has a module in the bundle.
 *
 * @param root of the checkout
 * @throws Error where a package may not be in the bundle
 */
export function licenseTexts(root: string, modules: readonly BundledModule[]): string {
  const names = new Set([...moduleFiles(modules)].flatMap(packageOf));
  const texts = [...names].sort().map((name) => packageLicense(path.join(root, 'node_modules', name)));
  return `${texts.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

function* moduleFiles(modules: readonly BundledModule[]): Generator<string> {
  for (const { nameForCondition: file, modules: nested = [] } of modules) {
    if (typeof file === 'string') yield file;
    yield* moduleFiles(nested);
  }
}

/** None for our sources, which lie in node_modules/.cache themselves, and for ncc's runtime. */
function packageOf(file: string): readonly string[] {
  const all = [...file.replaceAll('\\', '/').matchAll(/node_modules\/((?:@[^/]+\/)?[^/@.][^/]*)/g)];
  const name = all.at(-1)?.[1];
  return name === undefined || name === '@vercel/ncc' ? [] : [name];
}

function packageLicense(folder: string): string {
  const { name, version, license } = readManifest(path.join(folder, 'package.json'));
  if (!permissive.has(license)) throw new Error(`${name} is under ${license}, which the bundle may not hold`);
  const file = readdirSync(folder).find((entry) => /^licen[cs]e(\.\w+)?$/i.test(entry));
  const text = file === undefined ? licenseOfReadme(folder) : readFileSync(path.join(folder, file), 'utf8');
  return `${name} ${version}\n${license}\n\n${text.replaceAll('\r\n', '\n').trim()}`;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license: string;
}

function readManifest(file: string): Manifest {
  const manifest: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isManifest(manifest)) throw new Error(`${file} lacks a name, a version or a licence`);
  return manifest;
}

function isManifest(value: unknown): value is Manifest {
  if (typeof value !== 'object' || value === null) return false;
  return 'name' in value && 'version' in value && 'license' in value && typeof value.license === 'string';
}

/** Some packages state their licence in the read-me only. */
function licenseOfReadme(folder: string): string {
  const file = path.join(folder, 'README.md');
  const readme = existsSync(file) ? readFileSync(file, 'utf8') : '';
  return /^#+ *licen[cs]e\s*$([\s\S]*?)(?=^#|(?![\s\S]))/im.exec(readme)?.[1] ?? '';
}
