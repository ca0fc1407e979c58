import { cpSync, existsSync, mkdirSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import ncc, { type Bundle } from '@vercel/ncc';

import { licenseTexts } from './license-texts.ts';
import { minifyFile } from './minify-file.ts';
import { noTable, withoutTables } from './encoding-tables.ts';
import { stubs } from './stubs.ts';
import { takeOutExamples } from './without-examples.ts';

/**
 * Bundles what tsc wrote in `build/src` into a folder: one index, chunks that are loaded when needed, a stub per program.
 * The folder is replaced. Equal sources and packages give equal bytes, wherever the checkout lies.
 *
 * @param root of the checkout, absolute
 */
export async function buildBundle(root: string, output: string): Promise<void> {
  const stage = stageSources(root);
  try {
    const { code, assets, stats } = await runNcc(stage);
    rmSync(output, { recursive: true, force: true });
    mkdirSync(output, { recursive: true });
    const write = (name: string, content: string | Buffer): void => writeFileSync(path.join(output, name), content);
    write('index.js', await minifyFile('index.js', code));
    for (const [name, { source }] of Object.entries(assets)) write(name, await minifyFile(name, String(source)));
    write('libpg-query.wasm', readFileSync(path.join(root, 'node_modules/libpg-query/wasm/libpg-query.wasm')));
    write('licenses.txt', licenseTexts(root, stats.toJson({ all: false, modules: true, nestedModules: true }).modules ?? []));
    write('package.json', '{ "type": "commonjs" }\n');
    for (const { name, text } of [...stubs, noTable]) write(name, text);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
}

/**
 * Copies the compiled sources to where ncc reads them. Their package.json has no `type`, so that ncc takes their import
 * statements and yet writes CommonJS, which the WASM package needs.
 */
function stageSources(root: string): string {
  const sources = path.join(root, 'build/src');
  if (!existsSync(path.join(sources, 'main.js'))) throw new Error('build/src/main.js is missing: run tsc first');
  const stage = path.join(realpathSync(path.join(root, 'node_modules')), '.cache', 'schema-gitops-bundle', String(process.pid));
  rmSync(stage, { recursive: true, force: true });
  cpSync(sources, path.join(stage, 'src'), { recursive: true, filter: (file) => !file.endsWith('.map') });
  takeOutExamples(path.join(stage, 'src'));
  mkdirSync(path.join(stage, 'empty'));
  writeFileSync(path.join(stage, 'package.json'), '{ "name": "schema-gitops" }\n');
  return stage;
}

/**
 * The stage lies inside the real node_modules, and ncc works in a folder of it: the numbers of modules and chunks come
 * from the paths between the two, and would else change with where a checkout lies. The folder is empty, since ncc takes
 * what lies in its working folder for files that the program reads.
 */
async function runNcc(stage: string): Promise<Bundle> {
  const folder = process.cwd();
  process.chdir(path.join(stage, 'empty'));
  try {
    return await ncc(path.join(stage, 'src/main.js'), { filename: 'index.js', minify: false, cache: false, quiet: true, externals: withoutTables });
  } finally {
    process.chdir(folder);
  }
}
