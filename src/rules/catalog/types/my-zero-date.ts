import type { Expression } from '../../../model/expression.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { writtenColumns } from '../../defined-columns.ts';
import { defineRule, ofKind, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = "CREATE TABLE users (id bigint PRIMARY KEY, born date NULL) ENGINE=InnoDB;";

export const myZeroDate = defineRule({
  id: 'my-zero-date',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Do not write dates that do not exist',
  why: '0000-00-00 is no date: clients turn it into errors or into the year 1, comparisons with it mislead, and with NO_ZERO_DATE, MySQL’s default, the server refuses it, '
    + 'also when the table is altered or restored later.',
  fix: 'Write NULL where a date may be missing, or a real default.',
  sources: ['skeema:zero-date'],
  options: {},
  messages: {
    zero: {
      title: 'The default of {column} of {table} is no date',
      why: '{default} does not exist in the calendar: a sql_mode with NO_ZERO_DATE refuses it, and clients stumble over it.',
      fix: 'Write DEFAULT NULL, or a real date.',
    },
  },
  examples: {
    bad: [
      { title: 'a date', engine: 'mariadb', files: ["CREATE TABLE t (\n  id int PRIMARY KEY,\n  d date NOT NULL DEFAULT '0000-00-00'\n);"], expect: ['1:3'] },
      { title: 'a time stamp', engine: 'mysql', files: ["SET sql_mode = 'STRICT_TRANS_TABLES';\nCREATE TABLE t (id int PRIMARY KEY,\n  d timestamp NOT NULL DEFAULT '0000-00-00 00:00:00');"], expect: ['1:3'] },
      { title: 'a number', engine: 'mysql', base: [users], files: ['ALTER TABLE users ALTER COLUMN born SET DEFAULT 0;'], expect: ['1:1'], impossible: 'MySQL’s default sql_mode refuses it' },
    ],
    good: [
      { title: 'a real date', engine: 'mysql', files: ["CREATE TABLE t (id int PRIMARY KEY, d date NOT NULL DEFAULT '1970-01-01', e datetime NULL DEFAULT NULL, y year DEFAULT 0);"], expect: [] },
      { title: 'a text', engine: 'mariadb', files: ["CREATE TABLE t (id int PRIMARY KEY, d varchar(10) DEFAULT '0000-00-00', t time DEFAULT '00:00:00');"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const written = writtenColumns(context).flatMap(({ judged, name, type, definition, old, span }): readonly RuleHit[] => {
      const isKept = old?.default?.text === definition.default?.text;
      if (!isDate(type.name) || definition.default === undefined || !isZero(definition.default) || isKept) return [];
      return [hitOf({ judged, name, span, zero: definition.default })];
    });
    return [...written, ...setDefaults(context)];
  },
});

function setDefaults({ operations }: RuleContext): readonly RuleHit[] {
  return ofKind(operations, 'set-default').flatMap((judged): readonly RuleHit[] => {
    const { operation, before } = judged;
    const table = resolveTable(before, operation.table);
    const column = findColumn(before, table, operation.column);
    // Of a column that is not known the text must be a date itself; a number may be one.
    const isMeant = column === undefined ? /^'0000-00-00/.test(operation.default.text) : isDate(column.type.name);
    return isMeant && isZero(operation.default) ? [hitOf({ judged, name: operation.column, span: placeOf(judged), zero: operation.default })] : [];
  });
}

interface Zero {
  readonly judged: Pick<RuleContext['operations'][number], 'in' | 'after'> & { readonly operation: { readonly table: { readonly schema?: string; readonly name: string } } };
  readonly name: string;
  readonly span: NonNullable<RuleHit['span']>;
  readonly zero: Expression;
}

function hitOf({ judged: { in: at, after, operation }, name, span, zero }: Zero): RuleHit {
  const values = { column: name, table: shown(operation.table), default: zero.text };
  return { at, span, message: 'zero', values, objects: [`${tableIdentity(after, operation.table)}.${name}`] };
}

function isDate(name: string): boolean {
  return /^(?:date|datetime|timestamp)$/.test(name);
}

/** In any of the forms that the servers read as a date: a text with or without its type's word, or a number. */
function isZero({ text }: Expression): boolean {
  return /^\(?\s*(?:(?:date|timestamp)\s*)?['"]?(?:0{4}-0{1,2}-0{1,2}(?:[ T].*)?|0+(?:\.0+)?)['"]?\s*\)?$/i.test(text);
}
