import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { rules } from '../../src/rules/registry.ts';

/** A process for each would take half a minute. */
const some = rules.filter((_, index) => index % 12 === 0).map(({ id }) => id);

it.each(some)('the command line explains %s by its page, examples included', (id) => {
  const { stdout, status } = spawnSync(process.execPath, ['dist/cli.js', 'explain', id], { encoding: 'utf8' });
  expect({ stdout, status }).toEqual({ stdout: readFileSync(`docs/rules/${id}.md`, 'utf8'), status: 0 });
});
