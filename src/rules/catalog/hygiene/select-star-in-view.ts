import { engineFamilies } from '../../../model/engine-name.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Statement } from '../../../model/statement.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { textPlaces } from '../../text-places.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY, a int);';

export const selectStarInView = defineRule({
  id: 'select-star-in-view',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'List the columns of views and functions',
  why: 'A view keeps the columns that the star meant on the day it was made: columns that come later are missing, and on PostgreSQL no column of the table can be dropped any more. '
    + 'A function finds other columns than those it was written for.',
  fix: 'List the columns.',
  sources: ['bytebase:STATEMENT_SELECT_NO_SELECT_ALL'],
  options: {},
  messages: {
    star: {
      title: 'The {kind} {object} selects *',
      why: 'Which columns that are depends on when it is made, or called.',
      fix: 'List the columns.',
    },
  },
  examples: {
    bad: [
      { title: 'a view', engine: 'postgresql', base: [t], files: ['SELECT 1;\nCREATE VIEW v AS SELECT t.* FROM t;'], expect: ['1:2'] },
      { title: 'a function', engine: 'postgresql', base: [t], files: ["CREATE FUNCTION f() RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';"], expect: ['1:1'] },
      { title: 'a view', engine: 'mysql', base: [t], files: ['CREATE VIEW v AS SELECT * FROM t;'], expect: ['1:1'] },
      { title: 'a view', engine: 'mariadb', base: [t], files: ['CREATE OR REPLACE VIEW v AS SELECT 1 AS n, x.* FROM t x;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'EXISTS, count and a product', engine: 'postgresql', base: [t], files: ['CREATE VIEW v AS SELECT id, a * 2 AS b, (SELECT count(*) FROM t) AS c FROM t WHERE EXISTS (SELECT * FROM t);'], expect: [] },
      { title: 'columns', engine: 'mysql', base: [t], files: ['CREATE VIEW v AS SELECT id, a FROM t WHERE EXISTS (SELECT t.* FROM t);'], expect: [] },
      { title: 'a query that is no view', engine: 'mariadb', base: [t], files: ['SELECT * FROM t;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-object')
      .filter((judged) => selectsStar(judged, context))
      .map(({ operation: { object, objectKind }, in: at }) => ({ at, message: 'star', values: { kind: objectKind, object: shown(object) }, objects: [shown(object)] }));
  },
});

const kinds: ReadonlySet<string> = new Set(['view', 'materialized view', 'function', 'procedure']);

/** A star is in the tree of what it makes, and the text has one that is not only asked whether it exists. */
function selectsStar({ operation, in: { statement, file } }: JudgedOperation<Extract<Operation, { kind: 'create-object' }>>, { engine }: RuleContext): boolean {
  const queries = [...(operation.query === undefined ? [] : [operation.query]), ...queriesOf(statement)];
  if (!kinds.has(operation.objectKind) || !queries.some(({ columns }) => columns.some((column) => column === '*' || column.endsWith('.*')))) return false;
  const placeOf = textPlaces(file, engineFamilies[engine.name]);
  const isBody = operation.query === undefined;
  const text = [...statement.text].length === statement.text.length && !isBody
    ? [...statement.text].map((character, index) => (placeOf(statement.span.start + index) === 'code' ? character : ' ')).join('')
    : statement.text;
  return /(?:\bselect|\bdistinct|\ball|[,.])\s*\*/i.test(text.replace(/\bexists\s*\(\s*select\s+(?:[^\s(),*]+\.)?\*/gi, 'exists ('));
}

/** The queries of a body. */
function queriesOf({ body }: Statement): readonly NonNullable<Extract<Operation, { kind: 'create-object' }>['query']>[] {
  return body?.statements.flatMap((statement) => [
    ...statement.operations.flatMap((operation) => ('query' in operation ? [operation.query] : [])),
    ...queriesOf(statement),
  ]) ?? [];
}
