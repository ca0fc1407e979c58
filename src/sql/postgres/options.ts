import type { DefElem, Node } from 'libpg-query';
import { allOf, as, strings } from './syntax-tree.ts';

/** WITH (…) and other lists of options: names in lower case with their namespace, values as text, or `absent` where none is written. */
export function readOptions(nodes: readonly Node[] | undefined, absent = 'true'): Record<string, string> {
  const entries = allOf(nodes, 'DefElem').map((option): [string, string] => [optionName(option), optionText(option.arg) ?? absent]);
  return Object.fromEntries(entries);
}

function optionName({ defnamespace, defname = '' }: DefElem): string {
  return (defnamespace === undefined ? defname : `${defnamespace}.${defname}`).toLowerCase();
}

/** The value of an option as text; undefined where there is none. */
export function optionText(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  const number = as(node, 'Integer');
  const flag = as(node, 'Boolean');
  if (number !== undefined) return String(number.ival ?? 0);
  if (flag !== undefined) return String(flag.boolval ?? false);
  return as(node, 'String')?.sval ?? as(node, 'Float')?.fval ?? namesOf(node).join('.');
}

function namesOf(node: Node): readonly string[] {
  return strings(as(node, 'TypeName')?.names ?? as(node, 'List')?.items);
}

/** One option of a list by its name. */
export function findOption(nodes: readonly Node[] | undefined, name: string): DefElem | undefined {
  return allOf(nodes, 'DefElem').find(({ defname }) => defname?.toLowerCase() === name);
}

/** Is a boolean option on? Without a value it is (defGetBoolean in src/backend/commands/define.c). */
export function isOptionOn(nodes: readonly Node[] | undefined, name: string): boolean | undefined {
  const option = findOption(nodes, name);
  if (option === undefined) return undefined;
  const text = optionText(option.arg) ?? 'true';
  return ['true', 'on', '1', 'yes'].includes(text.toLowerCase());
}

/** Options that bear on rights, by the grammar's name; SECURITY INVOKER is SECURITY with false. */
const powerNames: Readonly<Record<string, string>> = { superuser: 'superuser', bypassrls: 'bypassrls', security: 'security definer' };

/** What the options of a role or routine give it; empty where they give nothing. */
export function powersOf(nodes: readonly Node[] | undefined): { readonly powers?: readonly string[] } {
  const powers = allOf(nodes, 'DefElem').flatMap(({ defname = '', arg }) => {
    const power = powerNames[defname];
    return power !== undefined && optionText(arg) === 'true' ? [power] : [];
  });
  return powers.length === 0 ? {} : { powers };
}

/** Settings that the SET clauses of a routine give it. */
export function routineSettings(nodes: readonly Node[] | undefined): { readonly settings?: readonly string[] } {
  const settings = allOf(nodes, 'DefElem').flatMap(({ defname, arg }) => {
    const set = defname === 'set' ? as(arg, 'VariableSetStmt') : undefined;
    return set?.name === undefined || set.kind === 'VAR_RESET' ? [] : [set.name.toLowerCase()];
  });
  return settings.length === 0 ? {} : { settings };
}
