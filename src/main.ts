import { runStep } from './actions/run-step.ts';
import { runCommandLine } from './cli.ts';
import type { Step } from './github/step.ts';

/** The step of this process. */
function step(): Step {
  return {
    env: process.env,
    write: (text) => {
      process.stdout.write(text);
    },
  };
}

/** Runs the action lint. */
export function runLint(): Promise<void> {
  return runStep('lint', step());
}

/** Runs the action validate. */
export function runValidate(): Promise<void> {
  return runStep('validate', step());
}

/** Runs the action migrate. */
export function runMigrate(): Promise<void> {
  return runStep('migrate', step());
}

/** Runs the action drift-check. */
export function runDriftCheck(): Promise<void> {
  return runStep('drift-check', step());
}

/** Runs the first step of the front door. */
export async function runRoute(): Promise<void> {
  const route = await import('./actions/run-route.ts');
  process.exitCode = route.runRoute(step());
}

/** Runs the command line. */
export function runCli(): Promise<void> {
  return runCommandLine(process.argv.slice(2));
}
