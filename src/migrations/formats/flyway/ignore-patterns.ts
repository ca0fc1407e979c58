import { UserError } from '../../../errors/user-error.ts';

const types = ['repeatable', 'versioned'] as const;
const states = ['missing', 'pending', 'ignored', 'future'] as const;

/** What Flyway calls a migration whose state may be passed over. */
export type IgnorableType = (typeof types)[number];
/** The states that may be. */
export type IgnorableState = (typeof states)[number];

/** True where a migration of a type in a state is no error. */
export type IgnorePatterns = (type: IgnorableType, state: IgnorableState) => boolean;

/** Reads `type:state` pairs; both may be a star. @throws UserError config/wrong-value for any other. */
export function readIgnorePatterns(text: string): IgnorePatterns {
  const patterns = text.split(',').map((pattern) => pattern.trim()).filter((pattern) => pattern !== '').map(readPattern);
  return (type, state) => patterns.some((pattern) => matches(pattern.type, type) && matches(pattern.state, state));
}

function readPattern(pattern: string): { readonly type: string; readonly state: string } {
  const [type = '', state = '', ...more] = pattern.toLowerCase().split(':');
  if (more.length === 0 && isOneOf(type, types) && isOneOf(state, states)) return { type, state };
  throw new UserError('config/wrong-value', {
    where: 'migrations.options.ignore-migration-patterns',
    expected: `pairs of ${types.join(', ')} or * and ${states.join(', ')} or *`,
    actual: pattern,
  });
}

function isOneOf(word: string, words: readonly string[]): boolean {
  return word === '*' || words.includes(word);
}

function matches(pattern: string, word: string): boolean {
  return pattern === '*' || pattern === word;
}
