import { columnLoss } from '../../../impact/value-loss/column-loss.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import type { AlterColumnType, ConvertCharacterSet, RedefineColumn } from '../../../model/operation.ts';
import type { CatalogColumn } from '../../../model/schema-state.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
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

type TypeChange = JudgedOperation<AlterColumnType | RedefineColumn | ConvertCharacterSet>;

function judge(judged: TypeChange, { engine, isNew, isNewColumn }: RuleContext): readonly RuleResult[] {
  const { operation, before, after, in: at } = judged;
  const table = resolveTable(before, operation.table);
  const next = resolveTable(after, operation.table);
  if (table === undefined || next === undefined) {
    return [{ at, missing: 'schema-state', reason: `No migration creates table ${operation.table.name}, so the old type is not known.` }];
  }
  if (isNew(table, at)) return [];
  const changed = operation.kind === 'convert-character-set' ? table.columns : [findColumn(before, table, operation.column)];
  return changed.flatMap((column): readonly RuleResult[] => {
    const result = next.columns.find(({ id }) => id === column?.id);
    if (column === undefined || result === undefined || isNewColumn(column, at) || column.generated !== undefined) return [];
    const placed = { column, table, state: before };
    const loss = columnLoss(placed, { column: result, table: next, state: after }, engineFamilies[engine.name]);
    if (loss === 'none') return [];
    if (loss === 'unknown') {
      const reason = `Whether every ${typeWords(column.type)} of ${column.name} is a valid ${typeWords(result.type)} is not known.`;
      return [{ at, missing: 'schema-state', reason }];
    }
    return [{
      at,
      span: placeOf(judged),
      message: 'narrows',
      values: { column: column.name, table: shown(operation.table), ...describedTypes(column, result), loss: loss.loss },
      objects: [`${tableIdentity(before, operation.table)}.${column.name}`],
    }];
  });
}

/** Both types; with their character sets only where these are what changes. */
function describedTypes(old: CatalogColumn, next: CatalogColumn): { readonly from: string; readonly to: string } {
  const [from, to] = [typeWords(old.type), typeWords(next.type)];
  if (from !== to) return { from, to };
  return { from: `${from} in ${old.characterSet ?? 'its character set'}`, to: next.characterSet ?? to };
}
