import { makeObjectName } from '../../../sql/postgres/make-object-name.ts';

/** What a name that the server chooses is made of. */
interface NameParts {
  readonly table: string;
  readonly columns: readonly string[];
  readonly label: string;
}

/** Whether the server would have given this name, with a number behind the label where the name was taken (indexcmds.c, ChooseRelationName). */
export function isGeneratedName(name: string, { table, columns, label }: NameParts): boolean {
  const [, number = ''] = new RegExp(String.raw`_${label}([1-9]\d*)?$`).exec(name) ?? [];
  return name === makeObjectName({ table, ...(columns.length === 0 ? {} : { columns: columns.join('_') }), label: `${label}${number}` });
}
