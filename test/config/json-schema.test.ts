import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'yaml';
import { jsonSchema } from '../../scripts/generators/config-schema.ts';
import { configSchema } from '../../src/config/config-schema.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const validate = new Ajv({ allowUnionTypes: true }).compile(jsonSchema(configSchema));

async function isTakenByParser(text: string): Promise<boolean> {
  try {
    await parseConfig(text, 'schema-gitops.yml');
    return true;
  } catch {
    return false;
  }
}

describe('the JSON schema of the configuration', () => {
  it('takes the example’s file, and so does the parser', async () => {
    const text = readFileSync(path.join(checkout, 'examples/shop/schema-gitops.yml'), 'utf8');
    expect([validate(parse(text)), await isTakenByParser(text)]).toEqual([true, true]);
  });

  it.each([
    ['version: 1\nengine: mysql', true],
    ['engine: postgres', false],
    ['engine-version: 16', true],
    ['engine-version: [16]', false],
    ['enigne: mysql', false],
    ['migrations: {path: db}', true],
    ['migrations: {path: [db, other]}', true],
    ['migrations: {path: 3}', false],
    ['migrations: db', false],
    ['migrations: {placeholders: {a: b, c: 3}}', true],
    ['dev-database: auto', true],
    ['dev-database: local', false],
    ['dev-database: {url-env: X}', true],
    ['dev-database: {image: x, url-env: y}', false],
    ['migrate: {lock-timeout: 2s, statement-timeout: none}', true],
    ['migrate: {lock-wait: none}', false],
    ['migrate: {lock-timeout: 2}', false],
    ['migrate: {lock-timeout: 0s}', false],
    ['migrate: {lock-timeout: 1h30m}', true],
    ['lint: {rules: {drop-table: off}}', true],
    ['lint: {rules: {drop-table: false}}', true],
    ['lint: {rules: {drop-table: {severity: error}}}', true],
    ['lint: {rules: {drop-tabel: off}}', false],
    ['lint: {suppressible-gates: 1}', false],
    ['targets: {production: {url-env: X, environment: production}}', true],
    ['targets: {production: {url: X}}', false],
    ['fail-on: never', true],
    ['fail-on: off', false],
    ['drift: {ignore: [x]}', true],
    ['drift: {ignore: x}', false],
    ['drift: {ignore: [{match: "index:public.*", attribute: options, engine: postgresql}]}', true],
    ['drift: {ignore: [{attribute: options}]}', false],
    ['drift: {compare: {owners: off, grants: error, column-order: false}}', true],
    ['drift: {compare: {owner: off}}', false],
    ['drift: {compare: {owners: info}}', false],
    ['drift: {builtin-ignore: [tool-history]}', true],
    ['drift: {builtin-ignore: [history]}', false],
    ['drift: {accept: .github/schema-drift-accept.yml}', true],
    ['drift: {accept: [{id: 0123456789ab, reason: r, author: a, created: 2026-01-01, expires: 2026-02-01}]}', true],
    ['drift: {accept: [{id: 123456789012, reason: r, author: a, created: 2026-01-01, expires: 2026-02-01}]}', false],
    ['drift: {accept: [{id: 0123456789ab, reason: r, author: a, created: 2026-01-01}]}', false],
    ['drift: {accept: [{id: 0123456789ab, reason: r, author: a, created: yesterday, expires: 2026-02-01}]}', false],
    ['drift: {reference-tables: [country, {table: public.currency, key: code, except: [changed_at]}]}', true],
    ['drift: {reference-tables: [{key: code}]}', false],
    ['drift: {reconcile: adopt}', true],
    ['drift: {reconcile: heal}', false],
  ])('judges %j as the parser does: %s', async (text, isTaken) => {
    expect([validate(parse(text)), await isTakenByParser(text)]).toEqual([isTaken, isTaken]);
  });
});
