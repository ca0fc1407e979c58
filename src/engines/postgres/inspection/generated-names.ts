/** Longest name in bytes (PostgreSQL manual, 4.1.1). */
const nameBytes = 63;

/** What a name that the server chooses is made of. */
interface NameParts {
  readonly table: string;
  readonly columns: readonly string[];
  readonly label: string;
}

/**
 * Whether the server would have given this name: table, columns and label, joined by underscores, the longer of the first
 * two cut until all fits, a number behind the label where the name was taken (indexcmds.c, makeObjectName and ChooseRelationName).
 */
export function isGeneratedName(name: string, { table, columns, label }: NameParts): boolean {
  const [, number = ''] = new RegExp(String.raw`_${label}(\d*)$`).exec(name) ?? [];
  const numbered = `${label}${number}`;
  if (number.startsWith('0') || !name.endsWith(`_${numbered}`)) return false;
  return name === generatedName(table, columns.join('_'), numbered);
}

function generatedName(table: string, columns: string, label: string): string {
  const room = nameBytes - bytes(label) - 1 - (columns === '' ? 0 : 1);
  let [first, second] = [bytes(table), bytes(columns)];
  while (first + second > room) {
    if (first > second) first -= 1;
    else second -= 1;
  }
  return [cut(table, first), ...(columns === '' ? [] : [cut(columns, second)]), label].join('_');
}

function bytes(text: string): number {
  return Buffer.byteLength(text);
}

/** The longest beginning of at most so many bytes; a character is never cut in two. */
function cut(text: string, limit: number): string {
  let end = '';
  for (const character of text) {
    if (bytes(end) + bytes(character) > limit) break;
    end += character;
  }
  return end;
}
