import { describe, expect, it } from '@jest/globals';

import { goose } from '../../../../src/migrations/formats/goose.ts';
import { substituteVariables } from '../../../../src/migrations/formats/goose/substitute-variables.ts';
import type { HistoryLocation, PlaceholderContext } from '../../../../src/migrations/format.ts';
import { readMigrations } from '../../../../src/migrations/read-migrations.ts';
import { refusedByGoose } from '../../../formats/goose/refused.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

const read = (texts: Readonly<Record<string, string>>, options = {}) => goose.read(filesOf(texts), ['db'], options);
const readOne = (text: string) => read({ 'db/1_a.sql': text });
const context: PlaceholderContext = {
  values: { NAME: 'shop', EMPTY: '' }, schema: '', database: '', user: '', historyTable: '', timestamp: '', workingDirectory: '', engine: { name: 'mysql' },
};
const render = (text: string, engine: PlaceholderContext['engine'] = { name: 'postgresql' }): string => {
  const [migration] = readOne(text).migrations;
  return migration === undefined ? '' : goose.render(migration, { ...context, engine });
};

describe('names of goose migrations', () => {
  it('are numbers above 0 in the order of their values', () => {
    const { migrations } = read({ 'db/10_b.sql': '-- +goose Up\n', 'db/002_a_b.sql': '-- +goose Up\n', 'db/+3_.sql': '-- +goose Up\n' });
    expect(migrations.map(({ version, description, script }) => [version, description, script])).toEqual([['002', 'a b', '002_a_b.sql'], ['3', '', '+3_.sql'], ['10', 'b', '10_b.sql']]);
  });

  it('leave out what goose leaves out, with the reason', () => {
    const { migrations, notes, misnamed } = read({ 'db/schema.sql': '', 'db/0_a.sql': '', 'db/1.sql': '', 'db/1_a.SQL': '', 'db/old/1_a.sql': '', 'db/2_x_test.go': '', 'db/main.go': '' });
    expect(migrations).toEqual([]);
    expect(misnamed?.map(({ path }) => path)).toEqual(['db/schema.sql', 'db/0_a.sql', 'db/1.sql', 'db/1_a.SQL']);
    expect(notes).toContain('db/old/1_a.sql is left out: goose does not look into folders below the migration directory');
  });

  it('refuse a migration in Go by its name', () => {
    expect(errorOf(() => read({ 'db/1_a.sql': '-- +goose Up\n', 'db/2_b.go': 'package x' }))).toEqual({
      code: 'migrations/unsupported-feature', where: 'db/2_b.go', detail: 'db/2_b.go is a migration in Go, which only a build of goose with it can run',
    });
  });

  it('refuse one number twice, and one that bigint does not hold', () => {
    expect(errorOf(() => read({ 'db/1_a.sql': '-- +goose Up\n', 'db/01_b.sql': '-- +goose Up\n' }))).toMatchObject({ code: 'migrations/duplicate-version' });
    expect(errorOf(() => read({ 'db/9223372036854775808_a.sql': '-- +goose Up\n' }))).toMatchObject({ code: 'migrations/version-too-long' });
  });

  it('continue the directory’s own way of counting', () => {
    expect([undefined, '00007', '20240101120000'].map((newest) => goose.newFileName(newest, 'add_pets'))).toEqual(['00001_add_pets.sql', '00008_add_pets.sql', '20240101120001_add_pets.sql']);
  });
});

