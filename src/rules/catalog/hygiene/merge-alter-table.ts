import { onlineImpact } from '../../../impact/mysql/online-impact.ts';
import { tableImpacts } from '../../../impact/table-impacts.ts';
import { engineFamilies } from '../../../model/engine-name.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import { defineRule, type JudgedStatement, type RuleContext, type RuleResult } from '../../define-rule.ts';
import { impactContext, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, age int, size int);';
const innodb = 'CREATE TABLE users (id bigint PRIMARY KEY, age int NOT NULL, size int NOT NULL) ENGINE=InnoDB;';

export const mergeAlterTable = defineRule({
  id: 'merge-alter-table',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'notice',
  gate: false,
  since: '0.1',
  needs: ['schema-state'],
  supersedes: [],
  summary: 'Read or rewrite a table once, not once for each change',
  why: 'Every ALTER TABLE that reads or rewrites the table goes through all of its rows, under its lock. The actions of one statement go through them together.',
  fix: 'Put the actions into one ALTER TABLE, separated by commas.',
  sources: ['eugene:W12', 'bytebase:STATEMENT_MERGE_ALTER_TABLE'],
  options: {},
  messages: {
    again: {
      title: 'Goes through table {table} once more for another ALTER TABLE',
      why: 'An earlier statement of the file reads or rewrites all of its rows already.',
      fix: 'Put the actions of the statements on {table} into one ALTER TABLE.',
    },
  },
  examples: {
    bad: [
      { title: 'two rewrites', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN age TYPE bigint;\nALTER TABLE users ALTER COLUMN size TYPE bigint;'], expect: ['1:2'] },
      { title: 'two copies', engine: 'mysql', base: [innodb], files: ['ALTER TABLE users MODIFY age bigint NOT NULL;\nALTER TABLE users MODIFY size bigint NOT NULL;'], expect: ['1:2'] },
      { title: 'two copies', engine: 'mariadb', base: [innodb], files: ['ALTER TABLE users MODIFY age bigint NOT NULL;\nALTER TABLE users MODIFY size bigint NOT NULL;'], expect: ['1:2'] },
    ],
    good: [
      { title: 'one statement, and one that reads nothing', engine: 'postgresql', base: [users], files: ['ALTER TABLE users ALTER COLUMN age TYPE bigint, ALTER COLUMN size TYPE bigint;\nALTER TABLE users ADD COLUMN note text;'], expect: [] },
      { title: 'an instant change beside a copy', engine: 'mysql', base: [innodb], files: ['ALTER TABLE users ADD COLUMN note int, ALGORITHM=INSTANT;\nALTER TABLE users MODIFY age bigint NOT NULL;'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: [`${innodb}\nALTER TABLE users MODIFY age bigint NOT NULL;\nALTER TABLE users MODIFY size bigint NOT NULL;`], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const passes = new Map<string, number>();
    return context.statements.flatMap((at): readonly RuleResult[] => {
      const found = passOf(at, context);
      if (found === undefined) return [];
      const key = JSON.stringify([at.file.migration.path, found.identity, found.way]);
      const count = (passes.get(key) ?? 0) + 1;
      passes.set(key, count);
      // The second stands for all that follow: they are merged into one statement.
      return count === 2 ? [{ at, message: 'again', values: { table: found.table }, objects: [found.identity] }] : [];
    });
  },
});

/** How a statement goes through its table: two that do it in one way can do it together. */
interface Pass {
  readonly table: string;
  readonly identity: string;
  readonly way: string;
}

function passOf(at: JudgedStatement, context: RuleContext): Pass | undefined {
  const [first] = at.operations;
  if (!mayBeMerged(at) || first === undefined || !('table' in first.operation)) return undefined;
  const name = first.operation.table;
  const table = resolveTable(first.before, name);
  if (table === undefined || !isOldTable(context, table, at)) return undefined;
  const way = engineFamilies[context.engine.name] === 'postgres' ? postgresWay(at, context) : mysqlWay(at, context);
  return way === undefined ? undefined : { table: shown(name), identity: tableIdentity(first.before, name), way };
}

/** What VALIDATE reads belongs into a transaction of its own. */
function mayBeMerged({ statement, outer, operations }: JudgedStatement): boolean {
  const isAlter = statement.command === 'ALTER TABLE' && statement === outer;
  return isAlter && operations.every(({ operation }) => operation.kind !== 'validate-constraint');
}

function postgresWay({ operations }: JudgedStatement, { engine }: RuleContext): string | undefined {
  const impacts = operations.flatMap((judged) => tableImpacts(judged.operation, impactContext(engine, judged)));
  return impacts.some(({ role, rewrites, scans }) => role === 'target' && (rewrites || scans)) ? 'rows' : undefined;
}

/** One that copies would make a cheaper one copy as well, so that only equals are put together. */
function mysqlWay({ operations }: JudgedStatement, { engine }: RuleContext): string | undefined {
  const [first] = operations;
  const table = first !== undefined && 'table' in first.operation ? resolveTable(first.before, first.operation.table) : undefined;
  if (first === undefined || table === undefined) return undefined;
  const impact = onlineImpact(operations.map(({ operation }) => operation), table, impactContext(engine, first));
  return impact?.rebuilds === true ? impact.algorithm : undefined;
}
