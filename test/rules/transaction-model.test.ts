import { describe, expect, it } from '@jest/globals';

import type { Runner } from '../../src/rules/define-rule.ts';
import { transactionUnits } from '../../src/rules/transaction-model.ts';
import { loadReader } from '../../src/sql/load-reader.ts';
import { judgedFile } from '../support/run-example.ts';

const reader = await loadReader({ name: 'postgresql' });
const perFile: Runner = { transaction: 'per-file' };
const build = 'CREATE INDEX CONCURRENTLY i ON t (a);';

/** How the parts of a file are run, in order. */
function modesOf(text: string, runner = perFile): readonly string[] {
  return transactionUnits(judgedFile(reader, text, 'db/1.sql'), runner).map(({ transaction }) => transaction);
}

describe('markers of tools', () => {
  it.each([
    ['goose', '-- +goose NO TRANSACTION\n-- +goose Up\nSELECT 1;'],
    ['goose in lower case', '-- +goose no transaction\nSELECT 1;'],
    ['Atlas', '-- atlas:txmode none\n\nSELECT 1;'],
    ['graphile-migrate', '--! no-transaction\nSELECT 1;'],
    ['Rails', '-- disable_ddl_transaction!\nSELECT 1;'],
    ['squawk', '-- squawk-disable-assume-in-transaction\nSELECT 1;'],
  ])('%s rule out a transaction for the file', (_, text) => {
    expect(modesOf(text)).toEqual(['none']);
  });

  it.each([
    ['dbmate', '-- migrate:up transaction:false\nSELECT 1;'],
    ['sql-migrate', '-- +migrate Up notransaction\nSELECT 1;'],
    ['Liquibase', '--liquibase formatted sql\n--changeset ann:1 runInTransaction:false\nSELECT 1;'],
    ['Liquibase with quotes', '--changeset "ann b":1 runInTransaction:"false"\nSELECT 1;'],
  ])('%s rule one out for a part of the file', (_, text) => {
    expect(modesOf(text)).toEqual(['per-file', 'none']);
  });

  it('leave other parts as the runner is set', () => {
    expect(modesOf('--changeset a:1\nSELECT 1;\n--changeset a:2 runInTransaction:false\nSELECT 1;\n--changeset a:3\nSELECT 1;')).toEqual(['per-file', 'per-file', 'none', 'per-file']);
  });

  it.each([
    ['one transaction for the file', '-- atlas:txmode file\n\nSELECT 1;', 'per-file'],
    ['one for all files', '-- atlas:txmode all\n\nSELECT 1;', 'whole-run'],
  ])('ask for %s against the runner', (_, text, expected) => {
    expect(modesOf(text, { transaction: 'none' })).toEqual([expected]);
  });

  it.each([
    'SELECT \'-- atlas:txmode none\';',
    '-- see atlas:txmode none\nSELECT 1;',
    '-- +goose Up\nSELECT 1;',
    '-- migrate:up\nSELECT 1;',
    '-- the word no-transaction alone\nSELECT 1;',
  ])('are not seen in %p', (text) => {
    expect(new Set(modesOf(text))).toEqual(new Set(['per-file']));
  });
});

describe('what formats do by themselves', () => {
  it.each([
    { format: 'flyway', transaction: 'per-file', text: build, expected: 'none' },
    { format: 'flyway', transaction: 'per-file', text: `${build}\nSELECT 1;`, expected: 'per-file' },
    { format: 'flyway', transaction: 'per-file', text: '-- nothing', expected: 'per-file' },
    { format: 'flyway', transaction: 'whole-run', text: build, expected: 'whole-run' },
    { format: 'golang-migrate', transaction: 'per-file', text: build, expected: 'none' },
    { format: 'golang-migrate', transaction: 'none', text: `SELECT 1;\n${build}`, expected: 'per-file' },
    { format: 'plain-sql', transaction: 'per-file', text: build, expected: 'per-file' },
    { format: 'plain-sql', transaction: 'none', text: build, expected: 'none' },
  ] as const)('$format, set to $transaction, runs $text as $expected', ({ format, transaction, text, expected }) => {
    expect(modesOf(text, { transaction, format })).toEqual([expected]);
  });
});
