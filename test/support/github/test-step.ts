import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Step } from '../../../src/github/step.ts';

/** A step whose output and files a test can read. */
export interface TestStep {
  readonly step: Step;
  readonly output: () => string;
  readonly readFile: (name: 'GITHUB_OUTPUT' | 'GITHUB_STEP_SUMMARY') => string;
  readonly remove: () => void;
}

/** Makes a step as the runner does, inside this process. */
export function makeTestStep(env: Readonly<Record<string, string>> = {}): TestStep {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'step-test-'));
  const files = { GITHUB_OUTPUT: path.join(folder, 'output'), GITHUB_STEP_SUMMARY: path.join(folder, 'summary') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const written: string[] = [];
  return {
    step: { env: { GITHUB_ACTIONS: 'true', ...files, ...env }, write: (text) => void written.push(text) },
    output: () => written.join(''),
    readFile: (name) => readFileSync(files[name], 'utf8'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
