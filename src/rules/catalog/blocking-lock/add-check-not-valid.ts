import { tableImpacts } from '../../../impact/table-impacts.ts';
import { addedName, validatedLater } from '../../added-constraint.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, email text);';

export const addCheckNotValid = defineRule({
  id: 'add-check-not-valid',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Add checks as NOT VALID and validate them later',
  why: 'ADD CHECK asks every row of the table under an ACCESS EXCLUSIVE lock: nobody reads or writes meanwhile. VALIDATE CONSTRAINT asks '
    + 'them under a lock that lets both pass.',
  fix: 'Add the constraint with NOT VALID, and VALIDATE CONSTRAINT in a transaction of its own.',
  sources: [
    'squawk:constraint-missing-not-valid', 'atlas:PG305', 'eugene:E1', 'strong_migrations:add_check_constraint',
    'bytebase:STATEMENT_ADD_CHECK_NOT_VALID', 'pgfence:add-constraint-check-no-not-valid',
  ],
  options: {},
  messages: {
    scans: {
      title: 'Adding {constraint} scans {table} under an exclusive lock',
      why: 'PostgreSQL asks the condition of every row of {table} while reads and writes wait.',
      fix: 'Add it with NOT VALID, and validate it in the next file.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT age_pos CHECK (age > 0);'], expect: ['1:1'] },
      { title: 'without a name', engine: 'postgresql', base: [users], files: ["ALTER TABLE users\n  ADD CHECK (email <> '');"], expect: ['1:2'] },
    ],
    good: [
      {
        title: 'validated later', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD CONSTRAINT age_pos CHECK (age > 0) NOT VALID;', 'ALTER TABLE users VALIDATE CONSTRAINT age_pos;'], expect: [],
      },
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD CHECK (a > 0);'], expect: [] },
      { title: 'a check that is not enforced', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT age_pos CHECK (age > 0) NOT ENFORCED;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'add-constraint').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const isScanned = tableImpacts(operation, impactContext(context.engine, judged)).some(({ role, scans }) => role === 'target' && scans);
      if (operation.constraint.kind !== 'check' || !isScanned) return [];
      const name = addedName(judged);
      const suggestion = validatedLater(judged);
      return [{
        at,
        span: placeOf(judged),
        message: 'scans',
        values: { constraint: name === undefined ? 'a check' : `check ${name}`, table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table), ...(name === undefined ? [] : [name])],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});
