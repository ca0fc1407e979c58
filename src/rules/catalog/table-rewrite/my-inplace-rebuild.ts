import type { OnlineImpact } from '../../../model/impact.ts';
import { actionIdentity, actionImpact, alterations, impactOf, isInnodb, unknownTable, type Alteration } from '../../alterations.ts';
import { resolveTable } from '../../../schema/queries/resolve-table.ts';
import type { Engine } from '../../../model/engine-name.ts';
import { textAt } from '../../as-written.ts';
import { defineRule, ofKind, type JudgedOperation, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { placeOf, shown, tableIdentity } from '../../naming-objects.ts';
import { isOldTable } from '../../old-objects.ts';

const users = 'CREATE TABLE users (id bigint PRIMARY KEY, email varchar(50) NOT NULL, age int NULL) ENGINE=InnoDB;';

export const myInplaceRebuild = defineRule({
  id: 'my-inplace-rebuild',
  category: 'table-rewrite',
  engines: ['mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  needs: ['schema-state', 'engine-version'],
  supersedes: [],
  summary: 'Know which ALTER writes an old table anew in place',
  why: 'Some INPLACE operations write all rows and all indexes anew. Writes go on meanwhile, but the space is needed twice, the writes of the time between must fit into '
    + 'innodb_online_alter_log_max_size, and replicas lag by the whole duration.',
  fix: 'Estimate the time and watch the lag; put such changes together into one statement; for large tables use an online tool that can be throttled.',
  sources: [],
  options: {},
  messages: {
    rebuilt: {
      title: '{action} writes {table} anew',
      why: 'It runs in place and lets writes go on, but all rows and indexes are written again, and replicas repeat it afterwards.',
      fix: 'Estimate the time, watch lag and space, and put other rebuilding changes of {table} into the same statement.',
    },
    locked: {
      title: '{action} writes {table} anew while writes wait',
      why: 'It runs in place, but not with LOCK=NONE: all rows and indexes are written again, and replicas repeat it afterwards.',
      fix: 'Use gh-ost or pt-online-schema-change, or a time at which writes may wait.',
    },
  },
  examples: {
    bad: [
      { title: 'NULL is allowed from now on', engine: 'mysql', base: [users], files: ['ALTER TABLE users\n  ADD INDEX (age),\n  MODIFY email varchar(50) NULL;'], expect: ['1:3'] },
      { title: 'FORCE', engine: 'mariadb', base: [users], files: ['ALTER TABLE users FORCE;'], expect: ['1:1'] },
      { title: 'OPTIMIZE', engine: 'mysql', base: [users], files: ['OPTIMIZE TABLE users;'], expect: ['1:1'] },
      { title: 'DROP COLUMN before it was INSTANT', engine: 'mysql', version: '8.0.28', base: [users], files: ['ALTER TABLE users DROP COLUMN age;'], expect: ['1:1'] },
    ],
    good: [
      { title: 'INSTANT', engine: 'mysql', base: [users], files: ['ALTER TABLE users DROP COLUMN age;'], expect: [] },
      { title: 'an index', engine: 'mariadb', base: [users], files: ['ALTER TABLE users ADD INDEX (age);'], expect: [] },
      { title: 'a new table', engine: 'mariadb', files: ['CREATE TABLE t (id int PRIMARY KEY);\nALTER TABLE t ENGINE=InnoDB;\nOPTIMIZE TABLE t;'], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    return [...alterations(context).flatMap((alteration) => judge(alteration, context.engine)), ...optimized(context)];
  },
});

/** Copies have rules of their own, and what is asked to be INSTANT is refused if it is not. */
function judge(alteration: Alteration, engine: Engine): readonly RuleResult[] {
  const { at, name, actions } = alteration;
  const asked = at.statement.online?.algorithm ?? 'default';
  if (['copy', 'instant', 'nocopy'].includes(asked)) return [];
  const impact = impactOf(alteration, engine);
  if (impact === undefined) return actions.some(mayRebuild) ? [unknownTable(alteration)] : [];
  if (!rebuildsInPlace(impact)) return [];
  const rebuilding = actions.filter((action) => actionImpact(alteration, action, engine)?.rebuilds === true);
  const message = impact.lock === 'none' ? 'rebuilt' : 'locked';
  const of = (action: JudgedOperation): string => textAt(at.file, action.operation.span);
  if (rebuilding.length === 0) return [hit(actions[0], { message, span: at.statement.span, action: at.statement.command, name, identity: tableIdentity(actions[0].before, name) })];
  return rebuilding.map((action) => hit(action, { message, span: placeOf(action), action: of(action), name, identity: actionIdentity(action, alteration) }));
}

function rebuildsInPlace({ algorithm, rebuilds }: OnlineImpact): boolean {
  return algorithm === 'inplace' && rebuilds;
}

/** Whether it depends on the table if the action rebuilds; the others are known without it. */
function mayRebuild({ operation }: JudgedOperation): boolean {
  return operation.kind === 'redefine-column' || (operation.kind === 'set-table-option' && /^(?:FORCE|ENGINE|ROW_FORMAT)$/.test(operation.option));
}

/** OPTIMIZE TABLE rebuilds tables of InnoDB (MySQL 8.4 manual 15.7.3.4). */
function optimized({ operations, isNew }: RuleContext): readonly RuleHit[] {
  return ofKind(operations, 'maintain').filter(({ operation }) => operation.command.startsWith('OPTIMIZE')).flatMap((judged) =>
    judged.operation.objects.flatMap((name): readonly RuleHit[] => {
      const table = resolveTable(judged.before, name);
      if (!isOldTable({ isNew }, table, judged.in) || (table !== undefined && !isInnodb(table))) return [];
      return [hit(judged, { message: 'rebuilt', span: judged.in.statement.span, action: 'OPTIMIZE TABLE', name, identity: tableIdentity(judged.before, name) })];
    }));
}

interface Rebuilt {
  readonly message: string;
  readonly span: NonNullable<RuleHit['span']>;
  readonly action: string;
  readonly name: { readonly schema?: string; readonly name: string };
  readonly identity: string;
}

function hit(judged: JudgedOperation, { message, span, action, name, identity }: Rebuilt): RuleHit {
  return { at: judged.in, span, message, values: { action, table: shown(name) }, objects: [identity] };
}
