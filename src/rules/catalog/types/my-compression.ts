import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import type { CreateTable, SetTableOption } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

export const myCompression = defineRule({
  id: 'my-compression',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'off',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Compress tables in the ways that the policy names',
  why: 'Row formats and compression decide about the length of index keys, what can be INSTANT, and how much a page costs. A policy keeps tables alike.',
  fix: 'Leave the option out, or list it under allow.',
  sources: ['skeema:compression'],
  options: {
    allow: { type: 'string-list', default: [], summary: 'Options that tables may have, as row_format=dynamic or key_block_size=8' },
  },
  messages: {
    option: {
      title: 'Table {table} has {option}',
      why: 'The policy does not name this row format or compression.',
      fix: 'Leave the option out, or widen the policy.',
    },
  },
  examples: {
    bad: [
      { title: 'compressed rows', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ROW_FORMAT=COMPRESSED;'], expect: ['1:1'], options: { allow: ['row_format=dynamic'] } },
      { title: 'compressed pages', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY);'], files: ['ALTER TABLE t PAGE_COMPRESSED=1;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'what the policy names', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ROW_FORMAT=DYNAMIC;'], expect: [], options: { allow: ['ROW_FORMAT=DYNAMIC'] } },
      { title: 'nothing said', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY);'], expect: [] },
    ],
  },
  check({ operations, options }): readonly RuleResult[] {
    const allowed = new Set(options.list('allow').map((option) => option.toLowerCase().replace(/\s/g, '')));
    return ofKind(operations, 'create-table', 'set-table-option').flatMap((judged) => optionsOf(judged)
      .filter((option) => !allowed.has(option))
      .map((option): RuleResult => ({
        at: judged.in,
        span: placeOf(judged),
        message: 'option',
        values: { table: shown(judged.operation.table), option: option.toUpperCase() },
        objects: [tableIdentity(judged.after, judged.operation.table)],
      })));
  },
});

const names: ReadonlySet<string> = new Set(['row_format', 'key_block_size', 'page_compressed', 'page_compression_level', 'compression']);

/** The options of compression that a statement sets, as `name=value` in lower case. */
function optionsOf({ operation, before }: JudgedOperation<CreateTable | SetTableOption>): readonly string[] {
  const table = resolveTable(before, operation.table);
  if (operation.kind === 'create-table') {
    const isSkipped = operation.temporary || (operation.ifNotExists && table !== undefined);
    return isSkipped ? [] : Object.entries(operation.options).filter(([name]) => names.has(name)).map(([name, value]) => written(name, value));
  }
  const name = operation.option.toLowerCase();
  return table?.temporary === true || !names.has(name) ? [] : [written(name, operation.value ?? '')];
}

function written(name: string, value: string): string {
  return `${name}=${value.replace(/^'(.*)'$/, '$1')}`.toLowerCase();
}
