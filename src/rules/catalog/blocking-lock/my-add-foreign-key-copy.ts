import { constraintsOf } from '../../../impact/constraints-of.ts';
import { versionNumber } from '../../../impact/impact-context.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { actionIdentity, actionImpact, alterations } from '../../alterations.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { keepsInlineReferences } from '../../../schema/mysql/inline-references.ts';
import { placeOf, shown } from '../../naming-objects.ts';

const parent = 'CREATE TABLE parent (id bigint PRIMARY KEY) ENGINE=InnoDB;';
const child = 'CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint NULL) ENGINE=InnoDB;';
const key = 'ADD CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id)';

export const myAddForeignKeyCopy = defineRule({
  id: 'my-add-foreign-key-copy',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Do not let a new foreign key copy an old table',
  why: 'With foreign_key_checks on, the server compares old rows by copying the whole table while writes to it wait, and writes to the referenced table too.',
  fix: 'Look for rows without a parent first. Then SET foreign_key_checks = 0, add the key with ALGORITHM=INPLACE, LOCK=NONE, and SET foreign_key_checks = 1.',
  sources: ['strong_migrations:add_foreign_key_mysql'],
  options: {},
  messages: {
    blocked: {
      title: 'The new foreign key to {referenced} copies {table} while writes wait',
      why: 'While foreign_key_checks is on the server has no other way. Writes to {referenced} wait as well.',
      fix: 'Select rows without a parent first; then add the key between SET foreign_key_checks = 0 and = 1, with ALGORITHM=INPLACE, LOCK=NONE.',
    },
    online: {
      title: 'The new foreign key to {referenced} copies {table}',
      why: 'MariaDB lets writes go on meanwhile, but the copy costs the space, the I/O and the lag of the whole table.',
      fix: 'Select rows without a parent first; then add the key between SET foreign_key_checks = 0 and = 1, with ALGORITHM=INPLACE, LOCK=NONE.',
    },
  },
  examples: {
    bad: [
      { title: 'a copy that is asked for', engine: 'mysql', base: [parent, child], files: [`ALTER TABLE child\n  ADD COLUMN x int NULL,\n  ${key},\n  ALGORITHM=COPY;`], expect: ['1:3'] },
      { title: 'a copy that lets writes go on', engine: 'mariadb', version: '11.4', base: [parent, child], files: [`ALTER TABLE child ${key};`], expect: ['1:1'] },
    ],
    good: [
      { title: 'unchecked, which another rule looks after', engine: 'mysql', base: [parent, child], files: [`SET foreign_key_checks = 0;\nALTER TABLE child ${key}, ALGORITHM=INPLACE, LOCK=NONE;\nSET foreign_key_checks = 1;`], expect: [] },
      { title: 'left to my-copy-alter, which names this rule', engine: 'mysql', base: [parent, child], files: [`ALTER TABLE child ${key};`], expect: [] },
      { title: 'a new table', engine: 'mariadb', base: [parent], files: [`${child}\nALTER TABLE child ${key};`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).flatMap((alteration) => alteration.actions.flatMap((action): readonly RuleResult[] => {
      if (isUnchecked(action)) return [];
      const isOnline = actionImpact(alteration, action, context.engine)?.lock === 'none' && copiesOnline(context.engine);
      return constraintsOf(action.operation).flatMap((constraint): readonly RuleResult[] => {
        if (constraint.kind !== 'foreign-key' || isForgotten(action, context.engine)) return [];
        return [{
          at: action.in,
          span: placeOf(action),
          message: isOnline ? 'online' : 'blocked',
          values: { table: shown(alteration.name), referenced: shown(constraint.referenced) },
          objects: [actionIdentity(action, alteration), shown(constraint.referenced)],
          ...(isOnline ? { severity: 'warning' } : {}),
        }];
      });
    }));
  },
});

function isUnchecked({ in: { settings, operations } }: JudgedOperation): boolean {
  // SET STATEMENT foreign_key_checks = 0 FOR ALTER … (MariaDB) holds for its statement.
  const own = operations.find(({ operation }) => operation.kind === 'set-variable' && operation.name === 'foreign_key_checks')?.operation;
  const value = own?.kind === 'set-variable' ? own.value : settings.get('foreign_key_checks');
  return /^(?:0|off|false)$/i.test(value ?? '1');
}

/** REFERENCES in a column's definition, where the server reads it and forgets it. */
function isForgotten({ operation }: JudgedOperation, engine: Engine): boolean {
  return operation.kind === 'add-column' && !keepsInlineReferences(engine);
}

function copiesOnline(engine: Engine): boolean {
  return engine.name === 'mariadb' && versionNumber(engine) >= 110200;
}
