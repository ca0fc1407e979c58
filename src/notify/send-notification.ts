import type { Notification, NotifySettings } from '../model/notification.ts';
import type { Clock } from '../ports/clock.ts';
import { postJson, type JsonPost } from './post-json.ts';
import { slackMessage } from './slack-message.ts';
import { webhookMessage } from './webhook-message.ts';

/** What sending needs. */
export interface NotifyWorld {
  readonly settings: NotifySettings;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each secret before it is used. */
  readonly hide: (secret: string) => void;
  readonly clock: Clock;
}

/**
 * Tells whoever asked for an event.
 * @returns sentences about what could not be delivered. Never rejects: a chat that is down fails no run.
 */
export async function sendNotification(notification: Notification, world: NotifyWorld): Promise<readonly string[]> {
  const answers = await Promise.all([toSlack(notification, world), toWebhook(notification, world)]);
  return answers.flatMap((answer) => (answer === undefined ? [] : [answer]));
}

async function toSlack(notification: Notification, world: NotifyWorld): Promise<string | undefined> {
  const { slack } = world.settings;
  if (slack?.on.includes(notification.event) !== true) return undefined;
  return send(slack.webhookEnv, world, (url) => ({ url, body: JSON.stringify(slackMessage(notification)), headers: {} }));
}

async function toWebhook(notification: Notification, world: NotifyWorld): Promise<string | undefined> {
  const { webhook } = world.settings;
  if (webhook?.on.includes(notification.event) !== true) return undefined;
  const secret = webhook.secretEnv === undefined ? undefined : secretIn(webhook.secretEnv, world);
  if (webhook.secretEnv !== undefined && secret === undefined) return missing(webhook.secretEnv);
  return send(webhook.urlEnv, world, (url) => ({ url, ...webhookMessage(notification, secret, world.clock.now() / 1000) }));
}

async function send(variable: string, world: NotifyWorld, write: (url: string) => JsonPost): Promise<string | undefined> {
  const url = secretIn(variable, world);
  if (url === undefined) return missing(variable);
  const problem = await postJson(write(url), world.clock);
  return problem === undefined ? undefined : `The notification to the address in ${variable} was not delivered: ${problem}.`;
}

function secretIn(name: string, { env, hide }: NotifyWorld): string | undefined {
  const text = env[name]?.trim() ?? '';
  if (text === '') return undefined;
  hide(text);
  return text;
}

function missing(variable: string): string {
  return `A notification was not sent: the variable ${variable} is not set.`;
}
