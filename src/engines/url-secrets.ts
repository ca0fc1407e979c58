/**
 * Everything of a database URL that must not be shown: the URL, its password as written and decoded, percent-encoded,
 * and in base64, and the credentials as an HTTP client would send them. Works on a URL that cannot be read, too: what
 * stands between the scheme and the last at sign is then taken for credentials.
 * The masking adapter decides about very short values, which would shred a log.
 */
export function secretsOfUrl(url: string): readonly string[] {
  const text = url.trim();
  if (text === '') return [];
  const secrets = new Set([url, text]);
  for (const { user, password } of credentialsOf(text)) {
    for (const form of [password, decodeLoosely(password)]) {
      secrets.add(form).add(encodeURIComponent(form)).add(base64(form)).add(base64(`${decodeLoosely(user)}:${form}`));
    }
  }
  for (const secret of secretParameters(text)) {
    secrets.add(secret).add(decodeLoosely(secret)).add(base64(decodeLoosely(secret)));
  }
  secrets.delete('');
  return [...secrets];
}

interface Credentials {
  readonly user: string;
  readonly password: string;
}

/** Both readings of where credentials end: at the last at sign before the path, and at the last one of all. */
function credentialsOf(url: string): readonly Credentials[] {
  const rest = url.slice(url.indexOf('://') < 0 ? 0 : url.indexOf('://') + 3);
  const authority = /^[^/?#]*/.exec(rest)?.[0] ?? '';
  return [authority, rest].flatMap((text) => {
    const at = text.lastIndexOf('@');
    const colon = text.indexOf(':');
    return at < 0 || colon < 0 || colon + 1 >= at ? [] : [{ user: text.slice(0, colon), password: text.slice(colon + 1, at) }];
  });
}

function secretParameters(url: string): readonly string[] {
  return [...url.matchAll(/[?&](?:password|sslpassword)=([^&#]*)/gi)].map((match) => match[1] ?? '');
}

function decodeLoosely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function base64(text: string): string {
  return text === '' ? '' : Buffer.from(text, 'utf8').toString('base64');
}
