import type { ObjectName, QueryUse } from '../../../model/expression.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { operationsBehind } from '../../operations-behind.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';

export const missingAnalyze = defineRule({
  id: 'missing-analyze',
  category: 'hygiene',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Have statistics collected where queries are about to need them',
  why: 'Statistics of an expression or of several columns together exist only after an ANALYZE, and those of a column that was filled are old until autovacuum comes by. '
    + 'The planner meanwhile guesses, and the new index is not used.',
  fix: 'Add ANALYZE of the table behind it.',
  sources: ['strong_migrations:auto_analyze'],
  options: {},
  messages: {
    stale: {
      title: 'No ANALYZE of {table} follows {cause}',
      why: 'Until autovacuum comes by, the planner knows nothing of it.',
      fix: 'Add ANALYZE {table} at the end.',
    },
  },
  examples: {
    bad: [
      { title: 'an index on an expression', engine: 'postgresql', base: [users], files: ['SELECT 1;\nCREATE INDEX i ON users (lower(email));'], expect: ['1:2'] },
      { title: 'statistics of two columns', engine: 'postgresql', base: [users], files: ['CREATE STATISTICS s ON email, age FROM users;'], expect: ['1:1'] },
      { title: 'a column that is filled', engine: 'postgresql', base: [users], files: ['UPDATE users SET age = 0;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'ANALYZE', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (lower(email));\nANALYZE public.users;'], expect: [] },
      { title: 'an index on a column, a single row', engine: 'postgresql', base: [users], files: ['CREATE INDEX i ON users (email);\nUPDATE users SET age = 0 WHERE id = 1;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const behind = operationsBehind(context.operations, analyzedTable);
    const everywhere = operationsBehind(context.operations, (judged) => (isAnalyze(judged) && judged.operation.objects.length === 0 ? 'all' : undefined));
    return context.operations.flatMap((judged) => {
      const found = causeOf(judged);
      const table = found === undefined ? undefined : resolveTable(judged.before, found.table);
      if (found === undefined || !isOldTable(context, table, judged.in)) return [];
      const identity = tableIdentity(judged.before, found.table);
      if (behind(judged, identity) !== undefined || everywhere(judged, 'all') !== undefined) return [];
      return [{ at: judged.in, message: 'stale', values: { table: shown(found.table), cause: found.cause }, objects: [identity] }];
    });
  },
});

function isAnalyze(judged: JudgedOperation): judged is JudgedOperation<Extract<RuleContext['operations'][number]['operation'], { kind: 'maintain' }>> {
  return isKind(judged, 'maintain') && /ANALYZE/.test(judged.operation.command);
}

/** One table is taken for what the statement names; of several only the first is found again. */
function analyzedTable(judged: JudgedOperation): string | undefined {
  const name = isAnalyze(judged) ? judged.operation.objects[0] : undefined;
  return name === undefined ? undefined : tableIdentity(judged.before, name);
}

type Written = Pick<ObjectName, 'schema' | 'name'>;

/** The table of CREATE STATISTICS, which stands at its end. */
function statisticsTable({ in: { statement } }: JudgedOperation): Written | undefined {
  const [, schema, name] = /\bFROM\s+(?:("[^"]+"|\w+)\s*\.\s*)?("[^"]+"|\w+)\s*$/i.exec(statement.text) ?? [];
  const folded = (word: string): string => (word.startsWith('"') ? word.slice(1, -1) : word.toLowerCase());
  return name === undefined ? undefined : { ...(schema === undefined ? {} : { schema: folded(schema) }), name: folded(name) };
}

function causeOf(judged: JudgedOperation): { readonly table: Written; readonly cause: string } | undefined {
  const { operation } = judged;
  if (operation.kind === 'create-index') {
    return operation.index.keys.some(({ expression }) => expression !== undefined) ? { table: operation.table, cause: 'the index on an expression' } : undefined;
  }
  if (operation.kind === 'create-object' && operation.objectKind === 'statistics') {
    const table = statisticsTable(judged);
    return table === undefined ? undefined : { table, cause: 'CREATE STATISTICS' };
  }
  return operation.kind === 'update' && isBulk(operation.query) ? { table: operation.table, cause: 'the UPDATE of many rows' } : undefined;
}

function isBulk({ predicate }: QueryUse): boolean {
  return predicate === undefined || !/=/.test(predicate.text);
}
