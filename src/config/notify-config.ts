import { UserError } from '../errors/user-error.ts';
import { notifyEvents, type NotifyEvent, type NotifySettings } from '../model/notification.ts';
import type { ConfigNode } from './config-node.ts';
import type { SettingLookup } from './setting-lookup.ts';

const on: ConfigNode = { type: 'string-list', summary: 'What is told; left out: failure, drift and approval-needed', values: notifyEvents };

/** The section `notify`. */
export const notifyConfig: ConfigNode = {
  type: 'object',
  summary: 'Who is told about a result',
  keys: {
    slack: {
      type: 'object',
      summary: 'An incoming webhook of Slack',
      keys: { 'webhook-env': { type: 'string', summary: 'Variable that holds its URL; SLACK_WEBHOOK_URL where left out' }, on },
    },
    webhook: {
      type: 'object',
      summary: 'An address of your own, which gets a signed JSON text',
      keys: {
        'url-env': { type: 'string', summary: 'Variable that holds its URL' },
        'secret-env': { type: 'string', summary: 'Variable that holds the secret of the HMAC-SHA256 signature; not signed where left out' },
        on,
      },
    },
  },
};

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