describe('a goose file', () => {
  it.each(refusedByGoose)('is refused where goose refuses it: %j', (text, line, detail) => {
    expect(errorOf(() => readOne(text))).toEqual({ code: 'migrations/refused-by-tool', where: `db/1_a.sql:${line}`, detail });
  });

  it('is sent without its Down part, each offset as it was', () => {
    const text = '-- +goose Up\r\nSELECT 1;\r\n-- +goose Down\r\nSELECT 2;\r\n';
    expect(render(text)).toBe('-- +goose Up\r\nSELECT 1;\r\n              \r\n         \r\n');
    expect(readOne(text).migrations[0]?.undo).toMatchObject({ path: 'db/1_a.sql', forbidsTransaction: false, text: '            \r\n         \r\n              \r\nSELECT 2;\r\n' });
  });

  it('keeps what the author says of the way back, and has none where nothing else is said', () => {
    const text = '-- +goose Up\nSELECT 1;\n-- +goose Down\n-- NOT REVERSIBLE\n;\n';
    expect(render(text)).toBe(text);
    expect(readOne(text).migrations[0]?.undo).toBeUndefined();
    expect(readOne('-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2\n').migrations[0]?.undo).toBeUndefined();
  });

  it('ends a statement where a mark ends it', () => {
    expect(render('-- +goose Up\n-- +goose StatementBegin\nSELECT 1\n-- +goose StatementEnd\nSELECT 2;\n')).toBe(`-- +goose Up\n-- +goose StatementBegin\nSELECT 1\n;${' '.repeat(21)}\nSELECT 2;\n`);
  });

  it('has no annotation left that MySQL would not take for a comment', () => {
    expect(render('--+goose Up\nSELECT 1;\n-- +goose Down\n', { name: 'mysql' })).toBe('           \nSELECT 1;\n-- +goose Down\n');
  });

  it('says where it must not run in a transaction', () => {
    const forbids = (text: string) => readOne(text).migrations.map((migration) => [goose.forbidsTransaction(migration), migration.undo?.forbidsTransaction]);
    expect(forbids('-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n-- +goose no transaction\n')).toEqual([[true, true]]);
    expect(forbids('-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n')).toEqual([[false, false]]);
  });

  it('is named where goose itself would cut a statement in two', () => {
    expect(readOne('-- +goose Up\nCREATE FUNCTION f() RETURNS int AS $x$\nBEGIN\n  RETURN 1;\nEND $x$ LANGUAGE plpgsql;\n').notes).toEqual([
      'db/1_a.sql:4: goose would cut the statement here, because it is not between StatementBegin and StatementEnd; it runs whole here',
    ]);
    expect(readOne('-- +goose Up\nCREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND;\n').notes).toHaveLength(1);
    expect(readOne("-- +goose Up\nINSERT INTO a VALUES ('x;\ny');\n").notes).toHaveLength(1);
    expect(readOne('-- +goose Up\nDELIMITER //\nSELECT 1//\nDELIMITER ;\n').notes).toEqual(['db/1_a.sql:2: goose does not know DELIMITER and would fail here']);
    expect(readOne('-- +goose Up\n-- +goose StatementBegin\nCREATE PROCEDURE p()\nBEGIN\n  SELECT 1;\nEND;\n-- +goose StatementEnd\nSELECT \';\';\n-- it\'s;\nSELECT 1;\n').notes).toEqual([]);
  });

  it('is written so that goose reads it', () => {
    const sql = 'CREATE TABLE a (id int);\nCREATE FUNCTION f() RETURNS int AS $$\nBEGIN\n  RETURN 1;\nEND $$ LANGUAGE plpgsql;\nSELECT 1;\n';
    const files = goose.newFiles?.({ files: [], newest: '007', description: 'x', folder: 'db/', sql, transactional: false });
    expect(files).toEqual([{
      path: 'db/008_x.sql',
      text: `-- +goose NO TRANSACTION\n-- +goose Up\nCREATE TABLE a (id int);\n-- +goose StatementBegin\n${sql.split('\n').slice(1, 5).join('\n')}\n-- +goose StatementEnd\nSELECT 1;\n`,
    }]);
    expect(readOne(files?.[0]?.text ?? '').notes).toEqual([]);
  });
});

