import type { TransactionSetting } from '../model/settings.ts';
import { readTransactionMarker } from '../sql/transaction-marker.ts';
import type { JudgedFile, Runner } from './define-rule.ts';

/** A part of a file that is run in one way; it reaches to the next one's start. */
export interface TransactionUnit {
  /** UTF-16 offset. */
  readonly from: number;
  readonly transaction: TransactionSetting;
}

/**
 * How each part of a file is run: the runner's setting, what the format does by itself, then the markers in the file.
 * Never empty; ascending by `from`.
 */
export function transactionUnits(file: JudgedFile, runner: Runner): readonly TransactionUnit[] {
  const found = file.comments.flatMap(({ span, text }) => {
    const marker = readTransactionMarker(text.trim());
    return marker === undefined ? [] : [{ ...marker, from: span.start }];
  });
  const ofFile = found.find((marker) => marker.scope === 'file')?.transaction ?? byFormat(file, runner);
  const sections = found.filter((marker) => marker.scope === 'section');
  return [
    { from: 0, transaction: ofFile },
    ...sections.map(({ from, transaction }) => ({ from, transaction: transaction ?? ofFile })),
  ];
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
