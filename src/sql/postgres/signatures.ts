import type { CreateFunctionStmt, Node, TypeName as TypeNode } from 'libpg-query';
import type { RoutineSignature } from '../../model/routine-signature.ts';
import { allOf, as } from './syntax-tree.ts';
import { readTypeName } from './type-names.ts';

/** What callers of a routine must know. */
export function readSignature({ parameters, returnType }: CreateFunctionStmt): RoutineSignature {
  const all = allOf(parameters, 'FunctionParameter');
  const given = all.filter(({ mode = '' }) => !resultModes.has(mode) || mode === 'FUNC_PARAM_INOUT');
  const results = all.filter(({ mode = '' }) => resultModes.has(mode)).map(({ name = '', argType }) => `${name} ${typeText(argType)}`);
  const declared = returnType === undefined ? '' : `${returnType.setof === true ? 'setof ' : ''}${typeText(returnType)}`;
  return {
    arguments: given.map(({ argType }) => typeText(argType)),
    required: given.filter(({ defexpr }) => defexpr === undefined).length,
    returns: [declared, ...results].filter((text) => text !== '').join(', '),
  };
}

const resultModes: ReadonlySet<string> = new Set(['FUNC_PARAM_OUT', 'FUNC_PARAM_INOUT', 'FUNC_PARAM_TABLE']);

/** The types by which DROP tells a routine from others of its name; undefined where it gives none. */
export function argumentTypes(node: Node | undefined): readonly string[] | undefined {
  const routine = as(node, 'ObjectWithArgs');
  if (routine === undefined || routine.args_unspecified === true) return undefined;
  return allOf(routine.objargs, 'TypeName').map(typeText);
}

/** Lengths and precisions do not tell routines apart. */
function typeText(node: TypeNode | undefined): string {
  const { schema, name, dimensions } = readTypeName(node);
  return `${schema === undefined ? '' : `${schema}.`}${name}${dimensions > 0 ? '[]' : ''}`;
}
