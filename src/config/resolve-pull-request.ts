import type { LintSettings } from '../model/settings.ts';
import type { SettingLookup } from './setting-lookup.ts';

/** The section `pull-request`, as severities and options of the rules that judge by it. */
export function resolvePullRequest(lookup: SettingLookup): Pick<LintSettings, 'severities' | 'options'> {
  const rows = lookup.value('pull-request.large-table-rows');
  const asksForRehearsal = typeof rows === 'number' && rows > 0;
  return {
    severities: {
      ...(lookup.value('pull-request.require-reason') === true ? { 'pull-request-reason': 'error' } : {}),
      ...(asksForRehearsal ? { 'large-table-rehearsal': 'error' } : {}),
    },
    options: asksForRehearsal ? { 'large-table-rehearsal': { rows } } : {},
  };
}
