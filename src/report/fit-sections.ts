import { countText } from './numbers.ts';

/** A part of a Markdown document that can be cut between its rows. All texts are encoded already. */
export interface Section {
  readonly head: string;
  readonly rows: readonly string[];
  readonly tail?: string;
  /** What a row is, in the singular, for the note on what was cut. */
  readonly noun: string;
  /** Room is kept for it before the others take theirs, up to a quarter of the document. */
  readonly isKept?: true;
}

/** A limit of the place where the document goes, in its own unit. */
export interface SizeLimit {
  readonly limit: number;
  readonly size: (text: string) => number;
}

/** Length of the longest note, in every unit. */
const noteReserve = 120;

/**
 * Joins sections up to a limit. A section that does not fit is cut between two rows and says how many are missing;
 * one of which not even the head and a row fit becomes its note. Sections that would be too many even as notes are counted.
 */
export function fitSections(all: readonly Section[], { limit, size }: SizeLimit): string {
  // Hundreds of targets: even a note on each section would be too much.
  const sections = all.slice(0, Math.max(1, Math.floor(limit / noteReserve) - 1));
  const left = all.length - sections.length;
  const room = limit - (sections.length + 1) * noteReserve;
  const kept = fitInto(sections.filter(isKept), Math.min(room, limit / 4), size);
  const others = fitInto(sections.filter((section) => !isKept(section)), room - kept.used, size);
  const texts = { kept: kept.texts.values(), others: others.texts.values() };
  const parts = sections.map((section) => (isKept(section) ? texts.kept : texts.others).next().value ?? '');
  const end = left === 0 ? '' : `*${countText(left, 'more part')} not shown here; the report file has all.*`;
  return `${[...parts, end].filter((part) => part !== '').join('\n\n')}\n`;
}

function isKept(section: Section): boolean {
  return section.isKept === true;
}

/** A text for each section, in order; empty where not even a note has sense. */
function fitInto(sections: readonly Section[], room: number, size: (text: string) => number): { texts: readonly string[]; used: number } {
  let left = room;
  const texts = sections.map((section) => {
    const fixed = size(section.head) + size(section.tail ?? '') + 4;
    const fitting = fittingRows(section.rows, left - fixed, size);
    if (fitting.count === 0 && section.rows.length > 0) return note(section, section.rows.length);
    if (fixed > left) return '';
    left -= fixed + fitting.used;
    return sectionText(section, fitting.count);
  });
  return { texts, used: room - left };
}

function fittingRows(rows: readonly string[], room: number, size: (text: string) => number): { count: number; used: number } {
  let used = 0;
  let count = 0;
  for (const row of rows) {
    const cost = size(row) + 1;
    if (used + cost > room) break;
    used += cost;
    count += 1;
  }
  return { count, used };
}

function sectionText(section: Section, count: number): string {
  const cut = section.rows.length - count;
  const body = [section.head, ...section.rows.slice(0, count)].join('\n');
  const parts = [body, ...(cut > 0 ? [note(section, cut)] : []), ...(section.tail === undefined ? [] : [section.tail])];
  return parts.join('\n\n');
}

function note(section: Section, count: number): string {
  return `*${countText(count, `more ${section.noun}`)} not shown here; the report file has all.*`;
}
