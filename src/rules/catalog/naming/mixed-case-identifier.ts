import { createdNames, nameIdentity } from '../../created-names.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';

/** What can be written without quotes, and stays as it is written. */
const plain = /^[\p{Ll}\p{Lo}_][\p{Ll}\p{Lo}\p{M}\p{N}_$]*$/u;

export const mixedCaseIdentifier = defineRule({
  id: 'mixed-case-identifier',
  category: 'naming',
  engines: ['postgresql'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Choose names that need no quotes',
  why: 'PostgreSQL folds what is not quoted to lower case. A name with capitals, blanks or signs exists only in quotes: every query, tool and person has to know.',
  fix: 'Write the name in lower case, words joined by underscores.',
  sources: [],
  options: {
    allow: { type: 'pattern-list', default: [], summary: 'Names that may need quotes' },
  },
  messages: {
    quoted: {
      title: 'The name {name} of a new {kind} needs quotes',
      why: 'Whoever writes it without them means another name.',
      fix: 'Write it in lower case, before anything depends on it.',
    },
  },
  examples: {
    bad: [
      { title: 'capitals and blanks', engine: 'postgresql', files: ['CREATE TABLE "Order" (\n  id bigint PRIMARY KEY,\n  "unit price" int\n);'], expect: ['1:1', '1:3'] },
      { title: 'other objects', engine: 'postgresql', base: [users], files: ['CREATE SEQUENCE "Numbers";\nALTER TABLE users RENAME COLUMN email TO "eMail";'], expect: ['1:1', '1:2'] },
    ],
    good: [
      { title: 'capitals without quotes', engine: 'postgresql', files: ['CREATE TABLE Orders (Id bigint PRIMARY KEY, "user" text, größe int);'], expect: [] },
      { title: 'old names', engine: 'postgresql', base: ['CREATE TABLE "Order" ("Id" bigint PRIMARY KEY);'], files: ['ALTER TABLE "Order" ADD COLUMN note text;\nCREATE INDEX order_id ON "Order" ("Id");'], expect: [] },
    ],
  },
  check({ operations, options }): readonly RuleResult[] {
    return operations.flatMap((judged) => createdNames(judged)
      .filter(({ name }) => !plain.test(name) && !options.matches('allow', name))
      .map((found) => ({
        at: judged.in,
        span: found.span,
        message: 'quoted',
        values: { name: found.name, kind: found.kind.replace('-', ' ') },
        objects: [nameIdentity(found)],
      })));
  },
});
