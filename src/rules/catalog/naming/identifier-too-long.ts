import { engineFamilies } from '../../../model/engine-name.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { createdNames, nameIdentity, type CreatedName } from '../../created-names.ts';
import { defineRule, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';

const long = 'a'.repeat(63);

export const identifierTooLong = defineRule({
  id: 'identifier-too-long',
  category: 'naming',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Keep names within what the server stores',
  why: 'PostgreSQL cuts a name after 63 bytes and says so in a notice that nobody reads: two names that differ behind that are one, and a comparison with the written name finds nothing. '
    + 'MySQL and MariaDB refuse more than 64 characters.',
  fix: 'Shorten the name. Letters beyond ASCII take two bytes or more.',
  sources: ['squawk:identifier-too-long'],
  options: {},
  messages: {
    cut: {
      title: 'The name of a new {kind} is cut to 63 bytes: {name}',
      why: 'The object gets another name than the one that is written.',
      fix: 'Shorten the name to 63 bytes.',
    },
    collision: {
      title: 'Two names are the same once they are cut to 63 bytes: {name}',
      why: 'The server takes them for one: it refuses the second, or changes the object of the first.',
      fix: 'Shorten both names to 63 bytes that differ.',
    },
    refused: {
      title: 'The name of a new {kind} has more than 64 characters: {name}',
      why: 'The server refuses it.',
      fix: 'Shorten the name to 64 characters.',
    },
  },
  examples: {
    bad: [
      { title: 'a column', engine: 'postgresql', files: [`CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  ${long}b int\n);`], expect: ['1:3'] },
      { title: 'letters of two bytes', engine: 'postgresql', files: [`CREATE INDEX ${'ä'.repeat(32)} ON t (a);`], base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int);'], expect: ['1:1'] },
      { title: 'a table', engine: 'mysql', files: [`CREATE TABLE ${long}bc (id bigint PRIMARY KEY);`], expect: ['1:1'], impossible: 'the server refuses it too' },
      { title: 'a column', engine: 'mariadb', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: [`ALTER TABLE t ADD COLUMN ${long}bc int;`], expect: ['1:1'], impossible: 'the server refuses it too' },
    ],
    good: [
      { title: 'a name that fits exactly', engine: 'postgresql', files: [`CREATE TABLE ${long} (id bigint PRIMARY KEY);`], expect: [] },
      { title: 'a long text', engine: 'postgresql', files: [`CREATE TABLE t (id bigint PRIMARY KEY, a text DEFAULT '${long}bc' /* ${long}bc */);`], expect: [] },
      { title: 'characters, not bytes', engine: 'mysql', files: [`CREATE TABLE t (id bigint PRIMARY KEY, ${'ä'.repeat(64)} int);`], expect: [] },
      { title: 'a name that fits exactly', engine: 'mariadb', files: [`CREATE TABLE ${long}b (id bigint PRIMARY KEY);`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const isPostgres = engineFamilies[context.engine.name] === 'postgres';
    return isPostgres ? cutNames(context) : context.operations.flatMap(refusedNames);
  },
});

function refusedNames(judged: JudgedOperation): readonly RuleResult[] {
  return createdNames(judged).filter(({ name }) => [...name].length > 64).map((found) => hit(judged, found, 'refused'));
}

/** The tree holds names as the server cuts them, so that the written ones are sought in the text. */
function cutNames({ operations }: RuleContext): readonly RuleResult[] {
  const written = new Map<string, string>();
  return operations.flatMap((judged) => {
    const fresh = createdNames(judged).filter(({ name }) => Buffer.byteLength(name) > 59);
    if (fresh.length === 0) return [];
    const long_ = longWords(judged.in);
    return fresh.flatMap((found): readonly RuleResult[] => {
      const whole = long_.find((word) => cut(word) === found.name);
      if (whole === undefined) return [];
      const key = `${found.kind} ${nameIdentity(found)}`;
      const other = written.get(key);
      written.set(key, whole);
      const isTaken = found.kind === 'table' && resolveTable(judged.before, { name: found.name }) !== undefined;
      return [hit(judged, found, isTaken || (other !== undefined && other !== whole) ? 'collision' : 'cut')];
    });
  });
}

/** Identifiers of a statement beyond 63 bytes, folded as the server folds them. */
function longWords({ statement: { text } }: JudgedStatement): readonly string[] {
  const words = text.matchAll(/"((?:[^"]|""){22,})"|[\p{L}_][\p{L}\p{N}_$]{21,}/gu);
  return [...words]
    .map(([word, quoted]) => (quoted === undefined ? word.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : quoted.replaceAll('""', '"')))
    .filter((word) => Buffer.byteLength(word) > 63);
}

/** The first 63 bytes, without a character that they would cut in two. */
function cut(name: string): string {
  let bytes = 0;
  let kept = '';
  for (const character of name) {
    bytes += Buffer.byteLength(character);
    if (bytes > 63) break;
    kept += character;
  }
  return kept;
}

function hit(judged: JudgedOperation, found: CreatedName, message: string): RuleResult {
  return { at: judged.in, span: found.span, message, values: { name: found.name, kind: found.kind.replace('-', ' ') }, objects: [nameIdentity(found)] };
}