describe('variables of a goose file', () => {
  const values: Readonly<Record<string, string>> = context.values;
  it.each([
    ['$NAME ${NAME} x', 'shop shop x'],
    ['${NAME:-y} ${NONE:-y} ${EMPTY:-y} ${NONE-z} ${EMPTY-z}|', 'shop y y z |'],
    ['${NONE:-a${NAME}b}', 'ashopb'],
    ['${NAME:1} ${NAME:1:2} ${NAME:-2} ${NAME: -2} ${NAME:0:-1}', 'hop ho shop op sho'],
    ['${NAME?gone} $$ \\$ \\\\ $(x) 5$', 'shop $ $ \\\\ $(x) 5$'],
  ])('are replaced in %s', (line, expected) => {
    expect(substituteVariables(line, (name) => values[name])).toBe(expected);
  });

  it('are replaced between ENVSUB ON and OFF, in what is sent alone', () => {
    expect(render('-- +goose Up\n-- +goose ENVSUB ON\n-- $NONE\nSELECT \'$NAME\'; -- ${NAME}\n-- +goose ENVSUB OFF\nSELECT \'$NONE\';\n-- +goose Down\nSELECT 1;\n')).toBe(
      '-- +goose Up\n-- +goose ENVSUB ON\n-- $NONE\nSELECT \'shop\'; -- shop\n-- +goose ENVSUB OFF\nSELECT \'$NONE\';\n              \n         \n',
    );
    expect(readOne('-- +goose ENVSUB ON\n-- +goose Up\n-- +goose Down\nDROP TABLE $NAME;\n').migrations[0]?.undo).toBeUndefined();
  });

  it.each([
    ['SELECT $NONE;', '${NONE}'], ['SELECT ${NONE?say it};', '${NONE}: say it'], ['SELECT $1;', 'the name of a variable begins with a letter'],
    ['SELECT ${NAME;', 'a variable in braces is not closed'], ['SELECT ${NAME:x};', 'the offset of a variable is no number'], ['SELECT ${toString};', '${toString}'],
  ])('without a value or out of form are refused: %s', (line, detail) => {
    expect(errorOf(() => render(`-- +goose Up\n-- +goose ENVSUB ON\n${line}\n`))).toEqual({ code: 'migrations/unknown-placeholder', where: 'db/1_a.sql:3', detail });
  });
});

describe('goose’s history', () => {
  const { history } = goose;
  const location: HistoryLocation = { family: 'postgres', database: 'shop', schema: 'public', table: 'goose_db_version' };

  it('begins with a row of version 0', () => {
    expect(history.create(location).map(({ text, values }) => [text.split('\n')[0], values])).toEqual([
      ['CREATE TABLE "public"."goose_db_version" (', undefined],
      ['INSERT INTO "public"."goose_db_version" ("version_id", "is_applied") VALUES ($1, $2)', ['0', true]],
    ]);
  });

  it('reads the row of an old Down as the end of a version', () => {
    const row = { id: 3, version_id: '20240101120000', is_applied: false, tstamp: null };
    expect(history.parseRow(row)).toEqual({ rank: 3, version: '20240101120000', kind: 'deletion', description: '', script: '20240101120000', success: true });
    expect(history.parseRow({ ...row, is_applied: 1, tstamp: '2024-01-01T00:00:00' })).toMatchObject({ kind: 'versioned', appliedAt: '2024-01-01T00:00:00' });
    expect(history.parseRow({ ...row, version_id: 0 })).toMatchObject({ kind: 'marker' });
  });

  it('forgets a version as goose down does, and has goose’s lock', () => {
    const [migration] = read({ 'db/007_a.sql': '-- +goose Up\n' }).migrations;
    expect(migration === undefined ? [] : history.forget?.(location, migration)).toEqual([{ text: 'DELETE FROM "public"."goose_db_version" WHERE "version_id" = $1', values: ['7'] }]);
    expect([history.lockKey(location), history.lockKey({ ...location, family: 'mysql' })]).toEqual(['4097083626', undefined]);
  });
});

describe('what goose does with late versions', () => {
  it('is to refuse them unless it is told otherwise', () => {
    const rules = (options: Readonly<Record<string, string>>) => readMigrations({ files: filesOf({ 'db/1_a.sql': '-- +goose Up\n' }), folders: ['db'], options }).rules;
    expect([rules({}).lateVersion, rules({ 'allow-missing': 'true' }).lateVersion]).toEqual(['refused', 'applied']);
    expect(errorOf(() => rules({ strict: 'true' }))).toMatchObject({ code: 'config/unknown-key' });
  });
});
