import { defineRule, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { indexWords, writtenIndexes } from '../../written-indexes.ts';

const wide = 'CREATE TABLE wide (id bigint PRIMARY KEY, a int, b int, c int, d int);';

export const indexTooManyColumns = defineRule({
  id: 'index-too-many-columns',
  category: 'index',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Keep indexes to a few columns',
  why: 'Every column makes each entry longer and every write dearer, while behind the first two or three columns hardly a row is left to tell '
    + 'apart. An index that is to enforce uniqueness, or carries columns by INCLUDE, is another matter.',
  fix: 'Keep the columns that tell most rows apart, first those that are compared by equality, and leave the others out.',
  sources: ['strong_migrations:add_index_columns', 'bytebase:INDEX_KEY_NUMBER_LIMIT'],
  options: {
    'max-index-columns': { type: 'integer', default: 3, summary: 'Key columns that an index may have without being unique' },
  },
  messages: {
    wide: {
      title: '{count} key columns in {index} of {table}',
      why: 'More than {max} key columns rarely narrow a search any further, and every write pays for all of them.',
      fix: 'Keep the columns that tell most rows apart, and leave the others out.',
    },
  },
  examples: {
    bad: [
      { title: 'four columns', engine: 'postgresql', base: [wide], files: ['CREATE INDEX i ON wide (a, b, c, d);'], expect: ['1:1'] },
      { title: 'four columns', engine: 'mysql', base: [wide], files: ['ALTER TABLE wide\n  ADD COLUMN e int,\n  ADD INDEX i (a, b, c, d);'], expect: ['1:3'] },
      { title: 'more than the option allows', engine: 'mariadb', base: [wide], files: ['CREATE INDEX i ON wide (a, b);'], expect: ['1:1'], options: { 'max-index-columns': 1 } },
    ],
    good: [
      { title: 'a unique index', engine: 'postgresql', base: [wide], files: ['CREATE UNIQUE INDEX i ON wide (a, b, c, d);'], expect: [] },
      { title: 'columns that are only carried', engine: 'postgresql', base: [wide], files: ['CREATE INDEX i ON wide (a) INCLUDE (b, c, d);'], expect: [] },
      { title: 'three columns', engine: 'mysql', base: [wide], files: ['CREATE INDEX i ON wide (a, b, c);'], expect: [] },
      { title: 'a primary key', engine: 'mariadb', files: ['CREATE TABLE t (a int, b int, c int, d int, PRIMARY KEY (a, b, c, d));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const max = context.options.count('max-index-columns');
    return writtenIndexes(context).filter(({ unique, keys }) => !unique && keys.length > max).map(({ judged, keys, name, span }) => ({
      at: judged.in,
      span,
      message: 'wide',
      values: { count: String(keys.length), max: String(max), index: indexWords(name), table: shown(judged.operation.table) },
      objects: [tableIdentity(judged.before, judged.operation.table), ...(name === undefined ? [] : [name])],
    }));
  },
});
