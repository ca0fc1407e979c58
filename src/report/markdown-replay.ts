import type { ReportedDiagram, ReportedDifference, ReportedReplay, ReportedRoundTrip } from '../model/report-replay.ts';
import { cutText } from './encode.ts';
import { codeBlock, codeCell, markdownLine } from './encode-markdown.ts';
import type { Section } from './fit-sections.ts';
import { folded } from './markdown-fold.ts';
import { erDiagram } from './mermaid.ts';
import { countText, durationText } from './numbers.ts';
import { attributeText, baseText, lockText, seedText, slowestStatements } from './replay-texts.ts';

/** GitHub draws no diagram of more than 50,000 characters, and nobody reads one of a quarter of that. */
const diagramLimit = 15_000;
/** Words about one object. */
const changeLimit = 500;

/** What the replay showed beside findings: how the schema changes, times and locks, and the way back. */
export function replaySections(replay: ReportedReplay | undefined): readonly Section[] {
  if (replay === undefined) return [];
  return [...differenceSections(replay.difference), ...timeSections(replay), ...roundTripSections(replay.roundTrips)];
}

function differenceSections(difference: ReportedDifference | undefined): readonly Section[] {
  if (difference === undefined) return [];
  const { changes, more, before, after } = difference;
  const rows = changes.map(({ kind, object, attributes }) => `| ${codeCell(kind)} | ${codeCell(object)} | ${markdownLine(cutText(attributeText(attributes), changeLimit))} |`);
  const title = `Schema difference: ${countText(changes.length + more, 'change')}`;
  const table: Section = { ...folded(title, '| Change | Object | What |\n|---|---|---|'), rows: [...rows, ...(more > 0 ? [`| | | ${String(more)} more |`] : [])], noun: 'change' };
  return [...(changes.length === 0 ? [] : [table]), ...diagramSection('before', before), ...diagramSection('after', after)];
}

/** One section for each: where one of them is too long, the other still fits. */
function diagramSection(when: string, diagram: ReportedDiagram): readonly Section[] {
  if (diagram.entities.length === 0) return [];
  const text = erDiagram(diagram);
  const row = text.length > diagramLimit ? '*The diagram is too large to be drawn; the report file has its tables.*' : codeBlock(text, 'mermaid');
  const more = diagram.more === 0 ? [] : [`*${countText(diagram.more, 'more table')} not drawn.*`];
  return [{ ...folded(`Tables touched, ${when}`), rows: [row, ...more], noun: 'diagram' }];
}

function timeSections(replay: ReportedReplay): readonly Section[] {
  const slowest = slowestStatements(replay);
  if (slowest.length === 0) return [];
  const rows = slowest.map(({ path, statement }) =>
    `| ${durationText(statement.durationMs)} | ${durationText(statement.heldMs)} | ${codeCell(`${path}, statement ${String(statement.ordinal)}`)} | ${markdownLine(statement.command)} | ${markdownLine(lockText(statement.locks))} |`);
  const title = `Replay: ${durationText(replay.durationMs)}`;
  const words = [baseText(replay.base), ...(replay.seed === undefined ? [] : [seedText(replay.seed)])].map(markdownLine).join(' ');
  return [{ ...folded(title, `${words} The slowest statements:\n\n| Time | Locks held | Where | Command | Locks on tables of the base |\n|--:|--:|---|---|---|`), rows, noun: 'statement' }];
}

function roundTripSections(trips: readonly ReportedRoundTrip[] | undefined): readonly Section[] {
  if (trips === undefined || trips.length === 0) return [];
  const rows = trips.map(({ path, state, reason, probed }) => `| ${codeCell(path)} | ${state} | ${markdownLine(cutText(reason ?? '', changeLimit))} | ${markdownLine(cutText(probed.join(', '), changeLimit))} |`);
  return [{ ...folded('Up, down, up', '| File | Way back | What | Rows followed in |\n|---|---|---|---|'), rows, noun: 'migration' }];
}
