import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';

/** A value with the line that gives it. */
export interface OptionValue {
  readonly value: string;
  readonly line: number;
}

/** An option file. The section without a name holds what stands before the first header. */
export interface OptionFile {
  readonly path: string;
  readonly sections: ReadonlyMap<string, ReadonlyMap<string, OptionValue>>;
}

/**
 * Reads a `.skeema` file: `name=value` below headers such as `[production]`; `#` outside of quotes begins a comment. Values that
 * nobody asks for are kept to themselves: a password may be among them.
 * @throws UserError migrations/option-file-invalid.
 */
export function readOptionFile(file: SourceFile): OptionFile {
  const { path } = file;
  const usual = new Map<string, OptionValue>();
  const sections = new Map([['', usual]]);
  let current = usual;
  for (const [index, written] of decodeText(file).split(/\r\n|\n/).entries()) {
    const where = `${path}:${String(index + 1)}`;
    const text = withoutComment(written, where).trim();
    if (text === '') continue;
    if (text.startsWith('[')) {
      const name = sectionName(text, where);
      current = sections.get(name) ?? new Map<string, OptionValue>();
      sections.set(name, current);
    } else {
      const [name, value] = readOption(text, where);
      current.set(name, { value, line: index + 1 });
    }
  }
  return { path, sections };
}

/** Everything before a comment sign that stands in no quotes; a line that begins with a semicolon is a comment as a whole. */
function withoutComment(line: string, where: string): string {
  if (line.trimStart().startsWith(';')) return '';
  let quote = '';
  for (const [index, character] of [...line].entries()) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '#') return [...line].slice(0, index).join('');
    else if (/["'`]/.test(character) && /=\s*$/.test([...line].slice(0, index).join(''))) quote = character;
  }
  if (quote !== '') throw new UserError('migrations/option-file-invalid', { where, detail: 'a quote is not closed' });
  return line;
}

function sectionName(text: string, where: string): string {
  const name = /^\[([^[\]]+)\]$/.exec(text)?.[1]?.trim();
  if (name === undefined || name === '') throw new UserError('migrations/option-file-invalid', { where, detail: 'the header of a section is not complete', expected: '[name]' });
  return name;
}

/** Words are told apart without their case and with `_` as `-`; `loose-` only says that other versions may not know the option. */
function readOption(text: string, where: string): readonly [string, string] {
  const match = /^([A-Za-z][\w-]*)\s*(?:=\s*(.*))?$/s.exec(text);
  if (match === null) throw new UserError('migrations/option-file-invalid', { where, detail: 'a line is no option', expected: 'name=value' });
  const [, name = '', value = ''] = match;
  return [name.toLowerCase().replaceAll('_', '-').replace(/^loose-/, ''), value.replace(/^(["'])(.*)\1$/s, '$2')];
}

/**
 * An option as it holds in a folder: the nearest file that gives it, and in a file the environment's section before the usual one.
 * @param files from the folder upwards.
 */
export function optionIn(files: readonly OptionFile[], environment: string, name: string): (OptionValue & { readonly path: string }) | undefined {
  for (const { path, sections } of files) {
    const found = sections.get(environment)?.get(name) ?? sections.get('')?.get(name);
    if (found !== undefined) return { ...found, path };
  }
  return undefined;
}
