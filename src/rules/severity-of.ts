import type { LintOverride, LintSettings, PresetName } from '../model/settings.ts';
import type { Severity } from '../model/severity.ts';
import { globTest } from '../schema/glob.ts';
import type { Rule } from './define-rule.ts';

/** What of the settings gives a rule its severity. */
export type SeveritySettings = Pick<LintSettings, 'severities' | 'preset' | 'overrides'>;

/** Where a finding is, and about what. */
export interface FindingPlace {
  readonly path: string;
  readonly objects: readonly string[];
}

const oneStepUp = { off: 'off', notice: 'warning', warning: 'error', error: 'error' } as const satisfies Record<Severity, Severity>;

/** Categories that are about form: nothing breaks where they are not heeded. */
const styles: ReadonlySet<Rule['category']> = new Set<Rule['category']>(['naming', 'types', 'hygiene']);

type Ranked = Pick<Rule, 'id' | 'category' | 'defaultSeverity'>;

/** Severity of a rule in a preset: `safety` is each rule's own, `strict` one step more, `style` turns on what is about form. */
export function presetSeverity(preset: PresetName, { category, defaultSeverity }: Omit<Ranked, 'id'>): Severity {
  if (preset === 'strict') return oneStepUp[defaultSeverity];
  return preset === 'style' && defaultSeverity === 'off' && styles.has(category) ? 'notice' : defaultSeverity;
}

/** Severity of a rule where no override speaks. */
export function severityOf(rule: Ranked, { severities, preset = 'safety' }: SeveritySettings): Severity {
  return severities[rule.id] ?? presetSeverity(preset, rule);
}

/** What the last matching override says of a rule at a place. */
export function overriddenSeverity({ id }: Pick<Rule, 'id'>, place: FindingPlace, { overrides = [] }: SeveritySettings): Severity | undefined {
  return overrides.findLast((override) => override.severities[id] !== undefined && matches(override, place))?.severities[id];
}

/** Whether some override turns a rule on somewhere. */
export function isOnSomewhere({ id }: Pick<Rule, 'id'>, { overrides = [] }: SeveritySettings): boolean {
  return overrides.some(({ severities }) => (severities[id] ?? 'off') !== 'off');
}

function matches({ paths, objects }: LintOverride, place: FindingPlace): boolean {
  return fits(paths, [place.path]) && fits(objects, place.objects);
}

/** No glob means anything; of several objects one suffices. */
function fits(globs: readonly string[], texts: readonly string[]): boolean {
  return globs.length === 0 || globs.map(globTest).some((test) => texts.some(test));
}
