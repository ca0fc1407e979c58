import type { Severity } from '../model/severity.ts';
import { RuleAliases } from '../rules/rule-aliases.ts';
import { rules } from '../rules/registry.ts';
import { readHcl, type HclBlock, type HclBody } from './hcl/read-hcl.ts';
import type { ToolSettings } from './tool-settings.ts';

/** Analyzers that have no codes among the sources of our rules. */
const otherAnalyzers: ReadonlyMap<string, readonly string[]> = new Map([['non_linear', ['out-of-order-version']]]);

/** Kinds of names, as Atlas's naming analyzer and our naming-convention call them; the empty one is the analyzer itself. */
const namedKinds: ReadonlyMap<string, string> = new Map([
  ['', 'default'], ['schema', 'schema'], ['table', 'table'], ['column', 'column'], ['index', 'index'], ['foreign_key', 'foreign-key'], ['check', 'check'],
]);

/** Lines that are listed of what was not understood. */
const linesShown = 5;

const weights = { off: 0, notice: 1, warning: 2, error: 3 } as const satisfies Record<Severity, number>;

interface Asked {
  readonly severities: Map<string, Severity>;
  readonly patterns: Map<string, string>;
  readonly left: string[];
}

/**
 * Reads the lint blocks of an `atlas.hcl` (Atlas 2026-06, documentation of its analyzers): that of the file, and those of its
 * environments. Which environment a run would name is not known, so that of several the strictest counts. An analyzer that
 * is told to be no error warns at most. undefined where there is no such block.
 */
export function atlasSettings(text: string): ToolSettings | undefined {
  const file = readHcl(text);
  const own = lintBlocks(file);
  const environments = file.blocks.filter(({ kind }) => kind === 'env').map(({ body }) => lintBlocks(body)).filter((blocks) => blocks.length > 0);
  if (own.length === 0 && environments.length === 0) return undefined;
  const variants = environments.length === 0 ? [own] : environments.map((blocks) => [...own, ...blocks]);
  const asked = variants.map(readBlocks);
  const patterns = Object.fromEntries(asked.flatMap((each) => [...each.patterns]));
  const unread = [...new Set([...own, ...environments.flat()].flatMap(({ body }) => unreadLines(body)))].sort((a, b) => a - b);
  return {
    lint: {
      severities: strictest(asked.map(({ severities }) => severities)),
      overrides: [],
      options: Object.keys(patterns).length === 0 ? {} : { 'naming-convention': { patterns } },
    },
    left: [...new Set(asked.flatMap(({ left }) => left))],
    ...(unread.length === 0 ? {} : { unread: linesInWords(unread) }),
  };
}

function lintBlocks({ blocks }: HclBody): readonly HclBlock[] {
  return blocks.filter(({ kind }) => kind === 'lint');
}

/** Later blocks hold over earlier ones, as those of an environment hold over the file's. */
function readBlocks(blocks: readonly HclBlock[]): Asked {
  const asked: Asked = { severities: new Map(), patterns: new Map(), left: [] };
  for (const { body } of blocks) {
    asked.left.push(...body.attributes.keys());
    for (const block of body.blocks) readAnalyzer(block, asked);
  }
  return asked;
}

const aliases = new RuleAliases(rules);

function readAnalyzer({ kind, labels, body }: HclBlock, asked: Asked): void {
  const ids = otherAnalyzers.get(kind) ?? aliases.ruleIds('atlas', kind);
  if (ids.length === 0 || labels.length > 0) {
    asked.left.push([kind, ...labels].join(' '));
    return;
  }
  const others = readError(body, ids, asked);
  const kinds = kind === 'naming' ? namedKinds : new Map<string, string>();
  readPatterns(asked, { place: kind, named: kinds.get(''), attributes: others });
  for (const { kind: part, body: { attributes } } of body.blocks) {
    const place = `${kind}.${part}`;
    readPatterns(asked, { place, named: kinds.get(part), attributes });
    if (attributes.size === 0) asked.left.push(place);
  }
}

/** Sets the severities by `error`; what else the analyzer says is given back. */
function readError({ attributes }: HclBody, ids: readonly string[], { severities }: Asked): HclBody['attributes'] {
  const error = attributes.get('error');
  if (typeof error !== 'boolean') return attributes;
  for (const id of ids) severities.set(id, error ? 'error' : atMostWarning(id));
  return new Map([...attributes].filter(([name]) => name !== 'error'));
}

function atMostWarning(id: string): Severity {
  const severity = rules.find((rule) => rule.id === id)?.defaultSeverity ?? 'off';
  return severity === 'error' ? 'warning' : severity;
}

interface Naming {
  /** Words for where it stands. */
  readonly place: string;
  /** The kind of names that a pattern here is for. */
  readonly named: string | undefined;
  readonly attributes: HclBody['attributes'];
}

/** `match`, where it is an expression that our engine takes too; nothing else has a counterpart. */
function readPatterns({ patterns, left }: Asked, { place, named, attributes }: Naming): void {
  for (const [name, value] of attributes) {
    if (name === 'match' && named !== undefined && typeof value === 'string' && isPattern(value)) patterns.set(named, value);
    else left.push(`${place}.${name}`);
  }
}

function isPattern(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== '';
  } catch {
    return false;
  }
}

function strictest(all: readonly ReadonlyMap<string, Severity>[]): Readonly<Record<string, Severity>> {
  const found: Record<string, Severity> = {};
  for (const [id, severity] of all.flatMap((severities) => [...severities])) {
    if (weights[severity] > weights[found[id] ?? 'off']) found[id] = severity;
  }
  return found;
}

function unreadLines({ unread, blocks }: HclBody): readonly number[] {
  return [...unread, ...blocks.flatMap(({ body }) => unreadLines(body))];
}

function linesInWords(lines: readonly number[]): string {
  const shown = lines.slice(0, linesShown).join(', ');
  return `${lines.length === 1 ? 'line' : 'lines'} ${shown}${lines.length > linesShown ? ` and ${String(lines.length - linesShown)} more` : ''}`;
}
