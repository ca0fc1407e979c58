/** The names in one operation, or in several that are executed together, by what they mean for each other. */
export interface OperationNames {
  /** What is made or changed: whoever asks for one must know the others. */
  readonly own: readonly string[];
  /** Names that are taken, by which nothing is ever found: the server may have to choose another for something else. */
  readonly taken?: readonly string[];
  /** What those of `own` depend on, and what does not depend on them: tables that views read, sequences that defaults draw from. */
  readonly needs?: readonly string[];
  /** The same of foreign keys. */
  readonly references?: readonly string[];
  /** What is only read or mentioned: it changes nothing. */
  readonly reads?: readonly string[];
  /** Functions that stored expressions call: they follow when one of these is renamed, and may go when it is dropped. */
  readonly calls?: readonly string[];
  /** Functions that are dropped or changed. */
  readonly routines?: readonly string[];
  /** What may change without being named: columns of a type, or everything in a schema. */
  readonly changes?: 'types' | 'everything';
}

/** The names of several operations as one. */
export function join(parts: readonly OperationNames[]): OperationNames {
  const changes = parts.some((part) => part.changes === 'everything') ? 'everything' : parts.find((part) => part.changes !== undefined)?.changes;
  return {
    own: parts.flatMap(({ own }) => own),
    taken: parts.flatMap(({ taken = [] }) => taken),
    needs: parts.flatMap(({ needs = [] }) => needs),
    references: parts.flatMap(({ references = [] }) => references),
    reads: parts.flatMap(({ reads = [] }) => reads),
    calls: parts.flatMap(({ calls = [] }) => calls),
    routines: parts.flatMap(({ routines = [] }) => routines),
    ...(changes === undefined ? {} : { changes }),
  };
}
