import { parseXml, XmlCdata, XmlElement, XmlText } from '@rgrove/parse-xml';

import { UserError } from '../../../errors/user-error.ts';
import type { ChangelogNode } from './changelog-node.ts';

/**
 * Reads an XML changelog. Nothing outside the file can come in: a document type is refused, and the reader knows no entities but
 * the five of XML.
 * @throws UserError migrations/changelog-unreadable.
 */
export function readXmlChangelog(text: string, file: string): ChangelogNode {
  const document = parse(text, file);
  const lineAt = lineCounter(text);
  if (document === null) throw unreadable(file, 'it has no root element');
  return nodeOf(document, lineAt);
}

function parse(text: string, file: string): XmlElement | null {
  const plain = text.replaceAll(/<!--[^]*?-->|<!\[CDATA\[[^]*?\]\]>/g, '');
  if (/<!DOCTYPE/i.test(plain)) throw unreadable(file, 'it has a document type (<!DOCTYPE …>), which could bring in other files');
  try {
    return parseXml(text, { includeOffsets: true }).root;
  } catch (error) {
    // A nesting without end exhausts the stack.
    const message = error instanceof RangeError ? 'it is nested too deeply' : error instanceof Error ? error.message : '';
    throw unreadable(placeIn(file, message), message.split('\n')[0] ?? '');
  }
}

/** The reader tells line and column in its message. */
function placeIn(file: string, message: string): string {
  const line = /\(line (\d+), column \d+\)/.exec(message)?.[1];
  return line === undefined ? file : `${file}:${line}`;
}

function unreadable(where: string, detail: string): UserError {
  return new UserError('migrations/changelog-unreadable', { where, detail });
}

type LineAt = (offset: number) => number;

/** Offsets come in ascending order more often than not; a table of line starts serves any. */
function lineCounter(text: string): LineAt {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  };
}

function nodeOf(element: XmlElement, lineAt: LineAt): ChangelogNode {
  const line = lineAt(element.start);
  const attributes = Object.entries(element.attributes).map(([name, value]) => ({ name: localName(name), line, lastLine: line, children: [], value, valueLine: line }));
  const elements = element.children.flatMap((child) => (child instanceof XmlElement ? [nodeOf(child, lineAt)] : []));
  const body = bodyOf(element, lineAt);
  return { name: localName(element.name), line, lastLine: lineAt(Math.max(element.start, element.end - 1)), children: [...attributes, ...elements], ...body };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Own text, trimmed as Java trims. */
function bodyOf(element: XmlElement, lineAt: LineAt): Pick<ChangelogNode, 'value' | 'valueLine'> {
  const parts = element.children.filter((child) => child instanceof XmlText || child instanceof XmlCdata);
  const text = parts.map((part) => part.text).join('');
  const value = trimJava(text);
  if (value === '') return {};
  const first = parts.find((part) => trimJava(part.text) !== '');
  if (first === undefined) return {};
  const blank = /^[\u0000-\u0020]*/.exec(first.text)?.[0] ?? '';
  return { value, valueLine: lineAt(first.start) + blank.split('\n').length - 1 };
}

/** String.trim of Java: everything up to and with the blank. */
function trimJava(text: string): string {
  return text.replaceAll(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
}
