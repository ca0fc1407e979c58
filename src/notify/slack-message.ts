import type { Notification, NotifyEvent } from '../model/notification.ts';
import { cutText, oneLine, visible } from '../report/encode.ts';

const icons = {
  failure: ':x:',
  drift: ':warning:',
  'approval-needed': ':raised_hand:',
  success: ':white_check_mark:',
} as const satisfies Record<NotifyEvent, string>;

/** Slack's limits: 150 characters of a header, 3,000 of a section (Block Kit reference, blocks). */
const headerLimit = 150;
const sectionLimit = 3000;

/**
 * A message of Slack's Block Kit as an incoming webhook takes it. Outside text stands in plain_text or has its `&`, `<` and `>`
 * escaped, so that it makes no mention and no link (Slack documentation, formatting text for app surfaces).
 */
export function slackMessage(notification: Notification): object {
  const { event, action, target, outcome, summary, lines, more, fingerprint, links } = notification;
  const title = cutText(`${icons[event]} ${oneLine(visible(`${action} of ${target}: ${outcome}`))}`, headerLimit, '…');
  const rest = more > 0 ? [`… and ${String(more)} more`] : [];
  const list = [...lines, ...rest].map((line) => `• ${escape(oneLine(visible(line)))}`).join('\n');
  const footer = [...linkTexts(links), ...(fingerprint === '' ? [] : [`fingerprint ${escape(visible(fingerprint))}`])].join('  ·  ');
  return {
    text: cutText(escape(oneLine(visible(`${action} of ${target}: ${summary}`))), sectionLimit, '…'),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: title, emoji: true } },
      section(escape(oneLine(visible(summary)))),
      ...(list === '' ? [] : [section(list)]),
      ...(footer === '' ? [] : [{ type: 'context', elements: [{ type: 'mrkdwn', text: cutText(footer, sectionLimit, '…') }] }]),
    ],
  };
}

function section(text: string): object {
  return { type: 'section', text: { type: 'mrkdwn', text: text === '' ? ' ' : cutText(text, sectionLimit, '…'), verbatim: true } };
}

/** Both come from the runner's variables or GitHub's answers; only what cannot leave the angle brackets is a link. */
function linkTexts({ run, issue }: Notification['links']): readonly string[] {
  const safe = (url: string | undefined): url is string => url !== undefined && /^https?:\/\/[^\s<>|]+$/.test(url);
  return [...(safe(run) ? [`<${run}|log>`] : []), ...(safe(issue) ? [`<${issue}|issue>`] : [])];
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
