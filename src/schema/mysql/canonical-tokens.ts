/** A piece of an expression. `text` is lower-case for words, decoded for strings, without quotes for names. */
export interface Token {
  readonly kind: 'string' | 'name' | 'word' | 'number' | 'bits' | 'operator';
  readonly text: string;
}

const pattern = new RegExp([
  String.raw`(?<blank>\s+)`,
  // _utf8mb4'…': the set is that of the connection which wrote it, the characters are the same.
  String.raw`(?:_[a-z0-9]+\s*|n(?='))?(?<string>'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"\\]|""|\\[\s\S])*")`,
  String.raw`(?<bits>[bx]'[0-9a-f]*'|0[bx][0-9a-f]+)`,
  '(?<name>`(?:[^`]|``)*`)',
  String.raw`(?<number>\d+(?:\.\d*)?(?:e[-+]?\d+)?|\.\d+(?:e[-+]?\d+)?)`,
  String.raw`(?<word>[\p{L}_$@][\p{L}\p{N}_$]*)`,
  String.raw`(?<operator><=>|->>|->|<=|>=|<>|!=|<<|>>|:=|\|\||&&|[\s\S])`,
].join('|'), 'giuy');

/** Cuts an expression into tokens; blanks are dropped. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  for (const { groups = {} } of text.matchAll(pattern)) {
    const token = tokenOf(groups);
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | undefined {
  const { string, bits, name, number, word, operator } = groups;
  if (string !== undefined) return { kind: 'string', text: decode(string) };
  if (bits !== undefined) return { kind: 'bits', text: bitsForm(bits.toLowerCase()) };
  if (name !== undefined) return { kind: 'name', text: name.slice(1, -1).replaceAll('``', '`') };
  if (number !== undefined) return { kind: 'number', text: number };
  if (word !== undefined) return { kind: 'word', text: word.toLowerCase() };
  return operator === undefined ? undefined : { kind: 'operator', text: operator };
}

const escapes: Readonly<Record<string, string>> = { '0': '\0', b: '\b', n: '\n', r: '\r', t: '\t', Z: '\x1a', '%': '\\%', _: '\\_' };

function decode(quoted: string): string {
  const mark = quoted.charAt(0);
  return quoted.slice(1, -1).replace(/\\([\s\S])|''|""/g, (whole, escaped: string | undefined) => {
    if (escaped !== undefined) return escapes[escaped] ?? escaped;
    return whole.startsWith(mark) ? mark : whole;
  });
}

/** b'101', 0b101 and their hexadecimal kin, without idle zeros. */
function bitsForm(written: string): string {
  const isHexadecimal = written.includes('x');
  const digits = written.replace(/^0?[bx]'?/, '').replace(/'$/, '');
  const binary = isHexadecimal ? [...digits].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, '0')).join('') : digits;
  return binary.replace(/^0+(?=.)/, '');
}
