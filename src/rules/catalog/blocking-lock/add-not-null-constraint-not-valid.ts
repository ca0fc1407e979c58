import { versionNumber } from '../../../impact/impact-context.ts';
import { tableImpacts } from '../../../impact/table-impacts.ts';
import type { AddConstraint, SetNotNull } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { validatedLater } from '../../added-constraint.ts';
import { asWritten, textAt } from '../../as-written.ts';
import { defineRule, isKind, type JudgedOperation, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text);';
const add = 'ALTER TABLE users ADD CONSTRAINT email_nn NOT NULL email';

/** From this version on NOT NULL is a constraint that can be added and validated (PostgreSQL 18). */
const namedNotNull = 180000;

export const addNotNullConstraintNotValid = defineRule({
  id: 'add-not-null-constraint-not-valid',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: ['set-not-null-scan'],
  summary: 'Add NOT NULL constraints as NOT VALID and validate them later',
  why: 'Without NOT VALID every row of the table is asked for NULL under an ACCESS EXCLUSIVE lock: nobody reads or writes meanwhile. The same '
    + 'happens when SET NOT NULL meets a constraint that waits for its validation. VALIDATE CONSTRAINT lets reads and writes pass.',
  fix: 'Add the constraint with NOT VALID, fill the rows, and VALIDATE CONSTRAINT, each step in a transaction of its own.',
  sources: [],
  options: {},
  messages: {
    scans: {
      title: 'Adding NOT NULL for {column} scans {table} under an exclusive lock',
      why: 'Nothing proves yet that {column} holds no NULL, so PostgreSQL reads every row of {table} while reads and writes wait.',
      fix: 'Add it with NOT VALID, and validate it in the next file.',
    },
    pending: {
      title: 'SET NOT NULL on {column} scans {table} under an exclusive lock',
      why: 'Constraint {constraint} says it already but is not validated, so PostgreSQL reads every row while reads and writes wait.',
      fix: 'Validate {constraint} instead: that lets reads and writes pass.',
    },
  },
  examples: {
    bad: [
      { title: 'an old column', engine: 'postgresql', version: '18', base: [users], files: [`${add};`], expect: ['1:1'] },
      {
        title: 'a constraint that waits for its validation', engine: 'postgresql', version: '18', base: [users, `${add} NOT VALID;`],
        files: ['ALTER TABLE users ALTER COLUMN email SET NOT NULL;'], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'validated later', engine: 'postgresql', version: '18', base: [users], files: [`${add} NOT VALID;`, 'ALTER TABLE users VALIDATE CONSTRAINT email_nn;'], expect: [] },
      { title: 'a column that is NOT NULL already', engine: 'postgresql', version: '18', base: [users], files: ['ALTER TABLE users ALTER COLUMN id SET NOT NULL;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    if (versionNumber(context.engine) < namedNotNull) return [];
    return onOldTables(context, 'add-constraint', 'set-not-null').flatMap((judged): readonly RuleResult[] => {
      const isScanned = tableImpacts(judged.operation, impactContext(context.engine, judged)).some(({ role, scans }) => role === 'target' && scans);
      const found = isScanned ? describe(judged) : undefined;
      return found === undefined ? [] : [hitOf(judged, found)];
    });
  },
});

type Adding = JudgedOperation<AddConstraint | SetNotNull>;

interface Described {
  readonly message: 'scans' | 'pending';
  readonly column: string;
  readonly constraint: string;
  readonly suggestion: string | undefined;
}

function describe(judged: Adding): Described | undefined {
  if (isKind(judged, 'set-not-null')) return pending(judged);
  if (!isKind(judged, 'add-constraint')) return undefined;
  const { constraint } = judged.operation;
  if (constraint.kind !== 'not-null') return undefined;
  return { message: 'scans', column: constraint.column, constraint: constraint.name ?? '', suggestion: validatedLater(judged) };
}

function pending({ operation, before, in: { file, operations } }: JudgedOperation<SetNotNull>): Described | undefined {
  const waiting = resolveTable(before, operation.table)?.constraints.find(({ definition, validated }) =>
    !validated && definition.kind === 'not-null' && definition.column === operation.column);
  if (waiting === undefined) return undefined;
  const validate = `ALTER TABLE ${textAt(file, operation.table.span)} VALIDATE CONSTRAINT ${asWritten(waiting.name, file, operation.span)};`;
  return { message: 'pending', column: operation.column, constraint: waiting.name, suggestion: operations.length === 1 ? validate : undefined };
}

function hitOf(judged: Adding, { message, column, constraint, suggestion }: Described): RuleHit {
  const { operation: { table }, before, in: at } = judged;
  return {
    at,
    span: placeOf(judged),
    message,
    values: { column, table: shown(table), constraint },
    objects: [`${tableIdentity(before, table)}.${column}`],
    ...(suggestion === undefined ? {} : { suggestion }),
  };
}
