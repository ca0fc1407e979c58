import { columnHit, columnsAddedToOldTables } from '../../added-columns.ts';
import { asWritten, textAt } from '../../as-written.ts';
import type { KeyConstraint } from '../../../model/constraint-definition.ts';
import type { AddColumn } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { inSteps, withReplaced } from '../../edited-statement.ts';

const users = 'CREATE TABLE users (id bigint, age int);';

export const addColumnUnique = defineRule({
  id: 'add-column-unique',
  category: 'blocking-lock',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Add a column first and its unique constraint or primary key later',
  why: 'ADD COLUMN with UNIQUE or PRIMARY KEY builds an index under an ACCESS EXCLUSIVE lock: nobody reads or writes the table until all of it is read.',
  fix: 'Add the column alone, build a unique index concurrently in a file of its own, then add the constraint USING INDEX.',
  sources: ['squawk:disallowed-unique-constraint'],
  options: {},
  messages: {
    builds: {
      title: 'Column {column} blocks {table} while the index of its {kind} is built',
      why: 'The ACCESS EXCLUSIVE lock is held until every row of {table} is read: reads and writes wait.',
      fix: 'Add the column alone, build a unique index on {column} concurrently, then add the {kind} USING INDEX.',
    },
  },
  examples: {
    bad: [
      { title: 'a unique column', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ADD COLUMN email text UNIQUE;'], expect: ['1:1'] },
      { title: 'a primary key', engine: 'postgresql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN key bigint PRIMARY KEY;'], expect: ['1:2'] },
    ],
    good: [
      {
        title: 'the constraint later', engine: 'postgresql', base: [users], transaction: 'none',
        files: [
          'ALTER TABLE users ADD COLUMN email text NULL;', 'CREATE UNIQUE INDEX CONCURRENTLY users_email_key ON users (email);',
          'ALTER TABLE users ADD CONSTRAINT users_email_key UNIQUE USING INDEX users_email_key;',
        ],
        expect: [],
      },
      { title: 'a new table', engine: 'postgresql', files: ['CREATE TABLE t (a int);\nALTER TABLE t ADD COLUMN b int UNIQUE;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return columnsAddedToOldTables(context).flatMap((judged) => {
      const key = judged.operation.column.constraints.find((constraint) => constraint.kind === 'unique' || constraint.kind === 'primary-key');
      if (key === undefined) return [];
      const hit = columnHit(judged, 'builds', { kind: key.kind === 'unique' ? 'unique constraint' : 'primary key' });
      const suggestion = key.kind === 'unique' ? uniqueLater(judged, key) : undefined;
      return [suggestion === undefined ? hit : { ...hit, suggestion }];
    });
  },
});

/** The column alone, the index, the constraint; nothing where the table is partitioned or the key has attributes. */
function uniqueLater({ operation, before, after, in: at }: JudgedOperation<AddColumn>, key: KeyConstraint): string | undefined {
  const known = new Set(resolveTable(before, operation.table)?.constraints.map(({ id }) => id));
  const table = resolveTable(after, operation.table);
  const name = table?.constraints.find(({ id, definition }) => definition.kind === 'unique' && !known.has(id))?.name;
  const isPlain = key.deferrable !== true && /^(?:constraint\s+\S+\s+)?unique$/i.test(textAt(at.file, key.span));
  if (name === undefined || !isPlain || table?.partitionBy !== undefined) return undefined;
  const [owner, index, column] = [textAt(at.file, operation.table.span), asWritten(name, at.file, key.span), asWritten(operation.column.name, at.file, operation.span)];
  return inSteps(
    withReplaced(at, key.span, operation.column.nullable === undefined ? 'NULL' : ''),
    `CREATE UNIQUE INDEX CONCURRENTLY ${index} ON ${owner} (${column});`,
    `ALTER TABLE ${owner} ADD CONSTRAINT ${index} UNIQUE USING INDEX ${index};`,
  );
}
