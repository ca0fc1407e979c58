import { describe, expect, it } from '@jest/globals';

import { parseDatabaseUrl, type DatabaseUrl } from '../../../src/engines/database-url.ts';
import { UserError } from '../../../src/errors/user-error.ts';

const readable: readonly (readonly [url: string, parts: Partial<DatabaseUrl>])[] = [
  ['postgres://db', { engine: 'postgresql', host: 'db', port: 5432, tlsMode: 'verify-full' }],
  ['POSTGRESQL://db', { engine: 'postgresql', host: 'db' }],
  ['mysql://db', { engine: 'mysql', host: 'db', port: 3306, tlsMode: 'verify-full' }],
  ['mariadb://db', { engine: 'mariadb', host: 'db', port: 3306 }],
  ['  postgresql://db/app\n', { host: 'db', database: 'app' }],
  ['postgresql://user:pass@db:6543/app', { user: 'user', password: 'pass', host: 'db', port: 6543, database: 'app' }],
  ['postgresql://user@db/app', { user: 'user', host: 'db', database: 'app' }],
  ['postgresql://u%40x:p%2F%3A%40%3F%23%25@db/a%2Fb', { user: 'u@x', password: 'p/:@?#%', host: 'db', database: 'a/b' }],
  ['postgresql://user:a:b@c@db/app', { user: 'user', password: 'a:b@c', host: 'db' }],
  ['postgresql://user:p+w@db/app', { password: 'p+w' }],
  ['postgresql://[::1]:5433/app', { host: '::1', port: 5433, tlsMode: 'disable' }],
  ['postgresql://u:p@[2001:db8::1]/app', { user: 'u', password: 'p', host: '2001:db8::1', tlsMode: 'verify-full' }],
  ['postgresql:///app', { host: 'localhost', database: 'app', tlsMode: 'disable' }],
  ['postgresql:///app?host=/var/run/postgresql', { socket: '/var/run/postgresql', database: 'app', tlsMode: 'disable' }],
  ['postgresql://%2Fvar%2Frun%2Fpostgresql/app', { socket: '/var/run/postgresql', database: 'app' }],
  ['postgresql://u@/app?host=/run&port=5440&sslmode=require', { user: 'u', socket: '/run', port: 5440, tlsMode: 'disable' }],
  ['postgresql://?user=u&password=p%26q&dbname=app&host=db', { user: 'u', password: 'p&q', database: 'app', host: 'db' }],
  ['mysql://u:p@localhost/app?socketPath=/run/mysqld.sock', { socket: '/run/mysqld.sock', database: 'app' }],
  ['mysql://u@localhost/app?socket=/run/mysqld.sock', { socket: '/run/mysqld.sock' }],
  ['postgresql://127.0.0.53/app', { tlsMode: 'disable' }],
  ['postgresql://[::ffff:127.0.0.1]/app', { tlsMode: 'disable' }],
  ['postgresql://db.localhost/app', { tlsMode: 'disable' }],
  ['postgresql://localhost.example.com/app', { tlsMode: 'verify-full' }],
  ['postgresql://128.0.0.1/app', { tlsMode: 'verify-full' }],
  ['postgresql://localhost/app?sslmode=verify-full', { tlsMode: 'verify-full' }],
  ['postgresql://db/app?sslmode=disable', { tlsMode: 'disable' }],
  ['postgresql://db/app?sslmode=allow', { tlsMode: 'prefer' }],
  ['postgresql://db/app?sslmode=prefer', { tlsMode: 'prefer' }],
  ['postgresql://db/app?sslmode=require', { tlsMode: 'require' }],
  ['postgresql://db/app?sslmode=require&sslrootcert=/ca.pem', { tlsMode: 'verify-ca', rootCertificate: '/ca.pem' }],
  ['postgresql://db/app?sslmode=require&sslrootcert=system', { tlsMode: 'require' }],
  ['postgresql://db/app?sslmode=verify-ca', { tlsMode: 'verify-ca' }],
  ['postgresql://db/app?sslmode=disable&sslmode=verify-full', { tlsMode: 'verify-full' }],
  ['mysql://db/app?ssl-mode=VERIFY_IDENTITY&ssl-ca=/ca.pem', { tlsMode: 'verify-full', rootCertificate: '/ca.pem' }],
  ['mysql://db/app?ssl-mode=REQUIRED', { tlsMode: 'require' }],
  ['mysql://db/app?sslaccept=strict', { tlsMode: 'verify-full' }],
  ['postgresql://db/app?sslcert=/c&sslkey=/k&sslpassword=s', { certificate: '/c', key: '/k', keyPassword: 's' }],
  ['postgresql://db/app?connect_timeout=7', { connectTimeoutMs: 7000 }],
  ['mysql://db/app?connectTimeout=700', { connectTimeoutMs: 700 }],
  ['postgresql://db/app?schema=My%20%22App%22', { options: '-c search_path="My\\ ""App"""' }],
  ['postgresql://db/app?options=-c%20geqo%3Doff', { options: '-c geqo=off' }],
  ['postgresql://db/app?application_name=x&target_session_attrs=read-write&pgbouncer=true', { host: 'db' }],
];

const canary = 'canary';

const unreadable: readonly (readonly [url: string, reason: string])[] = [
  ['', 'has not the form'],
  [canary, 'has not the form'],
  [`postgresql:${canary}`, 'has not the form'],
  [`oracle://${canary}@db/app`, 'scheme'],
  [`postgresql://u:${canary}%zz@db/app`, 'percent-encoding'],
  [`postgresql://u:${canary}/x@db/app`, 'host or port'],
  [`postgresql://u:${canary}#x@db/app`, 'has not the form'],
  [`postgresql://u:1?${canary}@db/app`, 'unknown parameter'],
  [`postgresql://u:${canary}@db:99999/app`, 'port is not between'],
  [`postgresql://u:${canary}@db:0/app`, 'port is not between'],
  [`postgresql://u:${canary}@::1/app`, 'brackets'],
  [`postgresql://u:${canary}@a,b/app`, 'several hosts'],
  [`postgresql://u:${canary}@db/app?sslmode=${canary}`, 'sslmode'],
  [`postgresql://u:${canary}@db/app?sslmod=require`, 'unknown parameter'],
  [`postgresql://u:${canary}@db/app?constructor=1`, 'unknown parameter'],
  [`postgresql://u:${canary}@db/app?connect_timeout=${canary}`, 'connect_timeout'],
  [`mysql://u:${canary}@db/app?schema=x`, 'schema'],
];

describe('parseDatabaseUrl', () => {
  it.each(readable)('reads %j', (url, parts) => {
    expect(parseDatabaseUrl(url)).toMatchObject(parts);
  });

  it.each(unreadable)('refuses %j without showing any of it', (url, reason) => {
    const error = errorOf(() => parseDatabaseUrl(url));
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ code: 'database/url-invalid', facts: { detail: expect.stringContaining(reason) } });
    expect(JSON.stringify(error) + String(error)).not.toContain(canary);
  });

  it('has no password where the URL has none', () => {
    expect(parseDatabaseUrl('postgresql://user@db/app')).not.toHaveProperty('password');
    expect(parseDatabaseUrl('postgresql://user:@db/app')).not.toHaveProperty('password');
  });
});

function errorOf(action: () => unknown): unknown {
  try {
    action();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
