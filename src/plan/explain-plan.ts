import type { Plan, PlannedMigration } from '../model/plan.ts';

const shownCharacters = 100;

/** The plan for people, one line per migration and per statement; plain text that the caller encodes. */
export function explainPlan(plan: Plan): readonly string[] {
  if (plan.migrations.length === 0) return [`Nothing to apply to ${plan.target}.`];
  return [
    `Plan ${plan.hash.slice(0, 12)} for ${plan.target}: ${plan.migrations.length} ${plan.migrations.length === 1 ? 'migration' : 'migrations'}`,
    ...plan.migrations.flatMap(explainMigration),
  ];
}

function explainMigration(planned: PlannedMigration): readonly string[] {
  const { migration, mode, statements, done = [], notes } = planned;
  const how = mode === 'atomic' ? 'one transaction' : 'statement by statement';
  return [
    `${migration.version ?? 'repeatable'} ${migration.path} (${how})`,
    ...statements.map(({ statement }) => {
      const isDone = done.includes(statement.ordinal);
      return `  ${statement.ordinal}. ${firstLine(statement.text)}${isDone ? ' (done by an earlier run)' : ''}`;
    }),
    ...notes.map((note) => `  note: ${note}`),
  ];
}

function firstLine(text: string): string {
  const line = text.slice(0, 4 * shownCharacters).replace(/\s+/g, ' ').trim();
  return line.length <= shownCharacters ? line : `${line.slice(0, shownCharacters - 1)}…`;
}
