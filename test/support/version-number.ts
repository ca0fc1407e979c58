import type { TestServer } from './database-servers.ts';

/** As `ServerVersion.number` counts: 16.14 is 161400, 9.7.4 is 90704. */
export function versionNumber({ engine, version }: TestServer): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return engine === 'postgresql' ? major * 10_000 + minor * 100 : major * 10_000 + minor * 100 + patch;
}
