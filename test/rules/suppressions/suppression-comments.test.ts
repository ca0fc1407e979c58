import { describe, expect, it } from '@jest/globals';

import { readSuppression } from '../../../src/rules/suppressions/suppression-comments.ts';

const read = (text: string): unknown => {
  const said = readSuppression({ span: { start: 0, end: 0 }, text, style: 'line' });
  if (said === undefined) return undefined;
  const { comment: _, ...rest } = said;
  return rest;
};

describe('a suppression comment', () => {
  it.each([
    [' schema-gitops:ignore drop-table', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'] }],
    [' schema-gitops:ignore drop-table, drop-column -- gone', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table', 'drop-column'], reason: 'gone' }],
    ['schema-gitops:ignore drop-table -- gone -- for good', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'], reason: 'gone -- for good' }],
    [' schema-gitops:ignore drop-table -- gone until=2027-01-31 ', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'], reason: 'gone', until: '2027-01-31' }],
    [' schema-gitops:ignore drop-table -- gone [until=2027-01-31]', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'], reason: 'gone', until: '2027-01-31' }],
    [' schema-gitops:ignore drop-table until=soon', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'], until: 'soon' }],
    [' schema-gitops:ignore drop-table -- until=2027-01-31 we keep it', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'], reason: 'until=2027-01-31 we keep it' }],
    [' schema-gitops:ignore drop-table reason: gone', { syntax: 'schema-gitops', reach: 'statement', names: ['drop-table'], reason: 'gone' }],
    [' schema-gitops:ignore -- all', { syntax: 'schema-gitops', reach: 'statement', names: [], reason: 'all' }],
    [' schema-gitops:ignore-file drop-table -- r', { syntax: 'schema-gitops', reach: 'file', names: ['drop-table'], reason: 'r' }],
    [' schema-gitops:ignore-start drop-table -- r', { syntax: 'schema-gitops', reach: 'start', names: ['drop-table'], reason: 'r' }],
    [' schema-gitops:begin-ignore drop-table -- r', { syntax: 'schema-gitops', reach: 'start', names: ['drop-table'], reason: 'r' }],
    [' schema-gitops:ignore-end', { syntax: 'schema-gitops', reach: 'end', names: [] }],
    [' schema-gitops:end-ignore', { syntax: 'schema-gitops', reach: 'end', names: [] }],
    [' squawk-ignore ban-drop-table, prefer-text -- ok', { syntax: 'squawk', reach: 'line', names: ['ban-drop-table', 'prefer-text'], reason: 'ok' }],
    [' squawk-ignore', { syntax: 'squawk', reach: 'line', names: [] }],
    [' squawk-ignore-file', { syntax: 'squawk', reach: 'file', names: [] }],
    ['atlas:nolint DS102 destructive', { syntax: 'atlas', reach: 'header', names: ['DS102', 'destructive'] }],
    ['atlas:nolint', { syntax: 'atlas', reach: 'header', names: [] }],
    [' eugene: ignore E2, E3', { syntax: 'eugene', reach: 'statement', names: ['E2', 'E3'] }],
    [' eugene: ignore', { syntax: 'eugene', reach: 'statement', names: [] }],
    [' pgfence-ignore: drop-table, truncate', { syntax: 'pgfence', reach: 'statement', names: ['drop-table', 'truncate'] }],
    [' pgfence-ignore', { syntax: 'pgfence', reach: 'statement', names: [] }],
    [' pgfence: ignore drop-table', { syntax: 'pgfence', reach: 'statement', names: ['drop-table'] }],
  ])('is read from %p', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it.each([
    ' the next drop is fine', ' schema-gitops:contract a by b', ' schema-gitops:ignored drop-table', ' see schema-gitops:ignore drop-table',
    ' squawk-ignored x', ' squawk-disable-assume-in-transaction', 'eugene:ignore E2', ' Eugene: ignore E2', 'atlas:txmode none', '',
  ])('is not seen in %p', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('does not take long over a long line', () => {
    const started = process.cpuUsage().user;
    read(` schema-gitops:ignore ${'drop-table until= '.repeat(50_000)}`);
    read(` schema-gitops:ignore ${' '.repeat(500_000)}x`);
    expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(1);
  });
});
