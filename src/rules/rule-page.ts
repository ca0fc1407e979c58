import type { EngineName } from '../model/engine-name.ts';
import type { Rule, RuleExample } from './define-rule.ts';
import type { RuleOption } from './rule-options.ts';

const engineTitles: Readonly<Record<EngineName, string>> = { postgresql: 'PostgreSQL', mysql: 'MySQL', mariadb: 'MariaDB' };

/** Everything about one rule as a Markdown page: for docs/rules and for `explain`. */
export function rulePage(rule: Rule): string {
  return [
    `# ${rule.id}`,
    `${rule.summary}.`,
    factTable(rule),
    `## Why\n\n${rule.why}`,
    `## What to do\n\n${rule.fix}`,
    ...optionSection(rule.options),
    ...exampleSection('Reported', rule.examples.bad),
    ...exampleSection('Not reported', rule.examples.good),
    ...(rule.judgedBy === undefined ? [suppressionSection(rule)] : []),
  ].join('\n\n').concat('\n');
}

function exampleSection(title: string, examples: readonly RuleExample[]): readonly string[] {
  return examples.length === 0 ? [] : [`## ${title}\n\n${examples.map(exampleText).join('\n\n')}`];
}

function factTable(rule: Rule): string {
  const rows: readonly (readonly [string, string])[] = [
    ['Category', rule.category],
    ['Engines', rule.engines.map((engine) => engineTitles[engine]).join(', ')],
    ['Default severity', rule.gate ? `${rule.defaultSeverity}; a gate, which an approval clears` : rule.defaultSeverity],
    ['Judged by', rule.judgedBy ?? 'lint'],
    ['Needs', rule.needs.length === 0 ? 'the statements alone' : rule.needs.join(', ')],
    ['Since', rule.since],
    ['Asked by other tools as', rule.sources.map((source) => `\`${source}\``).join(', ')],
  ];
  return ['| | |', '| --- | --- |', ...rows.filter(([, value]) => value !== '').map(([name, value]) => `| ${name} | ${value} |`)].join('\n');
}

function optionSection(options: Readonly<Record<string, RuleOption>>): readonly string[] {
  const rows = Object.entries(options).map(([name, { type, default: value, summary }]) =>
    `| \`${name}\` | ${type} | \`${escaped(JSON.stringify(value))}\` | ${escaped(summary)} |`);
  if (rows.length === 0) return [];
  return [['## Options', '', '| Option | Type | Default | Meaning |', '| --- | --- | --- | --- |', ...rows].join('\n')];
}

function escaped(cell: string): string {
  return cell.replaceAll('|', '\\|');
}

function exampleText(example: RuleExample): string {
  const base = example.base ?? [];
  const applied = base.length === 0 ? [] : ['-- already applied', ...base, ''];
  const files = example.files.flatMap((text, index) => [`-- file ${index + 1} of the change set`, text]);
  return [`### ${headingOf(example)}`, '', '```sql', ...applied, ...files, '```', ...conditionsOf(example)].join('\n');
}

function headingOf({ engine, version, title }: RuleExample): string {
  return `${engineTitles[engine]}${version === undefined ? '' : ` ${version}`}: ${title}`;
}

/** What beside the text decides about the example. */
function conditionsOf({ transaction, runnerLockTimeout, format, options, stats, repository, suppressibleGates }: RuleExample): readonly string[] {
  const said = [
    when(transaction, (model) => `the runner’s transaction model is \`${model}\``),
    when(runnerLockTimeout, () => 'the runner sets no lock timeout'),
    when(format, (name) => `the format is ${name}`),
    when(options, (given) => `options are \`${JSON.stringify(given)}\``),
    when(stats, (tables) => `the statistics of the target are \`${JSON.stringify(tables)}\``),
    repository === undefined ? '' : `the repository holds ${Object.entries(repository).map(([path, text]) => `\`${path}\` with \`${text.trim().replace(/\s+/g, ' ')}\``).join(' and ')}`,
    suppressibleGates === undefined ? '' : '`lint.suppressible-gates` is on',
  ].filter((text) => text !== '');
  return said.length === 0 ? [] : ['', `Where ${said.join(', and ')}.`];
}

function when<Value>(value: Value | undefined, say: (value: Value) => string): string {
  return value === undefined ? '' : say(value);
}

function suppressionSection({ id, gate }: Rule): string {
  const comment = ['```sql', `-- schema-gitops:ignore ${id} -- the reason why it is right here`, '```'].join('\n');
  const effect = gate
    ? 'The rule is a gate: the comment clears it only where `lint.suppressible-gates` is on; an approval clears it always.'
    : 'The comment speaks for the statement behind it; `ignore-file` speaks for the file, `ignore-start` and `ignore-end` for what is between them.';
  return `## Exceptions\n\n${comment}\n\n${effect}`;
}
