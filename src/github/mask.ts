import type { Redactor } from '../report/redactor.ts';
import type { Step } from './step.ts';

/**
 * Registers what must not be shown of a connection URL, before anything can say it: with the redactor for our own output,
 * and in a workflow with the runner for everybody's. Answers why a password cannot be hidden, where it cannot.
 *
 * @param name of the variable that holds the URL
 * @param secrets of the URL, the URL itself among them
 */
export function hideConnection(name: string, secrets: readonly string[], { redactor, step }: Hiding): readonly string[] {
  const warnings = secrets.flatMap((secret) => {
    const reason = redactor.add(secret);
    if (reason === undefined) return [];
    const why = reason === 'too-short' ? 'has fewer than four characters' : 'is a common word';
    return [`The password in ${name} ${why}; hiding it would shred the log, so it is not hidden.`];
  });
  maskForms(redactor, step);
  return [...new Set(warnings)];
}

/** Registers a token or another secret that is no URL. */
export function hideSecret(secret: string, { redactor, step }: Hiding): void {
  redactor.add(secret);
  maskForms(redactor, step);
}

/** Where a secret is registered. */
export interface Hiding {
  readonly redactor: Redactor;
  readonly step: Step;
}

/**
 * The runner masks line by line. It shows no mask command itself, but outside a workflow nobody would take the line away,
 * so there nothing is written.
 */
function maskForms(redactor: Redactor, { env, write }: Step): void {
  if (env['GITHUB_ACTIONS'] !== 'true') return;
  for (const form of redactor.forms()) write(`::add-mask::${exactData(form)}\n`);
}

/** A mask must be the secret's own characters, so nothing is shown in another way here. */
function exactData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}
