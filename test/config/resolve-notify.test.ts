import { describe, expect, it } from '@jest/globals';
import { parseConfig } from '../../src/config/parse-config.ts';
import { resolveSettings } from '../../src/config/resolve-settings.ts';
import type { NotifySettings } from '../../src/model/notification.ts';

async function notifyOf(text: string): Promise<NotifySettings> {
  return resolveSettings(await parseConfig(text, 'schema-gitops.yml'), {}).notify;
}

describe('the section notify', () => {
  it('tells nobody where it is left out', async () => {
    expect(await notifyOf('version: 1')).toEqual({});
  });

  it('tells of what went wrong or waits where it does not say of what', async () => {
    expect(await notifyOf('notify: {slack: {}}')).toEqual({ slack: { webhookEnv: 'SLACK_WEBHOOK_URL', on: ['failure', 'drift', 'approval-needed'] } });
  });

  it('names the variables of address and secret, never their values', async () => {
    expect(await notifyOf('notify: {webhook: {url-env: HOOK, secret-env: KEY, on: [success, drift]}}')).toEqual({ webhook: { urlEnv: 'HOOK', secretEnv: 'KEY', on: ['drift', 'success'] } });
  });

  it('is refused with a misspelt event, and with a webhook that has no address', async () => {
    await expect(notifyOf('notify: {slack: {on: [drfit]}}')).rejects.toMatchObject({ code: 'config/wrong-value', facts: { detail: 'notify.slack.on' } });
    await expect(notifyOf('notify: {webhook: {secret-env: KEY}}')).rejects.toMatchObject({ code: 'input/missing-value', facts: { where: 'notify.webhook.url-env' } });
  });
});
