import type { ReportedError } from '../model/report.ts';
import { errorCatalog, type ErrorSpec } from './catalog.ts';
import { InternalError } from './internal-error.ts';
import { CatalogedError } from './user-error.ts';

/**
 * Puts an error into the form that every channel shows: what, where, why, fix.
 * An error from outside the catalogue is a broken invariant of ours.
 */
export function explain(error: unknown): ReportedError {
  const cataloged = error instanceof CatalogedError ? error : new InternalError(describe(error));
  const spec: ErrorSpec = errorCatalog[cataloged.code];
  const { facts } = cataloged;
  return {
    code: cataloged.code,
    what: facts.detail === undefined ? spec.title : `${spec.title}: ${facts.detail}`,
    ...whereOf(facts),
    why: whyText(spec, facts),
    fix: spec.fix,
    docs: `docs/errors/${cataloged.code}.md`,
    ...(facts.cause === undefined ? {} : { cause: facts.cause }),
  };
}

function whereOf({ where, location }: CatalogedError['facts']): Pick<ReportedError, 'where' | 'location'> {
  if (location === undefined) return where === undefined ? {} : { where };
  return { where: where ?? `${location.file}:${String(location.start.line)}:${String(location.start.column)}`, location };
}

function whyText(spec: ErrorSpec, facts: CatalogedError['facts']): string {
  const sides = [
    facts.expected === undefined ? '' : `Expected: ${facts.expected}.`,
    facts.actual === undefined ? '' : `Actual: ${facts.actual}.`,
  ];
  return [spec.why, ...sides].filter((part) => part !== '').join(' ');
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
