import type { TransactionSetting } from '../model/settings.ts';

/** What a comment says about transactions. */
export interface TransactionMarker {
  /** `section`: the marker begins a part that is run for itself; `file`: it speaks for the whole file. */
  readonly scope: 'file' | 'section';
  /** Absent: as the runner is set. */
  readonly transaction: TransactionSetting | undefined;
}

/** How one tool writes it. */
interface Marker {
  readonly pattern: RegExp;
  readonly scope: TransactionMarker['scope'];
  readonly read: (match: RegExpExecArray) => TransactionSetting | undefined;
}

const none = (): TransactionSetting => 'none';
const atlasModes: Readonly<Record<string, TransactionSetting>> = { none: 'none', file: 'per-file', all: 'whole-run' };

/**
 * Patterns match a comment's text without its markers. All of them are honoured whatever the format is:
 * directories change tools, and a marker says what its author expects.
 */
const markers: readonly Marker[] = [
  { pattern: /^\+goose\s+no\s+transaction\s*$/i, scope: 'file', read: none },
  { pattern: /^atlas:txmode\s+(none|file|all)\s*$/, scope: 'file', read: (match) => atlasModes[match[1] ?? ''] },
  { pattern: /^!\s*no-transaction\s*$/, scope: 'file', read: none },
  { pattern: /\bdisable_ddl_transaction!/, scope: 'file', read: none },
  { pattern: /^squawk-disable-assume-in-transaction\b/, scope: 'file', read: none },
  { pattern: /^migrate:up\b(.*)$/, scope: 'section', read: (match) => noneWhere(/\btransaction:false\b/, match[1]) },
  { pattern: /^\+migrate\s+up\b(.*)$/i, scope: 'section', read: (match) => noneWhere(/\bnotransaction\b/i, match[1]) },
  { pattern: /^changeset\s+\S+(.*)$/i, scope: 'section', read: (match) => noneWhere(/\brunInTransaction:"?false\b/i, match[1]) },
];

function noneWhere(pattern: RegExp, options = ''): TransactionSetting | undefined {
  return pattern.test(options) ? 'none' : undefined;
}

/** Reads the text of a comment without its own signs; undefined where it says nothing about transactions. */
export function readTransactionMarker(text: string): TransactionMarker | undefined {
  for (const { pattern, scope, read } of markers) {
    const match = pattern.exec(text);
    if (match !== null) return { scope, transaction: read(match) };
  }
  return undefined;
}

/** Whether the comments at the head of a file rule out a transaction for all of it. */
export function headForbidsTransaction(text: string): boolean {
  // Line by line, since a file may hold 50 MB of data behind its head.
  const line = /\s*--([^\r\n]*)/y;
  line.lastIndex = text.startsWith('\uFEFF') ? 1 : 0;
  for (let match = line.exec(text); match !== null; match = line.exec(text)) {
    const marker = readTransactionMarker((match[1] ?? '').trim());
    if (marker?.scope === 'file' && marker.transaction === 'none') return true;
  }
  return false;
}
