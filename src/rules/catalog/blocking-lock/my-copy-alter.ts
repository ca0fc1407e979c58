import { isRefusedDefault } from '../../../impact/mysql/computed-default.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { actionIdentity, actionImpact, alterations, impactOf, redefinitions, unknownTable, type Alteration, type Redefinition } from '../../alterations.ts';
import { textAt } from '../../as-written.ts';
import { copyCause, type CopyCause } from '../../copy-cause.ts';
import { constraintsOf } from '../../../impact/constraints-of.ts';
import { defineRule, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const users = "CREATE TABLE users (id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, email varchar(50) NOT NULL, age int, state enum('new', 'old')) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;";
const online = 'Add a new column or table, fill it in batches and switch over, or use gh-ost or pt-online-schema-change.';
const why = 'The server has no other way for this: it writes every row into a new table, and nobody can write until that is done.';

export const myCopyAlter = defineRule({
  id: 'my-copy-alter',
  category: 'blocking-lock',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: ['my-varchar-byte-boundary', 'my-enum-set-redefine', 'my-convert-charset', 'my-expression-default', 'my-primary-key-change', 'my-reorder-column', 'my-add-foreign-key-copy'],
  summary: 'Do not copy an old table while writes wait',
  why: 'What InnoDB can do neither INSTANT nor INPLACE it does by copying: every row is written into a new table, and all writes wait until the end. '
    + 'On a large table that is hours, and every replica repeats it.',
  fix: 'Use expand and contract, or gh-ost, pt-online-schema-change. Say ALGORITHM=INPLACE or INSTANT wherever you count on it, so that the server refuses instead of copying.',
  sources: [],
  options: {},
  messages: {
    column: { title: 'The new definition of {subject} copies {table} while writes wait', why, fix: online },
    boundary: {
      title: 'The longer {subject} copies {table} while writes wait',
      why: 'A text of more than 255 bytes has a length of two bytes, and so far one was enough: every row is written anew.',
      fix: online,
    },
    labels: {
      title: 'The new labels of {subject} copy {table} while writes wait',
      why: 'Rows hold the number of a label. What does more than append labels, or needs another byte, writes every row anew.',
      fix: 'Append new labels at the end, or use a lookup table.',
    },
    characters: {
      title: 'The new character set or collation of {subject} copies {table} while writes wait',
      why: 'Every text is converted and every index of it is sorted anew.',
      fix: `${online} Look at the length of index prefixes too.`,
    },
    convert: {
      title: 'CONVERT TO CHARACTER SET copies {table} while writes wait',
      why: 'Every text of every row is converted, and every index of a text is sorted anew.',
      fix: `${online} Look at the length of index prefixes too.`,
    },
    computed: {
      title: 'The default of the new column {subject} copies {table} while writes wait',
      why: 'The server computes the default for every row that is there, and writes every row anew.',
      fix: 'Add the column without a default, set the default in a second step, and fill old rows in batches.',
    },
    stored: {
      title: 'The stored column {subject} copies {table} while writes wait',
      why: 'The server computes the value of every row that is there, and writes every row anew.',
      fix: 'Make it VIRTUAL, which is INSTANT, and index it if need be.',
    },
    check: {
      title: 'The new CHECK copies {table} while writes wait',
      why: 'The server compares the rows that are there by writing each of them anew.',
      fix: 'Check in the application or in a trigger, or use gh-ost or pt-online-schema-change.',
    },
    primaryKey: {
      title: 'The change of its primary key copies {table} while writes wait',
      why: 'Rows are kept in the order of the primary key: every row is written anew, and every index with it.',
      fix: 'Drop and add the key in one statement, which lets writes go on, or use gh-ost or pt-online-schema-change.',
    },
    foreignKey: {
      title: 'The new foreign key to {subject} copies {table} while writes wait',
      why: 'While foreign_key_checks is on the server compares the rows that are there by writing each of them anew. Writes to the referenced table wait as well.',
      fix: 'Select rows without a parent first; then add the key between SET foreign_key_checks = 0 and = 1, with ALGORITHM=INPLACE, LOCK=NONE.',
    },
    other: { title: '{subject} copies {table} while writes wait', why, fix: online },
  },
  examples: {
    bad: [
      { title: 'another type', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  MODIFY age bigint;'], expect: ['1:3'] },
      { title: 'a CHECK', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD CONSTRAINT adult CHECK (age > 17);'], expect: ['1:1'] },
      { title: 'a label in the middle', engine: 'mariadb', base: [users], files: ["ALTER TABLE users MODIFY state enum('new', 'held', 'old');"], expect: ['1:1'] },
      { title: 'a stored column', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN twice int AS (age * 2) STORED;'], expect: ['1:1'] },
      { title: 'a foreign key', engine: 'mariadb', base: [users, 'CREATE TABLE logins (id bigint PRIMARY KEY, user_id bigint unsigned NULL) ENGINE=InnoDB;'], files: ['ALTER TABLE logins ADD FOREIGN KEY (user_id) REFERENCES users (id);'], expect: ['1:1'] },
    ],
    good: [
      { title: 'what is done in place', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD INDEX (age), MODIFY email varchar(60) NOT NULL;'], expect: [] },
      { title: 'what the server is asked to refuse', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint, ALGORITHM=INPLACE;'], expect: [], impossible: 'the server refuses to do it in place' },
      { title: 'a copy that lets writes go on', engine: 'mariadb', version: '11.4', base: [users], files: ['ALTER TABLE users MODIFY age bigint;'], expect: [] },
      { title: 'a small table', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age bigint;'], stats: { users: { rows: 300, bytes: 65_536 } }, expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY, a int);\nALTER TABLE t MODIFY a bigint;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const redefined: Redefined = new Map(redefinitions(context).flatMap((found) => ('missing' in found ? [] : [[found.judged, found]])));
    return alterations(context).filter((alteration) => isSilent(alteration) && !isOfFewRows(alteration, context)).flatMap((alteration): readonly RuleResult[] => {
      const impact = impactOf(alteration, context.engine);
      if (impact === undefined) return alteration.actions.some(mayCopy) ? [unknownTable(alteration)] : [];
      return impact.algorithm === 'copy' && impact.lock !== 'none' ? copies(alteration, redefined, context.engine) : [];
    });
  },
});

/** A small table is copied before anybody notices. */
function isOfFewRows({ name, actions: [first] }: Alteration, { stats }: RuleContext): boolean {
  return stats?.isSmall(stats.ofName(first.before, name)) === true;
}

/** Redefined columns by their operation. */
type Redefined = ReadonlyMap<JudgedOperation, Redefinition>;

/** What is asked for explicitly is done so or refused: other rules speak of it. A session may ask for all of its statements (MariaDB). */
function isSilent({ at: { statement, settings } }: Alteration): boolean {
  const asked = statement.online?.algorithm ?? 'default';
  return asked === 'default' && (settings.get('alter_algorithm') ?? 'DEFAULT').toUpperCase() === 'DEFAULT';
}

/** Whether it depends on the table if the action copies. */
function mayCopy({ operation }: JudgedOperation): boolean {
  switch (operation.kind) {
    case 'redefine-column': case 'convert-character-set': case 'maintain-partitions': return true;
    case 'drop-constraint': return operation.constraintKind !== 'foreign-key';
    case 'add-column': return operation.column.generated?.stored === true;
    default: return constraintsOf(operation).some(({ kind }) => kind === 'check');
  }
}

/** Each action that copies by itself, but for a default that the server refuses; the statement, where its actions copy only together. */
function copies(alteration: Alteration, redefined: Redefined, engine: Engine): readonly RuleHit[] {
  const { at, name, actions } = alteration;
  const copying = actions.filter((action) => actionImpact(alteration, action, engine)?.algorithm === 'copy');
  const speaking = copying.filter(({ operation }) => operation.kind !== 'add-column' || !isRefusedDefault(operation.column, engine));
  if (copying.length === 0) {
    return [{ at, message: 'other', values: { subject: at.statement.command, table: shown(name) }, objects: [tableIdentity(actions[0].before, name)] }];
  }
  return speaking.map((action) => {
    const cause = copyCause(action, redefined.get(action), engine);
    return { at, span: placeOf(action), message: cause, values: { subject: subjectOf(action, cause), table: shown(name) }, objects: [actionIdentity(action, alteration)] };
  });
}

/** What the cause is about, as the message of that cause names it. */
function subjectOf({ operation, in: { file } }: JudgedOperation, cause: CopyCause): string {
  if (cause === 'foreignKey') return listInWords(constraintsOf(operation).flatMap((key) => (key.kind === 'foreign-key' ? [shown(key.referenced)] : [])));
  switch (operation.kind) {
    case 'add-column': return operation.column.name;
    case 'redefine-column': return operation.column;
    default: return textAt(file, operation.span);
  }
}
