import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { printHarmless } from '../../src/github/annotations.ts';
import { secretsOfUrl } from '../../src/engines/url-secrets.ts';
import { hideConnection, hideSecret } from '../../src/github/mask.ts';
import { setOutputs } from '../../src/github/outputs.ts';
import { appendSummary } from '../../src/github/summary.ts';
import { Redactor } from '../../src/report/redactor.ts';
import { makeTestStep, type TestStep } from '../support/github/test-step.ts';
import { hostileTexts } from '../support/hostile-texts.ts';
import { readNamedValues } from '../support/runner-files.ts';
import { readCommands } from '../support/workflow-commands.ts';

let step: TestStep;

beforeEach(() => {
  step = makeTestStep();
});
afterEach(() => {
  step.remove();
});

describe('outputs', () => {
  it.each(Object.entries(hostileTexts))('carry %s as one line and never become two outputs', (_, text) => {
    setOutputs(step.step, { summary: text, outcome: 'success' });
    const values = readNamedValues(step.readFile('GITHUB_OUTPUT'));
    expect(Object.keys(values)).toEqual(['summary', 'outcome']);
    expect(values['summary']).not.toMatch(/[\n\r\u2028]/u);
  });

  it('cannot be forged by a value that looks like the file’s own format', () => {
    setOutputs(step.step, { summary: 'x\nschema-gitops\nadmin<<E\ntrue\nE' });
    expect(readNamedValues(step.readFile('GITHUB_OUTPUT'))).toEqual({ summary: 'x schema-gitops admin<<E true E' });
  });

  it('are nothing outside a workflow', () => {
    expect(() => setOutputs({ env: {}, write: () => undefined }, { a: 'b' })).not.toThrow();
  });
});

describe('the summary', () => {
  it('is added to what the step wrote before', () => {
    appendSummary(step.step, 'one\n');
    appendSummary(step.step, 'two\n');
    expect(step.readFile('GITHUB_STEP_SUMMARY')).toBe('one\ntwo\n');
  });
});

describe('hostile text', () => {
  it.each(Object.entries(hostileTexts))('is printed where the runner obeys nothing: %s', (_, text) => {
    printHarmless(step.step, text);
    printHarmless(step.step, '::stop-commands::other\n::error::x');
    printHarmless(step.step, '::schema-gitops-x::\n::error::y');
    const { commands, log } = readCommands(`${step.output()}::notice::after\n`);
    expect(commands.map(({ name }) => name)).toEqual(['notice']);
    expect(log.join('\n')).toContain('::error::x');
    expect(log.join('\n')).toContain('::error::y');
  });

  it('is printed as it is outside a workflow', () => {
    const written: string[] = [];
    printHarmless({ env: {}, write: (text) => void written.push(text) }, 'plain');
    expect(written).toEqual(['plain\n']);
  });
});

describe('secrets', () => {
  it('of a URL are masked in every form before anything else, and redacted in our own texts', () => {
    const redactor = new Redactor();
    const url = 'postgresql://app:p%40ss%25word@db.example/shop';
    expect(hideConnection('DATABASE_URL', secretsOfUrl(url), { redactor, step: step.step })).toEqual([]);
    const masks = readCommands(step.output()).commands;
    expect(new Set(masks.map(({ name }) => name))).toEqual(new Set(['add-mask']));
    expect(masks.map(({ data }) => data)).toEqual(expect.arrayContaining([url, 'p%40ss%25word', 'p@ss%word']));
    expect(redactor.redact('the server said: p@ss%word')).toBe('the server said: ***');
  });

  it('are said to be unhidden where they are too short or too common, without saying them', () => {
    const redactor = new Redactor();
    const warnings = ['mysql://a:xy@h/d', 'postgresql://a:postgres@h/d'].flatMap((url) =>
      hideConnection('STAGING_URL', secretsOfUrl(url), { redactor, step: step.step }),
    );
    expect(warnings).toEqual([
      'The password in STAGING_URL has fewer than four characters; hiding it would shred the log, so it is not hidden.',
      'The password in STAGING_URL is a common word; hiding it would shred the log, so it is not hidden.',
    ]);
    expect(redactor.redact('mysql://a:xy@h/d')).toBe('***');
  });

  it('are never written where no runner takes the line away', () => {
    const written: string[] = [];
    const redactor = new Redactor();
    hideSecret('hunter2222', { redactor, step: { env: {}, write: (text) => void written.push(text) } });
    expect(written).toEqual([]);
    expect(redactor.redact('hunter2222')).toBe('***');
  });
});
