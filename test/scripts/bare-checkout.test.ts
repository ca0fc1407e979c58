import { readFileSync } from 'node:fs';
import path from 'node:path';

import { expect, it } from '@jest/globals';

/** Everything that a script loads before its first statement runs: names of packages, and files. */
function loadedBy(file: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const specifiers = [...readFileSync(file, 'utf8').matchAll(/^(?:import|export)\b[^;]*?\bfrom '([^']+)'|^import '([^']+)'/gm)].map(([, from, bare]) => from ?? bare ?? '');
  return specifiers.flatMap((specifier) => (specifier.startsWith('.') ? loadedBy(path.join(path.dirname(file), specifier), seen) : [specifier]));
}

it.each(['scripts/start.mjs', 'scripts/test.mjs'])('%s runs in a clone without packages, which it then installs', (script) => {
  const loaded = loadedBy(script);
  expect(loaded.filter((specifier) => !specifier.startsWith('node:'))).toEqual([]);
  expect(loaded).toContain('node:child_process');
});
