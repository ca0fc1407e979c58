import { joinDrafts, recreation, refused, type Draft } from './draft.ts';
import type { Alteration, WritingContext } from './object-writer.ts';

/** Writes one differing attribute. */
export type AttributeWriter = (alteration: Alteration, context: WritingContext) => Draft;

/** Writers by the name of the attribute; `anew`: only DROP and CREATE change it. */
export type AttributeWriters = Readonly<Record<string, AttributeWriter | 'anew'>>;

/** Writes each differing attribute by its own writer; one without is refused, so that nothing is left out in silence. */
export function alterAttributes(writers: AttributeWriters, alteration: Alteration, context: WritingContext): Draft {
  const together = new Set(alteration.names.map((name) => writers[name] ?? noWriter(name)));
  return joinDrafts([...together].map((write) => (write === 'anew' ? recreation : write(alteration, context))));
}

function noWriter(name: string): AttributeWriter {
  return () => refused(`no statement changes its ${name}`);
}
