import type { DevDatabaseSetting } from '../../model/settings.ts';

/** What a value looks like; decides how it is read and how `--help` and the tables describe it. */
export type InputType =
  | { readonly kind: 'text'; readonly placeholder: string }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly least: number; readonly most: number }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  /** Separated by commas or line breaks; `values` where only those are allowed. */
  | { readonly kind: 'list'; readonly placeholder: string; readonly values?: readonly string[] }
  /** Milliseconds, or the word none. */
  | { readonly kind: 'duration' }
  /** auto, native, docker, embedded, url-env:NAME or image:NAME. */
  | { readonly kind: 'dev-database' };

/**
 * One input of an action; the command line's option has the same name. `default` stands for a value that is not given;
 * an input that overrides a key of the configuration has none, or it would always override it: `otherwise` tells what then holds.
 */
export interface InputSpec {
  readonly name: string;
  readonly type: InputType;
  /** One sentence without a full stop. */
  readonly summary: string;
  readonly default?: string;
  /** Dotted key of schema-gitops.yml that the input overrides. */
  readonly configKey?: string;
  /** What holds when neither the input nor the configuration says it. */
  readonly otherwise?: string;
  /** Default in an action where it differs from the command line's. */
  readonly actionDefault?: string;
  /** Default that the runner evaluates. The other defaults are ours, so that what is given can be told from what is not. */
  readonly expression?: string;
  /** `action`: has no meaning outside a workflow. Absent: both. */
  readonly surface?: 'action';
}

/** One output of an action. */
export interface OutputSpec {
  readonly name: string;
  readonly summary: string;
}

/** An action whole: the source of action.yml, README tables and `--help`. */
export interface ActionSpec<Inputs extends readonly InputSpec[] = readonly InputSpec[]> {
  readonly name: 'lint' | 'validate' | 'migrate' | 'drift-check' | 'snapshot' | 'revert' | 'stats' | 'init';
  /** The input that a bare argument of the command line stands for. */
  readonly positional?: string;
  readonly summary: string;
  readonly description: string;
  readonly inputs: Inputs;
  readonly outputs: readonly OutputSpec[];
  /** Permissions of the workflow's token, each with what it is for. */
  readonly permissions: Readonly<Record<string, string>>;
  /** Icon of the action's badge, from the Marketplace's list. */
  readonly icon: string;
}

/** Keeps the literal names and types, so that the parsed values are typed. */
export function defineInputs<const Inputs extends readonly InputSpec[]>(inputs: Inputs): Inputs {
  return inputs;
}

/** Keeps the inputs' literal types. */
export function defineAction<const Inputs extends readonly InputSpec[]>(action: ActionSpec<Inputs>): ActionSpec<Inputs> {
  return action;
}

/** The value that an input of a type is parsed to. */
export type InputValue<Type extends InputType> = Type extends { readonly kind: 'boolean' }
  ? boolean
  : Type extends { readonly kind: 'integer' }
    ? number
    : Type extends { readonly kind: 'choice'; readonly values: readonly (infer Choice)[] }
      ? Choice
      : Type extends { readonly kind: 'list'; readonly values: readonly (infer Choice)[] }
        ? readonly Choice[]
        : Type extends { readonly kind: 'list' }
          ? readonly string[]
          : Type extends { readonly kind: 'duration' }
            ? number | 'none'
            : Type extends { readonly kind: 'dev-database' }
              ? DevDatabaseSetting
              : string;

/** Parsed inputs by name. Those with a default are always there. */
export type InputValues<Inputs extends readonly InputSpec[]> = {
  readonly [Spec in Extract<Inputs[number], { readonly default: string }> as Spec['name']]: InputValue<Spec['type']>;
} & {
  readonly [Spec in Exclude<Inputs[number], { readonly default: string }> as Spec['name']]?: InputValue<Spec['type']>;
};
