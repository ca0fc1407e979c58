import { decodeText } from '../../decode-text.ts';
import type { NewFile, NewMigration } from '../../new-files.ts';
import type { SqitchLayout } from './layout.ts';
import type { PlanChange, SqitchPlan } from './plan.ts';

/** The files of a change behind the last one, as `sqitch add` makes them, and the plan with its line. */
export function newChangeFiles(layout: SqitchLayout, plan: SqitchPlan, { description, sql }: NewMigration): readonly NewFile[] {
  const name = freeName(plan.changes, description);
  const text = decodeText(layout.plan);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const { name: planner = 'schema-gitops', email = 'schema-gitops@localhost' } = layout.committer;
  const line = `${name} ${timeBehind(plan.changes)} ${planner} <${email}> # ${description.replaceAll('_', ' ')}`;
  const called = `${plan.project}:${name}`;
  const path = (folder: string): string => `${folder}${name}${layout.extension}`;
  return [
    { path: layout.plan.path, text: `${text}${text.endsWith('\n') ? '' : lineEnd}${line}${lineEnd}` },
    { path: path(layout.deploy), text: `-- Deploy ${called}\n\n${wrapped(sql.trim(), layout)}\n` },
    { path: path(layout.revert), text: `-- Revert ${called}\n-- Nothing stands here yet that takes the change back.\n` },
    { path: path(layout.verify), text: `-- Verify ${called}\n` },
  ];
}

/** psql runs a script statement by statement where it says nothing else. */
function wrapped(sql: string, { madeFor }: SqitchLayout): string {
  const isPostgres = madeFor?.engines.includes('postgresql') === true;
  return isPostgres && !/\bCONCURRENTLY\b/i.test(sql) ? `BEGIN;\n\n${sql}\n\nCOMMIT;` : sql;
}

/** A name stands once in a plan, where no tag comes in between. */
function freeName(changes: readonly PlanChange[], wanted: string): string {
  const taken = new Set(changes.map(({ name }) => name));
  let name = wanted;
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}_${count}`;
  return name;
}

/** One second behind the latest: what is written depends on the directory alone. */
function timeBehind(changes: readonly PlanChange[]): string {
  const latest = changes.reduce((time, change) => [change, ...change.tags].reduce((found, { time: at }) => Math.max(found, Date.parse(at)), time), 0);
  return new Date(latest + 1000).toISOString().replace('.000Z', 'Z');
}
