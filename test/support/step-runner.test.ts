import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runStep, type StepRequest, type StepResult } from './step-runner.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'step-runner-test-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(script: string, request: Partial<StepRequest> = {}): Promise<StepResult> {
  const program = path.join(folder, 'program.cjs');
  writeFileSync(program, `const { appendFileSync } = require('node:fs');\n${script}`);
  return runStep({ program, workspace: folder, ...request });
}

describe('the step runner', () => {
  it('passes inputs as the runner does, and nothing of the environment of the test', async () => {
    process.env['OF_THE_TEST'] = 'x';
    const { log } = await run("console.log(process.env['INPUT_FAIL-ON'], process.env.INPUT_A_B, process.env.OF_THE_TEST)", {
      inputs: { 'fail-on': 'never', 'a b': '1' },
    });
    delete process.env['OF_THE_TEST'];
    expect(log.trim()).toBe('never 1 undefined');
  });

  it('keeps ten annotations of each level, cuts their messages, and counts the dropped ones', async () => {
    const { annotations, droppedAnnotations } = await run(
      "for (let i = 0; i < 12; i++) console.log('::error file=a.sql,line=' + i + '::' + 'x'.repeat(5000)); console.log('::notice::n')",
    );
    expect(annotations).toHaveLength(11);
    expect(droppedAnnotations).toBe(2);
    expect(annotations[0]?.data).toHaveLength(4096);
  });

  it('masks log, annotations and summary, and drops outputs that hold a secret', async () => {
    const result = await run(`
      console.log('::add-mask::hunter22%0Asecond-line');
      console.log('it is hunter22');
      console.error('::error::second-line');
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'hunter22');
      appendFileSync(process.env.GITHUB_OUTPUT, 'url=x:hunter22\\nsafe<<E\\na\\nb\\nE\\n');
    `);
    expect(result.log.trim()).toBe('it is ***');
    expect(result.annotations[0]?.data).toBe('***');
    expect(result.summary).toBe('***');
    expect(result.outputs).toEqual({ url: 'x:hunter22', safe: 'a\nb' });
    expect(result.jobOutputs).toEqual({ safe: 'a\nb' });
    expect(result.unmasked).toContain('it is hunter22');
    expect(result.unmasked).not.toContain('add-mask');
  });

  it('refuses a summary that the upload would not take, and outputs that are malformed', async () => {
    const { problems, summary } = await run(`
      appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'x'.repeat(1024 * 1024 + 1));
      appendFileSync(process.env.GITHUB_OUTPUT, 'a<<E\\nnever ends\\n');
    `);
    expect(problems).toEqual(["Matching delimiter not found 'E'", 'the summary has 1048577 bytes; the upload is aborted']);
    expect(summary).toBe('');
  });

  it('warns of inputs that action.yml does not declare', async () => {
    const { problems } = await run('', { inputs: { path: 'a', paht: 'b' }, declared: ['path'] });
    expect(problems).toEqual(["Unexpected input(s) 'paht'"]);
  });

  it('gives the event and the exit code', async () => {
    const event = { name: 'push', payload: { before: 'abc' } };
    const script = `const { readFileSync } = require('node:fs');
      console.log(process.env.GITHUB_EVENT_NAME, JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, 'utf8')).before);
      process.exit(3)`;
    const { exitCode, log } = await run(script, { event });
    expect([exitCode, log.trim()]).toEqual([3, 'push abc']);
  });
});
