/**
 * Reads a file of named values as the runner does (actions/runner, FileCommandManager.cs):
 * `name=value`, or `name<<delimiter` with the value up to a line that is the delimiter.
 * @throws Error where the runner would fail the step.
 */
export function readNamedValues(text: string): Readonly<Record<string, string>> {
  const values: Record<string, string> = {};
  const lines = text.split(/\r\n|\r|\n/);
  let index = 0;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    index += 1;
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      values[line.slice(0, equals)] = line.slice(equals + 1);
      continue;
    }
    const delimiter = line.slice(heredoc + 2);
    if (heredoc <= 0 || delimiter === '') throw new Error(`Invalid format '${line}'`);
    const end = lines.indexOf(delimiter, index);
    if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
    values[line.slice(0, heredoc)] = lines.slice(index, end).join('\n');
    index = end + 1;
  }
  return values;
}
