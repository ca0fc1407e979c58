const defaultPorts: Readonly<Record<string, string>> = { http: '80', https: '443', ftp: '21' };

/** A project's URI as ids have it: scheme and host in lower case, no port that goes without saying, and no needless escape. */
export function canonicalUri(uri: string): string {
  const escaped = uri.replace(/%([0-9a-f]{2})/gi, (whole, digits: string) => {
    const character = String.fromCharCode(Number.parseInt(digits, 16));
    return /[\w.!~*'()-]/.test(character) ? character : whole.toUpperCase();
  });
  const colon = escaped.indexOf(':');
  if (colon < 0) return escaped;
  const scheme = escaped.slice(0, colon).toLowerCase();
  return `${scheme}:${canonicalRest(scheme, escaped.slice(colon + 1))}`;
}

function canonicalRest(scheme: string, rest: string): string {
  const server = /^\/\/((?:[^/?#]*@)?)([^/?#:]*)(?::(\d*))?(.*)$/s.exec(rest);
  if (server === null || !Object.hasOwn(defaultPorts, scheme)) return rest;
  const [, user = '', host = '', port = '', path = ''] = server;
  const isUsual = port === '' || port === defaultPorts[scheme];
  return `//${user}${host.toLowerCase()}${isUsual ? '' : `:${port}`}${path.startsWith('/') ? path : `/${path}`}`;
}
