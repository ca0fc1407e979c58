import { UserError } from '../errors/user-error.ts';
import { notifyEvents, type NotifyEvent, type NotifySettings } from '../model/notification.ts';
import type { SettingLookup } from './setting-lookup.ts';

const usual: readonly NotifyEvent[] = ['failure', 'drift', 'approval-needed'];

/** Who is told. @throws UserError input/missing-value for a webhook without an address. */
export function resolveNotify(lookup: SettingLookup): NotifySettings {
  const urlEnv = lookup.text('notify.webhook.url-env');
  const secretEnv = lookup.text('notify.webhook.secret-env');
  const webhookEnv = lookup.text('notify.slack.webhook-env') ?? 'SLACK_WEBHOOK_URL';
  const hasSlack = lookup.value('notify.slack') !== undefined;
  if (urlEnv === undefined && lookup.value('notify.webhook') !== undefined) throw new UserError('input/missing-value', { where: 'notify.webhook.url-env' });
  return {
    ...(hasSlack ? { slack: { webhookEnv, on: eventsOf(lookup, 'slack') } } : {}),
    ...(urlEnv === undefined ? {} : { webhook: { urlEnv, ...(secretEnv === undefined ? {} : { secretEnv }), on: eventsOf(lookup, 'webhook') } }),
  };
}

function eventsOf(lookup: SettingLookup, channel: string): readonly NotifyEvent[] {
  const words = lookup.list(`notify.${channel}.on`);
  return words === undefined ? usual : notifyEvents.filter((event) => words.includes(event));
}
