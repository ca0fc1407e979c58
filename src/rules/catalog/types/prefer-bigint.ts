import type { CatalogColumn } from '../../../model/schema-state.ts';
import { columnHit, definedColumns, type DefinedColumn } from '../../defined-columns.ts';
import { defineRule, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { foreignKeys, keyRole, leftColumns, narrowLimit, referencedColumn, type KeyRole } from '../../key-width.ts';
import { snakeWords } from '../../word-parts.ts';

const team = 'CREATE TABLE team (id bigint PRIMARY KEY);';
const oldTeam = 'CREATE TABLE old_team (id int PRIMARY KEY);';

export const preferBigint = defineRule({
  id: 'prefer-bigint',
  category: 'types',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Number rows with bigint',
  why: 'A key that runs out of numbers stops every insert, and failed or rolled back inserts use numbers up as well. '
    + 'To widen it then means to rewrite the table and all that refer to it, while nothing can be written.',
  fix: 'Write bigint for keys, and for the columns that refer to them.',
  sources: [
    'squawk:prefer-bigint-over-int', 'squawk:prefer-bigint-over-smallint', 'squawk:prefer-big-int', 'pgfence:prefer-bigint-over-int', 'skeema:pk-type',
    'bytebase:INDEX_PK_TYPE_LIMIT', 'bytebase:INDEX_PRIMARY_KEY_TYPE_ALLOWLIST',
  ],
  options: {
    'scope': { type: 'choice', values: ['keys', 'all'], default: 'keys', summary: 'Which columns are judged: those that number or refer to rows, or every integer' },
    'small-tables': { type: 'pattern-list', default: [], summary: 'Tables that are known to stay small' },
    'members': {
      type: 'pattern-list',
      default: ['(?:^|_)id$'],
      summary: 'Columns of a composite primary key that number rows, as words in lower case between underscores; others, such as a line’s number, count within the rest of the key',
    },
  },
  messages: {
    key: {
      title: 'Key column {column} of {table} is {type}, which ends at {limit}',
      why: 'When the numbers are used up, every insert fails until the table is rewritten.',
      fix: 'Write bigint.',
    },
    reference: {
      title: 'Column {column} of {table} refers to rows by {type}, which ends at {limit}',
      why: 'It cannot hold the numbers of a bigint key beyond that.',
      fix: 'Write bigint; a column that refers to an older int key has that key’s type until the key is widened.',
    },
    integer: {
      title: 'Column {column} of {table} is {type}, which ends at {limit}',
      why: 'The option scope asks for bigint in every integer column.',
      fix: 'Write bigint.',
    },
  },
  examples: {
    bad: [
      { title: 'keys and references', engine: 'postgresql', base: [team], files: ['CREATE TABLE note (\n  id serial PRIMARY KEY,\n  team_id int REFERENCES team (id),\n  stars int\n);'], expect: ['1:2', '1:3'] },
      { title: 'a key without a sign', engine: 'mysql', files: ['CREATE TABLE note (\n  id int unsigned NOT NULL AUTO_INCREMENT,\n  PRIMARY KEY (id)\n);'], expect: ['1:2'] },
      { title: 'a key that is altered', engine: 'mariadb', base: ['CREATE TABLE note (id smallint PRIMARY KEY);'], files: ['ALTER TABLE note MODIFY id int NOT NULL;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'an integer that is no key', engine: 'postgresql', files: ['CREATE TABLE note (id bigint PRIMARY KEY, stars smallint NOT NULL, words int);'], expect: [] },
      { title: 'a reference to an old int key', engine: 'postgresql', base: [oldTeam], files: ['CREATE TABLE note (id bigint PRIMARY KEY, team_id int REFERENCES old_team);'], expect: [] },
      { title: 'the number of a line', engine: 'mysql', files: ['CREATE TABLE line (order_id bigint, number int, PRIMARY KEY (order_id, number));'], expect: [] },
      { title: 'a small table', engine: 'mariadb', files: ['CREATE TABLE weekday (id tinyint PRIMARY KEY);'], expect: [], options: { 'small-tables': ['^weekday$'] } },
    ],
  },
  check(context): readonly RuleResult[] {
    const isAll = context.options.choice('scope') === 'all';
    const messageOf = messages(context);
    return definedColumns(context).flatMap((column) => {
      const limit = narrowLimit(column.type);
      if (limit === undefined || context.options.matches('small-tables', column.judged.operation.table.name)) return [];
      const message = messageOf(column) ?? (isAll ? 'integer' : undefined);
      const hit = columnHit(column);
      return message === undefined ? [] : [{ ...hit, message, values: { ...hit.values, limit } }];
    });
  },
});

const byRole: Readonly<Record<KeyRole, 'key' | 'reference' | undefined>> = {
  primary: 'key', member: 'key', number: 'key', foreign: 'reference', none: undefined,
};

/** The message for a column by the keys that the change set leaves; where the table is not known, by the definition alone. */
function messages(context: RuleContext): (column: DefinedColumn) => 'key' | 'reference' | undefined {
  const left = leftColumns(context.after);
  return (column) => {
    const found = left(column);
    if (found === undefined) return byRole[roleWritten(column)];
    const references = foreignKeys(found).map((key) => referencedColumn(key, found.column.name, context.after));
    if (references.some((referenced) => referenced !== undefined && isOldAndNarrow(referenced, column, context))) return undefined;
    const role = keyRole(found);
    if (role !== 'member' || context.options.matches('members', snakeWords(column.name))) return byRole[role];
    return references.length > 0 ? 'reference' : undefined;
  };
}

/** A key of before the change set, which a column that refers to it has to follow. */
function isOldAndNarrow(referenced: CatalogColumn, { judged }: DefinedColumn, { isNewColumn }: RuleContext): boolean {
  return narrowLimit(referenced.type) !== undefined && !isNewColumn(referenced, judged.in);
}

function roleWritten({ definition }: DefinedColumn): KeyRole {
  if (definition === undefined) return 'none';
  if (definition.autoIncrement === true || definition.identity !== undefined || definition.type.serial === true) return 'number';
  const kinds = definition.constraints.map(({ kind }) => kind);
  if (kinds.includes('primary-key')) return 'primary';
  return kinds.includes('foreign-key') ? 'foreign' : 'none';
}
