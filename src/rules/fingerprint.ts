import { sha256 } from '../digest/sha256.ts';

/** What makes a finding the same finding in the next version of the file. */
export interface FindingIdentity {
  readonly rule: string;
  readonly objects: readonly string[];
  /** The statement's text. */
  readonly statement: string;
}

/** SHA-256 hex over rule, objects and normalised statement: it stays when lines move, comments change or keywords change case. */
export function fingerprint({ rule, objects, statement }: FindingIdentity): string {
  return sha256([rule, ...objects, statementDigest(statement)].join('\0'));
}

/** Digest of the latest statement: a statement of thousands of actions may have as many findings. */
let latest: { readonly statement: string; readonly digest: string } | undefined;

function statementDigest(statement: string): string {
  if (latest?.statement !== statement) latest = { statement, digest: sha256(normaliseStatement(statement)) };
  return latest.digest;
}

/**
 * Quoted parts, comments and words of a statement, for both engines. A backslash escape in a quoted part is taken
 * for one on either engine: the result is compared with itself only.
 */
const pieces = /\$([A-Za-z_]\w*)?\$[\s\S]*?\$\1\$|'(?:[^'\\]|''|\\[\s\S])*'|"[^"]*"|`[^`]*`|--[^\n]*|\/\*[\s\S]*?\*\/|\s+/g;

/** A text of unclosed quotes makes the expression above look to its end for each: long ones are not taken apart. */
const longest = 20_000;

/** The statement without comments, with single blanks, in lower case outside quotes. */
export function normaliseStatement(text: string): string {
  if (text.length > longest) return text.replace(/\s+/g, ' ').trim();
  let normal = '';
  let last = 0;
  for (const match of text.matchAll(pieces)) {
    normal += text.slice(last, match.index).toLowerCase();
    normal += isBlank(match[0]) ? ' ' : match[0];
    last = match.index + match[0].length;
  }
  return (normal + text.slice(last).toLowerCase()).replace(/ +/g, ' ').trim();
}

function isBlank(piece: string): boolean {
  return /^(?:\s|--|\/\*)/.test(piece);
}
