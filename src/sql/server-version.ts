import type { ServerVersion } from '../model/engine-name.ts';

/** MariaDB 10 puts `5.5.5-` before its version, for clients that know no major version above 5. */
const versionNumbers = /(?<![\d.])(?!5\.5\.5-)(\d+)(?:\.(\d+))?(?:\.(\d+))?/;

/**
 * Reads a version as a person or a server writes it: `16`, `16.4`, `8.0.36-0ubuntu0.22.04`, `10.11.19-MariaDB`,
 * `PostgreSQL 18.4 on x86_64 …`. Undefined where it holds no number, or one that is none of a server.
 */
export function parseServerVersion(text: string): ServerVersion | undefined {
  const match = versionNumbers.exec(text);
  const [major, minor, patch] = [match?.[1], match?.[2], match?.[3]].map((part) => (part === undefined ? 0 : Number(part)));
  if (major === undefined || minor === undefined || patch === undefined) return undefined;
  if (major === 0 || Math.max(major, minor, patch) > 99) return undefined;
  return { text: text.trim(), number: major * 10_000 + minor * 100 + patch };
}

/** The major version: 16 of 16.4. */
export function majorVersion(version: ServerVersion): number {
  return Math.floor(version.number / 10_000);
}

/** True where the version is known and lower than the given number, such as 120000 for PostgreSQL 12. */
export function isBefore(version: ServerVersion | undefined, number: number): boolean {
  return version !== undefined && version.number < number;
}
