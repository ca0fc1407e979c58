import { tableImpacts } from '../../../impact/table-impacts.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import type { ObjectName } from '../../../model/expression.ts';
import type { CreateObject, DropObject } from '../../../model/operation.ts';
import type { QualifiedName } from '../../../model/schema-state.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { impactContext, shown, tableIdentity } from '../../naming-objects.ts';
import { namesOldTable } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int);';
const touch = 'CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;';
const trigger = 'CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW EXECUTE FUNCTION touch();';
const myTrigger = 'CREATE TRIGGER users_touch BEFORE UPDATE ON users FOR EACH ROW SET NEW.age = 1;';

export const createTriggerLock = defineRule({
  id: 'create-trigger-lock',
  category: 'blocking-lock',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Bound the wait for a table whose triggers change',
  why: 'CREATE TRIGGER locks its table against writes, DROP TRIGGER and both on MySQL and MariaDB against reads as well. The lock is short, but while it '
    + 'waits for a long transaction everybody who comes after waits behind it, and on PostgreSQL it is held until the transaction ends.',
  fix: 'Set a lock timeout of a few seconds, and keep the statement the last one of a short transaction.',
  sources: ['pgfence:create-trigger', 'pgfence:drop-trigger'],
  options: {},
  messages: {
    creates: {
      title: 'Creating trigger {trigger} waits for a lock on {table}',
      why: 'It takes {lock} on {table}; until it has it, {waiting} wait.',
      fix: 'Set a lock timeout before it, and let it be the last statement of its transaction.',
    },
    drops: {
      title: 'Dropping trigger {trigger} waits for a lock on {table}',
      why: 'It takes {lock} on {table}; until it has it, {waiting} wait.',
      fix: 'Set a lock timeout before it, and let it be the last statement of its transaction.',
    },
  },
  examples: {
    bad: [
      { title: 'an old table', engine: 'postgresql', base: [users, touch], files: [trigger], expect: ['1:1'] },
      { title: 'a trigger that goes', engine: 'postgresql', base: [users, touch, trigger], files: ['DROP TRIGGER IF EXISTS users_touch ON users;'], expect: ['1:1'] },
      { title: 'an old table', engine: 'mysql', base: [users], files: [myTrigger], expect: ['1:1'] },
      { title: 'a trigger that goes', engine: 'mariadb', base: [users, myTrigger], files: ['DROP TRIGGER users_touch;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a new table', engine: 'postgresql', base: [touch], files: [`${users}\n${trigger}`], expect: [] },
      { title: 'a new table', engine: 'mysql', files: [users, myTrigger], expect: [] },
      { title: 'a trigger of a new table', engine: 'mariadb', files: [users, myTrigger, 'DROP TRIGGER users_touch;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'create-object', 'drop-object').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      if (operation.objectKind !== 'trigger') return [];
      const table = tableOf(judged);
      if (table !== undefined && !namesOldTable(table, judged, context)) return [];
      return [{
        at,
        message: operation.kind === 'create-object' ? 'creates' : 'drops',
        values: { trigger: operation.object.name, table: table === undefined ? 'its table' : nameOf(table, operation.table), ...lockOf(judged, context) },
        objects: [...(table === undefined ? [] : [tableIdentity(before, table)]), operation.object.name],
      }];
    });
  },
});

type TriggerChange = JudgedOperation<CreateObject | DropObject>;

/** MySQL and MariaDB find a trigger by its own name. */
function tableOf({ operation, before }: TriggerChange): QualifiedName | ObjectName | undefined {
  return operation.table ?? resolveObject(before, ['trigger'], operation.object)?.table;
}

function nameOf(table: QualifiedName | ObjectName, written: ObjectName | undefined): string {
  return written === undefined ? table.name : shown(written);
}

function lockOf(judged: TriggerChange, { engine }: RuleContext): { readonly lock: string; readonly waiting: string } {
  const impact = tableImpacts(judged.operation, impactContext(engine, judged)).find(({ role }) => role === 'target');
  if (engineFamilies[engine.name] === 'mysql') return { lock: 'an exclusive metadata lock', waiting: 'reads and writes' };
  const lock = impact?.lock ?? 'ACCESS EXCLUSIVE';
  return { lock: `${/^[AE]/.test(lock) ? 'an' : 'a'} ${lock} lock`, waiting: impact?.blocks === 'writes' ? 'writes' : 'reads and writes' };
}
