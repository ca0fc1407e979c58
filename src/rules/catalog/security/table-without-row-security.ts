import type { CreateTable } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { isSkipped } from '../../defined-columns.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';

export const tableWithoutRowSecurity = defineRule({
  id: 'table-without-row-security',
  category: 'security',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Enable row security on new tables',
  why: 'Where clients reach a schema directly, as through an API made from it, a table without row security shows all of its rows to everybody who may read it.',
  fix: 'Add ALTER TABLE … ENABLE ROW LEVEL SECURITY, and the policies that let rows through.',
  sources: [],
  options: {
    schemas: { type: 'pattern-list', default: ['^public$'], summary: 'Schemas whose tables need row security' },
    allow: { type: 'pattern-list', default: [], summary: 'Tables that do without' },
  },
  messages: {
    open: {
      title: 'Table {table} has no row security',
      why: 'The change set creates it and never enables row security for it.',
      fix: 'Add ALTER TABLE {table} ENABLE ROW LEVEL SECURITY.',
    },
  },
  examples: {
    bad: [
      { title: 'a table', engine: 'postgresql', files: ['CREATE TABLE note (id bigint PRIMARY KEY);\nCREATE TABLE tag (id bigint PRIMARY KEY);\nALTER TABLE tag ENABLE ROW LEVEL SECURITY;'], expect: ['1:1'] },
      { title: 'row security that is disabled again', engine: 'postgresql', files: ['CREATE TABLE note (id bigint PRIMARY KEY);\nALTER TABLE note ENABLE ROW LEVEL SECURITY;\nALTER TABLE note DISABLE ROW LEVEL SECURITY;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a later file, another name', engine: 'postgresql', files: ['CREATE TABLE note (id bigint PRIMARY KEY);\nALTER TABLE note RENAME TO notes;', 'ALTER TABLE public.notes ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;'], expect: [] },
      { title: 'another schema', engine: 'postgresql', files: ['CREATE SCHEMA app;\nCREATE TABLE app.note (id bigint PRIMARY KEY);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const guarded = guardedTables(context);
    return ofKind(context.operations, 'create-table')
      .filter((judged) => !isSkipped(judged) && isJudged(judged, context, guarded))
      .map(({ operation: { table }, in: at }) => ({ at, message: 'open', values: { table: shown(table) }, objects: [shown(table)] }));
  },
});

function isJudged({ after, operation: { table } }: JudgedOperation<CreateTable>, context: RuleContext, guarded: ReadonlySet<number>): boolean {
  const id = resolveTable(after, table)?.id;
  const left = id === undefined ? undefined : tableById(context.after, id);
  if (left === undefined || guarded.has(left.id)) return false;
  return context.options.matches('schemas', left.schema) && !context.options.matches('allow', left.name);
}

/** Tables for which the last word is ENABLE, by identity. */
function guardedTables({ operations }: RuleContext): ReadonlySet<number> {
  const guarded = new Set<number>();
  for (const { operation: { option, table }, before } of ofKind(operations, 'set-table-option')) {
    const id = resolveTable(before, table)?.id;
    if (id !== undefined && option === 'ENABLE ROW LEVEL SECURITY') guarded.add(id);
    if (id !== undefined && option === 'DISABLE ROW LEVEL SECURITY') guarded.delete(id);
  }
  return guarded;
}
