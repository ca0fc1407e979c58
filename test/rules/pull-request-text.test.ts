import { describe, expect, it } from '@jest/globals';
import { says } from '../../src/rules/pull-request-text.ts';

describe('the description of a pull request', () => {
  it.each([
    ['Rehearsal: https://ci.example.org/runs/7'],
    ['* Rehearsal: #41'],
    ['> **Rehearsal:** acme/ops#41'],
    ['## Rehearsals\n\n- on Monday: a1b2c3d'],
  ])('names a rehearsal: %j', (text) => {
    expect(says(text, 'rehearsal')).toBe(true);
  });

  it.each([
    ['Rehearsal: yes'],
    ['Rehearsal:\n\nhttps://ci.example.org/runs/7'],
    ['Rehearsal: <!-- https://ci.example.org/runs/7 -->'],
    ['A rehearsal of https://ci.example.org/runs/7'],
    ['Rehearsal\nhttps://ci.example.org/runs/7'],
  ])('names none: %j', (text) => {
    expect(says(text, 'rehearsal')).toBe(false);
  });

  it('takes no time on a hostile text', () => {
    const texts = ['<!--'.repeat(20_000), '#'.repeat(60_000), `${' *'.repeat(30_000)}reason`, 'Reason:\n'.repeat(8000), `Reason${' '.repeat(60_000)}x`, `Rehearsal: ${'a/'.repeat(30_000)}`, `Rehearsal: ${'a'.repeat(60_000)}`];
    const start = performance.now();
    for (const text of texts) for (const statement of ['reason', 'rehearsal', 'waiver'] as const) says(text, statement);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
