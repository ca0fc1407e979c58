import { errorCatalog } from '../errors/catalog.ts';
import { explain } from '../errors/explain.ts';
import { CatalogedError } from '../errors/user-error.ts';
import type { ActionName, Report } from '../model/report.ts';
import { draftReport } from './draft-report.ts';

/** The report of a run that ended in an error; there is one for every run. */
export function failedReport(action: ActionName, error: unknown): Report {
  const reported = explain(error);
  const outcome = error instanceof CatalogedError ? errorCatalog[error.code].outcome : 'internal-error';
  return { ...draftReport(action, { outcome, summary: reported.what }), error: reported };
}
