import { addedName } from '../../added-constraint.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const bookings = 'CREATE TABLE bookings (id bigint PRIMARY KEY, during tsrange);';

export const exclusionConstraint = defineRule({
  id: 'exclusion-constraint',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Do not add exclusion constraints to old tables',
  why: 'An exclusion constraint builds its index, and compares every row with the others, under an ACCESS EXCLUSIVE lock. PostgreSQL has '
    + 'neither NOT VALID nor USING INDEX for it: nobody reads or writes the table until it is done.',
  fix: 'Create a new table with the constraint, copy the rows in batches and exchange the two, or run it when the table may stand still.',
  sources: ['eugene:E8', 'strong_migrations:add_exclusion_constraint', 'pgfence:add-constraint-exclude'],
  options: {},
  messages: {
    builds: {
      title: 'Adding {constraint} blocks {table} while its index is built',
      why: 'The ACCESS EXCLUSIVE lock is held until all rows of {table} are indexed and compared: reads and writes wait.',
      fix: 'Create a new table that has the constraint, fill it and exchange the two, or run this at a time without load.',
    },
  },
  examples: {
    bad: [
      {
        title: 'an old table', engine: 'postgresql', base: [bookings],
        files: ['ALTER TABLE bookings ADD CONSTRAINT no_overlap EXCLUDE USING gist (during WITH &&);'], expect: ['1:1'],
      },
      { title: 'a condition and no name', engine: 'postgresql', base: [bookings], files: ['ALTER TABLE bookings\n  ADD EXCLUDE USING gist (during WITH &&) WHERE (id > 9);'], expect: ['1:2'] },
    ],
    good: [
      { title: 'with its table', engine: 'postgresql', files: ['CREATE TABLE b (during tsrange, EXCLUDE USING gist (during WITH &&));'], expect: [] },
      {
        title: 'a new table', engine: 'postgresql',
        files: ['CREATE TABLE b (during tsrange);', 'ALTER TABLE b ADD CONSTRAINT x EXCLUDE USING gist (during WITH &&);'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'add-constraint').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      if (operation.constraint.kind !== 'exclusion') return [];
      const name = addedName(judged);
      return [{
        at,
        span: placeOf(judged),
        message: 'builds',
        values: { constraint: name === undefined ? 'an exclusion constraint' : `exclusion constraint ${name}`, table: shown(operation.table) },
        objects: [tableIdentity(before, operation.table), ...(name === undefined ? [] : [name])],
      }];
    });
  },
});
