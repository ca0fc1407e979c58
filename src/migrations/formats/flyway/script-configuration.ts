import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';
import { readProperties } from './properties.ts';

/** What `<file>.conf` says of the file beside it. */
export interface ScriptConfiguration {
  readonly executeInTransaction?: boolean;
  readonly encoding?: string;
  readonly placeholderReplacement?: boolean;
  /** False: Flyway passes the file over. */
  readonly shouldExecute?: boolean;
}

const flags = ['executeInTransaction', 'placeholderReplacement', 'shouldExecute'] as const;

/** @throws UserError config/unknown-key, config/wrong-value with the line. */
export function readScriptConfiguration(file: SourceFile): ScriptConfiguration {
  const found: { -readonly [key in keyof ScriptConfiguration]: ScriptConfiguration[key] } = {};
  for (const { key, value, line } of readProperties(decodeText(file))) {
    const where = `${file.path}:${line}`;
    const flag = flags.find((name) => name === key);
    if (flag !== undefined) found[flag] = readFlag(value, where);
    else if (key === 'encoding') found.encoding = value;
    else throw new UserError('config/unknown-key', { where, detail: key, expected: `one of ${[...flags, 'encoding'].join(', ')}` });
  }
  return found;
}

function readFlag(value: string, where: string): boolean {
  const lower = value.toLowerCase();
  if (lower === 'true' || lower === 'false') return lower === 'true';
  throw new UserError('config/wrong-value', { where, expected: 'true or false', actual: value });
}
