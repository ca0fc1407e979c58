import { isContractStep } from '../../contract-marker.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import type { CatalogColumn } from '../../../model/schema-state.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';

export const dropColumn = defineRule({
  id: 'drop-column',
  category: 'destructive',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: true,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Keep columns that stood before the change set',
  why: 'The values of a dropped column are lost, and every release that still names the column fails, '
    + 'also the one that is being replaced while the new one is rolled out.',
  fix: 'Stop writing the column, stop reading it, wait one release, then drop it with an approval. On MySQL 8.0.29, MariaDB 10.4 '
    + 'and newer add ALGORITHM=INSTANT; where an index goes with the column, drop the index first.',
  sources: [
    'squawk:ban-drop-column', 'atlas:DS103', 'strong_migrations:remove_column', 'bytebase:COLUMN_DISALLOW_DROP',
    'pgfence:drop-column', 'django-migration-linter:DROP_COLUMN',
  ],
  options: {},
  messages: {
    known: {
      title: 'Drops column {column} of {table}',
      why: 'The column stood before this change set: its values are lost, and code that still names it fails.',
      fix: 'Drop it one release after nothing reads or writes {column} any more.',
    },
    contract: {
      title: 'Drops column {column} of {table}, a contract step',
      why: 'The file declares that the replacement is in use. The old values are lost all the same.',
      fix: 'Have the drop approved once no release that runs still names {column}.',
    },
    unknown: {
      title: 'Drops column {column} of {table}, whose origin is not known',
      why: 'The migrations do not say where it comes from, so it may hold values that somebody needs.',
      fix: 'Check where {column} is used, and have the drop approved.',
    },
    virtual: {
      title: 'Drops the virtual column {column} of {table}',
      why: 'No stored value is lost, but code that still names the column fails.',
      fix: 'Drop it one release after nothing reads {column} any more.',
    },
  },
  examples: {
    bad: [
      { title: 'an old column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users DROP COLUMN age;'], expect: ['1:1'] },
      {
        title: 'each action at its own line', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users\n  DROP COLUMN age,\n  ADD COLUMN x int NULL,\n  DROP email;'], expect: ['1:2', '1:4'],
      },
      { title: 'an old column', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP age, ALGORITHM=INSTANT;'], expect: ['1:1'] },
      {
        title: 'a changed name', engine: 'mariadb', base: [users],
        files: ['ALTER TABLE users CHANGE age years int NULL;\nALTER TABLE users DROP COLUMN Years;'], expect: ['1:2'],
      },
    ],
    good: [
      {
        title: 'a column of an earlier file of the change set', engine: 'postgresql', base: [users],
        files: ['ALTER TABLE users ADD COLUMN tmp int NULL;', 'ALTER TABLE users DROP COLUMN tmp;'], expect: [],
      },
      {
        title: 'a column of a new table', engine: 'postgresql', base: [users],
        files: ['CREATE TABLE fresh (id bigint PRIMARY KEY, a int);\nALTER TABLE fresh DROP COLUMN a;'], expect: [],
      },
      {
        title: 'a default', engine: 'mysql', base: [users],
        files: ['ALTER TABLE users ALTER COLUMN age DROP DEFAULT;'], expect: [],
      },
      {
        title: 'a column of the change set', engine: 'mariadb', base: [users],
        files: ['ALTER TABLE users ADD COLUMN tmp int NULL;\nALTER TABLE users DROP COLUMN IF EXISTS tmp;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-column').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      const column = findColumn(before, table, operation.column);
      const isAbsent = operation.ifExists && table?.complete === true && column === undefined;
      if (context.isNew(table, at) || context.isNewColumn(column, at) || isAbsent) return [];
      return [{
        at,
        span: placeOf(judged),
        ...verdict(judged, column),
        values: { column: operation.column, table: shown(operation.table) },
        objects: [`${tableIdentity(before, operation.table)}.${column?.name ?? operation.column}`],
      }];
    });
  },
});

function verdict(judged: JudgedOperation, column: CatalogColumn | undefined): Pick<RuleHit, 'message' | 'severity'> {
  if (column === undefined) return { message: 'unknown' };
  if (column.generated?.stored === false) return { message: 'virtual', severity: 'notice' };
  return { message: isContractStep(judged) ? 'contract' : 'known' };
}
