import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openRepository } from '../../src/git/open-repository.ts';
import { ProjectFolder } from '../support/project-folder.ts';

let project: ProjectFolder;

beforeEach(() => {
  project = new ProjectFolder();
});

afterEach(() => {
  project.remove();
});

describe('how git keeps files', () => {
  it('tells line ends in git and in the work tree, links, and what attributes settle', async () => {
    project.write({
      'db/lf.sql': 'a\nb\n', 'db/mixed.sql': 'a\r\nb\n', 'db/crlf.sql': 'a\r\n', 'db/converted.sql': 'a\n', 'db/tab\tname é.sql': 'a\n',
      'db/.gitattributes': 'crlf.sql -text\nlf.sql text eol=lf\n', 'other/x.sql': 'a\n',
    });
    symlinkSync('lf.sql', join(project.path, 'db/link.sql'));
    project.branchOff();
    project.write({ 'db/converted.sql': 'a\r\n', 'db/untracked.sql': 'a\r\n' });
    const forms = await openRepository(project.path).storedForms(['db']);
    expect(forms.filter(({ path }) => !path.endsWith('.gitattributes'))).toEqual([
      { path: 'db/converted.sql', kind: 'file', stored: 'lf', checkedOut: 'crlf', isSettled: false },
      { path: 'db/crlf.sql', kind: 'file', stored: 'crlf', checkedOut: 'crlf', isSettled: true },
      { path: 'db/lf.sql', kind: 'file', stored: 'lf', checkedOut: 'lf', isSettled: true },
      { path: 'db/link.sql', kind: 'link', isSettled: false },
      { path: 'db/mixed.sql', kind: 'file', stored: 'mixed', checkedOut: 'mixed', isSettled: false },
      { path: 'db/tab\tname é.sql', kind: 'file', stored: 'lf', checkedOut: 'lf', isSettled: false },
      { path: 'db/untracked.sql', kind: 'file', checkedOut: 'crlf', isSettled: false },
    ]);
  });

  it('asks for line ends of the named files alone, and lists the others', async () => {
    project.write({ 'db/a.sql': 'a\n', 'db/b.sql': 'b\n' }).branchOff();
    expect(await openRepository(project.path).storedForms(['db'], ['db/b.sql'])).toEqual([
      { path: 'db/a.sql', kind: 'file', isSettled: false },
      { path: 'db/b.sql', kind: 'file', stored: 'lf', checkedOut: 'lf', isSettled: false },
    ]);
    expect(await openRepository(project.path).storedForms([''], [])).toHaveLength(2);
  });

  it('knows nothing outside a repository', async () => {
    project.write({ 'db/a.sql': 'a\n' });
    expect(await openRepository(project.path).storedForms(['db'])).toEqual([]);
  });
});
