import type { Location } from '../model/location.ts';
import { codeFrame } from './code-frame.ts';
import { createPaint, type Paint } from './paint.ts';

/** How the report is shown to a person. */
export interface TerminalOptions {
  /** False where output is piped, and with --no-color. */
  readonly color: boolean;
  /** Text of a file of the repository for code frames; undefined where it cannot be had. */
  readonly source: (file: string) => string | undefined;
  /** Removes secrets. */
  readonly redact: (text: string) => string;
  /** Also lists what was not evaluated one by one, suppressions, and where each setting came from. */
  readonly verbose?: boolean;
}

/** What the parts of the output need. */
export interface TerminalContext {
  readonly paint: Paint;
  readonly frame: (location: Location) => readonly string[];
  readonly verbose: boolean;
}

const longLine = 10_000;

/** Prepares the drawing of one report; each file is read and split once. */
export function createContext({ color, source, redact, verbose }: TerminalOptions): TerminalContext {
  const paint = createPaint(color);
  const redactLine = redactOnce(redact);
  const split = new Map<string, readonly string[]>();
  const linesOf = (file: string): readonly string[] => {
    const lines = split.get(file) ?? source(file)?.split('\n') ?? [];
    split.set(file, lines);
    return lines;
  };
  return {
    paint,
    verbose: verbose ?? false,
    frame: (location) => codeFrame(linesOf(location.file), location, { paint, redact: redactLine }),
  };
}

/** A file may be one line with thousands of findings: a line of such length is redacted once. */
function redactOnce(redact: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (line) => {
    if (line.length < longLine) return redact(line);
    const redacted = known.get(line) ?? redact(line);
    known.set(line, redacted);
    return redacted;
  };
}
