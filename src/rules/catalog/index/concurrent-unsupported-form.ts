import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { defineRule, isKind, type JudgedStatement, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50));\nCREATE INDEX a ON users (email);\nCREATE INDEX b ON users (email, id);';
const events = 'CREATE TABLE events (id bigint, at date) PARTITION BY RANGE (at);\nCREATE INDEX events_at ON events (at);';
const refused = 'the server refuses what the rule warns of';

export const concurrentUnsupportedForm = defineRule({
  id: 'concurrent-unsupported-form',
  category: 'index',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Write concurrent statements in the forms that PostgreSQL has',
  why: 'DROP INDEX CONCURRENTLY takes one index, no CASCADE and no index of a partitioned table. The parser accepts all of it, '
    + 'so that the deployment fails only when the statement runs.',
  fix: 'Drop one index per statement and without CASCADE. Drop the index of a partitioned table without CONCURRENTLY, with a short lock timeout.',
  sources: [],
  options: {},
  messages: {
    several: {
      title: 'DROP INDEX CONCURRENTLY takes one index, not {count}',
      why: 'PostgreSQL refuses to drop {indexes} concurrently in one statement.',
      fix: 'Write a statement of its own for each index.',
    },
    cascade: {
      title: 'DROP INDEX CONCURRENTLY refuses CASCADE',
      why: 'PostgreSQL does not drop {indexes} concurrently together with what depends on it.',
      fix: 'Drop what depends on it first, then the index without CASCADE.',
    },
    partitioned: {
      title: 'Index {indexes} of partitioned table {table} cannot be dropped concurrently',
      why: 'PostgreSQL refuses DROP INDEX CONCURRENTLY for the index of a partitioned table.',
      fix: 'Drop it without CONCURRENTLY, with a short lock timeout.',
    },
  },
  examples: {
    bad: [
      { title: 'two indexes at once', engine: 'postgresql', base: [users], transaction: 'none', files: ['DROP INDEX CONCURRENTLY a, b;'], expect: ['1:1'], impossible: refused },
      { title: 'CASCADE', engine: 'postgresql', base: [users], transaction: 'none', files: ['SELECT 1;\nDROP INDEX CONCURRENTLY IF EXISTS a CASCADE;'], expect: ['1:2'], impossible: refused },
      { title: 'the index of a partitioned table', engine: 'postgresql', base: [events], transaction: 'none', files: ['DROP INDEX CONCURRENTLY events_at;'], expect: ['1:1'], impossible: refused },
    ],
    good: [
      { title: 'one index each', engine: 'postgresql', base: [users], transaction: 'none', files: ['DROP INDEX CONCURRENTLY a;\nDROP INDEX CONCURRENTLY IF EXISTS b RESTRICT;'], expect: [] },
      { title: 'a partitioned table, of which index-on-partitioned-table speaks', engine: 'postgresql', base: [events], transaction: 'none', files: ['CREATE INDEX CONCURRENTLY i ON ONLY events (at, id);'], expect: [], impossible: refused },
      { title: 'two indexes without CONCURRENTLY', engine: 'postgresql', base: [users], files: ['DROP INDEX a, b;'], expect: [] },
    ],
  },
  check({ statements }): readonly RuleResult[] {
    return statements.flatMap(dropHits);
  },
});

/** The first thing that the server would refuse. */
function dropHits(at: JudgedStatement): readonly RuleHit[] {
  const drops = at.operations.flatMap((judged) => (isKind(judged, 'drop-index') && judged.operation.concurrently ? [judged] : []));
  const [first] = drops;
  if (first === undefined) return [];
  const names = drops.map(({ operation }) => shown(operation.index));
  const facts = { at, objects: names, values: { indexes: listInWords(names), count: String(names.length) } };
  if (names.length > 1) return [{ ...facts, message: 'several' }];
  if (first.operation.cascade) return [{ ...facts, message: 'cascade' }];
  const { before, operation } = first;
  const table = resolveIndex(before, operation.index)?.table;
  return table?.partitionBy === undefined ? [] : [{ ...facts, message: 'partitioned', values: { ...facts.values, table: table.name } }];
}
