import { defineRule, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { indexWords, writtenIndexes, type WrittenIndex } from '../../written-indexes.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const refused = 'the server refuses what the rule warns of';

export const indexDuplicateColumn = defineRule({
  id: 'index-duplicate-column',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Name each column of an index once',
  why: 'A column that stands in an index twice orders nothing the second time, and takes its room in every entry. MySQL and MariaDB refuse it, '
    + 'PostgreSQL builds it. As a rule another column was meant.',
  fix: 'Remove the second mention, or put the column there that was meant.',
  sources: ['bytebase:INDEX_NO_DUPLICATE_COLUMN'],
  options: {},
  messages: {
    twice: {
      title: 'Column {column} stands twice in {index} of {table}',
      why: 'The second mention of {column} orders nothing, or the server refuses it.',
      fix: 'Remove it, or name the column that was meant.',
    },
  },
  examples: {
    bad: [
      { title: 'a column twice', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email, age, email);'], expect: ['1:1'] },
      { title: 'as a column that is only carried', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email) INCLUDE (age, email);'], expect: ['1:1'] },
      { title: 'a column twice', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD INDEX i (email, Email);'], expect: ['1:2'], impossible: refused },
      { title: 'in a new table', engine: 'mariadb', files: ['CREATE TABLE t (\n  a int,\n  b int,\n  KEY i (a, b, a)\n);'], expect: ['1:4'], impossible: refused },
    ],
    good: [
      { title: 'a column and an expression over it', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email, lower(email));'], expect: [] },
      { title: 'two operator classes', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email, email varchar_pattern_ops);'], expect: [] },
      { title: 'two columns', engine: 'mysql', base: [users], files: ['CREATE INDEX i ON users (email, age);'], expect: [] },
      { title: 'two indexes of one column', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX i (email), ADD INDEX j (email, age);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const ignoresCase = context.engine.name !== 'postgresql';
    return writtenIndexes(context).flatMap((index): readonly RuleResult[] => {
      const column = repeated(index, ignoresCase);
      if (column === undefined) return [];
      const { judged: { operation, before, in: at }, name, span } = index;
      return [{
        at,
        span,
        message: 'twice',
        values: { column, index: indexWords(name), table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table), column],
      }];
    });
  },
});

/** The first column or expression that stands there a second time in the same way. */
function repeated({ keys, include }: WrittenIndex, ignoresCase: boolean): string | undefined {
  const fold = (name: string): string => (ignoresCase ? name.toLowerCase() : name);
  const columns = new Set<string>();
  const seen = new Set<string>();
  for (const key of keys) {
    const subject = key.column ?? key.expression?.text ?? '';
    const text = JSON.stringify([fold(subject), key.column === undefined, key.operatorClass, key.collation]);
    if (seen.has(text)) return subject;
    seen.add(text);
    if (key.column !== undefined) columns.add(fold(key.column));
  }
  return include.find((name) => columns.has(fold(name)));
}
