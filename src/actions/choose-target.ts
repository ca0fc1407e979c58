import { UserError } from '../errors/user-error.ts';
import type { TargetSettings } from '../model/settings.ts';
import type { RunContext } from './run-context.ts';

/** What the inputs say about the target. */
export interface TargetChoice {
  readonly target?: string;
  readonly 'url-env'?: string;
}

/** What the choice is made from. */
export interface TargetContext {
  readonly project: { readonly settings: Pick<RunContext['project']['settings'], 'targets'> };
  readonly env: RunContext['env'];
}

/** The variable that holds a URL where no target is configured. */
const defaultVariable = 'DATABASE_URL';

/**
 * The target to work on: the named one; with the name `auto` the first that needs no approval; without a name the only
 * one of the configuration, or the database of DATABASE_URL.
 * @throws UserError config/unknown-target, input/missing-value.
 */
export function chooseTarget({ project, env }: TargetContext, choice: TargetChoice): TargetSettings {
  const target = findTarget(project.settings.targets, choice, env);
  const urlEnv = choice['url-env'];
  return urlEnv === undefined ? target : { ...target, urlEnv };
}

function findTarget(targets: readonly TargetSettings[], choice: TargetChoice, env: RunContext['env']): TargetSettings {
  const named = targets.find(({ name }) => name === choice.target);
  if (named !== undefined) return named;
  if (choice.target !== undefined && choice.target !== 'auto') {
    throw new UserError('config/unknown-target', { actual: choice.target, expected: namesText(targets) });
  }
  if (choice.target === 'auto' && targets.length > 0) return firstWithoutApproval(targets);
  return onlyTarget(targets, choice['url-env'] !== undefined || (env[defaultVariable] ?? '') !== '');
}

/** @param isTold true where a variable says which database is meant. */
function onlyTarget([only, ...others]: readonly TargetSettings[], isTold: boolean): TargetSettings {
  if (only !== undefined && others.length === 0) return only;
  if (only !== undefined && !isTold) throw new UserError('input/missing-value', { where: 'target', expected: namesText([only, ...others]) });
  return { name: 'default', urlEnv: defaultVariable, requiresApproval: false };
}

/** What a push to the default branch may migrate on its own. */
function firstWithoutApproval(targets: readonly TargetSettings[]): TargetSettings {
  const open = targets.find(({ requiresApproval }) => !requiresApproval);
  if (open !== undefined) return open;
  throw new UserError('input/missing-value', { where: 'target', detail: 'every target needs an approval', expected: namesText(targets) });
}

function namesText(targets: readonly TargetSettings[]): string {
  return targets.length === 0 ? 'none is configured' : `one of ${targets.map(({ name }) => name).join(', ')}`;
}
