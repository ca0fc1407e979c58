import type { Rule } from './define-rule.ts';
import type { SuppressionSyntax } from './suppressions/suppression-comments.ts';

/** Names of Atlas's analyzers, each for all codes that begin so (Atlas 2026-06, documentation of its analyzers). */
const atlasAnalyzers: Readonly<Record<string, string>> = {
  destructive: 'DS',
  data_depend: 'MF',
  incompatible: 'BC',
  concurrent_index: 'PG10',
  naming: 'NM',
  condrop: 'CD',
};

/** Translates the rule names of suppressions; the table is what the rules say under `sources`. */
export class RuleAliases {
  readonly #bySource = new Map<string, Set<string>>();
  readonly #ids: ReadonlySet<string>;

  constructor(rules: readonly Rule[]) {
    this.#ids = new Set(rules.map((rule) => rule.id));
    for (const { id, sources } of rules) {
      for (const source of sources) this.#bySource.set(source, (this.#bySource.get(source) ?? new Set()).add(id));
    }
  }

  /** Our rules for a name that a suppression writes; empty where there is none. */
  ruleIds(syntax: SuppressionSyntax, name: string): readonly string[] {
    if (syntax === 'schema-gitops') return this.#ids.has(name) ? [name] : [];
    const prefix = syntax === 'atlas' ? atlasAnalyzers[name] : undefined;
    if (prefix === undefined) return [...(this.#bySource.get(`${syntax}:${name}`) ?? [])];
    return [...this.#bySource].filter(([source]) => source.startsWith(`atlas:${prefix}`)).flatMap(([, ids]) => [...ids]);
  }
}
