import { didYouMean } from '../../errors/nearest-name.ts';
import { UserError } from '../../errors/user-error.ts';
import type { InputSpec } from './input-spec.ts';
import type { RawInputs } from './parse-inputs.ts';

/** A command line taken apart: options by name, what stands beside them, and the two questions every command answers. */
export interface CommandLine {
  readonly raw: RawInputs;
  readonly positionals: readonly string[];
  readonly wantsHelp: boolean;
  readonly wantsVersion: boolean;
}

/**
 * Reads `--name value`, `--name=value` and `--flag`; a list may be repeated. `--` ends the options.
 * @throws UserError input/unknown-option, input/missing-value.
 */
export function readCommandLine(args: readonly string[], specs: readonly InputSpec[]): CommandLine {
  const options = new Map(specs.filter((spec) => spec.surface !== 'action').map((spec) => [spec.name, spec]));
  const texts = new Map<string, string>();
  const positionals: string[] = [];
  const asked = new Set<string>();
  let index = 0;
  while (index < args.length) {
    const argument = args[index] ?? '';
    index += 1;
    if (argument === '--') {
      positionals.push(...args.slice(index));
      break;
    }
    if (isQuestion(argument)) asked.add(argument);
    else if (argument.startsWith('-') && argument !== '-') index += takeOption(argument, args[index], { options, texts });
    else positionals.push(argument);
  }
  return {
    raw: { texts, describe: (name) => `option --${name}` },
    positionals,
    wantsHelp: asked.has('--help') || asked.has('-h'),
    wantsVersion: asked.has('--version'),
  };
}

function isQuestion(argument: string): boolean {
  return argument === '--help' || argument === '-h' || argument === '--version';
}

interface OptionSink {
  readonly options: ReadonlyMap<string, InputSpec>;
  readonly texts: Map<string, string>;
}

/** Stores one option; answers how many further arguments it took. */
function takeOption(argument: string, next: string | undefined, { options, texts }: OptionSink): 0 | 1 {
  const equals = argument.indexOf('=');
  const flag = equals < 0 ? argument : argument.slice(0, equals);
  const spec = flag.startsWith('--') ? options.get(flag.slice(2)) : undefined;
  if (spec === undefined) throw unknownOption(flag, options);
  if (equals >= 0) {
    store(texts, spec, argument.slice(equals + 1));
    return 0;
  }
  if (spec.type.kind === 'boolean') {
    store(texts, spec, 'true');
    return 0;
  }
  if (next === undefined) throw new UserError('input/missing-value', { where: `option --${spec.name}` });
  store(texts, spec, next);
  return 1;
}

function store(texts: Map<string, string>, spec: InputSpec, text: string): void {
  const before = spec.type.kind === 'list' ? texts.get(spec.name) : undefined;
  texts.set(spec.name, before === undefined ? text : `${before}\n${text}`);
}

function unknownOption(flag: string, options: ReadonlyMap<string, InputSpec>): UserError {
  const detail = didYouMean(flag, [...options.keys(), 'help', 'version'].map((name) => `--${name}`));
  return new UserError('input/unknown-option', { where: flag, ...(detail === undefined ? {} : { detail }) });
}
