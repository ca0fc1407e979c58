import type { ObjectName } from '../../../model/expression.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { tableById } from '../../../schema/queries/table-by-id.ts';
import { defineRule, isKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { operationsBehind, type OperationsBehind } from '../../operations-behind.ts';

const note = 'CREATE TABLE note (id bigint PRIMARY KEY, owner text);\nALTER TABLE note ENABLE ROW LEVEL SECURITY;\nCREATE POLICY own ON note USING (owner = current_user);';

export const rowSecurityWeakened = defineRule({
  id: 'row-security-weakened',
  category: 'security',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep rows apart that row security kept apart',
  why: 'Where the database decides who sees which row, a policy is what stands between two customers. A statement that takes it away changes no query and fails no test.',
  fix: 'Create the new policy in the same change set, or explain in the pull request what guards the rows from now on.',
  sources: [],
  options: {},
  messages: {
    off: {
      title: 'Switches row security off for table {table}',
      why: 'Everybody who may read the table sees all of its rows.',
      fix: 'Keep it on, and create the policies that are wanted.',
    },
    owner: {
      title: 'The owner of table {table} is no longer bound by its policies',
      why: 'An application that connects as the owner sees all rows.',
      fix: 'Keep FORCE ROW LEVEL SECURITY, or connect as another role.',
    },
    dropped: {
      title: 'Drops policy {policy} of table {table}',
      why: 'What it decided is now decided by the other policies: by none, all rows vanish, and where it was restrictive, rows appear.',
      fix: 'Create the policy anew in the same change set, or give the reason in the pull request.',
    },
    open: {
      title: 'Policy {policy} lets everybody at every row of table {table}',
      why: 'Permissive policies are joined by OR: with one that is always true, no other one matters.',
      fix: 'Write a condition, or name the command that may do without one, such as FOR SELECT.',
    },
  },
  examples: {
    bad: [
      { title: 'off', engine: 'postgresql', base: [note], files: ['ALTER TABLE note\n  ADD COLUMN at timestamptz,\n  DISABLE ROW LEVEL SECURITY;'], expect: ['1:3'] },
      { title: 'a policy that goes, and one without a condition', engine: 'postgresql', base: [note], files: ['DROP POLICY own ON note;\nCREATE POLICY every ON note USING (true);'], expect: ['1:1', '1:2'] },
    ],
    good: [
      { title: 'a policy anew', engine: 'postgresql', base: [note], files: ['DROP POLICY IF EXISTS own ON note;\nCREATE POLICY own ON note USING (owner = session_user);'], expect: [] },
      { title: 'every row for reading, and a narrowing policy', engine: 'postgresql', base: [note], files: ['CREATE POLICY seen ON note FOR SELECT USING (true);\nCREATE POLICY narrow ON note AS RESTRICTIVE USING (true);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const behind = operationsBehind(context.operations, switchKey);
    const created = new Set(context.operations.flatMap((judged) => createdPolicy(judged) ?? []));
    return context.operations.flatMap((judged) => {
      const found = switchedOff(judged, context, behind) ?? droppedPolicy(judged, created) ?? openPolicy(judged);
      return found === undefined || isGone(judged, found.table, context) ? [] : [hit(judged, found)];
    });
  },
});

interface Weakening {
  readonly message: string;
  readonly table: ObjectName;
  readonly policy?: string;
}

/** The words that undo what was said before. */
const opposites: Readonly<Record<string, { readonly message: string; readonly by: string }>> = {
  'DISABLE ROW LEVEL SECURITY': { message: 'off', by: 'ENABLE ROW LEVEL SECURITY' },
  'NO FORCE ROW LEVEL SECURITY': { message: 'owner', by: 'FORCE ROW LEVEL SECURITY' },
};

/** What is said of a table's row security, with the table. */
function switchKey(judged: JudgedOperation): string | undefined {
  if (!isKind(judged, 'set-table-option')) return undefined;
  return `${judged.operation.option} ${tableIdentity(judged.before, judged.operation.table)}`;
}

function switchedOff(judged: JudgedOperation, context: RuleContext, behind: OperationsBehind): Weakening | undefined {
  if (!isKind(judged, 'set-table-option')) return undefined;
  const { option, table } = judged.operation;
  const opposite = opposites[option];
  if (opposite === undefined || context.isNew(resolveTable(judged.before, table), judged.in)) return undefined;
  const isBack = behind(judged, `${opposite.by} ${tableIdentity(judged.before, table)}`) !== undefined;
  return isBack ? undefined : { message: opposite.message, table };
}

/** A policy with its table. */
function policyKey({ before }: JudgedOperation, table: ObjectName, policy: ObjectName): string {
  return `${tableIdentity(before, table)} ${policy.name}`;
}

function createdPolicy(judged: JudgedOperation): string | undefined {
  if (!isKind(judged, 'create-object') || judged.operation.objectKind !== 'policy') return undefined;
  const { object, table = object } = judged.operation;
  return policyKey(judged, table, object);
}

/** A policy that the change set creates anew, or created itself, leaves nothing less guarded than before. */
function droppedPolicy(judged: JudgedOperation, created: ReadonlySet<string>): Weakening | undefined {
  if (!isKind(judged, 'drop-object') || judged.operation.objectKind !== 'policy') return undefined;
  const { object, table = object } = judged.operation;
  return created.has(policyKey(judged, table, object)) ? undefined : { message: 'dropped', table, policy: object.name };
}

function openPolicy(judged: JudgedOperation): Weakening | undefined {
  if (!isKind(judged, 'create-object', 'alter-object') || judged.operation.objectKind !== 'policy' || judged.operation.table === undefined) return undefined;
  const { operation } = judged;
  const { object, table = object } = operation;
  const isOpen = operation.kind === 'alter-object'
    ? operation.using?.constant === 'true'
    : operation.policy?.using?.constant === 'true' && operation.policy.permissive && operation.policy.command === 'all';
  return isOpen ? { message: 'open', table, policy: object.name } : undefined;
}

/** A table that the change set drops has no rows left to guard. */
function isGone({ before }: JudgedOperation, name: ObjectName, { after }: RuleContext): boolean {
  const table = resolveTable(before, name);
  return table !== undefined && tableById(after, table.id) === undefined;
}

function hit(judged: JudgedOperation, { message, table, policy = '' }: Weakening): RuleHit {
  const identity = tableIdentity(judged.before, table);
  const isPolicy = policy !== '';
  return {
    at: judged.in,
    span: isPolicy ? judged.in.statement.span : placeOf(judged),
    message,
    values: { table: shown(table), policy },
    objects: [isPolicy ? `${identity}.${policy}` : identity],
  };
}
