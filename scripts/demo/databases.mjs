import mysql from 'mysql2/promise';
import pg from 'pg';

/**
 * Creates the databases that the story plays in, and answers their URLs.
 *
 * @param {{ engine: string, url: string }} server
 * @param {readonly string[]} names
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function createDatabases(server, names) {
  const run = server.engine === 'postgresql' ? onPostgres : onMysql;
  await run(server.url, names.map((name) => `CREATE DATABASE ${name}`));
  return Object.fromEntries(names.map((name) => [name, withDatabase(server.url, name)]));
}

/**
 * Does by hand what no migration says.
 *
 * @param {{ engine: string }} server
 * @param {string} url
 * @param {readonly string[]} statements
 */
export async function changeByHand(server, url, statements) {
  await (server.engine === 'postgresql' ? onPostgres : onMysql)(url, statements);
}

/**
 * @param {string} url
 * @param {string} name
 */
function withDatabase(url, name) {
  const parsed = new URL(url);
  parsed.pathname = `/${name}`;
  return parsed.toString();
}

/**
 * @param {string} url
 * @param {readonly string[]} statements
 */
async function onPostgres(url, statements) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}

/**
 * @param {string} url
 * @param {readonly string[]} statements
 */
async function onMysql(url, statements) {
  const { hostname: host, port, username: user, password, pathname } = new URL(url);
  const database = pathname.slice(1);
  const connection = await mysql.createConnection({ host, port: Number(port), user, password: decodeURIComponent(password), ...(database === '' ? {} : { database }) });
  for (const statement of statements) await connection.query(statement);
  await connection.end();
}
