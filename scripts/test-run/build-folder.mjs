import { existsSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';

/**
 * Removes what tsc wrote for sources that are gone; jest would go on running their tests.
 *
 * @param {string} root of the checkout
 */
export function removeStaleOutput(root) {
  const build = path.join(root, 'build');
  if (!existsSync(build)) return;
  for (const name of readdirSync(build, { recursive: true, encoding: 'utf8' })) {
    const source = /^(.*)\.js(\.map)?$/.exec(name)?.[1];
    if (source !== undefined && !existsSync(path.join(root, `${source}.ts`))) rmSync(path.join(build, name));
  }
}
