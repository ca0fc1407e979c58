import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Alias, type Document, type ParsedNode, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';

import { UserError } from '../../../errors/user-error.ts';
import type { ChangelogNode } from './changelog-node.ts';

/** More nodes than any changelog has: what aliases multiply ends here. */
const mostNodes = 500_000;

/**
 * Reads a YAML or JSON changelog as SnakeYAML does, which is YAML 1.1: `yes` and `on` are true.
 * @throws UserError migrations/changelog-unreadable.
 */
export function readYamlChangelog(text: string, file: string): ChangelogNode {
  const lines = new LineCounter();
  const document = parseDocument(text, { version: '1.1', lineCounter: lines, uniqueKeys: false, merge: true });
  const [problem] = document.errors;
  if (problem !== undefined) throw unreadable(`${file}:${lines.linePos(problem.pos[0]).line}`, problem.message.replace(/ at line \d+[^]*$/, ''));
  const reader = new TreeReader({ file, lines, targets: aliasTargets(document) });
  const contents = document.contents;
  const pair = isMap(contents) ? contents.items.find(({ key }) => isScalar(key) && key.value === 'databaseChangeLog') : undefined;
  if (pair === undefined) throw unreadable(file, 'it has no databaseChangeLog');
  return reader.node('databaseChangeLog', pair.value, lines.linePos(pair.key.range[0]).line);
}

function unreadable(where: string, detail: string): UserError {
  return new UserError('migrations/changelog-unreadable', { where, detail });
}

interface Source {
  readonly file: string;
  readonly lines: LineCounter;
  readonly targets: ReadonlyMap<Alias, ParsedNode>;
}

/** What each alias stands for: the last anchor of its name before it. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Alias, ParsedNode> {
  const targets = new Map<Alias, ParsedNode>();
  const anchors = new Map<string, ParsedNode>();
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target !== undefined) targets.set(node, target);
      } else if (isNode(node) && node.anchor !== undefined) anchors.set(node.anchor, node as ParsedNode);
    },
  });
  return targets;
}

type Draft = { -readonly [Key in keyof ChangelogNode]: ChangelogNode[Key] } & { children: ChangelogNode[] };

class TreeReader {
  readonly #source: Source;
  #nodes = 0;

  constructor(source: Source) {
    this.#source = source;
  }

  node(name: string, content: ParsedNode | null, line: number): ChangelogNode {
    this.#nodes += 1;
    if (this.#nodes > mostNodes) throw unreadable(this.#source.file, 'its aliases stand for more than half a million values');
    const draft: Draft = { name, line, lastLine: this.#lastLine(content, line), children: [] };
    this.#fill(draft, content);
    return draft;
  }

  #fill(draft: Draft, content: ParsedNode | null): void {
    if (isAlias(content)) this.#fill(draft, this.#source.targets.get(content) ?? null);
    else if (isScalar(content)) this.#addValue(draft, content);
    else if (isMap(content)) this.#addKeys(draft, content);
    else if (isSeq(content)) this.#addItems(draft, content);
  }

  #addKeys(draft: Draft, { items }: YAMLMap.Parsed): void {
    for (const { key, value } of items) draft.children.push(this.node(keyText(key), value, this.#lineOf(key)));
  }

  /** A list in a list says nothing. */
  #addItems(draft: Draft, { items }: YAMLSeq.Parsed): void {
    for (const item of items) if (!isSeq(item)) this.#fill(draft, item);
  }

  #addValue(draft: Draft, scalar: Scalar.Parsed): void {
    const text = scalarText(scalar);
    if (text === undefined) return;
    if (draft.value !== undefined) {
      draft.moreValues = [...(draft.moreValues ?? []), text];
      return;
    }
    const line = this.#source.lines.linePos(scalar.range[0]).line;
    draft.value = text;
    draft.valueLine = scalar.type === 'BLOCK_LITERAL' || scalar.type === 'BLOCK_FOLDED' ? line + 1 : line;
  }

  #lineOf(content: ParsedNode): number {
    return this.#source.lines.linePos(content.range[0]).line;
  }

  #lastLine(content: ParsedNode | null, line: number): number {
    if (content === null || isAlias(content)) return line;
    return Math.max(line, this.#source.lines.linePos(Math.max(content.range[0], content.range[1] - 1)).line);
  }
}

function keyText(key: ParsedNode): string {
  return isScalar(key) ? (scalarText(key) ?? '') : '';
}

/** A value as Java prints it: `1.50` is 1.5 where it stands without quotes, dates stay as they are written. */
function scalarText({ value, source, type }: Scalar.Parsed): string | undefined {
  if (value === null || value === undefined) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number' && type === 'PLAIN') return numberText(value, source);
  // SnakeYAML knows yes and no, but takes y and n for letters.
  if (typeof value === 'boolean' && source.length > 1) return String(value);
  return typeof value === 'bigint' ? String(value) : source;
}

/** What has no fraction and no power of ten is a whole number. */
function numberText(value: number, source: string): string {
  return Number.isInteger(value) && !/[.eE]/.test(source) ? String(value) : javaDouble(value);
}

/** Double.toString: always with a fraction, in powers of ten below 0.001 and from ten million. */
function javaDouble(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < 1e-3 || size >= 1e7)) {
    const [digits = '', exponent = ''] = value.toExponential().split('e');
    return `${digits.includes('.') ? digits : `${digits}.0`}E${exponent.replace('+', '')}`;
  }
  return Number.isInteger(value) ? `${value}.0` : String(value);
}
