import { describe, expect, it } from '@jest/globals';

import { headForbidsTransaction } from '../../../src/sql/transaction-marker.ts';

describe('the head of a file', () => {
  it.each([
    '-- +goose NO TRANSACTION\nCREATE INDEX CONCURRENTLY i ON t (a);',
    '\uFEFF--! no-transaction\r\nSELECT 1;',
    '-- what it is for\n\n  -- atlas:txmode none\n\nVACUUM;',
    '-- disable_ddl_transaction!',
  ])('rules out a transaction in %j', (text) => {
    expect(headForbidsTransaction(text)).toBe(true);
  });

  it.each([
    '',
    'SELECT 1;\n-- +goose NO TRANSACTION\n',
    '-- atlas:txmode file\nSELECT 1;',
    '-- migrate:up transaction:false\nSELECT 1;',
    '/* -- +goose NO TRANSACTION */ SELECT 1;',
  ])('says nothing in %j', (text) => {
    expect(headForbidsTransaction(text)).toBe(false);
  });
});
