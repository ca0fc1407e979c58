import type { Statement } from '../model/statement.ts';

/** SELECT … INTO @variable, and @variable := …: the value came from data that may have changed since. */
const assignsVariable = /\binto\s+@|@\w+\s*:=/i;
const plainValue = /^(?:[\w.+-]+|'[^']*')$/;

/** What a statement left in a session that cannot be brought back by running it again, in words for people; undefined where nothing. */
export function sessionLoss(statement: Statement): string | undefined {
  for (const operation of statement.operations) {
    if ('temporary' in operation && operation.temporary && !operation.kind.startsWith('drop')) return 'made a temporary object';
    if (operation.kind === 'set-variable' && operation.scope === 'user' && !plainValue.test(operation.value ?? '')) return 'set a variable from data';
    if (operation.kind === 'select' && assignsVariable.test(statement.text)) return 'set a variable from data';
  }
  return undefined;
}
