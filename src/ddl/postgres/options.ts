import type { Hazard } from '../../model/ddl.ts';
import { listOf } from '../attributes.ts';
import { draft, repeatable, type Draft } from '../draft.ts';
import type { Alteration } from '../object-writer.ts';
import { literal } from './names.ts';

/** Storage parameters as the catalogue keeps them: `fillfactor=80`. */
export function optionList(options: readonly string[]): string {
  return options.map(writtenOption).join(', ');
}

/** `WITH (…)`, with a blank before; empty without options. */
export function withOptions(options: readonly string[]): string {
  return options.length === 0 ? '' : ` WITH (${optionList(options)})`;
}

/** SET for what is new or other, RESET for what is gone. */
export function changeOptions(alter: string, { from, to }: Pick<Alteration, 'from' | 'to'>, ...hazards: readonly Hazard[]): Draft {
  const [before, after] = [listOf(from, 'options'), listOf(to, 'options')];
  const kept = new Set(after.map(nameOfOption));
  const reset = before.map(nameOfOption).filter((name) => !kept.has(name));
  const set = after.filter((option) => !before.includes(option));
  return draft(
    ...(reset.length === 0 ? [] : [repeatable(`${alter} RESET (${reset.join(', ')})`, ...hazards)]),
    ...(set.length === 0 ? [] : [repeatable(`${alter} SET (${optionList(set)})`, ...hazards)]),
  );
}

/** The value in quotes, since it may be any text (`user_catalog_table`, options of extensions). */
function writtenOption(option: string): string {
  const name = nameOfOption(option);
  return name === option ? name : `${name} = ${literal(option.slice(name.length + 1))}`;
}

function nameOfOption(option: string): string {
  const end = option.indexOf('=');
  return end < 0 ? option : option.slice(0, end);
}
