/**
 * MD5 in hexadecimal of bytes (RFC 1321): the checksum of tools that are older than its weaknesses, and nothing that has to
 * withstand anybody.
 */
export function md5(bytes: Uint8Array): string {
  return native?.(bytes) ?? ownSum(bytes);
}

/** Loading node:crypto at once needs Node 20.16. */
const crypto = typeof process.getBuiltinModule === 'function' ? process.getBuiltinModule('node:crypto') : undefined;
const native = crypto === undefined ? undefined : (bytes: Uint8Array): string => crypto.createHash('md5').update(bytes).digest('hex');

/** Rotations of the four rounds. */
const rotations = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]] as const;
const sines = Uint32Array.from({ length: 64 }, (_, index) => Math.floor(Math.abs(Math.sin(index + 1)) * 2 ** 32));

/** Exported for its test: on newer versions of Node it is never asked. */
export function ownSum(bytes: Uint8Array): string {
  const words = paddedWords(bytes);
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476);
  for (let block = 0; block < words.length; block += 16) addBlock(state, words.subarray(block, block + 16));
  return [...new Uint8Array(state.buffer)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function addBlock(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  for (let step = 0; step < 64; step += 1) {
    const round = step >> 4;
    const { mixed, word } = mix({ round, step, b, c, d });
    const sum = (a + mixed + (sines[step] ?? 0) + (words[word] ?? 0)) >>> 0;
    const turn = rotations[round]?.[step & 3] ?? 0;
    [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) >>> 0];
  }
  for (const [index, value] of [a, b, c, d].entries()) state[index] = (state[index] ?? 0) + value;
}

interface Step {
  readonly round: number;
  readonly step: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
}

function mix({ round, step, b, c, d }: Step): { readonly mixed: number; readonly word: number } {
  switch (round) {
    case 0:
      return { mixed: (b & c) | (~b & d), word: step };
    case 1:
      return { mixed: (d & b) | (~d & c), word: (5 * step + 1) & 15 };
    case 2:
      return { mixed: b ^ c ^ d, word: (3 * step + 5) & 15 };
    default:
      return { mixed: c ^ (b | ~d), word: (7 * step) & 15 };
  }
}

function paddedWords(bytes: Uint8Array): Uint32Array {
  const padded = new Uint8Array(((bytes.length + 8) >> 6) * 64 + 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, (bytes.length << 3) >>> 0, true);
  view.setUint32(padded.length - 4, Math.floor(bytes.length / 2 ** 29), true);
  return new Uint32Array(padded.length / 4).map((_, index) => view.getUint32(index * 4, true));
}
