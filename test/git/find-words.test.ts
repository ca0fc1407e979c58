import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { findWords } from '../../src/git/find-words.ts';
import { openRepository } from '../../src/git/open-repository.ts';
import { makeGitRepository, type GitRepository } from '../support/git-repository.ts';

describe('searching the repository for words', () => {
  let repository: GitRepository;

  beforeAll(() => {
    repository = makeGitRepository();
    repository.commit({
      'src/user.ts': 'const a = user.nick_name;\n// nick_names\nnick_name(user, "--help");\n',
      'db/migrations/1.sql': 'ALTER TABLE users DROP COLUMN nick_name;\n',
      'with blank/ä.rb': 'nick_name\n',
      'picture.bin': 'nick_name\0',
    });
    writeFileSync(path.join(repository.root, 'untracked.ts'), 'nick_name\n');
  });

  afterAll(() => { repository.remove(); });

  it('finds whole words in tracked text files, the named folders apart', async () => {
    const { places, unread } = await openRepository(repository.root).findWords(['nick_name', 'absent'], ['db/migrations']);
    expect(places).toEqual([
      { word: 'nick_name', path: 'src/user.ts', line: 1 },
      { word: 'nick_name', path: 'src/user.ts', line: 3 },
      { word: 'nick_name', path: 'with blank/ä.rb', line: 1 },
    ]);
    expect(unread).toBeUndefined();
  });

  it.each(['.*', '-e', '--open-files-in-pager=touch x', 'nick'])('takes %p for nothing but a word', async (word) => {
    expect((await findWords(repository.root, [word], [])).places).toEqual([]);
  });

  it('says where it could not look', async () => {
    const broken = path.join(repository.root, '.git', 'nothing');
    mkdirSync(broken);
    expect(await findWords(broken, ['nick_name'], [])).toEqual({ places: [], unread: 'git could not search the repository' });
  });
});
