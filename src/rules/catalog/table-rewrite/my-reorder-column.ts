import { onlineImpact } from '../../../impact/mysql/online-impact.ts';
import { versionNumber } from '../../../impact/impact-context.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { onlineAlgorithms } from '../../../model/impact.ts';
import type { AddColumn, RedefineColumn } from '../../../model/operation.ts';
import type { CatalogTable } from '../../../model/schema-state.ts';
import { actionIdentity, alterations, isInnodb } from '../../alterations.ts';
import { defineRule, isKind, type JudgedOperation, type RuleResult } from '../../define-rule.ts';
import { impactContext, placeOf, shown } from '../../naming-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NULL, age int NULL) ENGINE=InnoDB;';

export const myReorderColumn = defineRule({
  id: 'my-reorder-column',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['syntax', 'engine-version'],
  supersedes: ['my-inplace-rebuild'],
  summary: 'Do not pay for the order of columns',
  why: 'FIRST and AFTER may write the whole table anew: MySQL before 8.0.29 and MariaDB before 10.4 for a new column, every MySQL for one that is there. '
    + 'The order has no meaning for SQL that names its columns.',
  fix: 'Leave the position out; a new column then stands at the end.',
  sources: ['bytebase:COLUMN_DISALLOW_CHANGING_ORDER', 'bytebase:STATEMENT_ADD_COLUMN_WITHOUT_POSITION'],
  options: {},
  messages: {
    added: {
      title: 'The place of the new column {column} writes {table} anew',
      why: 'At the end the column would be there at once; in front of others every row is written again.',
      fix: 'Leave FIRST or AFTER out.',
    },
    moved: {
      title: 'The new place of {column} writes {table} anew',
      why: 'To move a column the server writes every row again, for an order that means nothing to SQL that names its columns.',
      fix: 'Leave the column where it is.',
    },
  },
  examples: {
    bad: [
      { title: 'a column is moved', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD INDEX (age),\n  MODIFY age int NULL FIRST;'], expect: ['1:3'] },
      { title: 'a new column, before it was INSTANT', engine: 'mysql', version: '8.0.28', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL AFTER id;'], expect: ['1:1'] },
      {
        title: 'a new column beside a virtual one', engine: 'mariadb', base: ['CREATE TABLE t (id int PRIMARY KEY, a int, g int AS (a + 1) VIRTUAL) ENGINE=InnoDB;'],
        files: ['ALTER TABLE t ADD COLUMN x int NULL AFTER id, ALGORITHM=COPY;'], expect: ['1:1'],
      },
    ],
    good: [
      { title: 'a new column where it is INSTANT', engine: 'mysql', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL AFTER id;'], expect: [] },
      { title: 'the place that it has', engine: 'mysql', base: [users], files: ['ALTER TABLE users MODIFY age int NULL AFTER email;'], expect: [] },
      { title: 'both, where they are INSTANT', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD COLUMN x int NULL FIRST, MODIFY age int NULL AFTER id, ALGORITHM=INSTANT;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return alterations(context).flatMap((alteration) => alteration.actions.flatMap((judged): readonly RuleResult[] => {
      if (!isKind(judged, 'add-column', 'redefine-column') || judged.operation.position === undefined) return [];
      const { table } = alteration;
      const costs = table === undefined || !isInnodb(table) ? costsByVersion(judged, context.engine) : costsHere(judged, table, context.engine);
      const column = judged.operation.kind === 'add-column' ? judged.operation.column.name : judged.operation.column;
      return costs ? [{
        at: judged.in,
        span: placeOf(judged),
        message: judged.operation.kind === 'add-column' ? 'added' : 'moved',
        values: { column, table: shown(alteration.name) },
        objects: [actionIdentity(judged, alteration)],
      }] : [];
    }));
  },
});

type Positioned = JudgedOperation<AddColumn | RedefineColumn>;

/** Whether the same without its position is done in a lighter way. */
function costsHere(judged: Positioned, table: CatalogTable, engine: Engine): boolean {
  const { position: _, ...unplaced } = judged.operation;
  const context = impactContext(engine, judged);
  const [placed, plain] = [onlineImpact([judged.operation], table, context), onlineImpact([unplaced], table, context)];
  if (placed === undefined || plain === undefined) return costsByVersion(judged, engine);
  return onlineAlgorithms.indexOf(placed.algorithm) > onlineAlgorithms.indexOf(plain.algorithm) || (placed.rebuilds && !plain.rebuilds);
}

/** What FIRST and AFTER cost in a plain table (manuals, Online DDL Operations). */
function costsByVersion({ operation }: Positioned, engine: Engine): boolean {
  const version = versionNumber(engine);
  if (engine.name === 'mariadb') return version < 100400;
  return operation.kind === 'redefine-column' || version < 80029;
}
