import type { EngineFamily } from '../model/engine-name.ts';
import type { SqlCommand } from '../ports/database-session.ts';

type Values = NonNullable<SqlCommand['values']>;

/** The server's clock to the microsecond, not the transaction's. */
const now: Readonly<Record<EngineFamily, string>> = { postgres: 'clock_timestamp()', mysql: 'SYSDATE(6)' };

/**
 * One of our own statements for an engine: `?` stands for a bound value, `{now}` for the server's clock.
 * @param text holds no question marks but these.
 */
export function sqlCommand(family: EngineFamily, text: string, values: Values = []): SqlCommand {
  let position = 0;
  const numbered = family === 'postgres' ? text.replace(/\?/g, () => `$${(position += 1)}`) : text;
  return { text: numbered.replaceAll('{now}', now[family]), values };
}
