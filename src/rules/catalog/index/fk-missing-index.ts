import { asWritten } from '../../as-written.ts';
import { defineRule, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { lackingIndexes, type LackingIndex } from '../../foreign-key-indexes.ts';
import { shown } from '../../naming-objects.ts';
import { listInWords } from '../../wording.ts';

const orgs = 'CREATE TABLE orgs (id bigint PRIMARY KEY);';
const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email text, org_id bigint);';
const addKey = 'ALTER TABLE users ADD CONSTRAINT users_org_fk FOREIGN KEY (org_id) REFERENCES orgs (id) NOT VALID;';

export const fkMissingIndex = defineRule({
  id: 'fk-missing-index',
  category: 'index',
  engines: ['postgresql'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Index the columns of a foreign key',
  why: 'PostgreSQL makes no index for a foreign key. Every DELETE or key change in the referenced table then reads the whole '
    + 'referencing table, once for each row, while it holds locks.',
  fix: 'Create an index whose leading columns are the columns of the foreign key, in any order; on an old table concurrently, '
    + 'in a file of its own before the one that adds the key.',
  sources: ['eugene:E15', 'pgfence:fk-missing-index'],
  options: {
    static: { type: 'pattern-list', default: [], summary: 'Names of referenced tables whose rows never change; a notice is enough for them' },
  },
  messages: {
    created: {
      title: 'Foreign key on {columns} of {table} has no index',
      why: 'After the whole change set no index of {table} begins with {columns}: a DELETE in {referenced} reads all of {table}.',
      fix: 'Add an index on {columns} in this change set.',
    },
    uncovered: {
      title: 'Removes the index under the foreign key on {columns} of {table}',
      why: 'After the whole change set no index of {table} begins with {columns}: a DELETE in {referenced} reads all of {table}.',
      fix: 'Keep the index, or add another one on {columns} before.',
    },
  },
  examples: {
    bad: [
      { title: 'a key on an old table', engine: 'postgresql', base: [orgs, users], files: [addKey], expect: ['1:1'] },
      {
        title: 'a key in a new table, at its column', engine: 'postgresql', base: [orgs],
        files: ['CREATE TABLE members (\n  id bigint PRIMARY KEY,\n  org_id bigint NOT NULL REFERENCES orgs\n);'], expect: ['1:3'],
      },
    ],
    good: [
      {
        title: 'an index in a later file', engine: 'postgresql', base: [orgs, users], transaction: 'none',
        files: [addKey, 'CREATE INDEX CONCURRENTLY users_org_idx ON users (org_id);'], expect: [],
      },
      {
        title: 'the columns in another order in front of others', engine: 'postgresql',
        base: ['CREATE TABLE a (x int, y int, PRIMARY KEY (x, y));\nCREATE TABLE b (id int PRIMARY KEY, x int, y int);\n'
          + 'CREATE INDEX b_yx ON b (y, x, id);'],
        files: ['ALTER TABLE b ADD CONSTRAINT f FOREIGN KEY (x, y) REFERENCES a (x, y) NOT VALID;'], expect: [],
      },
    ],
  },
  check(context): readonly RuleResult[] {
    const { gaps, lacking } = lackingIndexes(context);
    return [...gaps, ...lacking.map((found) => hitOf(found, context))];
  },
});

function hitOf({ judged, table, key, isCreated, span }: LackingIndex, context: RuleContext): RuleHit {
  const isStatic = context.options.matches('static', key.referenced.name);
  return {
    at: judged.in,
    span,
    message: isCreated ? 'created' : 'uncovered',
    values: { columns: listInWords(key.columns), table: table.name, referenced: key.referenced.name },
    objects: [shown(table), ...key.columns],
    ...(isStatic ? { severity: 'notice' } : {}),
    ...(isCreated ? { suggestion: withIndex({ judged, table, key, span }, context) } : {}),
  };
}

/** The index before a key of an old table, behind a new table or column. */
function withIndex({ judged, table, key, span }: Pick<LackingIndex, 'judged' | 'table' | 'key' | 'span'>, { isNew }: RuleContext): string {
  const { operation, in: { file, statement } } = judged;
  const columns = key.columns.map((column) => asWritten(column, file, span)).join(', ');
  const name = shown(table);
  if (isNew(table, judged.in)) return `${statement.text};\nCREATE INDEX ON ${name} (${columns});`;
  const build = `CREATE INDEX CONCURRENTLY ON ${name} (${columns});`;
  const [first, second] = operation.kind === 'add-column' ? [`${statement.text};`, build] : [build, `${statement.text};`];
  return `${first}\n-- next file\n${second}`;
}
