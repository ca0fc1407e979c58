import { describe, expect, it } from '@jest/globals';
import { detectFormat } from '../../../../src/migrations/detect-format.ts';
import { skeema } from '../../../../src/migrations/formats/skeema.ts';
import { errorOf } from '../../../support/error-of.ts';
import { filesOf } from '../files.ts';

function read(texts: Readonly<Record<string, string>>, options: Readonly<Record<string, string>> = {}): ReturnType<typeof skeema.read> {
  return skeema.read(filesOf(texts), ['db'], options);
}

/** Path and what the option files say of it. */
function settingsOf(texts: Readonly<Record<string, string>>, options: Readonly<Record<string, string>> = {}): readonly unknown[] {
  return read(texts, options).migrations.map(({ path, recorded }) => [path, recorded]);
}

describe('a directory of skeema', () => {
  it('is known by its option file', () => {
    const { format, reason } = detectFormat(filesOf({ 'db/.skeema': '', 'db/a.sql': 'CREATE TABLE a (id int);' }));
    expect([format.name, reason]).toEqual(['skeema', 'db/.skeema belongs to it']);
  });

  it('takes options from the nearest file, and in a file from the environment first', () => {
    const texts = {
      'db/.skeema': 'default-character-set=latin1\n[production]\ndefault-character-set = utf8mb4\n[staging]\nflavor=mariadb:10.11\n',
      'db/shop/.skeema': 'schema=shop\n',
      'db/shop/a.sql': 'CREATE TABLE a (id int);',
      'db/stock/.skeema': 'schema=stock\ndefault_collation="utf8mb4_bin" # for all\n',
      'db/stock/b.sql': 'CREATE TABLE b (id int);',
    };
    expect(settingsOf(texts)).toEqual([
      ['db/shop/a.sql', { schema: 'shop', characterSet: 'utf8mb4' }],
      ['db/stock/b.sql', { schema: 'stock', characterSet: 'utf8mb4', collation: 'utf8mb4_bin' }],
    ]);
    expect(settingsOf(texts, { environment: 'staging' })[0]).toEqual(['db/shop/a.sql', { schema: 'shop', characterSet: 'latin1' }]);
    expect(read(texts).madeFor).toBeUndefined();
    expect(read(texts, { environment: 'staging' }).madeFor).toEqual({ engines: ['mariadb'], path: 'db/.skeema', word: 'mariadb:10.11' });
  });

  it.each([
    ['mysql:8.4', ['mysql']], ['mysql', ['mysql']], ['percona:8.0', ['mysql']], ['aurora:8.0', ['mysql']], ['MariaDB:11.4.2', ['mariadb']], ['postgresql:16', ['postgresql']],
  ])('is for the engine of its flavor %s', (flavor, engines) => {
    expect(read({ 'db/.skeema': `flavor=${flavor}`, 'db/a.sql': '' }).madeFor?.engines).toEqual(engines);
  });

  it('reads comments, quotes, other spellings and Windows line ends as the tool does', () => {
    const file = '\uFEFF# a comment\r\n; another\r\n\r\npassword="a#b;c"\r\nloose-Schema=shop#x\r\nskip-alter-wrapper\r\n[production]\r\nDEFAULT_CHARACTER_SET=\'utf8mb4\'\r\n';
    expect(settingsOf({ 'db/.skeema': file, 'db/a.sql': '' })).toEqual([['db/a.sql', { schema: 'shop', characterSet: 'utf8mb4' }]]);
  });

  it('says what only the tool itself leaves alone', () => {
    expect(read({ 'db/.skeema': 'ignore-table=^_\n', 'db/a.sql': '' }).notes).toEqual(['db/.skeema sets ignore-table, which only skeema itself follows; name such objects in drift.ignore.']);
  });

  it.each<[string, string, [string, string]]>([
    ['a header without its end', '\n[production\n', ['migrations/option-file-invalid', 'db/.skeema:2']],
    ['a line that is no option', 'flavor=mysql:8.4\n= 5\n', ['migrations/option-file-invalid', 'db/.skeema:2']],
    ['a quote without its end', 'schema="shop\n', ['migrations/option-file-invalid', 'db/.skeema:1']],
    ['a schema without a name', 'schema=\n', ['migrations/option-file-invalid', 'db/.skeema:1']],
    ['several schemas', 'schema=a,b\n', ['migrations/unsupported-feature', 'db/.skeema:1']],
    ['a schema that a command tells', 'schema=`ls`\n', ['migrations/unsupported-feature', 'db/.skeema:1']],
    ['a character set that is more than a name', 'default-character-set=utf8mb4; DROP DATABASE a\n', ['migrations/option-file-invalid', 'db/.skeema:1']],
    ['an unknown flavor', '[production]\nflavor=oracle:19\n', ['migrations/unknown-flavor', 'db/.skeema:2']],
    ['a flavor without sense', 'flavor=mysql:new\n', ['migrations/unknown-flavor', 'db/.skeema:1']],
  ])('refuses %s, with its line', (_, text, [code, where]) => {
    expect(errorOf(() => read({ 'db/.skeema': text, 'db/a.sql': '' }))).toMatchObject({ code, where });
  });

  it('keeps values to itself that it does not need', () => {
    expect(JSON.stringify(errorOf(() => read({ 'db/.skeema': 'password=hunter2\n[x', 'db/a.sql': '' })))).not.toContain('hunter2');
  });

  it('refuses an environment that no option file has', () => {
    expect(errorOf(() => read({ 'db/.skeema': '[production]\n', 'db/a.sql': '' }, { environment: 'prodution' }))).toMatchObject({ code: 'config/wrong-value', expected: 'one of the sections production' });
  });
});
