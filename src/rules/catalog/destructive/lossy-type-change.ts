import type { CatalogColumn } from '../../../model/schema-state.ts';
import { defineRule, ofKind, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { lossyColumns, type TypeChange } from '../../lossy-columns.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { typeWords } from '../../type-words.ts';

const pgTable = 'CREATE TABLE t (id bigint PRIMARY KEY, s varchar(50), n int, d numeric(10,2), at timestamptz, body text);';
const myTable = "CREATE TABLE t (id bigint PRIMARY KEY, s varchar(50), n int unsigned, d decimal(10,2), at datetime, e enum('new','paid','void'))\n"
  + 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';
const alter = (column: string, type: string): string => `ALTER TABLE t ALTER COLUMN ${column} TYPE ${type};`;
const modify = (definition: string): string => `ALTER TABLE t MODIFY ${definition};`;

export const lossyTypeChange = defineRule({
  id: 'lossy-type-change',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Change types only to those that hold every old value',
  why: 'A narrower type cuts values, rounds them or fails in the middle of the deployment, depending on engine and settings. '
    + 'What was cut is gone.',
  fix: 'Add a column of the new type, fill and validate it in batches, and swap the two.',
  sources: ['atlas:PG301', 'eugene:E5', 'squawk:changing-column-type'],
  options: {},
  messages: {
    narrows: {
      title: 'Changing {column} of {table} from {from} to {to} loses values',
      why: 'In the new type {loss}.',
      fix: 'Add a column of type {to}, fill and validate it in batches, then swap the two.',
    },
  },
  examples: {
    bad: [
      { title: 'a shorter text', engine: 'postgresql', base: [pgTable], files: [alter('s', 'varchar(20)')], expect: ['1:1'] },
      { title: 'a bounded text', engine: 'postgresql', base: [pgTable], files: [alter('body', 'varchar(200)')], expect: ['1:1'] },
      { title: 'a shorter text', engine: 'mysql', base: [myTable], files: [modify('s varchar(20)')], expect: ['1:1'] },
      { title: 'a column anew under another name', engine: 'mariadb', base: [myTable], files: ['ALTER TABLE t CHANGE d price decimal(6,2);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a longer text', engine: 'postgresql', base: [pgTable], files: [alter('s', 'varchar(100)'), alter('s', 'text')], expect: [] },
      { title: 'a wider integer', engine: 'postgresql', base: [pgTable], files: [alter('n', 'bigint')], expect: [] },
      { title: 'a longer text', engine: 'mysql', base: [myTable], files: [modify('s varchar(60)')], expect: [] },
      { title: 'a wider character set', engine: 'mariadb', base: ['CREATE TABLE t (s varchar(9)) CHARSET=latin1;'], files: ['ALTER TABLE t CONVERT TO CHARACTER SET utf8mb4;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'alter-column-type', 'redefine-column', 'convert-character-set').flatMap((judged) => judge(judged, context));
  },
});

function judge(judged: TypeChange, context: RuleContext): readonly RuleResult[] {
  const { operation, before, in: at } = judged;
  return lossyColumns(judged, context).map((found): RuleResult => {
    if ('missing' in found) return found;
    const { column, result, loss } = found;
    return {
      at,
      span: placeOf(judged),
      message: 'narrows',
      values: { column: column.name, table: shown(operation.table), ...describedTypes(column, result), loss },
      objects: [`${tableIdentity(before, operation.table)}.${column.name}`],
    };
  });
}

/** Both types; with their character sets only where these are what changes. */
function describedTypes(old: CatalogColumn, next: CatalogColumn): { readonly from: string; readonly to: string } {
  const [from, to] = [typeWords(old.type), typeWords(next.type)];
  if (from !== to) return { from, to };
  return { from: `${from} in ${old.characterSet ?? 'its character set'}`, to: next.characterSet ?? to };
}
