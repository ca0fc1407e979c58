import { describe, expect, it } from '@jest/globals';
import { frontDoorInputs, passedInputs } from '../../../src/actions/inputs/front-door.ts';
import { knownInputs } from '../../../src/actions/inputs/known-inputs.ts';
import { actionSpecs } from '../../../src/actions/inputs/registry.ts';

describe('the inputs that are known', () => {
  it('are those of every action and of the front door, each once', () => {
    const known = knownInputs();
    for (const { inputs } of actionSpecs) expect(known).toEqual(expect.arrayContaining(inputs.map(({ name }) => name)));
    expect(known).toContain('command');
    expect(new Set(known).size).toBe(known.length);
  });
});

describe('the front door', () => {
  it('passes on what more than one action has, and nothing that would mix their results', () => {
    const names = passedInputs().map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['config', 'path', 'target', 'token', 'fail-on', 'base-ref', 'dev-database']));
    for (const name of ['report-file', 'output', 'max-annotations', 'mode', 'to']) expect(names).not.toContain(name);
    expect(frontDoorInputs.map(({ name }) => name).filter((name) => new Set<string>(names).has(name))).toEqual([]);
  });
});
