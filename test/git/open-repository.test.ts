import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openRepository } from '../../src/git/open-repository.ts';
import type { Repository } from '../../src/ports/repository.ts';

let root = '';

function git(...args: string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

function commitAll(message: string): string {
  git('add', '-A');
  git('commit', '-q', '-m', message);
  return git('rev-parse', 'HEAD');
}

async function codeOf(run: () => unknown): Promise<string> {
  return new Promise((resolve) => {
    resolve(run());
  }).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
}

beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'repository-')));
});

afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('the change set of a branch', () => {
  let repository: Repository;
  let base = '';

  beforeEach(() => {
    git('init', '-q', '-b', 'main');
    write('db/V1__a.sql', 'create table a (id int);\n');
    write('db/V2__b.sql', 'create table b (id int);\ncreate table bb (id int);\n');
    write('db/V3__c.sql', 'create table c (id int);\ncreate table cc (id int);\n');
    base = commitAll('base');
    git('checkout', '-q', '-b', 'feature');
    repository = openRepository(join(root, 'db'));
  });

  it('lists added, edited, renamed and deleted files from the merge base on', async () => {
    write('db/V4__d.sql', 'select 1;\n');
    write('db/V1__a.sql', 'create table a (id bigint);\n');
    git('mv', 'db/V2__b.sql', 'db/V2__renamed.sql');
    git('rm', '-q', 'db/V3__c.sql');
    commitAll('feature');
    const changeSet = await repository.changeSet([], ['db']);
    expect(changeSet.base).toBe(base);
    expect(changeSet.source).toBe('merge base with the default branch main');
    expect(changeSet.files).toEqual([
      { path: 'db/V1__a.sql', change: 'edited' },
      { path: 'db/V2__renamed.sql', change: 'renamed', from: 'db/V2__b.sql' },
      { path: 'db/V3__c.sql', change: 'deleted' },
      { path: 'db/V4__d.sql', change: 'added' },
    ]);
  });

  it('ignores what the default branch gained after the branch was cut', async () => {
    git('checkout', '-q', 'main');
    write('db/V9__later.sql', 'select 9;\n');
    commitAll('later');
    git('checkout', '-q', 'feature');
    expect((await repository.changeSet([{ ref: 'main' }], ['db'])).files).toEqual([]);
  });

  it('includes files that are not committed yet, with names that need quoting', async () => {
    write('db/V5__añb "c"\td.sql', 'select 1;\n');
    expect((await repository.changeSet([], ['db'])).files).toEqual([{ path: 'db/V5__añb "c"\td.sql', change: 'added' }]);
  });

  it('looks at nothing outside the folders: what moves into one is added, what moves out is deleted', async () => {
    git('checkout', '-q', 'main');
    write('other/V7__x.sql', 'create table moved_in (id int);\n');
    base = commitAll('other');
    git('checkout', '-q', '-b', 'moves');
    git('mv', 'other/V7__x.sql', 'db/V7__x.sql');
    git('mv', 'db/V3__c.sql', 'other/V3__c.sql');
    write('other/untracked.sql', '');
    write('db-other/V1__x.sql', '');
    commitAll('moves');
    const inFolder = await repository.changeSet([], ['db']);
    expect(inFolder.files).toEqual([{ path: 'db/V3__c.sql', change: 'deleted' }, { path: 'db/V7__x.sql', change: 'added' }]);
    const everywhere = await repository.changeSet([], ['']);
    expect(everywhere.files.map(({ path, change }) => `${change} ${path}`)).toEqual(['added db-other/V1__x.sql', 'renamed db/V7__x.sql', 'renamed other/V3__c.sql', 'added other/untracked.sql']);
  });

  it('takes the name of a folder as it is, never for a pattern', async () => {
    write('d*/V9__x.sql', 'select 9;\n');
    commitAll('star');
    expect((await repository.changeSet([], ['d*'])).files).toEqual([{ path: 'd*/V9__x.sql', change: 'added' }]);
  });

  it('reads files as they were at the base, whatever the work tree says', async () => {
    write('db/V1__a.sql', 'edited');
    const files = await repository.readFilesAt(base, 'db', new Set(['db/V1__a.sql', 'db/V3__c.sql']));
    expect(files.map((file) => [file.path, Buffer.from(file.bytes).toString('utf8')])).toEqual([
      ['db/V1__a.sql', 'create table a (id int);\n'],
      ['db/V3__c.sql', 'create table c (id int);\ncreate table cc (id int);\n'],
    ]);
    expect(await repository.listFilesAt(base, 'db')).toEqual(['db/V1__a.sql', 'db/V2__b.sql', 'db/V3__c.sql']);
    expect(await repository.readFilesAt(base, 'no/such/folder')).toEqual([]);
  });

  it('names a base ref that git does not know, and never reads it as an option', async () => {
    expect(await codeOf(() => repository.changeSet([{ ref: 'no-such-branch' }], ['db']))).toBe('git/unknown-ref');
    expect(await codeOf(() => repository.changeSet([{ ref: '--output=/etc/x' }], ['db']))).toBe('git/unknown-ref');
  });

  it('takes the first base that the clone has', async () => {
    const changeSet = await repository.changeSet([{ ref: 'no-such-branch' }, { ref: 'main', source: 'the second' }], ['db']);
    expect([changeSet.base, changeSet.source]).toEqual([base, 'the second']);
  });

  it('says when the clone is too shallow to find the base', async () => {
    write('db/V4__d.sql', 'select 1;\n');
    commitAll('feature');
    const clone = join(root, 'clone');
    git('clone', '-q', '--depth', '1', '--no-single-branch', `file://${root}`, clone);
    const shallow = openRepository(clone);
    expect(await codeOf(() => shallow.changeSet([{ ref: 'origin/main' }], ['db']))).toBe('git/shallow-clone');
  });
});

