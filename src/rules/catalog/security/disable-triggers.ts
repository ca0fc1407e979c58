import type { SetVariable } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { operationsBehind, type OperationsBehind } from '../../operations-behind.ts';
import { commitTogether } from '../../transactions.ts';

const t = 'CREATE TABLE t (id bigint PRIMARY KEY);';

export const disableTriggers = defineRule({
  id: 'disable-triggers',
  category: 'security',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['transaction-model'],
  supersedes: [],
  summary: 'Switch triggers on again in the same transaction',
  why: 'DISABLE TRIGGER ALL also switches off the triggers behind foreign keys, for every session. Rows that break the schema’s promises come in, and nothing checks them later.',
  fix: 'Add ENABLE TRIGGER to the same transaction; for one session use SET LOCAL session_replication_role.',
  sources: [],
  options: {},
  messages: {
    table: {
      title: 'Leaves the triggers of table {table} disabled',
      why: 'No session runs them any more, those of foreign keys included where ALL is written.',
      fix: 'Add ALTER TABLE {table} ENABLE TRIGGER {which} to the same transaction.',
    },
    window: {
      title: 'The triggers of table {table} are disabled for others until a later transaction',
      why: 'What other sessions write in between is not checked by any trigger.',
      fix: 'Put both statements into one transaction.',
    },
    session: {
      title: 'Leaves session_replication_role at replica',
      why: 'The session runs no triggers any more, and checks no foreign keys.',
      fix: 'Write SET LOCAL session_replication_role, or RESET it before the file ends.',
    },
  },
  examples: {
    bad: [
      { title: 'for good', engine: 'postgresql', base: [t], files: ['ALTER TABLE t\n  ADD COLUMN a int,\n  DISABLE TRIGGER USER;\nUPDATE t SET a = 1 WHERE id = 1;'], expect: ['1:3'] },
      { title: 'across two transactions', engine: 'postgresql', base: [t], transaction: 'none', files: ['ALTER TABLE t DISABLE TRIGGER USER;\nALTER TABLE t ENABLE TRIGGER USER;'], expect: ['1:1'] },
      { title: 'a session without checks', engine: 'postgresql', base: [t], files: ["SET session_replication_role = replica;\nINSERT INTO t (id) VALUES (1);"], expect: ['1:1'], impossible: 'it needs a superuser' },
    ],
    good: [
      { title: 'on again', engine: 'postgresql', base: [t], files: ['ALTER TABLE t DISABLE TRIGGER USER;\nDELETE FROM t WHERE id = 1;\nALTER TABLE public.t ENABLE TRIGGER USER;'], expect: [] },
      { title: 'for the transaction', engine: 'postgresql', base: [t], files: ["SET LOCAL session_replication_role = 'replica';\nINSERT INTO t (id) VALUES (1);"], expect: [], impossible: 'it needs a superuser' },
    ],
  },
  check(context): readonly RuleResult[] {
    const behind = operationsBehind(context.operations, endKey);
    return context.operations.flatMap((judged) => {
      const found = sessionHit(judged, behind) ?? tableHit(judged, context, behind);
      const isOneTransaction = found?.end !== undefined && commitTogether(found.end.in, judged.in);
      return found === undefined || isOneTransaction ? [] : [found.hit];
    });
  },
});

/** A hit, and what undoes it later on. */
interface Disabled {
  readonly hit: RuleHit;
  readonly end?: JudgedOperation;
}

/** What ends it, with the table or the file that it ends for. */
function endKey(judged: JudgedOperation): string | undefined {
  if (isKind(judged, 'set-table-option')) return `${judged.operation.option} ${tableIdentity(judged.before, judged.operation.table)}`;
  if (!isKind(judged, 'set-variable')) return undefined;
  const isEnd = ['session_replication_role', 'all'].includes(judged.operation.name) && !isReplica(judged.operation);
  return isEnd ? judged.in.file.migration.path : undefined;
}

function isReplica({ name, value }: SetVariable): boolean {
  return name === 'session_replication_role' && value?.toLowerCase() === 'replica';
}

/** The session is the runner's own: nobody else is concerned as long as the file itself takes it back. */
function sessionHit(judged: JudgedOperation, behind: OperationsBehind): Disabled | undefined {
  if (!isKind(judged, 'set-variable') || !isReplica(judged.operation)) return undefined;
  if (judged.operation.scope === 'transaction' && judged.in.insideTransaction) return undefined;
  const isBack = behind(judged, judged.in.file.migration.path) !== undefined;
  return isBack ? undefined : { hit: { at: judged.in, message: 'session', values: {}, objects: [] } };
}

function tableHit(judged: JudgedOperation, context: RuleContext, behind: OperationsBehind): Disabled | undefined {
  if (!isKind(judged, 'set-table-option')) return undefined;
  const { option, table } = judged.operation;
  const which = /^DISABLE TRIGGER (ALL|USER)$/.exec(option)?.[1];
  if (which === undefined || context.isNew(resolveTable(judged.before, table), judged.in)) return undefined;
  const identity = tableIdentity(judged.before, table);
  const end = behind(judged, `ENABLE TRIGGER ALL ${identity}`) ?? (which === 'USER' ? behind(judged, `ENABLE TRIGGER USER ${identity}`) : undefined);
  const hit = { at: judged.in, span: placeOf(judged), message: end === undefined ? 'table' : 'window', values: { table: shown(table), which }, objects: [identity] };
  return { hit, ...(end === undefined ? {} : { end }) };
}
