import type { Log } from '../ports/log.ts';
import { plainText, workflowCommand } from '../report/encode.ts';

/** How progress is told. */
export interface LogOptions {
  readonly write: (text: string) => void;
  readonly redact: (text: string) => string;
  /** Also what is only for --verbose; a workflow hides it by itself. */
  readonly verbose: boolean;
  /** True in a step of a workflow: warnings become annotations. */
  readonly inWorkflow: boolean;
}

/** A log whose lines are encoded and free of secrets. */
export function createLog({ write, redact, verbose, inWorkflow }: LogOptions): Log {
  const line = (text: string): void => write(`${plainText(redact(text))}\n`);
  const command = (name: string, text: string): void => write(`${workflowCommand(name, {}, redact(text))}\n`);
  return {
    info: line,
    warning: (text) => (inWorkflow ? command('warning', text) : line(`warning: ${text}`)),
    debug: (text) => {
      if (inWorkflow) command('debug', text);
      else if (verbose) line(text);
    },
  };
}
