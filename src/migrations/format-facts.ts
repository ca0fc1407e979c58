import type { EngineName } from '../model/engine-name.ts';

/** What the page of the formats says of one beside what its other fields show. Clauses in Markdown, trusted text of this project. */
export interface FormatFacts {
  /** The tool as people call it, with the versions that are meant. */
  readonly tool: string;
  /** Engines that the tool and we can migrate. */
  readonly engines: readonly EngineName[];
  /** Which files are migrations, and what of their grammar is understood. */
  readonly reads: string;
  /** Where the way back of a migration stands; absent: the format has none. */
  readonly wayBack?: string;
  /** What is refused by name, or left out with a note. */
  readonly refuses: string;
  /** What is otherwise here than with the tool; absent: nothing that people would notice. */
  readonly differs?: string;
}
