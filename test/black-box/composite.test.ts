import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { textAt, valueAt } from '../../src/github/json-value.ts';
import { checkout, runProgram } from '../support/action-step.ts';

const action: unknown = parse(readFileSync(path.join(checkout, 'action.yml'), 'utf8'));
const found = valueAt(action, 'runs', 'steps');
const steps: readonly unknown[] = Array.isArray(found) ? found : [];

describe('the front door', () => {
  it('has a step for the choice and one for each action', () => {
    expect(steps.map((step) => textAt(step, 'id'))).toEqual(['route', 'lint', 'validate', 'migrate', 'drift-check']);
  });

  it.each(steps.map((step) => [textAt(step, 'id'), step]))('%s: no input becomes part of a script, and no shell drops a variable', (_, step) => {
    expect(textAt(step, 'run')).not.toContain('${{');
    expect(textAt(step, 'shell')).toBe('bash');
    const env = valueAt(step, 'env');
    const variables = typeof env === 'object' && env !== null ? Object.keys(env) : [];
    expect(variables).not.toEqual([]);
    expect(variables.filter((variable) => !/^[A-Z_]+$/.test(variable))).toEqual([]);
  });

  it.each(steps.map((step) => [textAt(step, 'id'), step]))('%s: the program that it runs is in the bundle', (_, step) => {
    const program = /"\$GITHUB_ACTION_PATH\/([^"]+)"/.exec(textAt(step, 'run') ?? '')?.[1] ?? 'none';
    expect(existsSync(path.join(checkout, program))).toBe(true);
  });

  it('chooses by the event', async () => {
    const { exitCode, outputs } = await runProgram('dist/route.js', {
      workspace: checkout,
      event: { name: 'push', payload: { repository: { default_branch: 'main' } } },
    });
    expect([exitCode, outputs]).toEqual([0, { lint: 'false', validate: 'false', migrate: 'true', 'drift-check': 'true', ran: 'migrate,drift-check' }]);
  });
});
