import type { AttributeChange, ObjectChange } from '../../model/drift.ts';
import type { AttributeValue } from '../../model/schema-object.ts';
import type { NormalizeExpression } from '../expression-normalizer.ts';

/** Attributes that are an expression, and those in which some stand. */
const expressions: ReadonlySet<string> = new Set(['default', 'generated', 'using', 'check', 'filter', 'definition', 'partition_key', 'arguments']);

/**
 * What PostgreSQL prints as it was written from 14 on and as a function before: EXTRACT was date_part, AT TIME ZONE timezone.
 * Only texts with such words are held against each other by their form, which knows no casts.
 */
const reworded = /\b(?:extract|date_part|timezone|time zone|substring|btrim|ltrim|rtrim|trim|overlay|position|normalize|is_normalized|normalized|overlaps|collation for|pg_collation_for|xmlexists)\b/i;

/** Changes without the attributes that two versions of a server only word differently; a change of which none is left is none. */
export function foldRewordings(changes: readonly ObjectChange[], normalize: NormalizeExpression): readonly ObjectChange[] {
  return changes.flatMap((change): readonly ObjectChange[] => {
    const entries = Object.entries(change.attributes);
    const kept = entries.filter(([name, values]) => !(expressions.has(name) && isRewording(values, name === 'arguments' ? (text) => argumentsForm(text, normalize) : (text) => formOf(text, normalize))));
    if (kept.length === entries.length) return [change];
    return kept.length === 0 && change.consequences.length === 0 ? [] : [{ ...change, attributes: Object.fromEntries(kept) }];
  });
}

function isRewording({ expected, actual }: AttributeChange, form: (text: string) => string): boolean {
  return isReworded(expected) && isReworded(actual) && form(expected) === form(actual);
}

function isReworded(value: AttributeValue | undefined): value is string {
  return typeof value === 'string' && reworded.test(value);
}

/** What begins otherwise than an expression: a constraint, the method of an index, of a partitioned table, when a trigger fires. */
const withParts = /^(?:(?:CHECK|RANGE|LIST|HASH|[a-z_]+) \(|(?:BEFORE|AFTER|INSTEAD OF) )/;

/** The words around the outermost parentheses as they stand, what is in them by its form. */
function formOf(text: string, normalize: NormalizeExpression): string {
  if (!withParts.test(text)) return normalize(text);
  return partsOf(text).map(({ text: part, isInside }) => (isInside ? listOf(part).map((item) => itemForm(item, normalize)).join(', ') : part)).join('');
}

/** An expression, or the element of an index, whose operator class and order stand behind it. */
function itemForm(item: string, normalize: NormalizeExpression): string {
  const [, expression = item, suffix = ''] = /^(.*\))((?: [^()']*)?)$/s.exec(item.trim()) ?? [];
  return `${normalize(expression)}${suffix}`;
}

/** Of each parameter what stands before its default as it stands, and the default by its form. */
function argumentsForm(text: string, normalize: NormalizeExpression): string {
  return listOf(text).map((argument) => {
    const [, before, value] = /^((?:"(?:[^"]|"")*"|[^"'])*?) DEFAULT (.*)$/s.exec(argument) ?? [];
    return before === undefined || value === undefined ? argument : `${before} DEFAULT ${normalize(value)}`;
  }).join(',');
}

interface Part {
  readonly text: string;
  readonly isInside: boolean;
}

/** A text cut at its outermost parentheses, which stay with what is outside. */
function partsOf(text: string): readonly Part[] {
  const parts: Part[] = [];
  let start = 0;
  for (const { at, depth, char } of brackets(text)) {
    if (char === '(' && depth === 1) {
      parts.push({ text: text.slice(start, at + 1), isInside: false });
      start = at + 1;
    }
    if (char === ')' && depth === 0) {
      parts.push({ text: text.slice(start, at), isInside: true });
      start = at;
    }
  }
  return [...parts, { text: text.slice(start), isInside: false }];
}

/** What commas outside of parentheses separate. */
function listOf(text: string): readonly string[] {
  const commas = [...brackets(text)].filter(({ char, depth }) => char === ',' && depth === 0).map(({ at }) => at);
  return [...commas, text.length].map((end, index) => text.slice(index === 0 ? 0 : (commas[index - 1] ?? 0) + 1, end));
}

interface Bracket {
  readonly at: number;
  readonly char: string;
  /** Behind it. */
  readonly depth: number;
}

/** Parentheses and commas outside of quotes. */
function brackets(text: string): readonly Bracket[] {
  let depth = 0;
  return [...text.matchAll(/'(?:[^']|'')*'|"(?:[^"]|"")*"|[(),]/g)].flatMap(({ 0: char, index }): readonly Bracket[] => {
    if (char.length > 1) return [];
    depth += char === '(' ? 1 : char === ')' ? -1 : 0;
    return [{ at: index, char, depth }];
  });
}
