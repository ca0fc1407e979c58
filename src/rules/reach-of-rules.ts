import type { Engine } from '../model/engine-name.ts';
import type { StatementEffect } from '../model/statement.ts';
import type { Reach } from '../schema/relevance/relevant-scripts.ts';
import type { Rule } from './define-rule.ts';
import { enabledRules } from './judge-rules.ts';
import { rules as allRules } from './registry.ts';
import type { SeveritySettings } from './severity-of.ts';

/** Who asks, and because of what. */
interface ReachRequest {
  readonly engine: Engine;
  readonly settings: SeveritySettings;
  /** Of the change set. */
  readonly changed: readonly StatementEffect[];
  /** Default: every rule of the registry. */
  readonly rules?: readonly Rule[];
}

/** How far beyond the objects that the change set names the rules look that are on for the engine. */
export function reachOfRules({ engine, settings, changed, rules = allRules }: ReachRequest): Reach | undefined {
  const curious = [...enabledRules(rules, engine, settings).keys()];
  if (curious.some(({ needsWholeSchema }) => needsWholeSchema === true)) return 'everything';
  let widest: Reach | undefined;
  for (const operation of operationsOf(changed)) {
    for (const { reach } of curious) {
      widest = reach?.(operation) ?? widest;
      if (widest === 'everything') return widest;
    }
  }
  return widest;
}

function* operationsOf(statements: readonly StatementEffect[]): Generator<StatementEffect['operations'][number]> {
  for (const { operations, body } of statements) {
    yield* operations;
    if (body?.executes === 'now') yield* operationsOf(body.statements);
  }
}
