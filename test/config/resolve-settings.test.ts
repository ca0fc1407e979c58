import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.ts';
import { resolveSettings } from '../../src/config/resolve-settings.ts';
import type { InputOverrides } from '../../src/config/setting-lookup.ts';
import type { Settings } from '../../src/model/settings.ts';
import { rejectionOf } from '../support/error-of.ts';

async function settingsOf(text: string, inputs: InputOverrides = {}): Promise<Settings> {
  return resolveSettings(await parseConfig(text, 'schema-gitops.yml'), inputs);
}

const everything = `
version: 1
engine: postgresql
engine-version: "16"
migrations:
  path: ./db/migrations/
  format: flyway
  placeholders: {owner: app, limit: 5}
  history-table: history
dev-database: {url-env: DEV_DATABASE_URL}
skip-extensions: [postgis]
targets:
  staging:    {url-env: STAGING_DATABASE_URL, environment: staging}
  production: {url-env: PRODUCTION_DATABASE_URL, environment: production, approval: {destructive: required}}
lint: {preset: safety, rules: {nullable-column: off, naming-convention: {severity: error}}, suppressible-gates: true}
migrate: {transaction: per-statement, lock-timeout: 3s, lock-wait: 1m, statement-timeout: none, out-of-order: apply}
fail-on: warning
`;

describe('settings', () => {
  it('hold everything that a configuration file says', async () => {
    const settings = await settingsOf(everything);
    expect(settings).toMatchObject({
      engine: { name: 'postgresql', version: { number: 160000 } },
      migrations: { paths: ['db/migrations'], format: 'flyway', placeholders: { owner: 'app', limit: '5' }, historyTable: 'history' },
      devDatabase: { urlEnv: 'DEV_DATABASE_URL' },
      skipExtensions: ['postgis'],
      targets: [
        { name: 'staging', urlEnv: 'STAGING_DATABASE_URL', environment: 'staging', requiresApproval: false },
        { name: 'production', urlEnv: 'PRODUCTION_DATABASE_URL', environment: 'production', requiresApproval: true },
      ],
      lint: { severities: { 'nullable-column': 'off', 'naming-convention': 'error' }, suppressibleGates: true },
      migrate: { transaction: 'per-statement', lockTimeoutMs: 3000, lockWaitMs: 60_000, outOfOrder: 'apply' },
      failOn: 'warning',
    });
    expect(settings.migrate.statementTimeoutMs).toBeUndefined();
  });

  it('are the defaults without a file', () => {
    expect(resolveSettings(undefined, {})).toMatchObject({
      migrations: { paths: [], placeholders: {}, options: {} },
      devDatabase: { provider: 'auto' },
      targets: [],
      migrate: { transaction: 'per-file', lockTimeoutMs: 2000, lockWaitMs: 600_000, statementTimeoutMs: 900_000 },
      failOn: 'error',
    });
  });

  it('follow the inputs before the file, and say where each value came from', async () => {
    const settings = await settingsOf(everything, { 'fail-on': { value: 'never', source: 'input fail-on' }, 'migrate.lock-timeout': { value: '250ms', source: 'option --lock-timeout' } });
    expect([settings.failOn, settings.migrate.lockTimeoutMs]).toEqual(['never', 250]);
    expect(settings.sources).toMatchObject({ 'fail-on': 'input fail-on', 'migrate.lock-timeout': 'option --lock-timeout', engine: 'schema-gitops.yml', 'migrations.history-schema': 'default' });
  });

  it('take an unquoted off for the severity off, and a version without quotes', async () => {
    expect((await settingsOf('engine: mysql\nengine-version: 8.0\nlint: {rules: {drop-table: off}}')).lint.severities).toEqual({ 'drop-table': 'off' });
    expect((await settingsOf('engine: mariadb\nengine-version: 10.11')).engine?.version?.number).toBe(101_100);
  });

  it('hold the preset and the overrides of lint', async () => {
    const { lint } = await settingsOf('engine: mysql\nlint:\n  preset: strict\n  overrides:\n    - {paths: db/old/*, objects: [shop.a, shop.b], rules: {drop-table: off}}\n    - {rules: {drop-column: notice}}');
    expect([lint.preset, lint.overrides]).toEqual(['strict', [
      { paths: ['db/old/*'], objects: ['shop.a', 'shop.b'], severities: { 'drop-table': 'off' } },
      { paths: [], objects: [], severities: { 'drop-column': 'notice' } },
    ]]);
    expect(await rejectionOf(settingsOf('lint: {overrides: [{paths: db/*}]}'))).toMatchObject({ code: 'config/missing-key' });
  });

  it('name a version that is none', async () => {
    expect(await rejectionOf(settingsOf('engine: mysql\nengine-version: latest'))).toMatchObject({ code: 'config/wrong-value', detail: 'engine-version', actual: 'latest' });
  });
});

describe('a configuration file that is wrong', () => {
  const cases: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
    ['an unknown key at the top', 'engin: mysql', { code: 'config/unknown-key', where: 'schema-gitops.yml:1', actual: 'engin' }],
    ['an unknown key below', 'migrate:\n  lock-timout: 2s', { code: 'config/unknown-key', where: 'schema-gitops.yml:2', actual: 'migrate.lock-timout' }],
    ['a rule that does not exist', 'lint:\n  rules:\n    drop-tabel: off', { code: 'config/unknown-key', where: 'schema-gitops.yml:3' }],
    ['a duration without unit', 'migrate: {lock-timeout: 2}', { code: 'config/wrong-value', detail: 'migrate.lock-timeout', actual: '2' }],
    ['a list where a mapping belongs', 'targets: [staging]', { code: 'config/wrong-value', detail: 'targets' }],
    ['a provider that does not exist', 'dev-database: podman', { code: 'config/wrong-value', actual: '"podman"' }],
    ['a key twice', 'engine: mysql\nengine: mariadb', { code: 'config/not-yaml', where: 'schema-gitops.yml:2' }],
    ['another version of the form', 'version: 2', { code: 'config/wrong-value', detail: 'version', expected: '1' }],
    ['a tag that would make an object', 'engine: !!js/function "x"', { code: 'config/not-yaml' }],
  ];

  it.each(cases)('is refused for %s', async (_title, text, expected) => {
    expect(await rejectionOf(settingsOf(text))).toMatchObject(expected);
  });

  it('may hold the sections of actions that are not there yet, which is said', async () => {
    expect((await parseConfig('engine: mysql\npreview: {provider: neon}', 'f')).unused).toEqual(['preview']);
  });

  it('may be empty', async () => {
    expect((await parseConfig('', 'f')).values).toEqual({});
    expect((await parseConfig('# nothing yet\n', 'f')).values).toEqual({});
  });
});
