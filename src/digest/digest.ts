import type { createHash } from 'node:crypto';

/** The sums that other tools keep of their files. */
export type DigestName = 'md5' | 'sha1' | 'sha256';

/**
 * Sum over bytes and texts (as UTF-8) in turn, by node:crypto, which is loaded when it is first asked for: it costs a lint 6 ms
 * (Node 24), and most formats need none.
 */
export function digest(name: DigestName, parts: Iterable<Uint8Array | string>): Digest {
  return runningDigest(name).add(...parts);
}

/** A sum in the notation that a tool writes it in. */
export interface Digest {
  hex(): string;
  base64(): string;
}

/** A sum that grows, with its value after each part. */
export function runningDigest(name: DigestName): { add(...parts: readonly (Uint8Array | string)[]): Digest } {
  const hash = loadCrypto().createHash(name);
  return {
    add(...parts) {
      for (const part of parts) hash.update(part);
      const now = hash.copy();
      return { hex: () => now.copy().digest('hex'), base64: () => now.copy().digest('base64') };
    },
  };
}

function loadCrypto(): { readonly createHash: typeof createHash } {
  // Not before Node 20.16 and 22.3: package.json asks for no less.
  return process.getBuiltinModule('node:crypto');
}
