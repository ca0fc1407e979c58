import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { routeEvent } from '../../src/actions/route-event.ts';
import { runRoute } from '../../src/actions/run-route.ts';
import { makeTestStep, type TestStep } from '../support/github/test-step.ts';
import { readNamedValues } from '../support/runner-files.ts';
import { readCommands } from '../support/workflow-commands.ts';

describe('the route of an event', () => {
  it.each([
    [{ name: 'pull_request', action: 'opened', onDefaultBranch: false }, ['lint', 'validate']],
    [{ name: 'pull_request', action: 'synchronize', onDefaultBranch: false }, ['lint', 'validate']],
    [{ name: 'pull_request', action: 'closed', onDefaultBranch: false }, []],
    [{ name: 'merge_group', action: 'checks_requested', onDefaultBranch: false }, ['lint', 'validate']],
    [{ name: 'push', onDefaultBranch: true }, ['migrate', 'drift-check']],
    [{ name: 'push', onDefaultBranch: false }, []],
    [{ name: 'schedule', onDefaultBranch: true }, ['drift-check']],
    [{ name: 'workflow_dispatch', onDefaultBranch: true }, []],
    [{ name: 'issue_comment', onDefaultBranch: true }, []],
  ])('%j is %j', (event, run) => {
    const route = routeEvent(event, 'auto');
    expect(route.run).toEqual(run);
    expect(route.reason).toMatch(/\.$/);
  });

  it.each(['lint', 'validate', 'migrate', 'drift-check'] as const)('is %s where the workflow says so, whatever the event', (command) => {
    expect(routeEvent({ name: 'workflow_dispatch', onDefaultBranch: false }, command).run).toEqual([command]);
  });
});

describe('the front door', () => {
  let step: TestStep;

  beforeEach(() => {
    step = makeTestStep();
  });
  afterEach(() => {
    step.remove();
  });

  function run(event: string, env: Readonly<Record<string, string>> = {}): { code: number; outputs: Readonly<Record<string, string>> } {
    const summary = step.step.env['GITHUB_STEP_SUMMARY'] ?? '';
    const file = path.join(path.dirname(summary), 'event.json');
    writeFileSync(file, JSON.stringify({ repository: { default_branch: 'main' } }));
    const variables = { GITHUB_EVENT_NAME: event, GITHUB_EVENT_PATH: file, GITHUB_REF: 'refs/heads/main', GITHUB_REPOSITORY: 'o/r', ...env };
    const code = runRoute({ ...step.step, env: { ...step.step.env, ...variables } });
    return { code, outputs: readNamedValues(step.readFile('GITHUB_OUTPUT')) };
  }

  it('tells each step whether it runs', () => {
    expect(run('push')).toEqual({ code: 0, outputs: { lint: 'false', validate: 'false', migrate: 'true', 'drift-check': 'true', ran: 'migrate,drift-check' } });
  });

  it('gives the outcome skipped, with the reason, where nothing runs', () => {
    const { code, outputs } = run('workflow_run');
    expect([code, outputs['outcome'], outputs['ran']]).toEqual([0, 'skipped', '']);
    expect(outputs['summary']).toContain('workflow_run');
    expect(step.output()).toContain('workflow_run');
  });

  it('refuses pull_request_target, also with a command, and runs nothing', () => {
    const { code, outputs } = run('pull_request_target', { INPUT_COMMAND: 'migrate' });
    expect([code, outputs['outcome'], outputs['migrate']]).toEqual([1, 'user-error', undefined]);
    expect(readCommands(step.output()).commands[0]).toMatchObject({ name: 'error', properties: { title: expect.stringContaining('pull_request_target') } });
  });

  it('refuses a command that it does not know', () => {
    const { code } = run('push', { INPUT_COMMAND: 'migrat' });
    expect(code).toBe(1);
    expect(step.output()).toContain('did you mean "migrate"?');
  });
});
