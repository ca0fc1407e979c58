import { InternalError } from '../../../errors/internal-error.ts';
import type { ObjectName } from '../../../model/expression.ts';
import type { TokenCursor } from '../reading/token-cursor.ts';
import { parsePattern } from './parse-pattern.ts';
import type { Pattern, PatternElement } from './parse-pattern.ts';
import { kindReader } from './pattern-kinds.ts';

const parsed = new Map<string, Pattern>();

/** Reads what a pattern describes, or fails. @returns the objects that were named on the way. */
export function matchPattern(cursor: TokenCursor, text: string): ObjectName[] {
  const pattern = parsed.get(text) ?? parsePattern(text);
  parsed.set(text, pattern);
  const objects: ObjectName[] = [];
  matchSequence(cursor, pattern, objects);
  return objects;
}

function matchSequence(cursor: TokenCursor, pattern: Pattern, objects: ObjectName[]): void {
  for (const element of pattern) {
    matchElement(cursor, element, objects);
  }
}

function matchElement(cursor: TokenCursor, element: PatternElement, objects: ObjectName[]): void {
  matchOnce(cursor, element, objects);
  if (element.repeat === 'list') {
    while (cursor.accept(',')) {
      matchOnce(cursor, element, objects);
    }
  } else if (element.repeat === 'several') {
    for (let before = -1; before !== cursor.index && mayBegin(cursor, element);) {
      before = cursor.index;
      matchOnce(cursor, element, objects);
    }
  }
}

function matchOnce(cursor: TokenCursor, element: PatternElement, objects: ObjectName[]): void {
  if (element.type === 'literal') {
    cursor.expect(element.word);
  } else if (element.type === 'kind') {
    const reader = kindReader(element.kind);
    if (reader === undefined) throw new InternalError(`no kind ${element.kind} in patterns`);
    reader(cursor, objects);
  } else {
    matchGroup(cursor, element, objects);
  }
}

/** True where the element may begin at the current token: only words tell, everything else may. */
function mayBegin(cursor: TokenCursor, element: PatternElement): boolean {
  if (element.type === 'literal') return cursor.at(element.word);
  if (element.type === 'kind') return !cursor.atEnd && !cursor.at(';');
  return element.optional || element.alternatives.some((alternative) => sequenceMayBegin(cursor, alternative));
}

function sequenceMayBegin(cursor: TokenCursor, pattern: Pattern): boolean {
  const [first] = pattern;
  return first !== undefined && mayBegin(cursor, first);
}

/** Tries the alternatives that may begin here; the last one that may is not tried but read, so that its failure is told. */
function matchGroup(cursor: TokenCursor, group: PatternElement & { readonly type: 'group' }, objects: ObjectName[]): void {
  const candidates = group.alternatives.filter((alternative) => sequenceMayBegin(cursor, alternative));
  const last = group.optional ? undefined : candidates.at(-1);
  for (const alternative of candidates) {
    if (alternative === last) {
      matchSequence(cursor, alternative, objects);
      return;
    }
    const inner: ObjectName[] = [];
    const matched = cursor.attempt(() => {
      matchSequence(cursor, alternative, inner);
      return true;
    });
    if (matched === true) {
      objects.push(...inner);
      return;
    }
  }
  if (!group.optional) cursor.fail('another word was expected');
}
