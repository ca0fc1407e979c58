import type { ActionSpec } from './inputs/input-spec.ts';

/** What the front door needs to know of an event. */
export interface RoutedEvent {
  readonly name: string;
  /** Of a pull request: opened, closed and so on. */
  readonly action?: string;
  readonly onDefaultBranch: boolean;
}

/** Which actions run for an event, in order, or why none does. */
export interface Route {
  readonly run: readonly ActionSpec['name'][];
  /** One sentence, for the log. */
  readonly reason: string;
}

/**
 * Chooses the actions for an event. A command that is named wins over the event;
 * `pull_request_target` is refused before this is asked.
 */
export function routeEvent(event: RoutedEvent, command: 'auto' | ActionSpec['name']): Route {
  if (command !== 'auto') return { run: [command], reason: `The input command asks for ${command}.` };
  switch (event.name) {
    case 'pull_request':
      return ofPullRequest(event);
    case 'merge_group':
      return { run: ['lint', 'validate'], reason: 'A merge group is gated by lint and validate.' };
    case 'push':
      return event.onDefaultBranch
        ? { run: ['migrate', 'drift-check'], reason: 'A push to the default branch migrates the target and then checks it.' }
        : { run: [], reason: 'The push is not to the default branch; a pull request gates it.' };
    case 'schedule':
      return { run: ['drift-check'], reason: 'A schedule checks every target.' };
    case 'workflow_dispatch':
      return { run: [], reason: 'A workflow that is started by hand says what to do by the input command.' };
    default:
      return { run: [], reason: `There is nothing to do for the event ${event.name}.` };
  }
}

function ofPullRequest({ action }: RoutedEvent): Route {
  return action === 'closed'
    ? { run: [], reason: 'The pull request is closed: there is nothing left to gate.' }
    : { run: ['lint', 'validate'], reason: 'A pull request is gated by lint and validate.' };
}
