import { versionNumber } from '../../../impact/impact-context.ts';
import type { AlterObject } from '../../../model/operation.ts';
import { resolveObject } from '../../../schema/queries/resolve-object.ts';
import { defineRule, isKind, type JudgedOperation, type JudgedStatement, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { usesLabel, type EnumLabel } from '../../enum-label-use.ts';
import { transactionsOf } from '../../transactions.ts';

const tasks = "CREATE TYPE state AS ENUM ('open', 'done');\nCREATE TABLE task (id bigint PRIMARY KEY, state state NOT NULL);";
const add = "ALTER TYPE state ADD VALUE 'late';";
const refused = 'the server refuses what the rule warns of';

export const enumValueUsedInTransaction = defineRule({
  id: 'enum-value-used-in-transaction',
  category: 'transaction',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version', 'transaction-model'],
  supersedes: [],
  summary: 'Commit a new enum value before using it',
  why: 'PostgreSQL refuses a value that ALTER TYPE … ADD VALUE has added in the same transaction: "unsafe use of new value". '
    + 'The migration fails, on a database with rows as on an empty one.',
  fix: 'Put ADD VALUE into a file of its own, before the one that uses the value.',
  sources: ['pgfence:alter-enum-add-value'],
  options: {},
  messages: {
    unsafe: {
      title: 'Value {label} of {type} is used before it is committed',
      why: 'The transaction has added the value itself; PostgreSQL refuses to use it until that is committed.',
      fix: 'Move ALTER TYPE {type} ADD VALUE to an earlier file.',
    },
  },
  examples: {
    bad: [
      { title: 'rows with the new value', engine: 'postgresql', base: [tasks], files: [`${add}\nUPDATE task SET state = 'late' WHERE id = 1;`], expect: ['1:2'], impossible: refused },
      { title: 'a default', engine: 'postgresql', base: [tasks], files: [`${add}\nALTER TABLE task ALTER COLUMN state SET DEFAULT 'late';`], expect: ['1:2'], impossible: refused },
    ],
    good: [
      { title: 'the next file', engine: 'postgresql', base: [tasks], files: [add, "UPDATE task SET state = 'late' WHERE id = 1;"], expect: [] },
      { title: 'another value', engine: 'postgresql', base: [tasks], files: [`${add}\nUPDATE task SET state = 'done' WHERE id = 1;`], expect: [] },
      {
        title: 'a type of the same transaction', engine: 'postgresql', version: '17',
        files: ["BEGIN;\nCREATE TYPE mood AS ENUM ('ok');\nALTER TYPE mood ADD VALUE 'sad';\nSELECT 'sad'::mood;\nCOMMIT;"], transaction: 'none', expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    // Before version 12 ADD VALUE itself is refused in a transaction, which is a rule of its own.
    if (versionNumber(context.engine) < 120000) return [];
    return transactionsOf(context.statements).flatMap((statements) => judge(statements, context));
  },
});

function judge(statements: readonly JudgedStatement[], context: RuleContext): readonly RuleHit[] {
  const made = new Set<string>();
  const added: EnumLabel[] = [];
  return statements.flatMap(({ operations }) => operations).flatMap((judged): readonly RuleHit[] => {
    const { operation, in: at } = judged;
    const used = added.find((label) => usesLabel(judged, label));
    if (operation.kind === 'create-object' && operation.objectKind === 'enum') made.add(operation.object.name);
    if (isKind(judged, 'alter-object') && isAddition(judged)) {
      // From version 17 on a type of the same transaction is trusted (measured on 15 and 18).
      const isTrusted = made.has(judged.operation.object.name) && versionNumber(context.engine) >= 170000;
      if (!isTrusted) added.push(labelOf(judged));
    }
    return used === undefined ? [] : [{ at, message: 'unsafe', values: { label: `'${used.label}'`, type: used.type }, objects: [used.type, used.label] }];
  });
}

function isAddition({ operation, before }: JudgedOperation<AlterObject>): boolean {
  const known = resolveObject(before, ['enum', 'type'], operation.object)?.labels ?? [];
  return operation.action === 'ADD VALUE' && operation.value !== undefined && !known.includes(operation.value);
}

function labelOf({ operation, before }: JudgedOperation<AlterObject>): EnumLabel {
  const { object, value = '' } = operation;
  const schema = resolveObject(before, ['enum', 'type'], object)?.schema ?? object.schema;
  return { type: object.name, label: value, ...(schema === undefined ? {} : { schema }) };
}
