import { defineRule, isKind, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { operationsBehind } from '../../operations-behind.ts';

const app = 'CREATE SCHEMA app;';

export const searchPathChange = defineRule({
  id: 'search-path-change',
  category: 'hygiene',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Leave the search path as the file found it',
  why: 'A runner that applies several files on one connection keeps the path: names of later files then mean other tables, but only where both files run together. '
    + 'Its own history table may not be found any more.',
  fix: 'Write SET LOCAL search_path, RESET it before the file ends, or write names with their schema.',
  sources: [],
  options: {},
  messages: {
    leaks: {
      title: 'Leaves search_path changed for the files that follow',
      why: 'Names without a schema mean other objects from here on, on this connection only.',
      fix: 'Write SET LOCAL search_path, or RESET search_path at the end of the file.',
    },
  },
  examples: {
    bad: [
      { title: 'a path for the session', engine: 'postgresql', base: [app], files: ['SELECT 1;\nSET search_path = app;\nCREATE TABLE t (id bigint PRIMARY KEY);'], expect: ['1:2'] },
      { title: 'what pg_dump writes', engine: 'postgresql', files: ["SELECT pg_catalog.set_config('search_path', '', false);"], expect: ['1:1'] },
    ],
    good: [
      { title: 'for the transaction', engine: 'postgresql', base: [app], files: ['SET LOCAL search_path = app;\nCREATE TABLE app.t (id bigint PRIMARY KEY);'], expect: [] },
      { title: 'reset in the file', engine: 'postgresql', base: [app], files: ['SET search_path TO app, public;\nCREATE TABLE t (id bigint PRIMARY KEY);\nRESET search_path;'], expect: [] },
      { title: 'the path of a function', engine: 'postgresql', files: ["CREATE FUNCTION f() RETURNS int SET search_path = '' LANGUAGE sql AS 'SELECT 1';"], expect: [] },
    ],
  },
  check({ operations }): readonly RuleResult[] {
    const behind = operationsBehind(operations, endOf);
    return ofKind(operations, 'set-variable')
      .filter((judged) => isChange(judged) && behind(judged, `end ${judged.in.file.migration.path}`) === undefined)
      // Of several in one file the last one stays.
      .filter((judged) => behind(judged, `set ${judged.in.file.migration.path}`) === undefined)
      .map(({ in: at }) => ({ at, message: 'leaks', values: {}, objects: [] }));
  },
});

function isChange(judged: JudgedOperation): boolean {
  return isKind(judged, 'set-variable') && judged.operation.name === 'search_path' && judged.operation.scope === 'session' && judged.operation.value !== undefined;
}

/** What gives the path back, and what changes it once more, with the file. */
function endOf(judged: JudgedOperation): string | undefined {
  const { path } = judged.in.file.migration;
  if (isChange(judged)) return `set ${path}`;
  if (isKind(judged, 'maintain') || isKind(judged, 'other')) return judged.operation.command === 'DISCARD ALL' ? `end ${path}` : undefined;
  const isReset = isKind(judged, 'set-variable') && ['search_path', 'all'].includes(judged.operation.name) && judged.operation.value === undefined;
  return isReset ? `end ${path}` : undefined;
}
