/** The engines as users name them in configuration, inputs and reports. */
export const engineNames = ['postgresql', 'mysql', 'mariadb'] as const;

/** One of the engines. */
export type EngineName = (typeof engineNames)[number];

/** The folder that speaks an engine's grammar and protocol; MariaDB is a flavour of `mysql`. */
export type EngineFamily = 'postgres' | 'mysql';

/** Which family serves which engine. */
export const engineFamilies = {
  postgresql: 'postgres',
  mysql: 'mysql',
  mariadb: 'mysql',
} as const satisfies Record<EngineName, EngineFamily>;

/**
 * A server version.
 * `number` is major * 10000 + minor * 100 + patch, as the servers of the MySQL family gate
 * their executable comments with (80036, 101119); PostgreSQL 16.4 is 160400, so versions
 * of one engine compare with `<`.
 */
export interface ServerVersion {
  readonly text: string;
  readonly number: number;
}

/** An engine, with its version where the configuration or a server told it. */
export interface Engine {
  readonly name: EngineName;
  readonly version?: ServerVersion;
}
