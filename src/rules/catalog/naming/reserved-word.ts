import { createdNames, nameIdentity } from '../../created-names.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { reservation } from '../../reserved-names.ts';

export const reservedWord = defineRule({
  id: 'reserved-word',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['engine-version'],
  supersedes: [],
  summary: 'Choose names that are no words of the language',
  why: 'A reserved word is a name only in quotes. Left out once, it is an error, or something else: SELECT user asks PostgreSQL who is connected. '
    + 'A word that the next version reserves breaks queries on the day of the upgrade.',
  fix: 'Choose another name, such as the plural, or one that says more.',
  sources: ['skeema:reserved-word', 'bytebase:NAMING_TABLE_NO_KEYWORD', 'bytebase:NAMING_IDENTIFIER_NO_KEYWORD'],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Names that are accepted' },
  },
  messages: {
    now: {
      title: 'The name {name} of a new {kind} is a reserved word',
      why: 'It means something else wherever its quotes are forgotten.',
      fix: 'Choose another name, before anything depends on this one.',
    },
    next: {
      title: 'The name {name} of a new {kind} will be a reserved word',
      why: 'The next major version of the server reserves it: queries without quotes fail from then on.',
      fix: 'Choose another name, before anything depends on this one.',
    },
  },
  examples: {
    bad: [
      { title: 'a table and a column', engine: 'postgresql', files: ['CREATE TABLE "user" (\n  id bigint PRIMARY KEY,\n  "order" int\n);'], expect: ['1:1', '1:3'] },
      { title: 'a column', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY,\n  `rank` int);'], expect: ['1:2'] },
      { title: 'a new name', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);'], files: ['ALTER TABLE t RENAME COLUMN a TO `key`;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'words that may be names', engine: 'postgresql', files: ['CREATE TABLE users (id bigint PRIMARY KEY, name text, value text, type text, "left_side" int);'], expect: [] },
      { title: 'old names', engine: 'mysql', base: ['CREATE TABLE `order` (id bigint PRIMARY KEY, `rank` int);'], files: ['ALTER TABLE `order` MODIFY `rank` bigint;'], expect: [] },
      { title: 'a word of another engine', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, user text, `rank` int);'], expect: [] },
    ],
  },
  check({ operations, options, engine }): readonly RuleResult[] {
    return operations.flatMap((judged) => createdNames(judged).flatMap((found): readonly RuleResult[] => {
      const message = options.matches('allow', found.name) ? undefined : reservation(engine, found.name);
      if (message === undefined) return [];
      const values = { name: found.name, kind: found.kind.replace('-', ' ') };
      return [{ at: judged.in, span: found.span, message, values, objects: [nameIdentity(found)] }];
    }));
  },
});
