import { describe, expect, it } from '@jest/globals';
import { flyway } from '../../../../src/migrations/formats/flyway.ts';
import type { Migration } from '../../../../src/model/migration.ts';
import { errorOf } from '../../../support/error-of.ts';
import type { PlaceholderContext } from '../../../../src/migrations/format.ts';
import { filesOf } from '../files.ts';
import { checksumVectors, lockVectors, versionVectors } from './flyway-vectors.ts';

const folder = ['db'];

function read(texts: Readonly<Record<string, string>>): readonly Migration[] {
  return flyway.read(filesOf(texts), folder, {}).migrations;
}

const context: PlaceholderContext = {
  values: { Greeting: 'hello', nested: '${greeting}' },
  schema: 'app',
  database: 'shop',
  user: 'deployer',
  historyTable: 'flyway_schema_history',
  timestamp: '2026-11-20 10:00:00',
  workingDirectory: '/home/runner/work',
  engine: { name: 'postgresql' },
};

function rendered(text: string, path = 'db/V1__a.sql'): string {
  const [migration] = read({ [path]: text });
  if (migration === undefined) throw new Error('no migration was read');
  return flyway.render(migration, context);
}

describe('names of Flyway files', () => {
  it.each([
    ['V1__create_users.sql', '1', 'create users'],
    ['V1_2_3__x.sql', '1.2.3', 'x'],
    ['V1.2__a__b.sql', '1.2', 'a  b'],
    ['V001.sql', '001', ''],
    ['V1__.sql', '1', ''],
    ['V2__Upper.SQL', '2', 'Upper'],
    ['V20240101120000__x.sql', '20240101120000', 'x'],
  ])('reads %s as version %s', (name, version, description) => {
    expect(read({ [`db/${name}`]: '' })).toMatchObject([{ kind: 'versioned', version, description, script: name }]);
  });

  it('reads a repeatable migration and keeps the path below the folder as its script', () => {
    expect(read({ 'db/views/R__all_views.sql': '' })).toMatchObject([{ kind: 'repeatable', description: 'all views', script: 'views/R__all_views.sql' }]);
    expect(read({ 'db/views/R__all_views.sql': '' })[0]).not.toHaveProperty('version');
  });

  it.each(['V1_create.sql', 'v1__x.sql', 'Vx__y.sql', 'V1-2__x.sql', 'V__x.sql', 'R1__x.sql', 'README.sql', 'R.sql', '1__x.sql', 'seed.sql', 'V1.__x.sql'])(
    'leaves out %s and says so',
    (name) => {
      const result = flyway.read(filesOf({ [`db/${name}`]: '' }), folder, {});
      expect(result.migrations).toEqual([]);
      expect(result.notes).toEqual([`db/${name} is left out as Flyway does: its name is neither V<version>__<description>.sql nor R__<description>.sql`]);
    },
  );

  it('passes over files that are not SQL, and hidden folders', () => {
    expect(flyway.read(filesOf({ 'db/README.md': '', 'db/Helper.java': '', 'db/V1__x.txt': '', 'db/..data/V1__x.sql': '' }), folder, {})).toMatchObject({ migrations: [], notes: [], misnamed: [], companions: [] });
  });

  it.each([
    ['V1__x.java', 'is a migration in another language than SQL'],
    ['V1__x.sh', 'is a migration in another language than SQL'],
    ['R__Views.kt', 'is a migration in another language than SQL'],
    ['afterMigrate.sql', 'is a callback (afterMigrate), which Flyway runs with every migrate'],
    ['beforeEachMigrate__set_role.sql', 'is a callback (beforeEachMigrate), which Flyway runs with every migrate'],
    ['afterConnect.sql', 'is a callback (afterConnect), which Flyway runs with every migrate'],
    ['beforeValidate.sql', 'is a callback (beforeValidate), which Flyway runs with every migrate'],
  ])('refuses %s by name', (name, feature) => {
    expect(errorOf(() => read({ [`db/${name}`]: '' }))).toEqual({ code: 'migrations/unsupported-feature', where: `db/${name}`, detail: `db/${name} ${feature}` });
  });

  it('says which callbacks never run', () => {
    const result = flyway.read(filesOf({ 'db/V1__a.sql': '', 'db/beforeClean.sql': '', 'db/afterUndo__x.sql': '' }), folder, {});
    expect(result.companions).toEqual(['db/beforeClean.sql', 'db/afterUndo__x.sql']);
    expect(result.notes).toEqual([
      'db/beforeClean.sql is a callback of flyway clean (beforeClean) and never runs here', 'db/afterUndo__x.sql is a callback of flyway undo (afterUndo) and never runs here',
    ]);
  });
});

