import type { SetVariable } from '../../../model/operation.ts';
import { defineRule, isKind, type JudgedFile, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';

const unset = 'there is no such role';

export const setRolePolicy = defineRule({
  id: 'set-role-policy',
  category: 'security',
  engines: ['postgresql'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Create objects as the role that shall own them',
  why: 'The owner of an object is the role that creates it. Where runners connect as different roles, objects end up with different owners, and the next migration may not alter them.',
  fix: 'Write SET ROLE, or SET LOCAL ROLE, before the first change of a file; or leave it out where the runner does it.',
  sources: ['bytebase:STATEMENT_CHECK_SET_ROLE_VARIABLE', 'bytebase:STATEMENT_OBJECT_OWNER_CHECK'],
  options: {
    policy: { type: 'choice', values: ['require', 'forbid'], default: 'require', summary: 'Whether every file must set its role, or none may' },
    roles: { type: 'pattern-list', default: [], summary: 'Roles that may be set; without an entry any' },
  },
  messages: {
    missing: {
      title: 'Changes the schema before SET ROLE',
      why: 'The objects belong to whatever role the runner connects as.',
      fix: 'Write SET ROLE before this statement.',
    },
    forbidden: {
      title: 'SET ROLE {role} is not for migrations here',
      why: 'The policy of the repository leaves the role to the runner, or names other roles.',
      fix: 'Remove the statement, or name a role that the policy accepts.',
    },
  },
  examples: {
    bad: [
      { title: 'no role', engine: 'postgresql', files: ['SELECT 1;\nCREATE TABLE t (id bigint PRIMARY KEY);'], expect: ['1:2'] },
      { title: 'a role where none may be set', engine: 'postgresql', files: ['SET ROLE app;\nCREATE TABLE t (id bigint PRIMARY KEY);'], expect: ['1:1'], options: { policy: 'forbid' }, impossible: unset },
    ],
    good: [
      { title: 'a role first', engine: 'postgresql', files: ["SET LOCAL ROLE 'owner';\nCREATE TABLE t (id bigint PRIMARY KEY);"], expect: [], options: { roles: ['^owner$'] }, impossible: unset },
      { title: 'rows need no role', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ['SET lock_timeout = 1000;\nINSERT INTO t (id) VALUES (1);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const isRequired = context.options.choice('policy') === 'require';
    return [...forbidden(context, isRequired), ...(isRequired ? missing(context) : [])];
  },
});

function forbidden({ operations, options }: RuleContext, isRequired: boolean): readonly RuleResult[] {
  return operations.flatMap((judged) => {
    const role = roleOf(judged);
    const isAccepted = isRequired && (options.list('roles').length === 0 || options.matches('roles', role ?? ''));
    return role === undefined || isAccepted ? [] : [{ at: judged.in, message: 'forbidden', values: { role }, objects: [role] }];
  });
}

/** The role that a statement sets; RESET ROLE and SET ROLE NONE set none. */
function roleOf(judged: JudgedOperation): string | undefined {
  if (!isKind(judged, 'set-variable')) return undefined;
  const { name, value }: SetVariable = judged.operation;
  return name === 'role' && value?.toLowerCase() !== 'none' ? value : undefined;
}

/** What changes no object of the schema. */
const neutral: ReadonlySet<string> = new Set(['set-variable', 'transaction-control', 'select', 'insert', 'update', 'delete', 'copy', 'lock-table', 'maintain', 'run-code', 'other']);

function missing({ operations }: RuleContext): readonly RuleResult[] {
  const settled = new Set<JudgedFile>();
  return operations.flatMap((judged): readonly RuleResult[] => {
    const { file } = judged.in;
    if (settled.has(file) || (roleOf(judged) === undefined && neutral.has(judged.operation.kind))) return [];
    settled.add(file);
    return roleOf(judged) === undefined ? [{ at: judged.in, message: 'missing', values: {}, objects: [] }] : [];
  });
}
