import { UserError } from '../../../errors/user-error.ts';
import type { FormatOptions } from '../../format.ts';
import { readIgnorePatterns, type IgnorePatterns } from './ignore-patterns.ts';

/** What a repository's settings change about how Flyway reads and judges its migrations. */
export interface FlywaySettings {
  readonly prefixes: Readonly<Record<'versioned' | 'repeatable' | 'undo' | 'baseline', string>>;
  readonly separator: string;
  readonly suffixes: readonly string[];
  readonly placeholders: PlaceholderSettings;
  readonly encoding: string;
  /** True where a name that does not parse is an error. */
  readonly validatesNames: boolean;
  readonly ignored: IgnorePatterns;
  readonly outOfOrder: boolean;
  readonly executeInTransaction: boolean;
  readonly table?: string;
}

/** How placeholders look, and those that Flyway's own configuration gives a value. */
export interface PlaceholderSettings {
  readonly prefix: string;
  readonly suffix: string;
  readonly separator: string;
  readonly isOn: boolean;
  readonly values: Readonly<Record<string, string>>;
}

/** Options by Flyway's names in kebab case, with one clause each. */
export const flywayOptions: Readonly<Record<string, string>> = {
  'sql-migration-prefix': 'what versioned migrations begin with; V',
  'repeatable-sql-migration-prefix': 'what repeatable migrations begin with; R',
  'undo-sql-migration-prefix': 'what undo migrations begin with; U',
  'baseline-migration-prefix': 'what baseline migrations begin with; B',
  'sql-migration-separator': 'what stands before the description; __',
  'sql-migration-suffixes': 'what migrations end in, separated by commas; .sql',
  'placeholder-prefix': 'what a placeholder begins with; ${',
  'placeholder-suffix': 'what a placeholder ends in; }',
  'placeholder-separator': 'what stands inside the names of built-in placeholders; :',
  'placeholder-replacement': 'false: placeholders are sent as they are',
  'placeholders.*': 'value of a placeholder',
  'encoding': 'encoding of the files; UTF-8',
  'validate-migration-naming': 'true: a name that is none of a migration is an error',
  'ignore-migration-patterns': 'type:state pairs that are passed over, separated by commas; *:future',
  'out-of-order': 'true: late versions are applied',
  'execute-in-transaction': 'false: migrations run without a transaction',
  'table': 'name of the history table; flyway_schema_history',
};

/** @throws UserError config/wrong-value for what none of Flyway's settings can be. */
export function flywaySettings(options: FormatOptions): FlywaySettings {
  const text = (name: string, usual: string): string => options[name] ?? usual;
  const table = options['table'];
  return {
    prefixes: {
      versioned: text('sql-migration-prefix', 'V'),
      repeatable: text('repeatable-sql-migration-prefix', 'R'),
      undo: text('undo-sql-migration-prefix', 'U'),
      baseline: text('baseline-migration-prefix', 'B'),
    },
    separator: required('sql-migration-separator', text('sql-migration-separator', '__')),
    suffixes: text('sql-migration-suffixes', '.sql').split(',').map((suffix) => suffix.trim()).filter((suffix) => suffix !== ''),
    placeholders: {
      prefix: required('placeholder-prefix', text('placeholder-prefix', '${')),
      suffix: required('placeholder-suffix', text('placeholder-suffix', '}')),
      separator: text('placeholder-separator', ':'),
      isOn: flag('placeholder-replacement', options['placeholder-replacement'], true),
      values: Object.fromEntries(Object.entries(options).flatMap(([name, value]) => (name.startsWith('placeholders.') ? [[name.slice('placeholders.'.length), value]] : []))),
    },
    encoding: text('encoding', 'UTF-8'),
    validatesNames: flag('validate-migration-naming', options['validate-migration-naming'], false),
    ignored: readIgnorePatterns(text('ignore-migration-patterns', '*:future')),
    outOfOrder: flag('out-of-order', options['out-of-order'], false),
    executeInTransaction: flag('execute-in-transaction', options['execute-in-transaction'], true),
    ...(table === undefined ? {} : { table }),
  };
}

function required(name: string, value: string): string {
  if (value !== '') return value;
  throw new UserError('config/wrong-value', { where: `migrations.options.${name}`, expected: 'a text', actual: 'an empty one' });
}

function flag(name: string, value: string | undefined, usual: boolean): boolean {
  if (value === undefined) return usual;
  const lower = value.trim().toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  throw new UserError('config/wrong-value', { where: `migrations.options.${name}`, expected: 'true or false', actual: value });
}
