import { contextMatches, dbmsMatches, labelsMatch } from './expressions.ts';

/** What decides which change sets and parameters a target gets. */
export interface Runtime {
  /** Liquibase's name of the database; absent: none is known. */
  readonly dbms?: string;
  readonly contexts: readonly string[];
  /** Label expression of the run. */
  readonly labels: string;
}

/** A `property` of a changelog. */
export interface Parameter {
  readonly name: string;
  readonly value: string;
  readonly context?: string;
  readonly labels?: string;
  readonly dbms?: string;
}

/** A changelog at work: its own parameters are seen by what it includes. */
export interface ParameterScope {
  readonly path: string;
  readonly parent?: ParameterScope;
  readonly local: Parameter[];
}

/** Values nest: a text may name a parameter whose value names another. More than this is a circle. */
const deepest = 50;

/** The parameters of a run: the first value of a name holds, those from outside before those of changelogs. */
export class Parameters {
  readonly #runtime: Runtime;
  readonly #given: ReadonlyMap<string, string>;
  readonly #global: Parameter[] = [];
  /** True where a parameter was left out for its database: another engine may see other texts. */
  dependsOnDbms = false;

  constructor(runtime: Runtime, given: Readonly<Record<string, string>>) {
    this.#runtime = runtime;
    this.#given = new Map(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  }

  define(parameter: Parameter, scope: ParameterScope, isGlobal: boolean): void {
    if ((parameter.dbms ?? '') !== '') this.dependsOnDbms = true;
    (isGlobal ? this.#global : scope.local).push(parameter);
  }

  /** Replaces `${name}`; a name without value stays as it is. */
  expand(text: string, scope: ParameterScope): string {
    return text.includes('${') ? new Expansion((name) => this.#valueOf(name, scope)).expand(text, 0) : text;
  }

  #valueOf(name: string, scope: ParameterScope): string | undefined {
    const key = name.toLowerCase();
    if (key === 'liquibase_execution_changelog_file') return scope.path;
    const given = this.#given.get(key) ?? this.#ownValue(key);
    if (given !== undefined) return given;
    const global = this.#global.find((each) => this.#applies(each, key));
    if (global !== undefined) return global.value;
    for (let at: ParameterScope | undefined = scope; at !== undefined; at = at.parent) {
      const local = at.local.findLast((each) => this.#applies(each, key));
      if (local !== undefined) return local.value;
    }
    return undefined;
  }

  /** What Liquibase defines for the database itself. */
  #ownValue(key: string): string | undefined {
    const { dbms } = this.#runtime;
    if (key !== 'database.typename') return undefined;
    this.dependsOnDbms = true;
    return dbms;
  }

  #applies({ name, context, labels, dbms }: Parameter, key: string): boolean {
    const { contexts, labels: wanted } = this.#runtime;
    if (name.toLowerCase() !== key) return false;
    const labelsFit = (labels ?? '').trim() === '' || labelsMatch(labels, wanted);
    return dbmsMatches(dbms, this.#runtime.dbms) && contextMatches(context, contexts) && labelsFit;
  }
}

/** One pass over a text, and over the values that it brings in. */
class Expansion {
  readonly #valueOf: (name: string) => string | undefined;

  constructor(valueOf: (name: string) => string | undefined) {
    this.#valueOf = valueOf;
  }

  expand(text: string, depth: number): string {
    let expanded = '';
    let at = 0;
    for (let open = text.indexOf('${'); open >= 0; open = text.indexOf('${', at)) {
      const close = closingBrace(text, open + 2);
      if (close < 0) break;
      expanded += text.slice(at, open) + this.#replace(text.slice(open + 2, close), depth);
      at = close + 1;
    }
    return expanded + text.slice(at);
  }

  /** `${:name}` is how a changelog writes a literal `${name}`. */
  #replace(inner: string, depth: number): string {
    const name = inner.includes('${') && depth < deepest ? this.expand(inner, depth + 1) : inner;
    if (name.startsWith(':')) return `\${${name.slice(1).trim()}}`;
    const value = depth < deepest ? this.#valueOf(name.trim()) : undefined;
    return value === undefined ? `\${${name}}` : this.expand(value, depth + 1);
  }
}

/** The brace that closes an expression, which may hold others; -1 where none does. */
function closingBrace(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text.startsWith('${', at)) depth += 1;
    else if (text.charAt(at) === '}') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return -1;
}
