import { versionNumber } from '../../../impact/impact-context.ts';
import { tableImpacts } from '../../../impact/table-impacts.ts';
import type { Engine } from '../../../model/engine-name.ts';
import type { SetNotNull } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { asWritten, textAt } from '../../as-written.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, age int);';
const setNotNull = 'ALTER TABLE users ALTER COLUMN email SET NOT NULL;';
const prove = 'ALTER TABLE users ADD CONSTRAINT email_nn CHECK (email IS NOT NULL) NOT VALID;';
const validate = 'ALTER TABLE users VALIDATE CONSTRAINT email_nn;';

export const setNotNullScan = defineRule({
  id: 'set-not-null-scan',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Prove that a column holds no NULL before setting it NOT NULL',
  why: 'SET NOT NULL reads the whole table under an ACCESS EXCLUSIVE lock: nobody reads or writes meanwhile. From PostgreSQL 12 on '
    + 'it trusts a validated CHECK that says the same, and reads nothing.',
  fix: 'Add the condition as NOT VALID, fill the rows, and validate it, each step in a transaction of its own. On PostgreSQL 18 it is a NOT NULL '
    + 'constraint, and that is all; on 12 to 17 it is CHECK (column IS NOT NULL), after which NOT NULL is set and the check dropped.',
  sources: [
    'squawk:adding-not-nullable-field', 'atlas:PG303', 'eugene:E2', 'strong_migrations:change_column_null',
    'bytebase:STATEMENT_DISALLOW_ADD_NOT_NULL', 'pgfence:set-not-null',
  ],
  options: {},
  messages: {
    scans: {
      title: 'SET NOT NULL on {column} scans {table} under an exclusive lock',
      why: 'No validated CHECK says {column} IS NOT NULL at this point, so PostgreSQL reads every row while reads and writes wait.',
      fix: 'Add the condition as NOT VALID, fill the rows and validate it, each in a transaction of its own, before this step.',
    },
    old: {
      title: 'SET NOT NULL on {column} scans {table} under an exclusive lock',
      why: 'Before version 12 PostgreSQL trusts no CHECK here: it reads every row while reads and writes wait.',
      fix: 'Keep the validated CHECK in place of NOT NULL until the server is upgraded.',
    },
  },
  examples: {
    bad: [
      { title: 'no proof', engine: 'postgresql', base: [users], files: [setNotNull], expect: ['1:1'] },
      {
        title: 'the validation of another constraint', engine: 'postgresql',
        base: [users, 'ALTER TABLE users ADD CONSTRAINT age_pos CHECK (age > 0) NOT VALID;'],
        files: [`ALTER TABLE users VALIDATE CONSTRAINT age_pos;\n${setNotNull}`], expect: ['1:2'],
      },
    ],
    good: [
      { title: 'a proof of earlier migrations', engine: 'postgresql', base: [users, prove, validate], files: [setNotNull], expect: [] },
      { title: 'a proof of the change set', engine: 'postgresql', base: [users], files: [prove, validate, setNotNull], expect: [] },
    ],
  },
  check({ operations, isNew, engine }): readonly RuleResult[] {
    return ofKind(operations, 'set-not-null').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      if (table === undefined) {
        const reason = `No migration creates table ${operation.table.name}, so it is not known whether ${operation.column} is NOT NULL already.`;
        return [{ at, missing: 'schema-state', reason }];
      }
      const target = tableImpacts(operation, impactContext(engine, judged)).find(({ role }) => role === 'target');
      if (target?.scans !== true || isNew(table, at)) return [];
      const suggestion = recipe(judged, engine);
      return [{
        at,
        span: placeOf(judged),
        message: versionNumber(engine) < 120000 ? 'old' : 'scans',
        values: { column: operation.column, table: shown(operation.table) },
        objects: [`${tableIdentity(before, operation.table)}.${operation.column}`],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});

/** The way without a scan under the strong lock, as the server's version allows it; for a statement that does nothing else. */
function recipe({ operation, in: { file, operations } }: JudgedOperation<SetNotNull>, engine: Engine): string | undefined {
  if (operations.length > 1) return undefined;
  const table = textAt(file, operation.table.span);
  const column = asWritten(operation.column, file, operation.span);
  const alter = `ALTER TABLE ${table}`;
  const name = `${operation.table.name}_${operation.column}_not_null`.toLowerCase().replace(/\W/g, '_').slice(0, 63);
  if (versionNumber(engine) >= 180000) {
    return [`${alter} ADD CONSTRAINT ${name} NOT NULL ${column} NOT VALID;`, '-- next file, after every row is filled',
      `${alter} VALIDATE CONSTRAINT ${name};`].join('\n');
  }
  if (versionNumber(engine) < 120000) return undefined;
  return [`${alter} ADD CONSTRAINT ${name} CHECK (${column} IS NOT NULL) NOT VALID;`, '-- next file, after every row is filled',
    `${alter} VALIDATE CONSTRAINT ${name};`, '-- next file', `${alter} ALTER COLUMN ${column} SET NOT NULL;`,
    `${alter} DROP CONSTRAINT ${name};`].join('\n');
}
