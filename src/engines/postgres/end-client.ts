import type pg from 'pg';

const closeTimeoutMs = 2_000;

/** The driver waits for the server's end of the connection, which does not come over a broken network. */
export async function endClient(client: pg.Client): Promise<void> {
  const timer = setTimeout(() => client.connection.stream.destroy(), closeTimeoutMs);
  try {
    await client.end();
  } catch {
    // A connection that cannot be ended in good order is gone, which is what was asked for.
  } finally {
    clearTimeout(timer);
  }
}
