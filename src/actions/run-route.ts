import { CatalogedError } from '../errors/user-error.ts';
import { explain } from '../errors/explain.ts';
import { errorCatalog } from '../errors/catalog.ts';
import { printAnnotations } from '../github/annotations.ts';
import { readEvent, refusePullRequestTarget } from '../github/event.ts';
import { readInputs } from '../github/inputs.ts';
import { setOutputs } from '../github/outputs.ts';
import type { Step } from '../github/step.ts';
import { plainLine } from '../report/encode.ts';
import { frontDoorInputs } from './inputs/front-door.ts';
import { parseInputs } from './inputs/parse-inputs.ts';
import { actionSpecs } from './inputs/registry.ts';
import { routeEvent, type Route } from './route-event.ts';

/** The first step of the front door: tells the further ones whether they run. Answers the exit code of the process. */
export function runRoute(step: Step): 0 | 1 {
  try {
    const { command } = parseInputs(frontDoorInputs, readInputs(step.env, ['command'])).values;
    const event = readEvent(step.env) ?? { name: 'none', onDefaultBranch: false };
    refusePullRequestTarget(event);
    tellRoute(step, routeEvent(event, command));
    return 0;
  } catch (error) {
    return refuse(step, error);
  }
}

function tellRoute(step: Step, { run, reason }: Route): void {
  step.write(`${plainLine(reason)}\n`);
  const chosen = actionSpecs.map(({ name }): [string, string] => [name, String(run.includes(name))]);
  const skipped = run.length === 0 ? { outcome: 'skipped', summary: reason } : {};
  setOutputs(step, { ...Object.fromEntries(chosen), ran: run.join(','), ...skipped });
}

function refuse(step: Step, error: unknown): 1 {
  const { what, why, fix, code } = explain(error);
  const outcome = error instanceof CatalogedError ? errorCatalog[error.code].outcome : 'internal-error';
  printAnnotations(step, [{ level: 'error', title: `${what} (${code})`, message: [why, `Fix: ${fix}`].join('\n') }]);
  setOutputs(step, { outcome, summary: what });
  return 1;
}
