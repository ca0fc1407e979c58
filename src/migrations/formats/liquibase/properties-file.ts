import type { ChangeFile } from './change-set.ts';
import { decodeAs } from './decode-file.ts';

/** Reads a Java properties file, which is Latin-1 with `\uXXXX` for the rest. @throws UserError migrations/holds-nul. */
export function readProperties(file: ChangeFile): ReadonlyMap<string, string> {
  const text = decodeAs(file, 'latin1').replaceAll(/\r\n?/g, '\n').replaceAll(/\\\n[ \t\f]*/g, '');
  const entries = text.split('\n').flatMap((line) => {
    const content = line.trimStart();
    if (content === '' || content.startsWith('#') || content.startsWith('!')) return [];
    const [, key = '', value = ''] = /^((?:\\.|[^\\\s:=])*)\s*[:=]?\s*(.*)$/s.exec(content) ?? [];
    return [[unescaped(key), unescaped(value)] as const];
  });
  return new Map(entries);
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', f: '\f' };

function unescaped(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([^]))/g, (_, code: string | undefined, letter = '') => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    return escapes[String(letter)] ?? String(letter);
  });
}
