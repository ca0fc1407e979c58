import { alterations, changesPrimaryKey, unknownTable } from '../../alterations.ts';
import { defineRule, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint NOT NULL, email varchar(50) NOT NULL, PRIMARY KEY (id)) ENGINE=InnoDB;';

export const myPrimaryKeyChange = defineRule({
  id: 'my-primary-key-change',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: ['my-inplace-rebuild'],
  summary: 'Do not change the primary key of an old table in one go',
  why: 'InnoDB keeps rows in the order of the primary key, and every other index points to it. Another key means to write all rows and all indexes anew; to drop '
    + 'it alone copies the table while writes wait.',
  fix: 'Use gh-ost or pt-online-schema-change, or a new table that is filled in batches and swapped in.',
  sources: [],
  options: {},
  messages: {
    added: {
      title: '{table} gets a primary key',
      why: 'All rows are sorted and written anew, with every index. Rows that the key does not tell apart make it fail at the end.',
      fix: 'Use an online tool, or a new table that is filled in batches and swapped in.',
    },
    dropped: {
      title: '{table} loses its primary key',
      why: 'The table is copied while writes wait, and replication by rows has no key to find them by.',
      fix: 'Replace the key in the same statement; better use an online tool.',
    },
    replaced: {
      title: '{table} gets another primary key',
      why: 'All rows are sorted and written anew, with every index.',
      fix: 'Use an online tool, or a new table that is filled in batches and swapped in.',
    },
  },
  examples: {
    bad: [
      { title: 'another key', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD COLUMN x int NULL,\n  DROP PRIMARY KEY,\n  ADD PRIMARY KEY (email, id);'], expect: ['1:3'] },
      { title: 'a first key', engine: 'mariadb', base: ['CREATE TABLE log (id bigint NOT NULL) ENGINE=InnoDB;'], files: ['ALTER TABLE log ADD PRIMARY KEY (id);'], expect: ['1:1'] },
      { title: 'no key any more', engine: 'mariadb', base: [users], files: ['ALTER TABLE users DROP PRIMARY KEY, ALGORITHM=COPY;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'another unique key', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD UNIQUE KEY (email);'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id int NOT NULL);\nALTER TABLE t ADD PRIMARY KEY (id);'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).flatMap((alteration): readonly RuleResult[] => {
      const { at, name, table, actions } = alteration;
      const changes = actions.filter(changesPrimaryKey);
      const [first] = changes;
      if (first === undefined) return [];
      if (table === undefined) return [unknownTable(alteration)];
      const dropped = changes.some(drops);
      const message = dropped ? 'dropped' : 'added';
      return [{
        at,
        span: placeOf(first),
        message: dropped && !changes.every(drops) ? 'replaced' : message,
        values: { table: shown(name) },
        objects: [tableIdentity(first.before, name)],
      }];
    });
  },
});

function drops({ operation: { kind } }: JudgedOperation): boolean {
  return kind === 'drop-constraint' || kind === 'drop-index';
}
