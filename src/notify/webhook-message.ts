import { createHmac } from 'node:crypto';
import type { Notification } from '../model/notification.ts';

/** A signed request: its body and its headers. */
export interface WebhookMessage {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * The message of the generic webhook. With a secret it is signed: `x-schema-gitops-signature: sha256=<hex>` is the HMAC-SHA256
 * of `<x-schema-gitops-timestamp>.<body>`, so that a receiver can refuse both forged and replayed messages.
 * @param now seconds since the epoch
 */
export function webhookMessage(notification: Notification, secret: string | undefined, now: number): WebhookMessage {
  const body = JSON.stringify({ schema: 'schema-gitops/notification/v1', ...notification });
  const timestamp = String(Math.floor(now));
  const headers = { 'x-schema-gitops-event': notification.event, 'x-schema-gitops-timestamp': timestamp };
  if (secret === undefined) return { body, headers };
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { body, headers: { ...headers, 'x-schema-gitops-signature': `sha256=${signature}` } };
}
