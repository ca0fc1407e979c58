import { UserError } from '../../../errors/user-error.ts';
import { decodeText } from '../../decode-text.ts';
import type { ChangeFile } from './change-set.ts';

/**
 * The text of a file that a change names, in the encoding that it gives.
 * @throws UserError migrations/not-utf8, migrations/holds-nul, migrations/changelog-unreadable for an encoding that is not known.
 */
export function decodeAs(file: ChangeFile, encoding: string | undefined): string {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return decodeText(file);
  try {
    return new TextDecoder(encoding).decode(file.bytes);
  } catch {
    throw new UserError('migrations/changelog-unreadable', { where: file.path, detail: `the encoding ${encoding} is not known` });
  }
}
