import { engineFamilies } from '../../../model/engine-name.ts';
import type { DropColumn, RedefineColumn, RenameColumn } from '../../../model/operation.ts';
import { defaultResolution, sameColumn } from '../../../schema/name-resolution.ts';
import { dependentsOfColumn, type ColumnDependent } from '../../../schema/queries/column-dependents.ts';
import { objectAt } from '../../../schema/queries/resolve-object.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { unknownTable } from '../../schema-gaps.ts';
import { listInWords } from '../../wording.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50), age int);';
const pgFunction = 'CREATE FUNCTION adults() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM users WHERE age > 17 $$;';
const view = 'CREATE VIEW mails AS SELECT email FROM users;';

export const dropColumnReferenced = defineRule({
  id: 'drop-column-referenced',
  category: 'compatibility',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  reach: ({ kind }) => (kind === 'drop-column' || kind === 'rename-column' || kind === 'redefine-column' ? 'dependents' : undefined),
  supersedes: [],
  summary: 'Change what uses a column before dropping or renaming it',
  why: 'A view, function, trigger, policy or generated column that names the column stops working: some are refused at once, some go along with the '
    + 'column, and the bodies of functions and views of MySQL fail only when they are used.',
  fix: 'Create what uses the column anew without it in this change set, before or right behind this step.',
  sources: [],
  options: {},
  messages: {
    drop: {
      title: 'Drops column {column} of {table}, which {dependents} uses',
      why: 'After the whole change set {dependents} still counts on {column}.',
      fix: 'Create {dependents} anew without {column}, or drop it, in this change set.',
    },
    rename: {
      title: 'Renames column {column} of {table}, which {dependents} names',
      why: 'The server does not carry the new name into {dependents}: it fails the next time that it is used.',
      fix: 'Create {dependents} anew with the new name in this change set.',
    },
  },
  examples: {
    bad: [
      { title: 'the body of a function', engine: 'postgresql', base: [users, pgFunction], files: ['ALTER TABLE users DROP COLUMN age;'], expect: ['1:1'] },
      { title: 'a view that CASCADE takes along', engine: 'postgresql', base: [users, view], files: ['ALTER TABLE users DROP COLUMN email CASCADE;'], expect: ['1:1'] },
      { title: 'a view', engine: 'mysql', base: [users, view], files: ['ALTER TABLE users\n  DROP COLUMN email;'], expect: ['1:2'] },
      { title: 'a view that does not learn the new name', engine: 'mariadb', base: [users, view], files: ['ALTER TABLE users RENAME COLUMN email TO mail;'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'a function that is made anew', engine: 'postgresql', base: [users, pgFunction],
        files: ['ALTER TABLE users DROP COLUMN age;\nCREATE OR REPLACE FUNCTION adults() RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM users $$;'], expect: [],
      },
      { title: 'a view follows the new name', engine: 'postgresql', base: [users, view], files: ['ALTER TABLE users RENAME COLUMN email TO mail;'], expect: [] },
      { title: 'a view of other columns', engine: 'mysql', base: [users, view], files: ['ALTER TABLE users DROP COLUMN age;'], expect: [] },
      { title: 'a view that is made anew', engine: 'mariadb', base: [users, view], files: ['ALTER TABLE users RENAME COLUMN email TO mail;\nALTER VIEW mails AS SELECT mail FROM users;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'drop-column', 'rename-column', 'redefine-column').filter(takesName).flatMap((judged): readonly RuleResult[] => {
      const { operation, before, in: at } = judged;
      const table = resolveTable(before, operation.table);
      if (table === undefined) return [unknownTable(judged, operation.table, `what uses ${operation.column} is not known`)];
      const column = findColumn(before, table, operation.column);
      const left = column === undefined ? [] : dependentsOfColumn(before, table, column).filter((dependent) => isLeft(dependent, judged, context));
      if (left.length === 0) return [];
      return [{
        at,
        span: placeOf(judged),
        message: operation.kind === 'drop-column' ? 'drop' : 'rename',
        values: { column: operation.column, table: shown(operation.table), dependents: listInWords(left.map(({ kind, name }) => `${kind} ${name}`)) },
        objects: [`${tableIdentity(before, operation.table)}.${operation.column}`],
      }];
    });
  },
});

type Taking = JudgedOperation<DropColumn | RenameColumn | RedefineColumn>;

function takesName({ operation, before }: Taking): boolean {
  if (operation.kind !== 'redefine-column') return true;
  return !sameColumn(before.resolution ?? defaultResolution, operation.column, operation.definition.name);
}

/** Whether a dependent is hurt and the change set does not see to it. */
function isLeft({ by, object }: ColumnDependent, judged: Taking, { engine, after }: RuleContext): boolean {
  // PostgreSQL keeps definitions by identity and writes new names into them, and every server does so within the table.
  const isKept = by === 'column' || (by === 'definition' && engineFamilies[engine.name] === 'postgres');
  // What the server knows of must be seen to before the column goes; the rest only before it is used.
  if (isKept || object === undefined) return judged.operation.kind === 'drop-column';
  const final = objectAt(after, object);
  return final !== undefined && (by === 'body' ? final.body === object.body : final.columnIds === object.columnIds);
}
