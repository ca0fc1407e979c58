import { expressionText } from './expression-text.ts';
import type { PrintedReader } from './printed-reader.ts';

/** The keys of an index. */
export interface KeyParts {
  /** `name`, `name(10)`, `name DESC`; of an expression, which `expressions` has, the word `expression`. */
  readonly columns: readonly string[];
  readonly names: readonly string[];
  readonly expressions: readonly string[];
}

/** Reads the bracketed list of an index's keys. */
export function readKeyParts(reader: PrintedReader): KeyParts {
  const parts = reader.groupReader()?.parts().map(readPart) ?? [];
  return {
    columns: parts.map(({ column }) => column),
    names: parts.flatMap(({ name }) => (name === undefined ? [] : [name])),
    expressions: parts.flatMap(({ expression }) => (expression === undefined ? [] : [expression])),
  };
}

interface KeyPart {
  readonly column: string;
  readonly name?: string;
  readonly expression?: string;
}

/** ASC goes without saying. */
function readPart(reader: PrintedReader): KeyPart {
  if (reader.sees('(')) {
    const expression = expressionText(reader.piece());
    return { column: ['expression', ...readOrder(reader)].join(' '), expression };
  }
  const name = reader.value();
  const length = reader.sees('(') ? reader.piece() : '';
  return { column: [`${name}${length}`, ...readOrder(reader)].join(' '), name };
}

function readOrder(reader: PrintedReader): readonly string[] {
  reader.take('ASC');
  return reader.done ? [] : [reader.rest()];
}
