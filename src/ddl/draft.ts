import type { Hazard } from '../model/ddl.ts';
import type { ObjectKey } from '../model/schema-object.ts';

/** A statement before it is known where it stands; without its semicolon. */
export interface Sentence {
  readonly text: string;
  readonly hazards: readonly Hazard[];
  readonly transactional: boolean;
  readonly repeatable: boolean;
  /** Where one ALTER TABLE may say it together with others: see `mergeClauses`. */
  readonly clause?: TableClause;
}

/** A part of ALTER TABLE. */
export interface TableClause {
  /** As it is written, with its quotes. */
  readonly table: string;
  readonly text: string;
  /** Place among the clauses of a statement. */
  readonly rank: number;
}

/** What a writer makes of one object. */
export type Draft = Sentences | Recreation | Refusal;

/** Statements, in order. */
export interface Sentences {
  readonly sentences: readonly Sentence[];
  /** What can be said only when everything else is there: OWNED BY of a sequence that its column's default uses. */
  readonly finish?: readonly Sentence[];
  /** Objects that must be made before, beside those that the object is known to use. */
  readonly after?: readonly ObjectKey[];
  /** The server refuses it while views, rules, triggers or policies use the object: they are dropped before and made anew. */
  readonly disturbs?: boolean;
}

/** It can only be dropped and created again. */
export interface Recreation {
  readonly recreate: true;
}

/** There is no statement, or none that is safe. */
export interface Refusal {
  readonly refused: string;
}

/** How a statement differs from the usual: without hazards, in a transaction, and not to be repeated. */
export type SentenceTraits = Partial<Omit<Sentence, 'text'>>;

/** A statement. */
export function sentence(text: string, traits: SentenceTraits = {}): Sentence {
  return { text, hazards: [], transactional: true, repeatable: false, ...traits };
}

/** A statement that does nothing where its work is done. */
export function repeatable(text: string, ...hazards: readonly Hazard[]): Sentence {
  return sentence(text, { hazards, repeatable: true });
}

/** Statements as a draft. */
export function draft(...sentences: readonly Sentence[]): Sentences {
  return { sentences };
}

/** No statement, and why. */
export function refused(reason: string): Refusal {
  return { refused: reason };
}

/** The object must be made anew. */
export const recreation: Recreation = { recreate: true };

/** Several drafts about one object as one: a refusal wins, then a recreation. */
export function joinDrafts(drafts: readonly Draft[]): Draft {
  const refusal = drafts.find((each) => 'refused' in each);
  if (refusal !== undefined) return refusal;
  const parts = drafts.filter((each) => 'sentences' in each);
  if (parts.length < drafts.length) return recreation;
  return {
    sentences: parts.flatMap(({ sentences }) => sentences),
    finish: parts.flatMap(({ finish }) => finish ?? []),
    after: parts.flatMap(({ after }) => after ?? []),
    disturbs: parts.some(({ disturbs }) => disturbs === true),
  };
}
