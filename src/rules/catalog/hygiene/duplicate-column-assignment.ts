import type { CreateObject } from '../../../model/operation.ts';
import { repeatedNames } from '../../../sql/repeated-names.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import { shown } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int, b int);';
const refused = 'the server refuses it too';

export const duplicateColumnAssignment = defineRule({
  id: 'duplicate-column-assignment',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Name every column once',
  why: 'A column that a statement names twice is a slip: another one was meant. Most servers refuse it; UPDATE on MySQL and MariaDB takes the last value in silence.',
  fix: 'Remove one of the two, or write the column that was meant.',
  sources: ['squawk:ban-duplicate-column-assignments'],
  options: {},
  messages: {
    twice: {
      title: '{command} names {columns} of {object} twice',
      why: 'One of the two is a slip, and another column was meant.',
      fix: 'Remove one of them, or write the column that was meant.',
    },
  },
  examples: {
    bad: [
      { title: 'SET and a list', engine: 'postgresql', base: [t], files: ['UPDATE t SET a = 1, A = 2 WHERE id = 1;\nINSERT INTO t (id, a, a) VALUES (1, 2, 3);'], expect: ['1:1', '1:2'], impossible: refused },
      { title: 'a view', engine: 'postgresql', base: [t], files: ['CREATE VIEW v AS SELECT id, a, b AS a FROM t;'], expect: ['1:1'], impossible: refused },
      { title: 'SET, which the server takes', engine: 'mysql', base: [t], files: ['UPDATE t SET a = 1, a = 2 WHERE id = 1;'], expect: ['1:1'] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int, A int);'], expect: ['1:1'], impossible: refused },
    ],
    good: [
      { title: 'elements of an array', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY, a int[]);'], files: ['UPDATE t SET a[1] = 1, a[2] = 2 WHERE id = 1;'], expect: [] },
      { title: 'columns of two tables', engine: 'mysql', base: [t, 'CREATE TABLE u (id bigint PRIMARY KEY, a int);'], files: ['UPDATE t JOIN u ON t.id = u.id SET t.a = 1, u.a = 2 WHERE t.id = 1;'], expect: [] },
      { title: 'a column on both sides', engine: 'mariadb', base: [t], files: ['UPDATE t SET a = a + 1, b = a WHERE id = 1;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return context.operations.flatMap((judged) => {
      const columns = repeatedIn(judged, context);
      const object = objectOf(judged);
      if (columns.length === 0 || object === undefined) return [];
      return [{ at: judged.in, message: 'twice', values: { command: judged.in.statement.command, columns: listInWords(columns), object }, objects: [object] }];
    });
  },
});

function repeatedIn({ operation }: JudgedOperation, { engine }: RuleContext): readonly string[] {
  const ignoresCase = engineFamilies[engine.name] === 'mysql';
  const repeated = (names: readonly string[]): readonly string[] => repeatedNames(ignoresCase ? names.map((name) => name.toLowerCase()) : names);
  if (operation.kind === 'create-table') return repeated(operation.columns.map(({ name }) => name));
  if (operation.kind === 'create-object') return repeated(outputNames(operation));
  return 'repeated' in operation ? operation.repeated : [];
}

/** The columns of a view: those of its list, then what its query calls them. Behind a star nobody knows which one the list means. */
function outputNames({ view }: CreateObject): readonly string[] {
  const { names = [], outputs = [] } = view ?? {};
  const hasStar = outputs.some(({ name }) => name === undefined);
  if (names.length > 0 && hasStar) return names;
  return [...names, ...outputs.slice(names.length).flatMap(({ name }) => name ?? [])];
}

function objectOf({ operation }: JudgedOperation): string | undefined {
  if (operation.kind === 'create-object') return shown(operation.object);
  return 'table' in operation ? shown(operation.table) : undefined;
}
