import { describe, expect, it } from '@jest/globals';
import { parseAcceptances } from '../../src/config/parse-acceptances.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { resolveSettings } from '../../src/config/resolve-settings.ts';
import type { DriftSettings } from '../../src/model/drift-settings.ts';
import { rejectionOf } from '../support/error-of.ts';

async function driftOf(text: string): Promise<DriftSettings> {
  return resolveSettings(await parseConfig(text, 'schema-gitops.yml'), {}).drift;
}

const accepted = { reason: 'load test', author: 'ana', created: '2026-01-01', expires: '2026-06-30' };

describe('the settings of a drift-check', () => {
  it('are, without a file, those of the parts and every group but the one for Supabase', () => {
    expect(resolveSettings(undefined, {}).drift).toEqual({
      compare: {},
      ignore: [],
      builtInIgnores: ['own-tables', 'tool-history', 'shadow-tables', 'platform-schemas'],
      accept: [],
      referenceTables: [],
      reconcile: 'alert',
      confirmations: 2,
      confirmAfterMs: 5000,
      expected: 'migrations',
    });
  });

  it('hold everything that the file says', async () => {
    const text = `
drift:
  compare: {owners: warning, grants: off, column-order: error}
  ignore:
    - schema:partman
    - {match: "index:public.*", attribute: options, engine: postgresql}
  builtin-ignore: [tool-history]
  accept: .github/schema-drift-accept.yml
  reference-tables: [country, {table: public.currency, key: [code], except: changed_at}]
  expected: snapshot
  schema-file: db/schema.txt
  expected-url-env: OTHER
  confirmations: 3
  confirm-after: 1m
  reconcile: issue`;
    expect(await driftOf(text)).toEqual({
      compare: { owners: 'warning', grants: 'off', 'column-order': 'error' },
      ignore: [{ match: 'schema:partman' }, { match: 'index:public.*', attribute: 'options', engine: 'postgresql' }],
      builtInIgnores: ['tool-history'],
      accept: [],
      acceptFile: '.github/schema-drift-accept.yml',
      referenceTables: [{ table: 'country', key: [], except: [] }, { table: 'public.currency', key: ['code'], except: ['changed_at'] }],
      reconcile: 'issue',
      confirmations: 3,
      confirmAfterMs: 60_000,
      expected: 'snapshot',
      schemaFile: 'db/schema.txt',
      expectedUrlEnv: 'OTHER',
    });
  });

  it('name the nearest key of a misspelt one', async () => {
    expect(await rejectionOf(driftOf('drift:\n  compare: {colum-order: off}'))).toMatchObject({ code: 'config/unknown-key', where: 'schema-gitops.yml:2', detail: 'colum-order; did you mean "column-order"?' });
  });

  it.each([
    ['tabel:public.x', 'drift.ignore.0; did you mean "table"?'],
    ['index:', 'drift.ignore.0'],
    ['""', 'drift.ignore.0'],
  ])('refuse the pattern %s, which would match nothing', async (pattern, detail) => {
    expect(await rejectionOf(driftOf(`drift: {ignore: ["${pattern === '""' ? '' : pattern}"]}`))).toMatchObject({ code: 'config/wrong-value', detail });
  });

  it('take a colon in a name', async () => {
    expect((await driftOf('drift: {ignore: ["public.t:reader"]}')).ignore).toEqual([{ match: 'public.t:reader' }]);
  });
});

describe('the file of acceptances', () => {
  it('is a list, in the form that the configuration has too', async () => {
    const entry = { id: '0123456789ab', ...accepted, ticket: 'DB-1' };
    expect(await parseAcceptances(JSON.stringify([entry]), 'accept.yml')).toEqual([entry]);
    expect((await driftOf(JSON.stringify({ drift: { accept: [{ match: 'table:public.x', ...accepted }] } }))).accept).toEqual([{ match: 'table:public.x', ...accepted }]);
  });

  it('may be empty', async () => {
    expect(await parseAcceptances('# nothing now\n', 'accept.yml')).toEqual([]);
  });

  it.each([
    [{ ...accepted }, 'config/missing-key', 'accept.yml.0'],
    [{ id: '0123456789ab', ...accepted, expires: '2026-07-01' }, 'config/wrong-value', 'accept.yml.0.expires'],
    [{ id: '0123456789ab', ...accepted, expires: '2025-12-31' }, 'config/wrong-value', 'accept.yml.0.expires'],
    [{ id: '0123456789ab', ...accepted, created: '2026-02-30' }, 'config/wrong-value', 'accept.yml.0.created'],
    [{ match: 'tabel:x', ...accepted }, 'config/wrong-value', 'accept.yml.0.match; did you mean "table"?'],
  ])('refuses %j', async (entry, code, detail) => {
    expect(await rejectionOf(parseAcceptances(JSON.stringify([entry]), 'accept.yml'))).toMatchObject({ code, detail });
  });

  it('says the line of an entry that lacks a key', async () => {
    expect(await rejectionOf(parseAcceptances('- id: 0123456789ab\n  reason: r\n- {}', 'accept.yml'))).toMatchObject({ code: 'config/missing-key', where: 'accept.yml:1', expected: 'author' });
  });
});
