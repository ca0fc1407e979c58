/**
 * The form of a configuration value. One tree of nodes drives checking, the JSON schema for editors and the docs.
 * `used: false` marks a section that belongs to an action which this version does not have: accepted, and said.
 */
export type ConfigNode =
  | { readonly type: 'string'; readonly summary: string }
  | { readonly type: 'enum'; readonly summary: string; readonly values: readonly string[] }
  /** A text of one form; `expected` says it in words. Never a number or a boolean that YAML made of it. */
  | { readonly type: 'form'; readonly summary: string; readonly pattern: string; readonly expected: string }
  | { readonly type: 'boolean'; readonly summary: string }
  /** A whole number, 0 or more. */
  | { readonly type: 'integer'; readonly summary: string }
  | { readonly type: 'duration'; readonly summary: string; readonly allowNone: boolean }
  /** `values` where only those are allowed. */
  | { readonly type: 'string-list'; readonly summary: string; readonly values?: readonly string[] }
  | { readonly type: 'any'; readonly summary: string; readonly used?: boolean }
  | { readonly type: 'one-of'; readonly summary: string; readonly forms: readonly ConfigNode[] }
  | { readonly type: 'map'; readonly summary: string; readonly values: ConfigNode; readonly keys?: readonly string[] }
  | { readonly type: 'list'; readonly summary: string; readonly items: ConfigNode }
  | { readonly type: 'object'; readonly summary: string; readonly keys: Readonly<Record<string, ConfigNode>>; readonly required?: readonly string[] };
