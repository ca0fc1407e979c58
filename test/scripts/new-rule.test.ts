import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { edgeCaseRegistryFile, newRuleFiles, registryFile } from '../../scripts/new-rule/new-rule-files.ts';

const registry = readFileSync(registryFile, 'utf8');
const edgeCaseRegistry = readFileSync(edgeCaseRegistryFile, 'utf8');

function filesOf(id: string): ReadonlyMap<string, string> {
  return newRuleFiles({ id, category: 'destructive', registry, edgeCaseRegistry });
}

/** The lines of a text that another one has not. */
function addedLines(text = '', before = ''): readonly string[] {
  const known = new Set(before.split('\n'));
  return text.split('\n').filter((line) => !known.has(line));
}

describe('making a rule', () => {
  it('makes its file and its edge cases, and registers both', () => {
    expect([...filesOf('drop-view').keys()]).toEqual(['src/rules/catalog/destructive/drop-view.ts', 'test/rules/edge-cases/drop-view.ts', registryFile, edgeCaseRegistryFile]);
  });

  it.each(['aardvark-first', 'drop-view', 'zebra-last', 'drop-table-twice', 'fk-a'])('puts %s where it stands in the alphabet', (id) => {
    const text = filesOf(id).get(registryFile) ?? '';
    const imports = [...text.matchAll(/\/([\w-]+)\.ts';$/gm)].map(([, name]) => name);
    const entries = [...text.matchAll(/^ {2}(\w+),$/gm)].map(([, name = '']) => name.replace(/[A-Z]|(?<=[a-z])\d+/g, (letter) => `-${letter.toLowerCase()}`));
    expect(imports).toEqual([...imports].sort());
    expect(entries).toEqual(imports);
    expect(imports).toContain(id);
  });

  it('adds nothing but its own lines', () => {
    const files = filesOf('drop-view');
    expect(addedLines(files.get(registryFile), registry)).toEqual(["import { dropView } from './catalog/destructive/drop-view.ts';", '  dropView,']);
    expect(addedLines(files.get(edgeCaseRegistryFile), edgeCaseRegistry)).toEqual(["import { dropView } from './drop-view.ts';", "  'drop-view': dropView,"]);
  });

  it.each(['drop', 'Drop-View', 'drop_view', '-drop-view', 'drop--view', '../x-y', ''])('refuses the id %p', (id) => {
    expect(() => filesOf(id)).toThrow('is no rule id');
  });

  it('refuses an id that is taken', () => {
    expect(() => filesOf('drop-table')).toThrow('already');
  });
});
