import type { RedefineColumn } from '../../../model/operation.ts';
import { findColumn, resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { lostAttributes, type LostAttribute } from '../../lost-attributes.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const users = "CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, age int NOT NULL DEFAULT 7 COMMENT 'years', nick varchar(20) NULL) ENGINE=InnoDB;";

export const myModifyDropsAttributes = defineRule({
  id: 'my-modify-drops-attributes',
  category: 'destructive',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Say a column’s whole definition when it is redefined',
  why: 'MODIFY and CHANGE define the column anew. What they leave out is gone without a word: NOT NULL, DEFAULT, COMMENT, AUTO_INCREMENT, the '
    + 'character set, ON UPDATE, INVISIBLE, the expression of a generated column.',
  fix: 'Repeat everything that shall stay; write NULL, DEFAULT NULL or COMMENT \'\' where something shall go. For a new default alone use '
    + 'ALTER COLUMN … SET DEFAULT, for a new name RENAME COLUMN.',
  sources: [],
  options: {},
  messages: {
    lost: {
      title: 'The new definition of {column} of {table} loses {lost}',
      why: 'MODIFY and CHANGE define the column anew: what they do not repeat is gone without a word.',
      fix: 'Add {restated} to the definition, or say the opposite if that is meant.',
    },
    lostGenerated: {
      title: 'The new definition of {column} of {table} loses {lost}',
      why: 'The column was generated. Defined without its expression it becomes a plain one, which nobody fills.',
      fix: 'Repeat GENERATED ALWAYS AS with its expression.',
    },
  },
  examples: {
    bad: [
      { title: 'NOT NULL, DEFAULT and COMMENT', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  MODIFY age bigint;'], expect: ['1:3'] },
      { title: 'a new name', engine: 'mariadb', base: [users], files: ['ALTER TABLE users CHANGE age years int NOT NULL DEFAULT 7;'], expect: ['1:1'] },
      { title: 'the number that counts up', engine: 'mariadb', base: [users], files: ['ALTER TABLE users MODIFY id bigint unsigned NOT NULL;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'everything is repeated', engine: 'mysql', base: [users], files: ["ALTER TABLE users MODIFY age bigint NOT NULL DEFAULT 7 COMMENT 'years';"], expect: [] },
      { title: 'everything is decided', engine: 'mysql', base: [users], files: ["ALTER TABLE users MODIFY age int NULL DEFAULT NULL COMMENT '';"], expect: [] },
      { title: 'forms that touch one thing', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ALTER COLUMN age SET DEFAULT 8, RENAME COLUMN nick TO name;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return ofKind(context.operations, 'redefine-column').flatMap((judged): readonly RuleResult[] => {
      const { operation, before, after, in: at } = judged;
      const table = resolveTable(before, operation.table);
      const old = findColumn(before, table, operation.column);
      const made = resolveTable(after, operation.table);
      const next = findColumn(after, made, operation.definition.name);
      if (table === undefined || old === undefined || next === undefined) return gap(judged, table?.complete === true);
      const lost = table.temporary ? [] : lostAttributes({ old, next, written: operation.definition, table });
      if (lost.length === 0) return [];
      const suggestion = restate(judged, lost);
      return [{
        at,
        span: placeOf(judged),
        message: lost.some(({ restated }) => restated === undefined) ? 'lostGenerated' : 'lost',
        values: { column: operation.column, table: shown(operation.table), lost: listInWords(lost.map(({ name }) => name)), restated: wordsOf(lost) },
        objects: [`${tableIdentity(before, operation.table)}.${old.name}`],
        ...(suggestion === undefined ? {} : { suggestion }),
      }];
    });
  },
});

/** MariaDB’s IF EXISTS: a column that is not there has nothing to lose. */
function gap({ in: at, operation }: JudgedOperation<RedefineColumn>, isAbsent: boolean): readonly RuleResult[] {
  if (isAbsent) return [];
  return [{
    at,
    missing: 'schema-state',
    reason: `The definition of column ${operation.column} of ${shown(operation.table)} is not known, and so not what the new one leaves out.`,
  }];
}

function wordsOf(lost: readonly LostAttribute[]): string {
  return lost.map(({ restated }) => restated ?? '').join(' ').trim();
}

/** The statement with the attributes put back; a CHECK has to stand behind all others. */
function restate({ in: { statement }, operation: { definition } }: JudgedOperation<RedefineColumn>, lost: readonly LostAttribute[]): string | undefined {
  const cannotAppend = lost.some(({ restated }) => restated === undefined) || definition.constraints.some(({ kind }) => kind === 'check');
  if (cannotAppend) return undefined;
  const end = definition.span.end - statement.span.start;
  return `${statement.text.slice(0, end)} ${wordsOf(lost)}${statement.text.slice(end)};`;
}
