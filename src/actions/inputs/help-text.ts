import type { ActionSpec, InputSpec, InputType } from './input-spec.ts';

/** The page that `schema-gitops <command> --help` prints. */
export function helpText({ name, positional, summary, description, inputs }: ActionSpec): string {
  const options = inputs.filter((input) => input.surface !== 'action').map(optionLines);
  const lines = [
    `schema-gitops ${name}${argumentOf(inputs, positional)} [options]`,
    '',
    `${summary}.`,
    description,
    '',
    'Options:',
    ...options.flat(),
    '  --help',
    '      Print this page',
    '  --version',
    '      Print the version',
  ];
  return `${lines.join('\n')}\n`;
}

/** What a bare argument stands for, as the usage line has it. */
function argumentOf(inputs: readonly InputSpec[], positional: string | undefined): string {
  const input = inputs.find(({ name }) => name === positional);
  return input === undefined ? '' : ` ${valuePlaceholder(input.type)}`;
}

function optionLines(input: InputSpec): readonly string[] {
  const placeholder = valuePlaceholder(input.type);
  const fallback = fallbackText(input);
  return [
    `  --${input.name}${placeholder === '' ? '' : ` ${placeholder}`}`,
    `      ${input.summary}${fallback === '' ? '' : ` (default: ${fallback})`}`,
  ];
}

/** What holds when nothing is given, for people: the default, or the configuration and what stands behind it. */
export function fallbackText(input: InputSpec): string {
  if (input.type.kind === 'boolean' && input.default === 'false') return '';
  if (input.default !== undefined) return input.default;
  const parts = [input.configKey === undefined ? '' : `${input.configKey} of the configuration`, input.otherwise ?? ''];
  return parts.filter((part) => part !== '').join(', otherwise ');
}

/** What stands for the value of an option. */
export function valuePlaceholder(type: InputType): string {
  switch (type.kind) {
    case 'boolean':
      return '';
    case 'choice':
      return type.values.join('|');
    case 'integer':
      return `${String(type.least)}..${String(type.most)}`;
    case 'duration':
      return 'DURATION';
    case 'dev-database':
      return 'SOURCE';
    case 'text':
    case 'list':
      return type.placeholder;
  }
}
