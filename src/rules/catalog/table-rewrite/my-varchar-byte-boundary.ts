import { actionImpact, redefinitions } from '../../alterations.ts';
import { defineRule, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown } from '../../naming-objects.ts';
import { crossesBoundary, grownBytes } from '../../redefined-types.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL, url varchar(300) NOT NULL) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;';

export const myVarcharByteBoundary = defineRule({
  id: 'my-varchar-byte-boundary',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Do not take a VARCHAR of an old table over 255 bytes',
  why: 'Up to 255 bytes the length of a text takes one byte, above two. To get over the boundary every row is written anew while writes wait. '
    + 'Bytes count, not characters: a utf8mb4 character may take four.',
  fix: 'Declare a length above the boundary from the start; for a table that is there use expand and contract, or an online tool.',
  sources: ['strong_migrations:change_column'],
  options: {},
  messages: {
    crossed: {
      title: '{column} of {table} grows to {after} bytes, over the boundary of 255',
      why: 'Its length takes a second byte from there on, so the server has to write every row anew and does not take ALGORITHM=INPLACE.',
      fix: 'Keep to 255 bytes, or use a new column, gh-ost or pt-online-schema-change. In new tables declare more than 255 bytes at once.',
    },
  },
  examples: {
    bad: [
      { title: '50 characters become 100', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY email varchar(100) NOT NULL, ALGORITHM=COPY, LOCK=SHARED;'], expect: ['1:1'] },
      { title: '255 bytes become 256', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(255)) DEFAULT CHARSET=latin1;'], files: ['ALTER TABLE t MODIFY a varchar(256), ALGORITHM=COPY;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'both sides of one size', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY email varchar(63) NOT NULL, MODIFY url varchar(400) NOT NULL;'], expect: [] },
      { title: 'few bytes, which MariaDB reads with either length', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a varchar(31)) DEFAULT CHARSET=utf8mb4;'], files: ['ALTER TABLE t MODIFY a varchar(100), ALGORITHM=INSTANT;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return redefinitions(context).flatMap((found): readonly RuleResult[] => {
      if ('missing' in found) return [found];
      const { alteration, judged, identity } = found;
      const bytes = grownBytes(found, context.engine);
      const copies = actionImpact(alteration, judged, context.engine)?.algorithm === 'copy';
      if (bytes === undefined || !copies || !crossesBoundary(found, context.engine)) return [];
      return [{
        at: judged.in,
        span: placeOf(judged),
        message: 'crossed',
        values: { column: judged.operation.column, table: shown(alteration.name), after: String(bytes.after) },
        objects: [identity],
      }];
    });
  },
});
