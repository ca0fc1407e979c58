import type { EngineName } from '../model/engine-name.ts';
import { decode, invalid, readParameters, type TlsMode, type UrlParameters } from './url-parameters.ts';

/** A database URL in parts. Everything but `engine`, `host` and `port` may be secret and is never shown. */
export interface DatabaseUrl extends UrlParameters {
  readonly engine: EngineName;
  readonly user?: string;
  readonly password?: string;
  /** Name or address, without brackets; `localhost` where the URL has none. */
  readonly host: string;
  readonly port: number;
  /** The folder of the socket (PostgreSQL) or the socket itself (MySQL, MariaDB). */
  readonly socket?: string;
  readonly database?: string;
  readonly tlsMode: TlsMode;
}

const schemes: Readonly<Record<string, EngineName>> = {
  'postgres:': 'postgresql',
  'postgresql:': 'postgresql',
  'mysql:': 'mysql',
  'mariadb:': 'mariadb',
};

const defaultPorts: Readonly<Record<EngineName, number>> = { postgresql: 5432, mysql: 3306, mariadb: 3306 };

/**
 * Reads a database URL. Ours rather than the drivers': they disagree about TLS, echo the value in their errors
 * and let unknown parameters through to the server.
 * @throws UserError database/url-invalid; the error never holds a part of the value.
 */
export function parseDatabaseUrl(url: string): DatabaseUrl {
  const parts = /^([A-Za-z]+:)\/\/([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?$/.exec(url.trim());
  if (parts === null) throw invalid('it has not the form scheme://user:password@host:port/database; special characters in a password need percent-encoding');
  const [, scheme = '', authority = '', path = '', query = ''] = parts;
  const engine = schemes[scheme.toLowerCase()];
  if (engine === undefined) throw invalid('its scheme is none of postgresql, postgres, mysql and mariadb');
  const parameters = readParameters(query, engine);
  const at = authority.lastIndexOf('@');
  const address = parseAddress(authority.slice(at + 1), parameters, engine);
  const database = decode(path) || parameters.database;
  return {
    ...parameters,
    engine,
    ...parseCredentials(authority.slice(0, Math.max(at, 0)), parameters),
    ...address,
    ...(database ? { database } : {}),
    tlsMode: tlsModeOf(address, parameters),
  };
}

/** An IPv4 address of the loopback network; node:net, which could tell too, costs a lint 4 ms to load. */
const loopbackAddress = /^127(?:\.(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}$/;

/** True for a name or address that never leaves the machine. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^::ffff:/, '');
  return loopbackAddress.test(name) || name === '::1' || name === 'localhost' || name.endsWith('.localhost');
}

type Address = Pick<DatabaseUrl, 'host' | 'port' | 'socket'>;

function parseAddress(text: string, parameters: UrlParameters, engine: EngineName): Address {
  const written = splitAddress(text);
  const host = decode(written.host) || (parameters.host ?? 'localhost');
  const port = parsePort(written.port) ?? parameters.port ?? defaultPorts[engine];
  const socket = host.startsWith('/') ? host : parameters.socket;
  return socket === undefined ? { host, port } : { host: 'localhost', port, socket };
}

/** Splits `host:port` and `[address]:port`. */
function splitAddress(text: string): { readonly host: string; readonly port: string } {
  if (text.includes(',')) throw invalid('it names several hosts; name the primary alone');
  const parts = /^(?:\[([0-9A-Fa-f:.%]+)\]|([^:[\]]*))(?::([0-9]*))?$/.exec(text);
  if (parts === null) throw invalid('its host or port cannot be read; an IPv6 address needs brackets, special characters in a password need percent-encoding');
  return { host: parts[1] ?? parts[2] ?? '', port: parts[3] ?? '' };
}

function parsePort(text: string): number | undefined {
  if (text === '') return undefined;
  const port = Number(text);
  if (port < 1 || port > 65_535) throw invalid('its port is not between 1 and 65535');
  return port;
}

function parseCredentials(text: string, parameters: UrlParameters): Pick<DatabaseUrl, 'user' | 'password'> {
  const colon = text.indexOf(':');
  const user = decode(colon < 0 ? text : text.slice(0, colon)) || parameters.user;
  const password = colon < 0 ? parameters.password : decode(text.slice(colon + 1));
  return { ...(user ? { user } : {}), ...(password ? { password } : {}) };
}

/** Off loopback nothing but a verified certificate keeps the password from an attacker on the way. */
function tlsModeOf(address: Address, parameters: UrlParameters): TlsMode {
  if (address.socket !== undefined) return 'disable';
  const mode = parameters.tlsMode ?? (isLoopback(address.host) ? 'disable' : 'verify-full');
  // As libpq: an authority that was given is used (PostgreSQL manual, 32.19.1 Client Verification of Server Certificates).
  return mode === 'require' && parameters.rootCertificate !== undefined ? 'verify-ca' : mode;
}
