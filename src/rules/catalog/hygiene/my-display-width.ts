import type { TypeName } from '../../../model/column-definition.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { versionNumber } from '../../../impact/impact-context.ts';
import { columnHit, writtenColumns } from '../../defined-columns.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';

export const myDisplayWidth = defineRule({
  id: 'my-display-width',
  category: 'hygiene',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'engine-version'],
  supersedes: [],
  summary: 'Leave display widths out',
  why: 'The number behind an integer type does not bound its values: int(3) holds as much as int. MySQL has deprecated it since 8.0.17 and no longer shows it.',
  fix: 'Write the type alone, and choose a smaller type or a CHECK where values shall be bounded.',
  sources: ['skeema:display-width'],
  options: {},
  messages: {
    width: {
      title: 'Column {column} of {table} has a display width: {type}',
      why: 'It bounds nothing: the column holds the same values without it.',
      fix: 'Leave the number in parentheses out.',
    },
  },
  examples: {
    bad: [
      { title: 'an int', engine: 'mysql', files: ['CREATE TABLE t (\n  id bigint PRIMARY KEY,\n  a int(11)\n);'], expect: ['1:3'] },
      { title: 'a width that nobody prints', engine: 'mariadb', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a int(3));'], expect: ['1:1'] },
    ],
    good: [
      { title: 'a boolean, and leading zeros', engine: 'mysql', files: ['CREATE TABLE t (id bigint PRIMARY KEY, a tinyint(1), b int(5) ZEROFILL, c decimal(10, 2), d bit(3), e char(4));'], expect: [] },
      { title: 'what SHOW CREATE TABLE prints', engine: 'mariadb', files: ['CREATE TABLE t (id bigint(20) unsigned NOT NULL, a int(11), b tinyint(3) unsigned, PRIMARY KEY (id));'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return writtenColumns(context).flatMap((column) =>
      (hasWidth(column.type) && !isPrinted(column.type, context.engine) ? [{ ...columnHit(column), message: 'width' }] : []));
  },
});

function hasWidth({ name, arguments: [width], zerofill }: TypeName): boolean {
  return /^(?:tiny|small|medium|big)?int$/.test(name) && width !== undefined && zerofill !== true && !(name === 'tinyint' && width === '1');
}

/** Widths that servers print where none was written: signed, unsigned. */
const printed: Readonly<Record<string, readonly [string, string]>> = {
  tinyint: ['4', '3'], smallint: ['6', '5'], mediumint: ['9', '8'], int: ['11', '10'], bigint: ['20', '20'],
};

/** MariaDB, and MySQL before 8.0.17, print a width with every integer: it comes back with every dump. */
function isPrinted({ name, arguments: [width], unsigned }: TypeName, engine: Engine): boolean {
  if (engine.name === 'mysql' && versionNumber(engine) >= 80017) return false;
  return printed[name]?.[unsigned === true ? 1 : 0] === width;
}
