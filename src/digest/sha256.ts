/** From so many sums on, loading node:crypto costs less than going on by ourselves. */
const many = 200;

let sums = 0;
let native: ((text: string) => string) | undefined;

/**
 * SHA-256 in hexadecimal of a text's UTF-8 bytes (FIPS 180-4).
 *
 * Ours, because a lint names its findings by a handful of such sums, and loading node:crypto for them costs 6 ms on
 * Node 24 and 4 ms on Node 20, a quarter of an empty process. Who asks for many gets those of node:crypto.
 */
export function sha256(text: string): string {
  sums += 1;
  if (sums === many) native = loadNative();
  return native?.(text) ?? ownSum(text);
}

/** Undefined before Node 20.16, which cannot load a built-in module at once. */
function loadNative(): typeof native {
  const crypto = typeof process.getBuiltinModule === 'function' ? process.getBuiltinModule('node:crypto') : undefined;
  return crypto === undefined ? undefined : (text) => crypto.createHash('sha256').update(text, 'utf8').digest('hex');
}

function ownSum(text: string): string {
  const words = paddedWords(new TextEncoder().encode(text));
  const state = Uint32Array.from(initialState);
  const schedule = new Uint32Array(64);
  for (let block = 0; block < words.length; block += 16) {
    schedule.set(words.subarray(block, block + 16));
    extend(schedule);
    compress(state, schedule);
  }
  return [...state].map((word) => word.toString(16).padStart(8, '0')).join('');
}

/** First 32 bits of the fractional parts of the square roots of the first 8 primes (5.3.3). */
const initialState = primeRoots(8, 1 / 2);

/** The same of the cube roots of the first 64 primes (4.2.2). */
const constants = primeRoots(64, 1 / 3);

function primeRoots(count: number, exponent: number): Uint32Array {
  const roots: number[] = [];
  for (let number = 2; roots.length < count; number += 1) {
    if (isPrime(number)) roots.push((number ** exponent % 1) * 2 ** 32);
  }
  return Uint32Array.from(roots);
}

function isPrime(number: number): boolean {
  for (let divisor = 2; divisor * divisor <= number; divisor += 1) {
    if (number % divisor === 0) return false;
  }
  return true;
}

/** The message with a one bit, zeros, and its length in bits as a 64-bit number, in big-endian words (5.1.1). */
function paddedWords(bytes: Uint8Array): Uint32Array {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(padded.length - 4, (bytes.length * 8) % 2 ** 32);
  const words = new Uint32Array(padded.length / 4);
  for (let index = 0; index < words.length; index += 1) words[index] = view.getUint32(index * 4);
  return words;
}

/** Words 16 to 63 of the message schedule (6.2.2, step 1). */
function extend(words: Uint32Array): void {
  for (let index = 16; index < 64; index += 1) {
    const early = words[index - 15] ?? 0;
    const late = words[index - 2] ?? 0;
    const first = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3);
    const second = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10);
    words[index] = (words[index - 16] ?? 0) + first + (words[index - 7] ?? 0) + second;
  }
}

/** One block (6.2.2, steps 2 to 4). */
function compress(state: Uint32Array, words: Uint32Array): void {
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let index = 0; index < 64; index += 1) {
    const choice = (e & f) ^ (~e & g);
    const first = (h + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) + choice + (constants[index] ?? 0) + (words[index] ?? 0)) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + majority) | 0;
    h = g;
    g = f;
    f = e;
    e = (d + first) | 0;
    d = c;
    c = b;
    b = a;
    a = (first + second) | 0;
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = (state[index] ?? 0) + word;
  });
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}
