import { typeChange, type TypeChange } from '../../../impact/postgres/type-change.ts';
import type { AlterColumnType } from '../../../model/operation.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { textAt } from '../../as-written.ts';
import { defineRule, type JudgedOperation, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { onOldTables } from '../../old-tables.ts';
import { typeWords } from '../../type-words.ts';

const users = 'CREATE TABLE users (id int PRIMARY KEY, email varchar(50), price numeric(10,2), at timestamp);';
const alter = (column: string, type: string): string => `ALTER TABLE users ALTER COLUMN ${column} TYPE ${type};`;

export const changeColumnType = defineRule({
  id: 'change-column-type',
  category: 'table-rewrite',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Change types only where the rows can stay as they are',
  why: 'Most changes of a type write the whole table and all of its indexes anew under an ACCESS EXCLUSIVE lock: nobody reads or writes meanwhile, and '
    + 'the disk holds both copies. A longer varchar, text in place of varchar, and a higher precision with the same scale change the catalogue alone.',
  fix: 'Add a column of the new type, keep both alike by a trigger, fill the old rows in batches, move the application over, and drop the old column.',
  sources: [
    'squawk:changing-column-type', 'atlas:PG301', 'eugene:E5', 'eugene:E10', 'strong_migrations:change_column',
    'bytebase:COLUMN_DISALLOW_CHANGE_TYPE', 'pgfence:alter-column-type', 'django-migration-linter:ALTER_COLUMN',
  ],
  options: {},
  messages: {
    rewrites: {
      title: 'Changing {column} of {table} to {type} rewrites the table',
      why: 'Every row of {table}, and every index, is written anew while reads and writes wait. {from}',
      fix: 'Add a column of type {type}, fill it in batches while a trigger keeps both alike, then swap the two.',
    },
    zone: {
      title: 'Changing {column} of {table} to {type} rewrites the table',
      why: 'Unless the session’s TimeZone is UTC every value is converted, and {table} is written anew while reads and writes wait.',
      fix: 'Write SET LOCAL TimeZone = ‘UTC’ before it, if the values are meant in UTC: then nothing is rewritten.',
    },
    unknown: {
      title: 'Changing {column} of {table} to {type} may rewrite the table',
      why: 'The old type is not known from the migrations, and most changes of a type write every row anew while reads and writes wait.',
      fix: 'Check the old type: only where the new one holds its values unchanged is the table left as it is.',
    },
  },
  examples: {
    bad: [
      { title: 'a wider integer', engine: 'postgresql', base: [users], files: [alter('id', 'bigint')], expect: ['1:1'] },
      { title: 'a shorter text', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  ALTER email TYPE varchar(20);'], expect: ['1:3'] },
      { title: 'a time zone', engine: 'postgresql', base: [users], files: [alter('at', 'timestamptz')], expect: ['1:1'] },
    ],
    good: [
      { title: 'a longer text', engine: 'postgresql', base: [users], files: [alter('email', 'varchar(100)'), alter('email', 'text')], expect: [] },
      { title: 'a higher precision', engine: 'postgresql', base: [users], files: [alter('price', 'numeric(12,2)')], expect: [] },
      { title: 'a time zone in a session in UTC', engine: 'postgresql', base: [users], files: [`SET LOCAL TimeZone = 'UTC';\n${alter('at', 'timestamptz')}`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return onOldTables(context, 'alter-column-type').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const change = typeChange(operation, impactContext(context.engine, judged));
      const verdict = verdictOn(change, judged);
      if (verdict === undefined) return [];
      return [{
        at,
        span: placeOf(judged),
        values: { column: operation.column, table: shown(operation.table), type: writtenType(judged), from: oldType(judged) },
        objects: [`${tableIdentity(before, operation.table)}.${operation.column}`],
        ...verdict,
      }];
    });
  },
});

function verdictOn(change: TypeChange, { in: at }: JudgedOperation): Pick<RuleHit, 'message' | 'severity' | 'suggestion'> | undefined {
  if (change.effect === 'unknown') return { message: 'unknown', severity: 'warning' };
  if (change.effect !== 'rewrite') return undefined;
  if (change.unlessUtc !== true) return { message: 'rewrites' };
  const set = at.insideTransaction ? 'SET LOCAL' : 'SET';
  return { message: 'zone', suggestion: `${set} TimeZone = 'UTC';\n${at.statement.text};` };
}

/** The type as the statement writes it. */
function writtenType({ operation, in: { file } }: JudgedOperation<AlterColumnType>): string {
  const [, written] = /\btype\s+([\s\S]+?)\s*(?:\bcollate\b[\s\S]*|\busing\b[\s\S]*)?$/i.exec(textAt(file, operation.span)) ?? [];
  return written ?? typeWords(operation.type);
}

function oldType({ operation, before }: JudgedOperation<AlterColumnType>): string {
  const table = resolveTable(before, operation.table);
  const column = findColumn(before, table, operation.column);
  return column === undefined ? '' : `The old type is ${typeWords(column.type)}.`;
}
