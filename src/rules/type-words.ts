import type { TypeName } from '../model/column-definition.ts';

/** A type for people: `character varying(20)`, `int unsigned`, `integer[]`. */
export function typeWords({ schema, name, arguments: given, dimensions, unsigned }: TypeName): string {
  const arguments_ = given.length === 0 ? '' : `(${given.join(', ')})`;
  const prefix = schema === undefined ? '' : `${schema}.`;
  return `${prefix}${name}${arguments_}${unsigned === true ? ' unsigned' : ''}${dimensions > 0 ? '[]' : ''}`;
}
