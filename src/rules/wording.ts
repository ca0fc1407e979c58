import type { RuleMessage } from './define-rule.ts';

/** Longest value that is shown whole: an identifier of either engine fits. */
const longest = 120;

/** Fills `{name}` places of a message. Values come from files: they are put on one line and cut. */
export function fillMessage(message: RuleMessage, values: Readonly<Record<string, string>>): RuleMessage {
  const fill = (text: string): string => text.replace(/\{([a-z-]+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : onOneLine(value);
  });
  return { title: fill(message.title), why: fill(message.why), fix: fill(message.fix) };
}

function onOneLine(value: string): string {
  const line = value.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
}

/** `a`, `a and b`, `a, b and c`. */
export function listInWords(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}
