import type { ReportedReplay } from '../model/report-replay.ts';
import { cutText, plainLine } from './encode.ts';
import { countText, durationText } from './numbers.ts';
import { attributeText, baseText, lockText, seedText, slowestStatements } from './replay-texts.ts';
import type { TerminalContext } from './terminal-context.ts';

/** Lines of a list; the JSON report has all. */
const limit = 50;
const lineLimit = 300;

/** The blocks about a replay: how the schema changes, the slowest statements, the way back. */
export function replayBlocks(replay: ReportedReplay, { paint, verbose }: TerminalContext): readonly (readonly string[])[] {
  const most = verbose ? Infinity : limit;
  const list = (title: string, texts: readonly string[], left = 0): readonly string[] => {
    const more = left + Math.max(0, texts.length - most);
    if (texts.length === 0) return [];
    return [paint('bold', title), ...texts.slice(0, most).map((text) => `  ${plainLine(cutText(text, lineLimit))}`), ...(more > 0 ? [`  ${countText(more, 'more line')} not shown; the report file has them`] : [])];
  };
  const { difference, roundTrips = [], seed, base } = replay;
  const changes = (difference?.changes ?? []).map(({ kind, object, attributes }) => [`${kind} ${object}`, attributeText(attributes)].filter((part) => part !== '').join('  '));
  const slowest = slowestStatements(replay).map(({ path, statement: { ordinal, command, durationMs, heldMs, locks } }) => {
    const held = locks.length === 0 ? '' : `, ${lockText(locks)} held for ${durationText(heldMs)}`;
    return `${durationText(durationMs)}  ${path}, statement ${String(ordinal)}: ${command}${held}`;
  });
  const trips = roundTrips.map(({ path, state, reason }) => `${state}  ${path}${reason === undefined ? '' : `: ${reason}`}`);
  return [
    list('schema difference', changes, difference?.more),
    list(`replay in ${durationText(replay.durationMs)}; slowest statements`, slowest),
    list('up, down, up', trips),
    ...(verbose ? [[baseText(base), ...(seed === undefined ? [] : [seedText(seed)])].map(plainLine)] : []),
  ].filter((lines) => lines.length > 0);
}
