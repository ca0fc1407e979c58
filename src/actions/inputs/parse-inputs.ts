import { durationForm, parseDuration } from '../../config/parse-duration.ts';
import { didYouMean } from '../../errors/nearest-name.ts';
import { UserError } from '../../errors/user-error.ts';
import type { DevDatabaseSetting } from '../../model/settings.ts';
import type { InputSpec, InputType, InputValues } from './input-spec.ts';

/** Texts as they were given, by input name, and in which words to speak of an input. */
export interface RawInputs {
  readonly texts: ReadonlyMap<string, string>;
  /** `input fail-on` or `option --fail-on`. */
  readonly describe: (name: string) => string;
  /** `action`: the defaults of actions hold, where they are others. */
  readonly surface?: 'action';
}

/** Parsed inputs with their origin. */
export interface ParsedInputs<Inputs extends readonly InputSpec[]> {
  readonly values: InputValues<Inputs>;
  /** Names that were given, defaults not among them. */
  readonly given: ReadonlySet<string>;
  /** By dotted key of the configuration: which input overrides it. */
  readonly sources: Readonly<Record<string, string>>;
}

/**
 * Reads inputs by their table. An empty text counts as not given, since a workflow passes unset inputs so.
 * @throws UserError input/unknown-value, with the allowed values and the nearest of them.
 */
export function parseInputs<const Inputs extends readonly InputSpec[]>(
  specs: Inputs,
  raw: RawInputs,
): ParsedInputs<Inputs>;
export function parseInputs(specs: readonly InputSpec[], raw: RawInputs): ParsedInputs<readonly InputSpec[]> {
  const values: Record<string, AnyValue> = {};
  const given = new Set<string>();
  const sources: Record<string, string> = {};
  for (const spec of specs) {
    const text = raw.texts.get(spec.name)?.trim() ?? '';
    if (text !== '') given.add(spec.name);
    const effective = text === '' ? defaultOf(spec, raw.surface) : text;
    if (effective === undefined) continue;
    const where = raw.describe(spec.name);
    values[spec.name] = parseValue(spec.type, effective, where);
    if (text !== '' && spec.configKey !== undefined) sources[spec.configKey] = where;
  }
  return { values, given, sources };
}

function defaultOf(spec: InputSpec, surface: RawInputs['surface']): string | undefined {
  return surface === 'action' ? (spec.actionDefault ?? spec.default) : spec.default;
}

/** What any type of input may be parsed to. */
type AnyValue = string | number | boolean | readonly string[] | DevDatabaseSetting;

function parseValue(type: InputType, text: string, where: string): AnyValue {
  switch (type.kind) {
    case 'text':
      return text;
    case 'boolean':
      return parseBoolean(text, where);
    case 'integer':
      return parseInteger(type, text, where);
    case 'choice':
      return parseChoice(type.values, text, where);
    case 'list':
      return parseList(type.values, text, where);
    case 'duration':
      return parseTimeout(text, where);
    case 'dev-database':
      return parseSource(text, where);
  }
}

function parseTimeout(text: string, where: string): number | 'none' {
  return text === 'none' ? text : (parseDuration(text) ?? refuse(where, text, `${durationForm}, or none`));
}

function parseSource(text: string, where: string): DevDatabaseSetting {
  return parseDevDatabase(text) ?? refuse(where, text, 'auto, native, docker, embedded, url-env:NAME or image:NAME');
}

/** The words of the YAML 1.2 core schema, as actions everywhere take them. */
function parseBoolean(text: string, where: string): boolean {
  if (/^(true|True|TRUE)$/.test(text)) return true;
  if (/^(false|False|FALSE)$/.test(text)) return false;
  return refuse(where, text, 'true or false');
}

function parseInteger({ least, most }: { least: number; most: number }, text: string, where: string): number {
  const value = /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  return refuse(where, text, `a whole number from ${String(least)} to ${String(most)}`);
}

function parseChoice(values: readonly string[], text: string, where: string): string {
  if (values.includes(text)) return text;
  const detail = didYouMean(text, values);
  const facts = { where, actual: text, expected: `one of ${values.join(', ')}` };
  throw new UserError('input/unknown-value', detail === undefined ? facts : { ...facts, detail });
}

function parseList(values: readonly string[] | undefined, text: string, where: string): readonly string[] {
  const items = text
    .split(/[,\n]/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  return values === undefined ? items : items.map((item) => parseChoice(values, item, where));
}

/** Reads `auto`, `native`, `docker`, `embedded`, `url-env:NAME` or `image:NAME`; undefined where it is none of them. */
export function parseDevDatabase(text: string): DevDatabaseSetting | undefined {
  if (text === 'auto' || text === 'native' || text === 'docker' || text === 'embedded') return { provider: text };
  const urlEnv = /^url-env:([A-Za-z_]\w*)$/.exec(text)?.[1];
  if (urlEnv !== undefined) return { urlEnv };
  const image = /^image:(\S+)$/.exec(text)?.[1];
  return image === undefined ? undefined : { image };
}

function refuse(where: string, actual: string, expected: string): never {
  throw new UserError('input/unknown-value', { where, actual, expected });
}
