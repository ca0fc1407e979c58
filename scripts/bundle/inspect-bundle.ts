import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** In bytes. */
export interface BundleSizes {
  readonly unpacked: number;
  readonly compressed: number;
}

/** Every job downloads the whole repository, so the bundle's size is everybody's start time. */
const limits: BundleSizes = { unpacked: 5_500_000, compressed: 1_600_000 };

/**
 * What is wrong with a bundle: its size, or a path of the machine that built it.
 *
 * @param root of the checkout, absolute
 */
export function inspectBundle(root: string, folder: string): { readonly sizes: BundleSizes; readonly problems: readonly string[] } {
  const files = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  const sizes = {
    unpacked: files.reduce((sum, { bytes }) => sum + bytes.length, 0),
    compressed: gzipSync(Buffer.concat(files.map(({ bytes }) => bytes)), { level: 9 }).length,
  };
  const places = [root, realpathSync(path.join(root, 'node_modules')), os.homedir()].filter((place) => place.length > 2);
  const leaks = files.flatMap(({ name, bytes }) =>
    places.filter((place) => bytes.includes(place + path.sep)).map((place) => `${name} holds the path ${place}`),
  );
  return { sizes, problems: [...tooLarge(sizes), ...leaks] };
}

function tooLarge(sizes: BundleSizes): readonly string[] {
  const kinds = ['unpacked', 'compressed'] as const;
  return kinds
    .filter((kind) => sizes[kind] > limits[kind])
    .map((kind) => `the bundle has ${String(sizes[kind])} bytes ${kind}; ${String(limits[kind])} are allowed`);
}
