import type { Report } from '../model/report.ts';
import { basisOf, draftReport, verdictOf } from './draft-report.ts';
import { gatherMigrations } from './gather-migrations.ts';
import { requireEngine } from './require-engine.ts';
import type { ChangeRequest, RunContext } from './run-context.ts';

/**
 * Validates a change set without a migration. There is nothing to prove but one thing, where it is turned on: that a model which may
 * have changed still is what the migrations make.
 */
export async function validateUnchanged(context: RunContext, { checks, changeSet }: ChangeRequest & { readonly checks?: readonly string[] }): Promise<Report> {
  const { project } = context;
  const { notes, settings } = project;
  if (!settings.validate.modelCheck || checks?.includes('model') === false) return { ...draftReport('validate', { outcome: 'skipped', summary: 'No migration changed' }), notes, settings: settings.sources };
  const known = requireEngine(project, context.env);
  const read = await gatherMigrations(project);
  const { judgeModel } = await import('./beside/judge-model.ts');
  const model = await judgeModel(context, { engine: known.engine, change: { source: 'no migration', base: (await changeSet)?.base ?? '', files: [], read, before: read.migrations, changed: [] } }, true);
  const outcome = verdictOf(model.findings, settings.failOn);
  return {
    ...draftReport('validate', { outcome, summary: `No migration changed; the model was held against the migrations` }),
    ...basisOf(project, known),
    findings: model.findings,
    notEvaluated: model.notEvaluated,
    notes: [...notes, ...model.notes],
  };
}
