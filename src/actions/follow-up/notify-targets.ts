import type { Report } from '../../model/report.ts';
import { sendNotification, type NotifyWorld } from '../../notify/send-notification.ts';
import { driftStateOf } from '../../report/drift-document.ts';
import { notificationOf } from '../../report/notification-of.ts';
import type { RememberedState, RememberedTarget } from './remembered-state.ts';

/** Whom to tell, and what they know already. */
export interface NotifyRequest extends NotifyWorld {
  readonly redact: (text: string) => string;
  /** Page of the workflow run. */
  readonly run?: string;
  readonly known: RememberedState;
}

/**
 * Tells of each target what is new about it.
 * @returns sentences about what could not be delivered.
 */
export async function notifyTargets(report: Report, request: NotifyRequest): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const target of report.targets ?? [report]) {
    if (!isNews(target, request.known.get(target.target ?? ''))) continue;
    const issue = target.drift?.reconciliation?.url;
    const links = { ...(request.run === undefined ? {} : { run: request.run }), ...(issue === undefined ? {} : { issue }) };
    const notification = notificationOf(target, request.redact, links);
    if (notification !== undefined) problems.push(...(await sendNotification(notification, request)));
  }
  return problems;
}

/** The same drift again is no news, nor is the same failure; that all is well is news only to who knew otherwise. */
function isNews(report: Report, known: RememberedTarget | undefined): boolean {
  if (report.action !== 'drift-check') return true;
  if (report.drift === undefined) return known?.outcome !== report.outcome;
  const { fingerprint } = driftStateOf(report);
  return known === undefined ? fingerprint !== '' : fingerprint !== known.fingerprint;
}
