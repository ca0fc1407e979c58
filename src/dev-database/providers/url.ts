import type { DevDatabase, DevDatabaseProvider, DevDatabaseRequest, Unavailable } from '../../ports/dev-database.ts';

/** A server of the user's own: a service container, or a database set aside for it. It is not stopped. */
export const urlProvider: DevDatabaseProvider = {
  name: 'url',
  start: (request) => Promise.resolve(useUrl(request)),
};

function useUrl(request: DevDatabaseRequest): DevDatabase | Unavailable {
  if (request.url === undefined) return { unavailable: 'no URL is configured for it' };
  return {
    provider: 'url',
    description: 'the server that the configured URL names',
    engine: request.engine.name,
    url: request.url,
    stop: () => Promise.resolve(),
  };
}