describe('a clone of the branch that stands for the default branch', () => {
  let clone = '';
  /** Clones the branch alone; its name is then the only one that the clone knows. */
  function cloneBranch(...args: string[]): Repository {
    git('init', '-q', '-b', 'main');
    write('db/V1__a.sql', 'create table a (id int);\n');
    commitAll('base');
    write('db/V2__b.sql', 'create table b (id int);\n');
    commitAll('feature');
    clone = join(root, 'clone');
    git('clone', '-q', ...args, `file://${root}`, clone);
    git('-C', clone, 'remote', 'set-head', 'origin', 'main');
    return openRepository(clone);
  }

  it('is too shallow where nothing differs: what the branch changed may lie in its one commit', async () => {
    const repository = cloneBranch('--depth', '1');
    expect(await codeOf(() => repository.changeSet([], ['db']))).toBe('git/shallow-clone');
    expect(await codeOf(() => repository.changeSet([{ ref: 'HEAD' }], ['db']))).toBe('no error');
  });

  it('has a change set all the same where something is not committed yet', async () => {
    const repository = cloneBranch('--depth', '1');
    writeFileSync(join(clone, 'db/V3__c.sql'), 'select 1;');
    expect((await repository.changeSet([], ['db'])).files).toEqual([{ path: 'db/V3__c.sql', change: 'added' }]);
  });

  it('has no change where it is whole, also where it is so without a name for the default branch', async () => {
    const repository = cloneBranch();
    expect((await repository.changeSet([], ['db'])).files).toEqual([]);
    git('-C', clone, 'remote', 'remove', 'origin');
    expect((await repository.changeSet([], ['db'])).files).toEqual([]);
  });

  it('is too shallow whichever name the branch has there', async () => {
    const repository = cloneBranch('--depth', '1');
    git('-C', clone, 'remote', 'remove', 'origin');
    expect(await codeOf(() => repository.changeSet([], ['db']))).toBe('git/shallow-clone');
  });
});

describe('the work tree', () => {
  it('lists regular files of a folder and its sub-folders, sorted', () => {
    write('db/b/2.sql', '');
    write('db/a.sql', '');
    const repository = openRepository(root);
    expect(repository.listFiles('db')).toEqual(['db/a.sql', 'db/b/2.sql']);
  });

  it('refuses a symbolic link that leaves the repository, and reads one that stays', async () => {
    write('other/x.sql', 'select 1;');
    mkdirSync(join(root, 'db'));
    symlinkSync('../other/x.sql', join(root, 'db/x.sql'));
    const repository = openRepository(root);
    expect(repository.listFiles('db')).toEqual(['db/x.sql']);
    symlinkSync('/etc/hostname', join(root, 'db/y.sql'));
    expect(await codeOf(() => repository.listFiles('db'))).toBe('migrations/symlink-leaves-repository');
  });

  it('names a missing folder', async () => {
    const repository = openRepository(root);
    expect(await codeOf(() => repository.listFiles('nowhere'))).toBe('migrations/directory-missing');
  });

  it('works without git history, but has no change set then', async () => {
    write('db/a.sql', 'x');
    const repository = openRepository(root);
    expect(repository.readFiles(['db/a.sql']).map((file) => Buffer.from(file.bytes).toString())).toEqual(['x']);
    expect(await codeOf(() => repository.changeSet([], ['db']))).toBe('git/not-a-repository');
  });
});
