import { tableImpacts } from '../impact/table-impacts.ts';
import { engineNames, type Engine } from '../model/engine-name.ts';
import type { Blocking } from '../model/impact.ts';
import type { Operation } from '../model/operation.ts';
import type { CustomRuleSettings } from '../model/settings.ts';
import { globTest } from '../schema/glob.ts';
import { resolveTable } from '../schema/queries/resolve-table.ts';
import type { JudgedOperation, Rule, RuleContext, RuleResult } from './define-rule.ts';
import { impactContext, placeOf, tableIdentity } from './naming-objects.ts';
import { attributeSets, type AttributeName } from './operation-attributes.ts';

/** What an operation may be asked to hold up, least first. */
const blockings: readonly Blocking[] = ['nothing', 'ddl', 'writes', 'reads'];

/** A rule that a repository's configuration describes. It is data: nothing of a repository is executed. */
export function customRule(settings: CustomRuleSettings): Rule {
  const { id, title, why, fix } = settings;
  return {
    id, category: settings.category, engines: engineNames, defaultSeverity: settings.severity, gate: false, since: '0.1', needs: [], supersedes: [],
    summary: title, why, fix, docs: 'docs/guides/write-a-rule.md', sources: [], options: {},
    // Values are cut at the length of a name; these texts are the repository's own.
    messages: { matched: { title: `${title}: {object}`, why, fix } },
    examples: { bad: [], good: [] },
    check: (context) => context.operations.flatMap((judged) => judge(judged, context, settings)),
  };
}

function judge(judged: JudgedOperation, context: RuleContext, { match }: CustomRuleSettings): readonly RuleResult[] {
  const { operation } = judged;
  if (!match.operations.includes(operation.kind) || !hasAttributes(operation, match.attributes)) return [];
  if ((match.oldTablesOnly && isOfNewTable(judged, context)) || !hasImpact(judged, context.engine, match)) return [];
  const object = matchingObject(judged, match.objects);
  if (object === undefined) return [];
  return [{ at: judged.in, span: placeOf(judged), message: 'matched', values: { object }, objects: object === '' ? [] : [object] }];
}

function isOfNewTable({ operation, before, in: at }: JudgedOperation, { isNew }: RuleContext): boolean {
  return 'table' in operation && isNew(resolveTable(before, operation.table), at);
}

/** The first object that a glob fits, or the first of all where none is asked for; empty where the operation names none. */
function matchingObject({ operation, before }: JudgedOperation, globs: readonly string[]): string | undefined {
  const names = namesOf(operation).map((name) => tableIdentity(before, name));
  const fits = globs.map(globTest);
  return fits.length === 0 ? names[0] ?? '' : names.find((name) => fits.some((test) => test(name)));
}

/** All that are asked for, of the same column, constraint or privilege. */
function hasAttributes(operation: Operation, asked: CustomRuleSettings['match']['attributes']): boolean {
  const wanted = Object.entries(asked) as readonly (readonly [AttributeName, string])[];
  if (wanted.length === 0) return true;
  return attributeSets(operation).some((set) => wanted.every(([name, glob]) => {
    const value = set[name];
    return value !== undefined && globTest(glob)(value);
  }));
}

function namesOf(operation: Operation): readonly { readonly schema?: string; readonly name: string }[] {
  if ('objects' in operation) return operation.objects;
  if ('table' in operation) return [operation.table];
  if ('object' in operation) return [operation.object];
  return operation.kind === 'drop-index' || operation.kind === 'rename-index' ? [operation.index] : [];
}

function hasImpact(judged: JudgedOperation, engine: Engine, { blocks, rewrites, scans }: CustomRuleSettings['match']): boolean {
  if (blocks === undefined && rewrites === undefined && scans === undefined) return true;
  return tableImpacts(judged.operation, impactContext(engine, judged)).some((impact) =>
    (blocks === undefined || blockings.indexOf(impact.blocks) >= blockings.indexOf(blocks))
    && (rewrites === undefined || impact.rewrites === rewrites)
    && (scans === undefined || impact.scans === scans));
}
