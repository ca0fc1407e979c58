import { notifyEvents } from '../model/notification.ts';
import type { ConfigNode } from './config-node.ts';

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
