import { describe, expect, it } from '@jest/globals';

import { recognise } from '../../../../src/migrations/detect-format.ts';
import { readMigrations, type ReadMigrations } from '../../../../src/migrations/read-migrations.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

type Files = Readonly<Record<string, string>>;

const read = (files: Files, options: Files = {}, folders: readonly string[] = ['db']): ReadMigrations => readMigrations({ files: filesOf(files), folders, format: 'knex', options });

describe('a directory of knex', () => {
  it.each<readonly [string, string]>([
    ['db/1_a.js', 'exports.up = function(knex) {\n  return knex.schema.createTable("a");\n};\n'],
    ['db/1_a.js', 'exports.up = async (knex) => {};\n'],
    ['db/1_a.ts', 'import type { Knex } from "knex";\nexport async function up(db: Knex): Promise<void> {}\n'],
    ['db/1_a.mjs', 'export const up = (knex) => knex.raw("");\n'],
    ['db/1_a.js', 'module.exports = { up: async function (knex) {} };\n'],
    ['db/1_a.cjs', 'module.exports = {\n  async up(knex) {}\n};\n'],
  ])('is recognised by %s with %j', (path, text) => {
    expect(recognise(filesOf({ [path]: text }))).toEqual({ name: 'knex', reason: `${path} exports an up that takes knex` });
  });

  it.each([
    ['node-pg-migrate', 'exports.up = (pgm) => { pgm.createTable("a"); };\n'],
    ['Sequelize', 'module.exports = { up: (queryInterface, Sequelize) => {} };\n'],
    ['TypeORM', 'export class A implements MigrationInterface { public async up(queryRunner: QueryRunner) {} }\n'],
    ['Kysely', 'export async function up(db: Kysely<any>): Promise<void> {}\n'],
    ['nobody', 'export function backup(knex) {}\n'],
  ])('is not seen in a migration of %s', (_, text) => {
    expect(recognise(filesOf({ 'db/1_a.ts': text }))).toBeUndefined();
  });

  it('lists its files by name, and runs none', () => {
    const { migrations, notes } = read({ 'db/20260102_b.ts': 'b', 'db/20260101_a-b.js': 'a', 'db/3.sql': 'SELECT 1;', 'db/sub/4.js': '', 'db/readme.md': '', 'db/9_c.mjs': '' });
    expect(migrations.map(({ version, description, text, notRun }) => [version, description, text, notRun !== undefined])).toEqual([['20260101_a-b.js', 'a b', '', true], ['20260102_b.ts', 'b', '', true]]);
    expect(new Set(migrations.map(({ hash }) => hash)).size).toBe(2);
    expect(notes).toEqual([
      'knex’s migrations are code, which is never executed here: lint has no SQL to judge in them, and a pending one has to be applied with knex',
      'db/3.sql is left out: knex runs it only where a migration in code reads it',
    ]);
    expect(read({ 'db/9_c.mjs': '', 'db/1.js': '' }, { 'load-extensions': '.mjs, .cjs' }).migrations.map(({ version }) => version)).toEqual(['9_c.mjs']);
  });

  it('follows what its knexfile says', () => {
    const knexfile = 'module.exports = { development: { client: "pg", migrations: {\n directory: "./sql/changes", tableName: "done", schemaName: "meta" }, seeds: { directory: "./seeds" } } };\n';
    const { migrations, rules } = read({ 'app/knexfile.js': knexfile, 'app/index.js': '', 'app/sql/changes/1_a.js': '', 'app/seeds/s.js': '' }, {}, ['app']);
    expect(migrations.map(({ path }) => path)).toEqual(['app/sql/changes/1_a.js']);
    expect([rules.history.defaultTable('postgres'), rules.history.defaultSchema?.postgres]).toEqual(['done', 'meta']);
    expect(read({ 'knexfile.ts': 'export default {}', 'migrations/1_a.ts': '' }, {}, ['']).migrations.length).toBe(1);
    expect(recognise(filesOf({ 'app/knexfile.js': knexfile }))).toEqual({ name: 'knex', reason: 'app/knexfile.js belongs to it' });
  });

  it('refuses one name in two folders, and a folder without code', () => {
    expect(errorOf(() => read({ 'db/1_a.js': '', 'more/1_a.js': '' }, {}, ['db', 'more']))).toMatchObject({ code: 'migrations/duplicate-version' });
    expect(errorOf(() => read({ 'db/1_a.sql': '' }))).toMatchObject({ code: 'migrations/none-found' });
  });
});
