import type { DatabaseUrl } from './database-url.ts';
import { secretsOfUrl } from './url-secrets.ts';

/** Takes what is secret in a connection out of a text. */
export type Redact = (text: string) => string;

/** Shorter values occur by chance in any text; replacing them would say what they are. */
const shortestSecret = 4;

/**
 * Makes a redactor for messages that arrive over one connection: a server may quote what it was sent.
 * The user's name goes too, in the forms in which servers quote the account that connects.
 */
export function redactor(url: string, parsed: DatabaseUrl): Redact {
  const secrets = secretsOfUrl(url)
    .filter((secret) => secret.length >= shortestSecret)
    .sort((a, b) => b.length - a.length);
  const account = accountPattern(parsed);
  return (text) => {
    const withoutAccount = account === undefined ? text : text.replace(account, '$1the connecting account');
    return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), withoutAccount);
  };
}

/** PostgreSQL writes `user "name"` and `role "name"`; MySQL and MariaDB write `user 'name'@'host'`. */
function accountPattern(parsed: DatabaseUrl): RegExp | undefined {
  if (parsed.user === undefined) return undefined;
  const user = parsed.user.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return parsed.engine === 'postgresql'
    ? new RegExp(`\\b((?:for )?)(?:user|role) "${user}"`, 'g')
    : new RegExp(`((?:for |to )?)user '${user}'@'[^']*'`, 'g');
}
