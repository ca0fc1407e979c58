import { didYouMean } from '../errors/nearest-name.ts';
import { UserError } from '../errors/user-error.ts';
import { objectKinds } from '../model/schema-object.ts';

const prefixes: readonly string[] = [...objectKinds, 'partition_of'];

/**
 * A pattern of objects as it was given: `kind:glob`, `partition_of:glob` or a glob for every kind.
 * @throws UserError config/wrong-value where a bare word stands before the colon that is no kind; it would match nothing.
 */
export function checkPattern(pattern: string, detail: string): string {
  const word = /^([\w-]+):/.exec(pattern)?.[1];
  const isKnown = word === undefined || prefixes.includes(word);
  if (isKnown && pattern !== '' && !pattern.endsWith(':')) return pattern;
  const meant = isKnown ? undefined : didYouMean(word, prefixes);
  throw new UserError('config/wrong-value', {
    detail: meant === undefined ? detail : `${detail}; ${meant}`,
    actual: JSON.stringify(pattern),
    expected: `a glob, or one after one of ${prefixes.map((prefix) => `${prefix}:`).join(' ')}`,
  });
}
