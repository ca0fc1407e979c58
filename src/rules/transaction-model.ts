import type { TransactionSetting } from '../model/settings.ts';
import type { JudgedFile, Runner } from './define-rule.ts';

/** A part of a file that is run in one way; it reaches to the next one's start. */
export interface TransactionUnit {
  /** UTF-16 offset. */
  readonly from: number;
  readonly transaction: TransactionSetting;
}

/** What one tool writes into a file about transactions. */
interface Marker {
  readonly pattern: RegExp;
  /** `section`: the marker begins a part that is run for itself; `file`: it speaks for the whole file. */
  readonly scope: 'file' | 'section';
  /** `undefined`: as the runner is set. */
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

/**
 * How each part of a file is run: the runner's setting, what the format does by itself, then the markers in the file.
 * Never empty; ascending by `from`.
 */
export function transactionUnits(file: JudgedFile, runner: Runner): readonly TransactionUnit[] {
  const found = file.comments.flatMap(({ span, text }) => {
    const marker = readMarker(text.trim());
    return marker === undefined ? [] : [{ ...marker, from: span.start }];
  });
  const ofFile = found.find((marker) => marker.scope === 'file')?.transaction ?? byFormat(file, runner);
  const sections = found.filter((marker) => marker.scope === 'section');
  return [
    { from: 0, transaction: ofFile },
    ...sections.map(({ from, transaction }) => ({ from, transaction: transaction ?? ofFile })),
  ];
}

function readMarker(text: string): { scope: Marker['scope']; transaction: TransactionSetting | undefined } | undefined {
  for (const { pattern, scope, read } of markers) {
    const match = pattern.exec(text);
    if (match !== null) return { scope, transaction: read(match) };
  }
  return undefined;
}

/**
 * Flyway runs a PostgreSQL file of nothing but statements that refuse transactions without one, by itself.
 * golang-migrate sends a file as one simple query, which PostgreSQL runs as one transaction if it holds several statements
 * (manual, "Multiple Statements in a Simple Query").
 */
function byFormat(file: JudgedFile, runner: Runner): TransactionSetting {
  const statements = file.statements.filter((statement) => statement.section === 'up');
  if (runner.format === 'flyway' && runner.transaction === 'per-file') {
    const alone = statements.length > 0 && statements.every((statement) => statement.transaction === 'alone');
    return alone ? 'none' : 'per-file';
  }
  if (runner.format === 'golang-migrate') return statements.length > 1 ? 'per-file' : 'none';
  return runner.transaction;
}
