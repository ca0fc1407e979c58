import { constraintsOf } from '../../../impact/constraints-of.ts';
import type { SetVariable } from '../../../model/operation.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, isKind, ofKind, type JudgedFile, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { shown } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';
import { listInWords } from '../../wording.ts';

const parent = 'CREATE TABLE parent (id bigint PRIMARY KEY) ENGINE=InnoDB;';
const child = 'CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint NULL, KEY (parent_id)) ENGINE=InnoDB;';
const add = 'ALTER TABLE child ADD CONSTRAINT child_parent FOREIGN KEY (parent_id) REFERENCES parent (id), ALGORITHM=INPLACE, LOCK=NONE;';

export const myForeignKeyChecksOff = defineRule({
  id: 'my-foreign-key-checks-off',
  category: 'data',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'schema-state'],
  supersedes: [],
  summary: 'Switch foreign_key_checks and unique_checks on again, and look for orphans',
  why: 'While the checks are off the server takes rows that break them and never looks at them again: the key stands there, and orphans with it. '
    + 'A setting that is not put back also holds for all that the session does afterwards.',
  fix: 'Count the rows without a parent first, in the same file; switch the check on again when the key is there.',
  sources: [],
  options: {},
  messages: {
    unrestored: {
      title: '{name} is switched off and not on again',
      why: 'Whatever else runs in this session, later migrations among it, may leave rows that break the keys.',
      fix: 'Write SET {name} = 1 at the end of the file.',
    },
    orphans: {
      title: 'Keys of {tables} are added while {name} is off, and nobody looks for orphans',
      why: 'The server does not compare the rows that are there: rows without a parent stay, though the key says that there are none.',
      fix: 'Select the rows of {tables} that have no parent before the key is added, and stop if there are any.',
    },
  },
  examples: {
    bad: [
      { title: 'a key without a look at the rows', engine: 'mysql', base: [parent, child], files: [`SET foreign_key_checks = 0;\n${add}\nSET foreign_key_checks = 1;`], expect: ['1:1'] },
      { title: 'never on again', engine: 'mariadb', base: [parent, child], files: ['DELETE FROM child WHERE id = 1;\nSET SESSION foreign_key_checks = OFF;\nDELETE FROM parent WHERE id = 1;'], expect: ['1:2'] },
      { title: 'unique_checks', engine: 'mysql', base: [parent], files: ['SET unique_checks = 0;\nINSERT INTO parent VALUES (1);'], expect: ['1:1'] },
    ],
    good: [
      {
        title: 'orphans are looked for', engine: 'mysql', base: [parent, child],
        files: [`SELECT count(*) FROM child c LEFT JOIN parent p ON p.id = c.parent_id WHERE c.parent_id IS NOT NULL AND p.id IS NULL;\nSET foreign_key_checks = 0;\n${add}\nSET foreign_key_checks = 1;`],
        expect: [],
      },
      {
        title: 'a dump of new tables', engine: 'mariadb',
        files: ['SET FOREIGN_KEY_CHECKS=0;\nDROP TABLE IF EXISTS b;\nCREATE TABLE b (id int PRIMARY KEY, a_id int, FOREIGN KEY (a_id) REFERENCES a (id));\nCREATE TABLE a (id int PRIMARY KEY);\nINSERT INTO a VALUES (1);'],
        expect: [],
      },
      { title: 'switched on again, and no key is added', engine: 'mariadb', base: [parent, child], files: ['SET @old = @@foreign_key_checks, foreign_key_checks = 0;\nTRUNCATE TABLE parent;\nSET foreign_key_checks = @old;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const setting = new Set(ofKind(context.operations, 'set-variable').filter(({ operation }) => checks.includes(operation.name)).map(({ in: at }) => at.file));
    return [...setting].flatMap((file) => {
      const operations = context.operations.filter(({ in: at }) => at.file === file);
      return isBootstrap(file, operations, context) ? [] : checks.flatMap((name) => judge(name, operations, context));
    });
  },
});

const checks: readonly string[] = ['foreign_key_checks', 'unique_checks'];

/** A file that makes tables and touches no old one, as dumps do. */
function isBootstrap({ migration }: JudgedFile, operations: readonly JudgedOperation[], { isNew }: RuleContext): boolean {
  const touchesOld = operations.some(({ operation, before, after, in: at }) => {
    if (!('table' in operation) || operation.kind === 'create-object') return false;
    const table = resolveTable(after, operation.table) ?? resolveTable(before, operation.table);
    const isAbsent = table === undefined && operation.kind === 'drop-table';
    return !isAbsent && isOldTable({ isNew }, table, at);
  });
  return migration.kind === 'baseline' || (!touchesOld && operations.some(({ operation }) => operation.kind === 'create-table'));
}

function judge(name: string, operations: readonly JudgedOperation[], context: RuleContext): readonly RuleHit[] {
  const hits: RuleHit[] = [];
  let off: JudgedOperation<SetVariable> | undefined;
  let tables: string[] = [];
  const close = (): void => {
    if (off !== undefined && tables.length > 0) hits.push(hit(off, 'orphans', { name, tables: listInWords([...new Set(tables)]) }));
    tables = [];
  };
  for (const judged of operations) {
    if (isKind(judged, 'set-variable') && judged.operation.name === name && isOwn(judged.operation)) {
      close();
      off = isOff(judged.operation) ? judged : undefined;
    } else if (off !== undefined && name === 'foreign_key_checks') tables.push(...uncheckedKeys(judged, context));
    // SET STATEMENT … FOR holds for its statement alone (MariaDB).
    if (off?.operation.scope === 'transaction' && judged === off.in.operations.at(-1)) {
      close();
      off = undefined;
    }
  }
  close();
  return off === undefined ? hits : [...hits, hit(off, 'unrestored', { name })];
}

function isOwn({ scope }: SetVariable): boolean {
  return scope === 'session' || scope === 'transaction';
}

function isOff({ value }: SetVariable): boolean {
  return /^(?:0|off|false)$/i.test(value ?? '');
}

/** The table that gets foreign keys, where rows may stand in it and nobody compares them. */
function uncheckedKeys({ operation, before, in: at }: JudgedOperation, context: RuleContext): readonly string[] {
  if (operation.kind === 'create-table' || !('table' in operation)) return [];
  const child = operation.table;
  if (context.isNew(resolveTable(before, child), at)) return [];
  const isUnchecked = constraintsOf(operation).some((constraint) =>
    constraint.kind === 'foreign-key' && !looksAtBoth([child.name, constraint.referenced.name], context));
  return isUnchecked ? [shown(child)] : [];
}

/** A query, or a clean-up, that names both tables. */
function looksAtBoth(names: readonly string[], { operations }: RuleContext): boolean {
  return operations.some((judged) => {
    if (!isKind(judged, 'select', 'delete', 'update')) return false;
    const { operation } = judged;
    const read = [...operation.query.tables.map(({ name }) => name), ...('table' in operation ? [operation.table.name] : [])].map((name) => name.toLowerCase());
    return names.every((name) => read.includes(name.toLowerCase()));
  });
}

function hit(judged: JudgedOperation<SetVariable>, message: string, values: Readonly<Record<string, string>>): RuleHit {
  return { at: judged.in, message, values, objects: [judged.operation.name] };
}
