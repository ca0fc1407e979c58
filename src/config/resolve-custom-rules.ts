import { UserError } from '../errors/user-error.ts';
import { ruleCategories } from '../model/rule-category.ts';
import type { CustomRuleSettings, LintSettings } from '../model/settings.ts';
import { rules } from '../rules/registry.ts';
import { isMapping, type ConfigValue } from './check-config.ts';
import { asList, asSeverity, asText } from './setting-lookup.ts';

/**
 * The rules that the configuration describes. The values are already checked.
 * @throws UserError config/wrong-value for an id that is none, or a rule of ours.
 */
export function resolveCustomRules(value: ConfigValue | undefined): Pick<LintSettings, 'customRules'> {
  if (!isMapping(value)) return {};
  return { customRules: Object.entries(value).map(([id, rule]) => readRule(checkId(id), isMapping(rule) ? rule : {})) };
}

function checkId(id: string): string {
  const detail = `lint.custom-rules.${id}`;
  if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/.test(id)) throw new UserError('config/wrong-value', { detail, actual: id, expected: 'words in lower case, joined by hyphens' });
  if (rules.some((rule) => rule.id === id)) throw new UserError('config/wrong-value', { detail, actual: id, expected: 'an id that no rule of ours has' });
  return id;
}

type Mapping = Readonly<Record<string, ConfigValue>>;

function readRule(id: string, rule: Mapping): CustomRuleSettings {
  const category = asText(rule['category']);
  return {
    id,
    category: ruleCategories.find((each) => each === category) ?? 'hygiene',
    severity: asSeverity(rule['severity']) ?? 'warning',
    title: asText(rule['title']) ?? id,
    why: asText(rule['why']) ?? 'The configuration of the repository asks for it.',
    fix: asText(rule['fix']) ?? '',
    match: readMatch(isMapping(rule['match']) ? rule['match'] : {}),
  };
}

function readMatch(match: Mapping): CustomRuleSettings['match'] {
  const blocks = (['ddl', 'writes', 'reads'] as const).find((word) => word === match['blocks']);
  const { rewrites, scans } = match;
  return {
    operations: asList(match['operations']) ?? [],
    objects: asList(match['objects']) ?? [],
    attributes: textsOf(match['attributes']),
    ...(blocks === undefined ? {} : { blocks }),
    ...(typeof rewrites === 'boolean' ? { rewrites } : {}),
    ...(typeof scans === 'boolean' ? { scans } : {}),
    oldTablesOnly: match['old-tables-only'] !== false,
  };
}

function textsOf(value: ConfigValue | undefined): Readonly<Record<string, string>> {
  if (!isMapping(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([name, glob]) => [name, asText(glob) ?? '']));
}