describe('order of Flyway files', () => {
  it.each(versionVectors)('compares %s with %s as %i', (a, b, sign) => {
    expect(Math.sign(flyway.compareVersions(a, b))).toBe(sign);
    expect(Math.sign(flyway.compareVersions(b, a))).toBe(sign === 0 ? 0 : -sign);
  });

  it('applies versions as numbers, then repeatable migrations by description', () => {
    const order = read({ 'db/R__b.sql': '', 'db/V10__x.sql': '', 'db/R__B.sql': '', 'db/V2__x.sql': '', 'db/sub/V1_1__x.sql': '', 'db/V1__x.sql': '' });
    expect(order.map((migration) => migration.script)).toEqual(['V1__x.sql', 'sub/V1_1__x.sql', 'V2__x.sql', 'V10__x.sql', 'R__B.sql', 'R__b.sql']);
  });

  it('refuses two spellings of one version and names both files', () => {
    expect(errorOf(() => read({ 'db/V1__a.sql': '', 'db/V2__b.sql': '', 'db/sub/V1.0__c.sql': '' }))).toEqual({
      code: 'migrations/duplicate-version',
      where: 'db/sub/V1.0__c.sql',
      detail: 'db/V1__a.sql and db/sub/V1.0__c.sql',
      expected: 'a version of its own, as in db/sub/V3__c.sql',
      actual: '1 and 1.0',
    });
  });

  it('refuses two repeatable migrations of one description', () => {
    expect(errorOf(() => read({ 'db/R__v.sql': '', 'db/sub/R__v.sql': '' }))).toEqual({
      code: 'migrations/duplicate-description',
      where: 'db/sub/R__v.sql',
      detail: 'db/R__v.sql and db/sub/R__v.sql',
    });
  });

  it('refuses a version that the history table cannot hold', () => {
    expect(errorOf(() => read({ [`db/V${'1'.repeat(51)}__a.sql`]: '' }))).toMatchObject({ code: 'migrations/version-too-long', expected: 'at most 50 characters' });
  });
});

describe('checksums of Flyway files', () => {
  it.each(checksumVectors)('gives %s the value that Java gives', (base64, expected) => {
    const [migration] = flyway.read([{ path: 'db/V1__a.sql', bytes: Buffer.from(base64, 'base64') }], folder, {}).migrations;
    expect(migration?.checksum).toBe(expected);
  });

  it('takes a versioned file as it is and a repeatable one after placeholders, with the raw value as equivalent', () => {
    const [versioned, repeatable] = read({ 'db/V1__a.sql': '${greeting}', 'db/R__a.sql': '${greeting}' });
    if (versioned === undefined || repeatable === undefined) throw new Error('two migrations expected');
    expect(flyway.checksum(versioned, 'hello')).toBe(versioned.checksum);
    expect(repeatable.checksum).toBeUndefined();
    expect(repeatable.equivalentChecksums).toEqual([versioned.checksum]);
    expect(flyway.checksum(repeatable, 'hello')).toBe(String(0x3610a686));
  });
});

describe('placeholders of Flyway files', () => {
  it.each([
    ["select '${greeting}' -- ${GREETING}", "select 'hello' -- hello"],
    ['${nested}', '${greeting}'],
    ['$${greeting}', '$${greeting}'],
    ['$$${greeting}$$', '$$hello$$'],
    ['${flyway:defaultSchema}.${flyway:table} ${flyway:user}@${flyway:database}', 'app.flyway_schema_history deployer@shop'],
    ['${flyway:timestamp} ${flyway:workingDirectory} ${flyway:environment}', '2026-11-20 10:00:00 /home/runner/work default'],
    ['price: 5$', 'price: 5$'],
    ['$1 {x}', '$1 {x}'],
  ])('renders %s', (text, expected) => {
    expect(rendered(text)).toBe(expected);
  });

  it('knows the name of the file', () => {
    expect(rendered('${flyway:filename}', 'db/sub/V1__a.sql')).toBe('V1__a.sql');
  });

  it.each([
    ['select 1;\nselect ${unknown};', 'db/V1__a.sql:2', '${unknown}'],
    ['${greeting', 'db/V1__a.sql:1', '${greeting}'],
    ['${}', 'db/V1__a.sql:1', '${}'],
    ['${ greeting }', 'db/V1__a.sql:1', '${ greeting }'],
  ])('refuses %j', (text, where, detail) => {
    expect(errorOf(() => rendered(text))).toEqual({ code: 'migrations/unknown-placeholder', where, detail });
  });
});

describe('the lock of Flyway', () => {
  it.each(lockVectors)('is $key for $schema.$table', ({ key, ...location }) => {
    expect(flyway.history.lockKey({ ...location, database: 'shop' })).toBe(key);
  });
});

describe('detection of Flyway', () => {
  it('counts the files that are named its way', () => {
    expect(flyway.detect?.(filesOf({ 'db/V1__a.sql': '', 'db/R__b.sql': '', 'db/seed.sql': '', 'db/README.md': '' }))).toEqual({
      confidence: 2 / 3,
      reason: '2 of 3 SQL files are named like Flyway migrations, V<version>__<description>.sql or R__<description>.sql',
    });
  });
});
