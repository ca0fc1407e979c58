import type { Format, HistoryLocation } from '../../src/migrations/format.ts';
import { formats } from '../../src/migrations/registry.ts';
import { engineFamilies, type EngineFamily, type EngineName } from '../../src/model/engine-name.ts';
import type { Migration } from '../../src/model/migration.ts';
import type { GeneratedFiles, Generator } from './generator.ts';
import { renderTable } from './render-table.ts';

/** docs/formats/README.md: what is read, written and refused of each tool. */
export const formatPage: Generator = { name: 'formats', ownedFolders: ['docs/formats'], generate };

const titles: Readonly<Record<EngineName, string>> = { postgresql: 'PostgreSQL', mysql: 'MySQL', mariadb: 'MariaDB' };

const late: Readonly<Record<Format['lateVersion'], string>> = {
  applied: 'applied, as the tool does',
  refused: 'refused',
  lost: 'refused; the tool would never apply it, without a word',
};

/** A migration that every format can be asked about. */
const sample: Migration = { version: '1', description: 'x', kind: 'versioned', path: 'x.sql', script: 'x.sql', text: 'SELECT 1;\n', hash: 'x', checksum: 'x' };

function generate(): GeneratedFiles {
  return new Map([['docs/formats/README.md', page()]]);
}

function page(): string {
  return [
    '# Formats',
    '<!-- Generated from src/migrations/registry.ts by `npm run generate`. -->',
    'The directories that are read, and whose histories are written as their tools write them. How to go over and back is in [Adopt a repository](../guides/adopt-a-repository.md).',
    renderTable(['Format', 'Tool', 'Engines', 'History table', 'The tool’s lock', 'A late version is', 'Checksum'], formats.map(overview)),
    'The tool’s lock is taken beside ours. A late version is a pending migration that is older than the last applied one; `migrate.out-of-order` decides otherwise. A checksum over the text is the same whatever the line ends are. A way back is tried by validate and never runs on a target.',
    ...formats.map(section),
  ].join('\n\n').concat('\n');
}

function overview(format: Format): readonly string[] {
  const { name } = format;
  const { tool, engines } = format.facts;
  return [`[${name}](#${name})`, tool, enginesText(engines), historyText(format), lockText(format), lateText(format), checksumText(format)];
}

function lateText({ declares, order, lateVersion }: Format): string {
  if (declares === true) return 'not there: files have no order';
  return order === 'position' && lateVersion === 'applied' ? 'applied, in its place: nothing is late' : late[lateVersion];
}

function enginesText(engines: readonly EngineName[]): string {
  return engines.length === Object.keys(titles).length ? 'all' : engines.map((engine) => titles[engine]).join(', ');
}

function locationOf(family: EngineFamily, { history }: Format): HistoryLocation {
  return { family, database: 'd', schema: 's', table: history.defaultTable(family) };
}

function familiesOf(format: Format): readonly EngineFamily[] {
  return [...new Set(format.facts.engines.map((engine) => engineFamilies[engine]))];
}

function historyText(format: Format): string {
  const { declares, history } = format;
  if (declares === true) return 'it has none';
  const names = familiesOf(format).map((family) => {
    const schema = history.defaultSchema?.[family];
    return `\`${schema === undefined ? '' : `${schema}.`}${history.defaultTable(family)}\``;
  });
  const [first = '', second = first] = names;
  return first === second ? first : `${first}; MySQL, MariaDB: ${second}`;
}

function lockText(format: Format): string {
  const { history } = format;
  if (history.rowLock !== undefined) return `the row of \`${history.rowLock(locationOf('postgres', format)).table}\``;
  const families = familiesOf(format);
  const locked = families.filter((family) => history.lockKey(locationOf(family, format)) !== undefined);
  if (locked.length === 0) return 'it has none';
  const kinds = locked.map((family) => (family === 'postgres' ? 'advisory lock' : '`GET_LOCK`'));
  return locked.length === families.length ? kinds.join(', ') : `${kinds.join(', ')} (PostgreSQL alone)`;
}

function checksumText(format: Format): string {
  if (format.checksum(sample, sample.text) === undefined) return 'it has none';
  return format.hashesRawBytes ? 'over the bytes: line ends count' : 'over the text';
}

function section(format: Format): string {
  const { name, declares, options } = format;
  const { reads, wayBack, refuses, differs } = format.facts;
  const settings = Object.entries(options);
  const lines = [
    `- **Read:** ${reads}.`,
    `- **Refused:** ${refuses}.`,
    ...(declares === true ? [] : [`- **Way back:** ${wayBack ?? 'none'}.`, `- **A baseline** writes ${baselineText(format)}.`]),
    ...(differs === undefined ? [] : [`- **Otherwise here:** ${differs}.`]),
  ];
  const table = settings.length === 0 ? [] : [renderTable(['`migrations.options`', 'What it does'], settings.map(([option, clause]) => [`\`${option}\``, clause.replaceAll('<', '\\<')]))];
  return [`## ${name}`, lines.join('\n'), ...table].join('\n\n');
}

function baselineText({ history: { keeps, marksBaseline } }: Format): string {
  if (keeps === 'all-below') return 'the one row, with the version';
  return marksBaseline ? 'one row that stands for everything below it' : 'a row for each migration up to the version';
}
