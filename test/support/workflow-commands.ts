/** A command that the runner would act on. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Names that the runner has handlers for (actions/runner, ActionCommandManager.cs), stop-commands aside. */
const registered: ReadonlySet<string> = new Set([
  'add-mask', 'add-matcher', 'add-path', 'debug', 'echo', 'endgroup', 'error', 'group', 'internal-set-repo-path', 'notice',
  'remove-matcher', 'save-state', 'set-env', 'set-output', 'stop-commands', 'warning',
]);

/** Characters that .NET's culture-aware comparison overlooks, and so does the runner when it looks for its prefixes. */
const ignorable = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;

/** Reads the standard output of a step as the runner does: two notations, and blocks in which commands are off. */
export function readCommands(output: string): { commands: readonly RunnerCommand[]; log: readonly string[] } {
  const commands: RunnerCommand[] = [];
  const log: string[] = [];
  let resumeToken: string | undefined;
  for (const line of output.split(/\r\n|\r|\n/u)) {
    if (resumeToken !== undefined) {
      if (line.trim() === `::${resumeToken}::`) resumeToken = undefined;
      else log.push(line);
      continue;
    }
    const command = parseCommand(line);
    if (command === undefined) log.push(line);
    else if (command.name === 'stop-commands') resumeToken = command.data;
    else commands.push(command);
  }
  return { commands, log };
}

function parseCommand(line: string): RunnerCommand | undefined {
  return parseCurrent(line.replace(ignorable, '')) ?? parseOld(line.replace(ignorable, ''));
}

/** `::name key=value,key=value::data`, after white space. */
function parseCurrent(line: string): RunnerCommand | undefined {
  const trimmed = line.trimStart();
  if (!trimmed.startsWith('::')) return undefined;
  const end = trimmed.indexOf('::', 2);
  if (end < 0) return undefined;
  return buildCommand(trimmed.slice(2, end), trimmed.slice(end + 2), { separator: ',', escapes: [['%3A', ':'], ['%2C', ',']] });
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function parseOld(line: string): RunnerCommand | undefined {
  const start = line.indexOf('##[');
  const end = start < 0 ? -1 : line.indexOf(']', start);
  if (end < 0) return undefined;
  return buildCommand(line.slice(start + 3, end), line.slice(end + 1), { separator: ';', escapes: [['%3B', ';'], ['%5D', ']']] });
}

interface Notation {
  readonly separator: string;
  readonly escapes: readonly (readonly [string, string])[];
}

function buildCommand(info: string, data: string, { separator, escapes }: Notation): RunnerCommand | undefined {
  const blank = info.indexOf(' ');
  const name = blank < 0 ? info : info.slice(0, blank);
  if (!registered.has(name)) return undefined;
  const properties: Record<string, string> = {};
  for (const part of blank < 0 ? [] : info.slice(blank + 1).trim().split(separator)) {
    const equals = part.indexOf('=');
    if (equals > 0) properties[part.slice(0, equals)] = unescape(part.slice(equals + 1), escapes);
  }
  return { name, properties, data: unescape(data, []) };
}

function unescape(text: string, escapes: Notation['escapes']): string {
  const all = [['%0D', '\r'], ['%0A', '\n'], ...escapes, ['%25', '%']] as const;
  return all.reduce((current, [from, to]) => current.replaceAll(from, to), text);
}
