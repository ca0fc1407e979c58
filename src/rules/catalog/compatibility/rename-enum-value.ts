import type { AlterObject } from '../../../model/operation.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { isOldObject } from '../../old-objects.ts';

const state = "CREATE TYPE state AS ENUM ('open', 'shut');";

export const renameEnumValue = defineRule({
  id: 'rename-enum-value',
  category: 'compatibility',
  engines: ['postgresql'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep the values of enums that stood before the change set',
  why: 'Every row shows the new value at once. The running release writes and compares with the old one: PostgreSQL refuses it as a value '
    + 'that the type does not have.',
  fix: 'Add the new value beside the old one, move the rows over in batches, and stop using the old value in a later release.',
  sources: ['strong_migrations:rename_enum_value'],
  options: {},
  messages: {
    renamed: {
      title: 'Renames value {from} of type {type} to {to}',
      why: 'Statements of the running release that write or compare with {from} fail from this moment on.',
      fix: 'Add {to} as a value of its own, move the rows over, and stop using {from} in a later release.',
    },
  },
  examples: {
    bad: [
      { title: 'an old type', engine: 'postgresql', base: [state], files: ["ALTER TYPE state RENAME VALUE 'shut' TO 'closed';"], expect: ['1:1'] },
      {
        title: 'an old type under a new name', engine: 'postgresql', base: [state],
        files: ["ALTER TYPE state RENAME TO door_state;\nALTER TYPE door_state RENAME VALUE 'shut' TO 'closed';"], expect: ['1:2'],
      },
    ],
    good: [
      {
        title: 'a type of an earlier file of the change set', engine: 'postgresql',
        files: [state, "ALTER TYPE state RENAME VALUE 'shut' TO 'closed';"], expect: [],
      },
      { title: 'a value more', engine: 'postgresql', base: [state], files: ["ALTER TYPE state ADD VALUE 'closed';"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'alter-object').filter(isRename).flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const type = resolveObject(before, ['enum', 'type'], operation.object);
      if (type !== undefined && !isOldObject(context, type, at)) return [];
      return [{
        at,
        message: 'renamed',
        values: { from: operation.label ?? '', to: operation.value ?? '', type: shown(operation.object) },
        objects: [shown(type ?? operation.object), operation.label ?? ''],
      }];
    });
  },
});

function isRename({ operation: { action } }: JudgedOperation<AlterObject>): boolean {
  return action === 'RENAME VALUE';
}
