import { versionNumber } from '../../../impact/impact-context.ts';
import type { Maintain } from '../../../model/operation.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { namesOldTable } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);\nCREATE INDEX users_email ON users (email);';

/** From this version on there is a concurrent form (PostgreSQL 12). */
const concurrentForm = 120000;

export const reindexNotConcurrent = defineRule({
  id: 'reindex-not-concurrent',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['engine-version'],
  supersedes: [],
  summary: 'Rebuild indexes concurrently',
  why: 'REINDEX holds a SHARE lock on the table, so that every write waits, and an ACCESS EXCLUSIVE lock on each index, for which nearly every '
    + 'query waits, since the planner opens all indexes of a table.',
  fix: 'Put REINDEX … CONCURRENTLY (PostgreSQL 12 and newer) into a file of its own that runs without a transaction.',
  sources: ['squawk:require-concurrent-reindex', 'pgfence:reindex-non-concurrent', 'django-migration-linter:REINDEX'],
  options: {},
  messages: {
    blocks: {
      title: '{command} blocks writes and queries of {object}',
      why: 'Writes wait until the indexes are built anew, and queries that would open one of them wait as well.',
      fix: 'Move it to a file that runs without a transaction, and write {command} CONCURRENTLY.',
    },
  },
  examples: {
    bad: [
      { title: 'an index', engine: 'postgresql', base: [users], files: ['REINDEX INDEX users_email;'], expect: ['1:1'] },
      { title: 'a table', engine: 'postgresql', base: [users], files: ['REINDEX (VERBOSE) TABLE users;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'concurrently', engine: 'postgresql', base: [users], transaction: 'none', files: ['REINDEX INDEX CONCURRENTLY users_email;'], expect: [] },
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (id bigint PRIMARY KEY);\nREINDEX TABLE t;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (versionNumber(context.engine) < concurrentForm) return [];
    return ofKind(context.operations, 'maintain').flatMap((judged): readonly RuleResult[] => {
      const { command, concurrently, objects } = judged.operation;
      if (!/^REINDEX (?:INDEX|TABLE|SCHEMA|DATABASE)$/.test(command) || concurrently || isOfNewTable(judged, context)) return [];
      const [object] = objects;
      return [{
        at: judged.in,
        message: 'blocks',
        values: { command, object: object === undefined ? 'the database' : shown(object) },
        objects: objects.map(shown),
        ...madeConcurrent(judged.in.statement.text),
      }];
    });
  },
});

function isOfNewTable(judged: JudgedOperation<Maintain>, context: RuleContext): boolean {
  const { operation: { command, objects }, before } = judged;
  const [name] = objects;
  if (name === undefined || /(?:SCHEMA|DATABASE)$/.test(command)) return false;
  if (command === 'REINDEX TABLE') return !namesOldTable(name, judged, context);
  const found = resolveIndex(before, name);
  if (found === undefined) return resolveObject(before, ['index'], name)?.origin === 'change-set';
  return found.index.origin === 'change-set' || !namesOldTable(found.table, judged, context);
}

/** The statement with CONCURRENTLY behind the kind; nothing where a comment stands between the words. */
function madeConcurrent(statement: string): Pick<RuleHit, 'suggestion'> {
  const start = /^reindex\s+(?:\((?![^()]*concurrently)[^()]*\)\s*)?(?:index|table|schema|database)\b/i.exec(statement)?.[0];
  return start === undefined ? {} : { suggestion: `${start} CONCURRENTLY${statement.slice(start.length)};` };
}
