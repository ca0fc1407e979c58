import { describe, expect, it } from '@jest/globals';
import { presetNames, type LintSettings } from '../../src/model/settings.ts';
import { rules } from '../../src/rules/registry.ts';
import { overriddenSeverity, presetSeverity } from '../../src/rules/severity-of.ts';
import { runExample } from '../support/run-example.ts';

const users = 'CREATE TABLE audit_log (id bigint PRIMARY KEY, note text);\nCREATE TABLE users (id bigint PRIMARY KEY, email text);';
const drops = ['ALTER TABLE users DROP COLUMN email;', 'ALTER TABLE audit_log DROP COLUMN note;'];

async function judge(lint: Partial<LintSettings>): Promise<readonly string[]> {
  const { findings } = await runExample({ engine: 'postgresql', base: [users], files: drops, paths: ['db/new/1001.sql', 'db/old/1002.sql'], lint });
  return findings.filter(({ rule }) => rule === 'drop-column' || rule === 'unqualified-name').map(({ rule, severity, objects }) => `${rule} ${severity} ${objects[0] ?? ''}`);
}

const override = (paths: readonly string[], objects: readonly string[], severity: 'error' | 'warning' | 'notice' | 'off'): NonNullable<LintSettings['overrides']>[number] =>
  ({ paths, objects, severities: { 'drop-column': severity } });

describe('an override', () => {
  it.each([
    ['a path', [override(['db/old/*'], [], 'notice')], ['drop-column error public.users.email', 'drop-column notice public.audit_log.note']],
    ['an object', [override([], ['public.audit_*'], 'off')], ['drop-column error public.users.email']],
    ['both', [override(['db/new/*'], ['public.audit_*'], 'off')], ['drop-column error public.users.email', 'drop-column error public.audit_log.note']],
    ['everything', [override([], [], 'warning')], ['drop-column warning public.users.email', 'drop-column warning public.audit_log.note']],
    ['what an earlier one names', [override([], [], 'off'), override(['*1001.sql'], [], 'warning')], ['drop-column warning public.users.email']],
  ])('gives findings of %s another severity', async (_, overrides, expected) => {
    expect(await judge({ overrides })).toEqual(expected);
  });

  it('turns a rule on for some files that is off for the others', async () => {
    expect(await judge({ severities: { 'drop-column': 'off' }, overrides: [override(['db/old/*'], [], 'warning')] })).toEqual(['drop-column warning public.audit_log.note']);
  });

  it('that does not name a rule leaves it alone', () => {
    expect(overriddenSeverity({ id: 'drop-table' }, { path: 'a.sql', objects: [] }, { severities: {}, overrides: [override([], [], 'off')] })).toBeUndefined();
  });
});

describe('a preset', () => {
  it('weighs each rule at least as its own severity does', () => {
    const rank = { off: 0, notice: 1, warning: 2, error: 3 } as const;
    for (const preset of presetNames) {
      expect(rules.filter((rule) => rank[presetSeverity(preset, rule)] < rank[rule.defaultSeverity])).toEqual([]);
    }
  });

  it('is each rule’s own, one step more, or more about form', () => {
    const style = { category: 'naming', defaultSeverity: 'off' } as const;
    const lock = { category: 'blocking-lock', defaultSeverity: 'warning' } as const;
    expect(presetNames.map((preset) => [presetSeverity(preset, style), presetSeverity(preset, lock)])).toEqual([['off', 'warning'], ['off', 'error'], ['notice', 'warning']]);
  });

  it('gives way to the severity of a rule, and that to an override', async () => {
    expect(await judge({ preset: 'strict', severities: { 'drop-column': 'notice' }, overrides: [override([], ['public.users.*'], 'warning')] }))
      .toEqual(['drop-column warning public.users.email', 'drop-column notice public.audit_log.note']);
  });
});
