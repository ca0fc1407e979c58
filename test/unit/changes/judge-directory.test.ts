import { describe, expect, it } from '@jest/globals';
import { judgeDirectory, type DirectoryFacts } from '../../../src/changes/judge-directory.ts';
import type { Migration } from '../../../src/model/migration.ts';
import type { StoredForm } from '../../../src/model/stored-form.ts';

function migration(path: string, version: string): Migration {
  return { version, description: 'd', kind: 'versioned', path, script: path, text: 'select 1;', hash: path };
}

function file(path: string, rest: Partial<StoredForm> = {}): StoredForm {
  return { path, kind: 'file', stored: 'lf', checkedOut: 'lf', isSettled: true, ...rest };
}

const format: DirectoryFacts['format'] = { name: 'dbmate', gapless: false, hashesRawBytes: false };

function judge(facts: Partial<DirectoryFacts>): readonly (readonly string[])[] {
  const hits = judgeDirectory({ format, migrations: [], companions: [], notes: [], forms: [], beginnings: new Map(), isChanged: () => true, ...facts });
  return hits.map(({ rule, message, path }) => [rule, message, path]);
}

describe('a directory by itself', () => {
  it('finds two names that are one file where case does not count, accents written in two ways among them', () => {
    const forms = [file('db/1_A.sql'), file('db/1_a.sql'), file('db/2_\u00e9.txt'), file('db/2_e\u0301.txt'), file('db/3_c.txt')];
    expect(judge({ forms, companions: ['db/1_A.sql', 'db/1_a.sql'] })).toEqual([['case-collision', 'collides', 'db/1_A.sql'], ['case-collision', 'collides', 'db/2_\u00e9.txt']]);
    expect(judge({ forms, companions: ['db/1_A.sql', 'db/1_a.sql'], isChanged: (path) => path === 'db/1_a.sql' })).toEqual([['case-collision', 'collides', 'db/1_a.sql']]);
    expect(judge({ forms, isChanged: () => false })).toEqual([]);
  });

  it('finds SQL files and links that no tool reads, with the reason that the format gives', () => {
    const forms = [file('db/1_a.sql'), file('db/deep/2_b.SQL'), file('db/noversion.sql'), file('db/README.md'), file('db/inc.sql'), { ...file('db/more'), kind: 'link' as const }, { ...file('db/sub'), kind: 'submodule' as const }];
    const facts = { forms, migrations: [migration('db/1_a.sql', '1')], companions: ['db/inc.sql'], notes: ['db/noversion.sql is left out: it has no version'] };
    expect(judge(facts)).toEqual([
      ['unread-file', 'sql', 'db/deep/2_b.SQL'],
      ['unread-file', 'said', 'db/noversion.sql'],
      ['unread-file', 'link', 'db/more'],
      ['unread-file', 'submodule', 'db/sub'],
    ]);
  });

  it('finds a byte order mark', () => {
    const migrations = [migration('db/1_a.sql', '1'), migration('db/2_b.sql', '2')];
    const beginnings = new Map([['db/1_a.sql', Buffer.from('\ufeffselect 1;')], ['db/2_b.sql', Buffer.from('select 1;')]]);
    expect(judge({ migrations, beginnings })).toEqual([['byte-order-mark', 'mark', 'db/1_a.sql']]);
  });

  it('finds a gap where the format forbids one, at the migration behind it', () => {
    const migrations = [migration('a', '0001'), migration('b', '0002'), migration('c', '0005'), migration('d', '0006'), { ...migration('e', '9'), kind: 'undo' as const }];
    expect(judge({ migrations, format: { ...format, gapless: true } })).toEqual([['version-gap', 'gap', 'c']]);
    expect(judge({ migrations: [migration('a', '3')], format: { ...format, gapless: true } })).toEqual([['version-gap', 'gap', 'a']]);
    expect(judge({ migrations, format: { ...format, gapless: true }, isChanged: (path) => path === 'd' })).toEqual([]);
    expect(judge({ migrations })).toEqual([]);
  });
});

describe('line ends where the checksum covers the bytes', () => {
  const raw = { ...format, hashesRawBytes: true };
  const ends = (form: Partial<StoredForm>): readonly (readonly string[])[] => judge({ format: raw, migrations: [migration('db/1.sql', '1')], forms: [file('db/1.sql', form)] });

  it('finds mixed ones, those that the checkout changed, and CRLF that nothing protects', () => {
    expect(ends({ stored: 'mixed', checkedOut: 'mixed' })).toEqual([['line-endings', 'mixed', 'db/1.sql']]);
    expect(ends({ stored: 'lf', checkedOut: 'crlf' })).toEqual([['line-endings', 'converted', 'db/1.sql']]);
    expect(ends({ stored: 'crlf', checkedOut: 'crlf', isSettled: false })).toEqual([['line-endings', 'crlf', 'db/1.sql']]);
    expect(ends({ stored: 'crlf', checkedOut: 'crlf' })).toEqual([]);
    expect(ends({})).toEqual([]);
  });

  it('says once that nothing settles them, as a notice', () => {
    const migrations = [migration('db/1.sql', '1'), migration('db/2.sql', '2')];
    const forms = migrations.map(({ path }) => file(path, { isSettled: false }));
    const hits = judgeDirectory({ format: raw, migrations, companions: [], notes: [], forms, beginnings: new Map(), isChanged: () => true });
    expect(hits.map(({ message, path, severity, values }) => [message, path, severity, values['folder']])).toEqual([['unsettled', 'db/1.sql', 'notice', 'db/']]);
  });

  it('does not ask where line ends do not count', () => {
    expect(judge({ migrations: [migration('db/1.sql', '1')], forms: [file('db/1.sql', { stored: 'mixed', isSettled: false })] })).toEqual([]);
  });
});
