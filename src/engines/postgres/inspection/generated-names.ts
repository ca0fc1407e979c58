import { makeObjectName } from '../../../sql/postgres/make-object-name.ts';

/** What a name that the server chooses is made of. */
interface NameParts {
  readonly table: string;
  /** Asked for only where the rest of the name is right. */
  readonly columns: () => readonly string[];
  readonly label: string;
}

/** Whether the server would have given this name, with a number behind the label where the name was taken (indexcmds.c, ChooseRelationName). */
export function isGeneratedName(name: string, { table, columns: listColumns, label }: NameParts): boolean {
  if (!name.includes(`_${label}`)) return false;
  const [number = ''] = /(?:[1-9]\d*)?$/.exec(name) ?? [];
  if (!name.endsWith(`_${label}${number}`)) return false;
  const columns = listColumns();
  return name === makeObjectName({ table, ...(columns.length === 0 ? {} : { columns: columns.join('_') }), label: `${label}${number}` });
}
