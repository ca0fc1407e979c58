import type mysql from 'mysql2/promise';

const closeTimeoutMs = 2_000;

/** The driver waits for the server's answer to its farewell, which does not come over a broken network. */
export async function endConnection(connection: mysql.Connection): Promise<void> {
  const timer = setTimeout(() => connection.destroy(), closeTimeoutMs);
  try {
    await connection.end();
  } catch {
    // A connection that cannot be ended in good order is gone, which is what was asked for.
  } finally {
    clearTimeout(timer);
  }
}
