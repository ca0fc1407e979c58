import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { CreateTable, SetTableOption } from '../../../model/operation.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

export const myEngine = defineRule({
  id: 'my-engine',
  category: 'types',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax'],
  supersedes: [],
  summary: 'Keep tables in InnoDB',
  why: 'Other storage engines lack what the rest of the schema counts on: MyISAM has no transactions, no foreign keys and no crash recovery, MEMORY loses its rows at a restart.',
  fix: 'Write ENGINE=InnoDB, or leave ENGINE out where the server’s default is known; list another engine under allow if it is meant.',
  sources: ['skeema:engine', 'bytebase:ENGINE_MYSQL_USE_INNODB'],
  options: {
    allow: { type: 'string-list', default: ['innodb'], summary: 'Storage engines that tables may have' },
  },
  messages: {
    other: {
      title: 'Table {table} is kept by {engine}',
      why: 'The policy names other storage engines. {engine} may lack transactions, foreign keys or recovery after a crash.',
      fix: 'Write ENGINE=InnoDB.',
    },
  },
  examples: {
    bad: [
      { title: 'a new table', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=MyISAM;'], expect: ['1:1'] },
      { title: 'an old table', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=InnoDB;'], files: ['ALTER TABLE t\n  ADD x int NULL,\n  ENGINE = Aria;'], expect: ['1:3'] },
    ],
    good: [
      { title: 'InnoDB', engine: 'mysql', files: ["CREATE TABLE t (id int PRIMARY KEY) ENGINE='INNODB';"], expect: [] },
      { title: 'a temporary table', engine: 'mariadb', files: ['CREATE TEMPORARY TABLE t (id int) ENGINE=MEMORY;'], expect: [] },
      { title: 'an engine that is meant', engine: 'mysql', files: ['CREATE TABLE t (id int PRIMARY KEY) ENGINE=MyISAM;'], expect: [], options: { allow: ['InnoDB', 'MyISAM'] } },
    ],
  },
  check({ operations, options }): readonly RuleResult[] {
    const allowed = new Set(options.list('allow').map((name) => name.toLowerCase()));
    return ofKind(operations, 'create-table', 'set-table-option').flatMap((judged): readonly RuleResult[] => {
      const written = writtenEngine(judged);
      if (written === undefined || allowed.has(written.toLowerCase())) return [];
      const { operation: { table }, after, in: at } = judged;
      return [{ at, span: placeOf(judged), message: 'other', values: { table: shown(table), engine: written }, objects: [tableIdentity(after, table)] }];
    });
  },
});

/** The engine that a statement gives a table; TYPE is an old word for it (MariaDB). */
function writtenEngine({ operation, before }: JudgedOperation<CreateTable | SetTableOption>): string | undefined {
  const table = resolveTable(before, operation.table);
  if (operation.kind === 'create-table') {
    const isSkipped = operation.temporary || (operation.ifNotExists && table !== undefined);
    return isSkipped ? undefined : operation.options['engine'] ?? operation.options['type'];
  }
  return table?.temporary !== true && /^(?:ENGINE|TYPE)$/.test(operation.option) ? operation.value : undefined;
}
