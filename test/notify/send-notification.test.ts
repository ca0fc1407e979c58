import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { valueAt } from '../../src/github/json-value.ts';
import type { Notification, NotifySettings } from '../../src/model/notification.ts';
import { sendNotification } from '../../src/notify/send-notification.ts';
import { slackMessage } from '../../src/notify/slack-message.ts';
import { notificationOf } from '../../src/report/notification-of.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { aChange, aDriftReport, keep } from '../support/reports.ts';

/** A receiver on loopback that answers with the statuses it is given, then with 200. */
interface Receiver {
  readonly url: string;
  readonly received: { readonly headers: IncomingMessage['headers']; readonly body: string }[];
  readonly answers: { readonly status: number; readonly headers?: Readonly<Record<string, string>> }[];
  readonly close: () => Promise<void>;
}

async function startReceiver(): Promise<Receiver> {
  const received: Receiver['received'] = [];
  const answers: Receiver['answers'] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part)).on('end', () => {
      received.push({ headers: request.headers, body });
      const { status, headers } = answers.shift() ?? { status: 200 };
      response.writeHead(status, headers).end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  return {
    url: `http://127.0.0.1:${String(port)}/services/T0/Canary`,
    received,
    answers,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

let receiver: Receiver;
let slept: number[];
let hidden: string[];

beforeEach(async () => {
  receiver = await startReceiver();
  slept = [];
  hidden = [];
});
afterEach(() => receiver.close());

const message = notificationOf(aDriftReport({ changes: Array.from({ length: 12 }, () => aChange()) }), keep, { run: 'https://github.com/o/r/actions/runs/1' });
if (message === undefined) throw new Error('a drift is worth a message');
const drift: Notification = message;

function send(settings: NotifySettings, env: Readonly<Record<string, string>> = { HOOK: receiver.url, KEY: 'secret key' }): Promise<readonly string[]> {
  return sendNotification(drift, {
    settings,
    env,
    hide: (secret) => void hidden.push(secret),
    clock: { now: () => 1_700_000_000_000, elapsed: () => 0, sleep: (milliseconds) => Promise.resolve(void slept.push(milliseconds)) },
  });
}

const slack: NotifySettings = { slack: { webhookEnv: 'HOOK', on: ['drift'] } };
const webhook: NotifySettings = { webhook: { urlEnv: 'HOOK', secretEnv: 'KEY', on: ['drift', 'failure'] } };

describe('a notification', () => {
  it('reaches Slack as blocks that say what differs, and how much more', async () => {
    expect(await send(slack)).toEqual([]);
    const body: unknown = JSON.parse(receiver.received[0]?.body ?? '');
    expect(valueAt(body, 'blocks', '0', 'text', 'text')).toBe(':warning: drift-check of production: drift');
    expect(receiver.received[0]?.body).toContain('… and 2 more');
    expect(hidden).toEqual([receiver.url]);
  });

  it('is signed for the generic webhook so that it can be neither forged nor replayed', async () => {
    expect(await send(webhook)).toEqual([]);
    const { headers, body } = receiver.received[0] ?? { headers: {}, body: '' };
    expect(headers['x-schema-gitops-timestamp']).toBe('1700000000');
    expect(headers['x-schema-gitops-signature']).toBe(`sha256=${createHmac('sha256', 'secret key').update(`1700000000.${body}`).digest('hex')}`);
    expect(JSON.parse(body)).toMatchObject({ schema: 'schema-gitops/notification/v1', event: 'drift', target: 'production' });
    expect(hidden).toEqual(['secret key', receiver.url]);
  });

  it('goes only to who asked for the event', async () => {
    expect(await send({ slack: { webhookEnv: 'HOOK', on: ['failure'] } })).toEqual([]);
    expect(receiver.received).toEqual([]);
  });

  it('is tried again where that may help, as long as the receiver asks for', async () => {
    receiver.answers.push({ status: 429, headers: { 'retry-after': '7' } }, { status: 503 });
    expect(await send(slack)).toEqual([]);
    expect(slept).toEqual([7000, 2000]);
    expect(receiver.received).toHaveLength(3);
  });

  it('is given up where another attempt would not help, with a sentence that holds no address', async () => {
    receiver.answers.push({ status: 404 });
    const problems = await send(slack);
    expect(problems).toEqual(['The notification to the address in HOOK was not delivered: HTTP 404.']);
    expect(slept).toEqual([]);
  });

  it('does not follow a redirect with its signature', async () => {
    receiver.answers.push({ status: 307, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await send(webhook)).toEqual(['The notification to the address in HOOK was not delivered: HTTP 307.']);
  });

  it.each([
    [{}, 'A notification was not sent: the variable HOOK is not set.'],
    [{ HOOK: 'not a url' }, 'The notification to the address in HOOK was not delivered: the variable does not hold a URL.'],
    [{ HOOK: 'http://hooks.example/x' }, 'The notification to the address in HOOK was not delivered: the URL does not begin with https://.'],
    [{ HOOK: 'http://127.0.0.1:1/' }, 'The notification to the address in HOOK was not delivered: no answer, 4 times.'],
  ])('with %j says why it was not sent', async (env, expected) => {
    expect(await send(slack, env)).toEqual([expected]);
  });

  it('is not sent unsigned where a signature was asked for', async () => {
    expect(await send(webhook, { HOOK: receiver.url })).toEqual(['A notification was not sent: the variable KEY is not set.']);
    expect(receiver.received).toEqual([]);
  });

  it('is not made of outcomes that are no news', () => {
    expect(notificationOf(aDriftReport({}, { outcome: 'skipped' }), keep, {})).toBeUndefined();
    expect(notificationOf(aDriftReport({}, { outcome: 'inconclusive' }), keep, {})?.event).toBe('failure');
  });

  it.each(Object.entries(hostileTexts))('carries %s to Slack without a mention or a link', (_, text) => {
    const blocks = JSON.stringify(slackMessage({ ...drift, target: text, summary: text.repeat(200), lines: Array.from({ length: 10 }, () => text.repeat(100)), fingerprint: text, links: { run: text } }));
    const formatted = blocks.replace(/"type":"plain_text","text":"(?:[^"\\]|\\.)*"/g, '');
    expect(/[<>]/.test(formatted)).toBe(false);
    for (const { length } of blocks.match(/"text":"(?:[^"\\]|\\.)*"/g) ?? []) expect(length).toBeLessThan(7000);
  });
});
