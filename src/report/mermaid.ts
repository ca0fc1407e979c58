import type { ReportedDiagram, ReportedEntity, ReportedRelation } from '../model/report-replay.ts';
import { cutText, oneLine, visible } from './encode.ts';

/** Longer names would make the boxes wider than the page. */
const nameLimit = 60;

/**
 * Tables as a Mermaid erDiagram. Mermaid's grammar has no escape for names, so every character beyond letters, digits and a few
 * marks becomes an underscore: nothing in a name can end its place, begin a directive or become HTML.
 */
export function erDiagram({ entities, relations }: ReportedDiagram): string {
  const ids = new Map(entities.map(({ name }, index) => [name, `t${String(index + 1)}`]));
  return ['erDiagram', ...entities.map((entity) => entityText(entity, ids)), ...relations.flatMap((relation) => relationText(relation, ids))].join('\n');
}

function entityText({ name, columns, more }: ReportedEntity, ids: ReadonlyMap<string, string>): string {
  const head = `  ${ids.get(name) ?? ''}["${label(name)}"]`;
  if (columns.length === 0) return head;
  const rows = columns.map((column) => `    ${typeWord(column.type)} ${word(column.name)}${column.keys.length === 0 ? '' : ` ${column.keys.join(', ')}`}`);
  return [`${head} {`, ...rows, ...(more > 0 ? [`    columns and_${String(more)}_more`] : []), '  }'].join('\n');
}

function relationText({ name, from, to, optional, unique }: ReportedRelation, ids: ReadonlyMap<string, string>): readonly string[] {
  const [child, parent] = [ids.get(from), ids.get(to)];
  if (child === undefined || parent === undefined) return [];
  return [`  ${parent} ${optional ? '|o' : '||'}--${unique ? 'o|' : 'o{'} ${child} : "${label(name)}"`];
}

/** What stands between quotes. */
function label(text: string): string {
  return cutText(oneLine(visible(text)), nameLimit, '...').replaceAll(/[^\p{L}\p{N}_ .,():-]/gu, '_') || '_';
}

/** A word of an attribute: Mermaid knows letters of the basic plane alone, and takes PK, FK and UK for keys. */
function word(text: string): string {
  const plain = cutText(visible(text), nameLimit, '').replaceAll(/[^A-Za-z0-9_\u00c0-\uffff]|[\ud800-\udfff]|(?![\p{L}\p{N}_])./gu, '_');
  return safeStart(plain);
}

function typeWord(text: string): string {
  const plain = cutText(visible(text), nameLimit, '').replaceAll(/[^A-Za-z0-9_()[\]\u00c0-\uffff]|[\ud800-\udfff]|(?![\p{L}\p{N}_()[\]])./gu, '_');
  return safeStart(plain);
}

function safeStart(text: string): string {
  return /^(?:[PFU]K(?![A-Za-z0-9_])|[^A-Za-z_\u00c0-\uffff]|$)/.test(text) ? `_${text}` : text;
}
