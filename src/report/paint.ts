/** SGR parameters (ECMA-48, 8.3.117). */
const codes = { bold: '1', dim: '2', red: '31', green: '32', yellow: '33', blue: '34', cyan: '36' } as const;

export type Style = keyof typeof codes;

/** Colours a text that is already encoded. */
export type Paint = (style: Style, text: string) => string;

/** A painter that writes ANSI colours, or one that leaves texts alone. */
export function createPaint(color: boolean): Paint {
  return color ? (style, text) => `\x1b[${codes[style]}m${text}\x1b[0m` : (_, text) => text;
}
