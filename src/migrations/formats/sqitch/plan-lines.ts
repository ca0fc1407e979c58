import { UserError } from '../../../errors/user-error.ts';

/** Who planned a line, and when. */
export interface Planned {
  /** `2026-11-20T07:29:08Z`. */
  readonly time: string;
  readonly plannerName: string;
  readonly plannerEmail: string;
  /** Trimmed, with its escapes replaced; empty: none. */
  readonly note: string;
  readonly line: number;
}

/** What a change asks for, or cannot stand. */
export interface Dependency {
  readonly conflicts: boolean;
  readonly project?: string;
  readonly change?: string;
  readonly tag?: string;
  readonly id?: string;
}

/** A line of the plan that is a change or a tag. */
export interface PlanLine extends Planned {
  readonly kind: 'change' | 'tag';
  readonly name: string;
  readonly dependencies: readonly Dependency[];
}

/** A plan as its lines say it. */
export interface PlanLines {
  readonly project: string;
  readonly uri?: string;
  readonly lines: readonly PlanLine[];
}

const blank = String.raw`[\t\p{Zs}]`;
const punctuation = String.raw`[\-!"#$%&'()*+,.\/:;<=>?@\[\]^\x60\{\|\}~]`;
const wordCharacter = String.raw`[\p{L}\p{M}\p{N}_]`;
/** Neither begins nor ends with punctuation, nor ends as a symbolic reference does: `~2`. */
const name = String.raw`(?!${punctuation})(?:(?![~\/=%^\[\]]\d+(?:$|${blank}))[^\t\p{Zs}:@#\\])+(?<=${wordCharacter})(?!${wordCharacter})`;
const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ`;

const anyTime = new RegExp(time);
const blankLine = new RegExp(String.raw`^${blank}*(?:#${blank}*(?<note>.+)|$)`, 'su');
const pragmaLine = new RegExp(String.raw`^${blank}*%${blank}*(?<name>[^\s%=#]+?)(?:${blank}*=${blank}*(?<value>.+))?$`, 'su');
const projectName = new RegExp(`^${name}$`, 'u');
const planLine = new RegExp(
  String.raw`^${blank}*(?:@|(?<operator>[+\-])${blank}*)?(?<name>${name})${blank}*(?:\[(?<dependencies>[^\]]+)\]${blank}*)?(?:(?<time>${time})${blank}*)?(?:(?<planner>[^<]+)${blank}+<(?<email>[^>]+)>)?$`,
  'u',
);
const dependencyText = new RegExp(String.raw`^(?<conflicts>!?)(?:(?<project>${name}):)?(?:(?<id>[0-9a-f]{40})|(?<change>${name})(?:@(?<of>${name}))?|@(?<tag>${name}))$`, 'u');

/** Lines of names and planners are short; the expressions above take time that grows with the square of the length. */
const longestLine = 4_000;

/**
 * Reads the lines of sqitch.plan by Sqitch's grammar.
 * @throws UserError migrations/refused-by-tool with the line.
 */
export function readPlanLines(path: string, text: string): PlanLines {
  const lines = text.split('\n').map((line, index) => ({ text: line.replace(/\r$/, ''), where: `${path}:${index + 1}`, line: index + 1 }));
  const { pragmas, next } = readHeader(lines);
  const project = pragmas.get('project');
  if (project === undefined) throw refusal(`${path}:1`, 'it has no %project');
  const uri = pragmas.get('uri');
  const body = lines.slice(next).filter((line) => !blankLine.test(line.text));
  return { project, ...(uri === undefined ? {} : { uri }), lines: body.map(readLine) };
}

/** The error of something that Sqitch refuses in a plan. */
export function refusal(where: string, detail: string): UserError {
  return new UserError('migrations/refused-by-tool', { where, detail });
}

interface SourceLine {
  readonly text: string;
  readonly where: string;
  readonly line: number;
}

/** Pragmas and comments up to the first blank line. */
function readHeader(lines: readonly SourceLine[]): { readonly pragmas: ReadonlyMap<string, string>; readonly next: number } {
  const pragmas = new Map<string, string>();
  for (const [index, line] of lines.entries()) {
    const empty = blankLine.exec(line.text);
    if (empty !== null) {
      if ((empty.groups?.['note'] ?? '').trim() === '') return { pragmas, next: index + 1 };
      continue;
    }
    const found = pragmaLine.exec(withoutNote(line).content)?.groups;
    if (found === undefined) throw refusal(line.where, 'a blank line must stand between the pragmas and the first change');
    const { name: key = '', value = '1' } = found;
    if (key === 'project' && !projectName.test(value)) throw refusal(line.where, `${value} is no name of a project`);
    pragmas.set(key, value);
  }
  return { pragmas, next: lines.length };
}

function withoutNote({ text, where }: SourceLine): { readonly content: string; readonly note: string } {
  const at = text.indexOf('#');
  const content = (at < 0 ? text : text.slice(0, at)).trimEnd();
  if (content.length > longestLine) throw refusal(where, `the line is longer than ${longestLine} characters`);
  return { content, note: at < 0 ? '' : unescape(text.slice(at + 1).trim()) };
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', '\\': '\\' };

function unescape(note: string): string {
  return note.replace(/\\([\\nr])/g, (_, letter: string) => escapes[letter] ?? letter);
}

function readLine(source: SourceLine): PlanLine {
  const { content, note } = withoutNote(source);
  const { where, line } = source;
  const found = planLine.exec(content)?.groups;
  // What stands before the time is no name then, and was taken for the planner's.
  if (found === undefined || (found['time'] === undefined && anyTime.test(content))) throw refusal(where, 'it is no change and no tag: <name> [<dependencies>] <time> <planner> <<email>>');
  const { name: called = '', operator, dependencies = '' } = found;
  const kind = /^[\t\p{Zs}]*@/u.test(content) ? 'tag' : 'change';
  const planned = plannedOf(found, { called, where });
  refuseName(called, where);
  if (operator === '-') throw new UserError('migrations/unsupported-feature', { where, detail: `-${called}: a line that plans a revert` });
  if (kind === 'tag') refuseTag(called, dependencies, where);
  return { kind, name: called, ...planned, note, line, dependencies: dependencies === '' ? [] : readDependencies(dependencies, where) };
}

function plannedOf({ time: at, planner, email }: Readonly<Record<string, string>>, { called, where }: { readonly called: string; readonly where: string }): Pick<Planned, 'time' | 'plannerName' | 'plannerEmail'> {
  if (at === undefined || !isTime(at)) throw refusal(where, `${called} has no time, or one that no calendar has`);
  if (planner === undefined || email === undefined) throw refusal(where, `${called} has no planner with a name and an email`);
  return { time: at, plannerName: planner.trim(), plannerEmail: email };
}

function refuseName(called: string, where: string): void {
  if (called === 'ROOT' || called === 'HEAD') throw refusal(where, `${called} is a reserved name`);
  if (/^[0-9a-f]{40}/.test(called)) throw refusal(where, `${called} could be taken for an id`);
}

function refuseTag(called: string, dependencies: string, where: string): void {
  if (dependencies !== '') throw refusal(where, 'a tag has no dependencies');
  if (called.includes('/')) throw refusal(where, `the tag ${called} holds a slash`);
}

function isTime(text: string): boolean {
  const date = new Date(text);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === text.slice(0, 19);
}

function readDependencies(text: string, where: string): readonly Dependency[] {
  const words = text.trimEnd().split(/[\t\p{Zs}]+/u);
  const twice = words.find((word, index) => words.indexOf(word) !== index);
  if (twice !== undefined) throw refusal(where, `the dependency ${twice} stands there twice`);
  return words.map((word) => {
    const found = dependencyText.exec(word)?.groups;
    if (found === undefined) throw refusal(where, `${word === '' ? 'a blank' : word} is no dependency`);
    const { conflicts, project, id, change, of, tag = of } = found;
    return { conflicts: conflicts === '!', ...(project === undefined ? {} : { project }), ...(id === undefined ? {} : { id }), ...(change === undefined ? {} : { change }), ...(tag === undefined ? {} : { tag }) };
  });
}
