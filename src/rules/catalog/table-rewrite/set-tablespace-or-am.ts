import { movesRows } from '../../../impact/postgres/storage-change.ts';
import { resolveIndex } from '../../../schema/queries/resolve-index.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { AlterObject, SetTableOption } from '../../../model/operation.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { namesOldTable, onOldTables } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY);';
const lone = 'the servers of the tests have one tablespace and one access method';

export const setTablespaceOrAm = defineRule({
  id: 'set-tablespace-or-am',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Do not move old tables to another tablespace or access method',
  why: 'SET TABLESPACE copies every file of the table or index, SET ACCESS METHOD writes it anew, both under an ACCESS EXCLUSIVE lock: nobody reads or '
    + 'writes meanwhile.',
  fix: 'Create a new table where it is to be, copy the rows in batches and exchange the two, or run it when the table may stand still.',
  sources: [],
  options: {},
  messages: {
    moves: {
      title: '{option} {value} rewrites {object}',
      why: 'All of {object} is written to new files while reads and writes wait.',
      fix: 'Create a new one there and exchange the two, or run it when {object} may stand still.',
    },
  },
  examples: {
    bad: [
      { title: 'another tablespace', engine: 'postgresql', base: [users], files: ['ALTER TABLE users SET TABLESPACE fast_disk;'], expect: ['1:1'], impossible: lone },
      { title: 'another access method', engine: 'postgresql', base: [users], files: ['SELECT 1;\nALTER TABLE users SET ACCESS METHOD columnar;'], expect: ['1:2'], impossible: lone },
    ],
    good: [
      { title: 'where it is already', engine: 'postgresql', base: [users], files: ['ALTER TABLE users SET TABLESPACE pg_default;'], expect: [] },
      { title: 'a new table', engine: 'postgresql', files: [`${users}\nALTER TABLE users SET TABLESPACE fast_disk;`], expect: [], impossible: lone },
    ],
  },
  check(context): readonly RuleResult[] {
    const tables = onOldTables(context, 'set-table-option').filter(({ operation, before }) =>
      isMove(operation.option) && movesRows(operation, resolveTable(before, operation.table)));
    const others = ofKind(context.operations, 'alter-object').filter((judged) => isMove(judged.operation.action) && isOldRelation(judged, context));
    return [
      ...tables.map((judged) => tableHit(judged)),
      ...others.map((judged) => hitOf(judged, { option: judged.operation.action, value: judged.operation.value ?? '', object: shown(judged.operation.object) })),
    ];
  },
});

function isMove(words: string): boolean {
  return words === 'SET TABLESPACE' || words === 'SET ACCESS METHOD';
}

/** Indexes and materialized views; where they lie is not followed. */
function isOldRelation(judged: JudgedOperation<AlterObject>, context: RuleContext): boolean {
  const { operation: { objectKind, object }, before } = judged;
  if (objectKind === 'materialized view') return namesOldTable(object, judged, context);
  if (objectKind !== 'index') return false;
  const found = resolveIndex(before, object);
  if (found === undefined) return resolveObject(before, ['index'], object)?.origin !== 'change-set';
  return found.index.origin === 'base' && namesOldTable(found.table, judged, context);
}

function tableHit(judged: JudgedOperation<SetTableOption>): RuleHit {
  const { operation: { table, option, value = 'DEFAULT' }, before } = judged;
  return { ...hitOf(judged, { option, value, object: shown(table) }), objects: [tableIdentity(before, table)] };
}

function hitOf(judged: JudgedOperation, values: { readonly option: string; readonly value: string; readonly object: string }): RuleHit {
  return { at: judged.in, span: placeOf(judged), message: 'moves', values, objects: [values.object] };
}
