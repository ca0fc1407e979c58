import { tableImpacts } from '../../../impact/table-impacts.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { createdForeignKeys, creatingKeys, referencedTable, type CreatedForeignKey } from '../../created-foreign-keys.ts';
import { defineRule, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { isWaitBounded } from '../../lock-waits.ts';
import { impactContext, shown } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, org_id bigint);';
const notes = 'CREATE TABLE notes (id bigint PRIMARY KEY, org_id bigint, CONSTRAINT notes_org FOREIGN KEY (org_id) REFERENCES orgs (id));';

export const fkLocksParent = defineRule({
  id: 'fk-locks-parent',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Bound the wait for a table that a new foreign key points to',
  why: 'A foreign key locks the table that it points to against writes, even where no row is looked up: with its own new table, as NOT VALID, or with '
    + 'a new column. The lock is short, but while it waits for a long transaction every write to that table waits behind it.',
  fix: 'Set a lock timeout of a few seconds, and keep the statement the last one of a short transaction.',
  sources: [],
  options: {},
  messages: {
    locks: {
      title: 'The foreign key of {table} waits for a lock on {referenced}',
      why: 'It takes {lock} on {referenced}; until it has it, and until the transaction ends, writes to {referenced} wait.',
      fix: 'Set a lock timeout before it, and let it be the last statement of its transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table that points to an old one', engine: 'postgresql', runnerLockTimeout: 'none', base: [orgs], files: [notes], expect: ['1:1'] },
      {
        title: 'a key that is not valid yet', engine: 'postgresql', runnerLockTimeout: 'none', base: [orgs, users],
        files: ['SELECT 1;\nALTER TABLE users ADD FOREIGN KEY (org_id) REFERENCES orgs NOT VALID;'], expect: ['1:2'],
      },
      { title: 'a new table that points to an old one', engine: 'mysql', runnerLockTimeout: 'none', base: [orgs], files: [notes], expect: ['1:1'] },
      { title: 'a new table that points to an old one', engine: 'mariadb', runnerLockTimeout: 'none', base: [orgs], files: [notes], expect: ['1:1'] },
    ],
    good: [
      { title: 'the runner sets a lock timeout', engine: 'postgresql', base: [orgs], files: [notes], expect: [] },
      { title: 'both tables are new', engine: 'postgresql', runnerLockTimeout: 'none', files: [`${orgs}\n${notes}`], expect: [] },
      { title: 'the file sets a lock timeout', engine: 'mysql', runnerLockTimeout: 'none', base: [orgs], files: [`SET SESSION lock_wait_timeout = 5;\n${notes}`], expect: [] },
      { title: 'both tables are new', engine: 'mariadb', runnerLockTimeout: 'none', files: [orgs, notes], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return creatingKeys(context).filter(({ in: at }) => !isWaitBounded(at, context.engine)).flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const referenced = tableImpacts(operation, impactContext(context.engine, judged)).find(({ role }) => role === 'referenced');
      if (referenced === undefined || referenced.scans) return [];
      const isAltered = operation.kind !== 'create-table';
      if (isAltered && resolveTable(before, operation.table) === undefined) return [unknownTable(judged, operation.table, 'its foreign keys are not followed')];
      return createdForeignKeys(judged).flatMap((created) => judge(created, { lock: referenced.lock, at, context }));
    });
  },
});

interface Waiting {
  readonly lock: string;
  readonly at: CreatedForeignKey['judged']['in'];
  readonly context: RuleContext;
}

function judge({ judged, table, key, span }: CreatedForeignKey, { lock, at, context }: Waiting): readonly RuleResult[] {
  const parent = referencedTable(judged.after, table, key);
  if (parent === undefined) return [unknownTable(judged, key.referenced, 'it is not known whether it is new')];
  if (parent.id === table.id || !isOldTable(context, parent, at)) return [];
  return [{
    at,
    span,
    message: 'locks',
    values: { table: shown(judged.operation.table), referenced: shown(key.referenced), lock: `a ${lock} lock` },
    objects: [shown(parent), shown(table), ...key.columns],
  }];
}
