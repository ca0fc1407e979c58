import { engineFamilies } from '../../../model/engine-name.ts';
import { defineRule, type JudgedFile, type RuleContext, type RuleHit, type RuleResult } from '../../define-rule.ts';
import { statementsByPlace, textPlaces, type TextPlace } from '../../text-places.ts';

/** Overrides and isolates turn the order of what is shown; marks only help a text of two directions. */
const turning = '\\u202a-\\u202e\\u2066-\\u2069';
const kinds = {
  bidi: new RegExp(`[${turning}\\u200e\\u200f\\u061c]`, 'u'),
  invisible: /[\u00ad\u180e\u200b-\u200d\u2060-\u2064\ufeff\u{e0000}-\u{e007f}]/u,
  space: /[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u,
  quote: /[\u2018-\u201f]/u,
} as const;

type Kind = keyof typeof kinds;

const any = new RegExp(Object.values(kinds).map(({ source }) => source).join('|'), 'gu');
const refused = 'the server refuses it too';

export const hiddenCharacters = defineRule({
  id: 'hidden-characters',
  category: 'security',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'error',
  gate: false,
  since: '0.1',
  needs: [],
  supersedes: [],
  summary: 'Write statements that are what they look like',
  why: 'Characters that turn the direction of text make a reviewer read another statement than the server does. Invisible ones and blanks that are none '
    + 'become part of names; quotes of a word processor quote nothing.',
  fix: 'Remove the character, or write the plain one that is meant.',
  sources: [],
  options: {},
  messages: {
    bidi: {
      title: 'A character that turns the direction of text: {code}',
      why: 'What a reviewer sees is in another order than what the server reads.',
      fix: 'Remove the character.',
    },
    invisible: {
      title: 'An invisible character: {code}',
      why: 'It belongs to the name or word that it stands in, and nobody sees it.',
      fix: 'Remove the character.',
    },
    space: {
      title: 'A blank that the server takes for a letter: {code}',
      why: 'It separates nothing: the words around it are one name.',
      fix: 'Write a plain blank.',
    },
    quote: {
      title: 'A typographic quote outside of a text: {code}',
      why: 'It quotes nothing: the server takes it for a letter of a name.',
      fix: 'Write a plain quote.',
    },
    literal: {
      title: 'A hidden character in a text: {code}',
      why: 'It is stored as it is, and comparisons with what looks the same fail.',
      fix: 'Remove the character, or write it as an escape so that it is seen.',
    },
  },
  examples: {
    bad: [
      { title: 'a comment that hides a condition', engine: 'postgresql', base: ['CREATE TABLE t (id bigint PRIMARY KEY);'], files: ['SELECT 1;\nDELETE FROM t /* \u202e only one row \u2066 */;'], expect: ['1:2'] },
      { title: 'a name with an invisible end', engine: 'postgresql', files: ['CREATE TABLE t\u200b (\n  id bigint PRIMARY KEY,\n  a\u00a0text int\n);'], expect: ['1:1', '1:3'], impossible: refused },
      { title: 'quotes of a word processor', engine: 'mysql', files: ['SELECT ‘a’;'], expect: ['1:1'], impossible: refused },
      { title: 'an invisible character in a text', engine: 'mariadb', files: ["SELECT 'a\u200bb';"], expect: ['1:1'] },
    ],
    good: [
      { title: 'typography in comments and texts', engine: 'postgresql', files: ["-- it’s “fine”\u00a0here\nSELECT 'it’s “fine”';"], expect: [] },
      { title: 'letters of other scripts', engine: 'mysql', files: ["CREATE TABLE größe (id bigint PRIMARY KEY COMMENT 'שלום');"], expect: [] },
      { title: 'an emoji that is joined', engine: 'mariadb', files: ["SELECT '👩‍💻';"], expect: [] },
    ],
  },
  check(context): readonly RuleResult[] {
    const statementAt = statementsByPlace(context);
    return context.files.flatMap((file) => hiddenIn(file, context).map((found): RuleHit => ({ ...found, at: statementAt(file, found.span.start) })));
  },
});

type Found = Omit<RuleHit, 'at'> & { readonly span: NonNullable<RuleHit['span']> };

/** The first of each kind on each line. */
function hiddenIn(file: JudgedFile, { engine }: RuleContext): readonly Found[] {
  const { text } = file;
  const matches = [...text.matchAll(any)].filter(({ index }) => !(index === 0 && text.startsWith('\ufeff')));
  if (matches.length === 0) return [];
  const placeOf = textPlaces(file, engineFamilies[engine.name]);
  const found = new Map<string, Found>();
  let line = 0;
  let passed = 0;
  for (const { 0: character, index } of matches) {
    line += text.slice(passed, index).split('\n').length - 1;
    passed = index;
    const message = messageFor(character, { text, index, place: placeOf(index) });
    const key = `${line} ${message ?? ''}`;
    if (message === undefined || found.has(key)) continue;
    found.set(key, {
      span: { start: index, end: index + character.length },
      message,
      values: { code: codeOf(character) },
      objects: [],
      ...(message === 'literal' ? { severity: 'notice' } : {}),
    });
  }
  return [...found.values()];
}

function messageFor(character: string, { text, index, place }: { readonly text: string; readonly index: number; readonly place: TextPlace }): string | undefined {
  const kind = kindOf(character);
  if (place === 'comment') return new RegExp(`[${turning}]`, 'u').test(character) ? 'bidi' : undefined;
  if (place === 'code') return kind;
  // A joiner between pictures makes one of them, and what is typographic is meant in a text.
  const isJoiner = character === '\u200d' && /\p{Extended_Pictographic}\ufe0f?\p{Emoji_Modifier}?$/u.test(text.slice(Math.max(0, index - 6), index));
  return kind === 'quote' || isJoiner ? undefined : 'literal';
}

function kindOf(character: string): Kind | undefined {
  if (kinds.bidi.test(character)) return 'bidi';
  if (kinds.invisible.test(character)) return 'invisible';
  return kinds.space.test(character) ? 'space' : 'quote';
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
