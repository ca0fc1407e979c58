/** A line `key=value` of a configuration file. */
export interface Property {
  readonly key: string;
  readonly value: string;
  readonly line: number;
}

/** Reads the lines of a configuration file as Flyway does: comments begin with a hash sign, a backslash at the end goes on. */
export function readProperties(text: string): readonly Property[] {
  const properties: Property[] = [];
  let held = '';
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = held + (held === '' ? raw : raw.trimStart());
    held = '';
    if (line.trim() === '' || /^\s*[#!]/.test(line)) continue;
    if (line.endsWith('\\') && !line.endsWith('\\\\')) {
      held = line.slice(0, -1);
      continue;
    }
    const [, key = '', value = ''] = /^\s*([^=:\s]+)\s*[=:]?\s*(.*?)\s*$/.exec(line) ?? [];
    properties.push({ key, value: value.replaceAll('\\\\', '\\'), line: index + 1 });
  }
  return properties;
}
