import { defineRule, type RuleResult } from '../../define-rule.ts';
import type { OptionValues } from '../../rule-options.ts';
import { newNames, type NewName } from '../../new-names.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));';

/** The pattern of kinds that the option does not name. */
const snakeCase = '^[a-z][a-z0-9_]*$';

export const namingConvention = defineRule({
  id: 'naming-convention',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Name new objects by the convention',
  why: 'Names with capitals or blanks must be quoted for ever, differ between file systems on MySQL, and cannot be guessed from one table to the next.',
  fix: 'Choose a name that matches the pattern; a later rename breaks whoever uses the old one.',
  sources: [
    'atlas:NM101', 'atlas:NM102', 'atlas:NM103', 'atlas:NM104', 'atlas:NM105', 'atlas:NM106', 'bytebase:NAMING_TABLE', 'bytebase:NAMING_COLUMN',
    'bytebase:NAMING_INDEX_PK', 'bytebase:NAMING_INDEX_UK', 'bytebase:NAMING_INDEX_FK', 'bytebase:NAMING_INDEX_IDX', 'skeema:name-case',
  ],
  options: {
    patterns: {
      type: 'pattern-map',
      default: {},
      summary: 'Regular expressions by kind (default, schema, table, column, index, primary-key, unique, foreign-key, check, exclusion, not-null, view, '
        + 'function, enum); {table}, {columns} and {referenced} stand for the names they mean',
    },
    allow: { type: 'pattern-list', default: [], summary: 'Names that need not match' },
  },
  messages: {
    mismatch: {
      title: 'The name {name} of a new {kind} breaks the convention',
      why: 'Names of this kind match {pattern}.',
      fix: 'Choose a name that matches, before anything depends on this one.',
    },
  },
  examples: {
    bad: [
      {
        title: 'quoted capitals', engine: 'postgresql',
        files: ['CREATE TABLE "Orders" (\n  id bigint PRIMARY KEY,\n  "userId" bigint NOT NULL\n);'], expect: ['1:1', '1:3'],
      },
      {
        title: 'indexes and constraints', engine: 'postgresql', base: [users],
        files: ['CREATE INDEX "I1" ON users (email);\nALTER TABLE users\n  ADD CONSTRAINT "Check" CHECK (email <> \'\') NOT VALID;'], expect: ['1:1', '1:3'],
      },
      { title: 'capitals', engine: 'mysql', files: ['CREATE TABLE Orders (Id bigint PRIMARY KEY);'], expect: ['1:1', '1:1'] },
      { title: 'a changed name', engine: 'mariadb', base: [users], files: ['ALTER TABLE users CHANGE email eMail varchar(50);'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'unquoted capitals, which PostgreSQL folds', engine: 'postgresql',
        files: ['CREATE TABLE Orders (Id bigint PRIMARY KEY);\nCREATE INDEX ON Orders (Id);'], expect: [],
      },
      {
        title: 'old names that are only referred to', engine: 'postgresql', base: ['CREATE TABLE "Orders" ("Id" bigint PRIMARY KEY, a int);'],
        files: ['ALTER TABLE "Orders" DROP COLUMN a;\nDROP TABLE "Orders";'], expect: [],
      },
      { title: 'a definition anew under its old name', engine: 'mysql', base: ['CREATE TABLE t (Id int);'], files: ['ALTER TABLE t MODIFY Id bigint;'], expect: [] },
      { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE Picked (Id int);'], expect: [] },
    ],
  },
  check({ operations, options }): readonly RuleResult[] {
    const made = new Map<string, RegExp>();
    const patternFor = (found: NewName): RegExp => {
      const source = patternSource(found, options);
      const pattern = made.get(source) ?? new RegExp(source, 'u');
      made.set(source, pattern);
      return pattern;
    };
    return operations.flatMap((judged) => newNames(judged)
      .filter((found) => !options.matches('allow', found.name) && !patternFor(found).test(found.name))
      .map((found) => ({
        at: judged.in,
        span: found.span,
        message: 'mismatch',
        values: { name: found.name, kind: found.kind.replace('-', ' '), pattern: patternFor(found).source },
        objects: [found.table === undefined ? found.name : `${found.table}.${found.name}`],
      })));
  },
});

/** The pattern of a kind, with the names that it is built from in their places. */
function patternSource({ kind, table = '', columns = [], referenced = '' }: NewName, options: OptionValues): string {
  const patterns = options.map('patterns');
  const template = patterns[kind] ?? patterns['default'] ?? snakeCase;
  const parts: Readonly<Record<string, string>> = { table, columns: columns.join('_'), referenced };
  return template.replace(/\{(table|columns|referenced)\}/g, (_, part: string) => escaped(parts[part] ?? ''));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
