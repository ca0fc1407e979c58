/** Why a secret is not replaced: it would shred every text. */
export type UnmaskableReason = 'too-short' | 'common-word';

const shortest = 4;

/**
 * Passwords of throw-away servers that are also words of ours or of every log. Replacing them would hide file names
 * and engine names and protect nothing.
 */
const commonWords: ReadonlySet<string> = new Set([
  'postgres', 'postgresql', 'mysql', 'mariadb', 'root', 'admin', 'test', 'tests', 'testing', 'user', 'password', 'pass',
  'secret', 'public', 'localhost', 'database', 'schema', 'true', 'false', 'null', 'none', 'ci', 'dev', 'demo', 'example',
]);

const replacement = '***';

/** Credentials inside any URL, known to us or not: `://user:password@`. Starts at a literal, so it stays linear. */
const urlCredentials = /(:\/\/[^\s/:@'"]*:)[^\s/'"]+(?=@)/gu;

/**
 * Replaces secrets in text. Knows each secret as it is, URL-encoded, inside JSON and in base64 at each of the three
 * alignments that it can have in a longer base64 text. Redact before encoding: an encoder may change a secret's look.
 */
export class Redactor {
  readonly #forms = new Set<string>();
  #pattern: RegExp | undefined;

  /** Registers a secret; answers why it cannot be, where it cannot. Lines of a longer secret count on their own too. */
  add(secret: string): UnmaskableReason | undefined {
    const reason = unmaskable(secret);
    if (reason !== undefined) return reason;
    const lines = secret.split(/[\r\n]+/u).map((line) => line.trim());
    for (const part of [secret, ...lines]) {
      if (unmaskable(part) === undefined) for (const form of formsOf(part)) this.#forms.add(form);
    }
    this.#pattern = undefined;
    return undefined;
  }

  /** Every form that `redact` replaces, longest first: what a runner is asked to mask. */
  forms(): readonly string[] {
    return [...this.#forms].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  }

  /** The text without secrets. */
  redact(text: string): string {
    const known = this.#forms.size === 0 ? text : text.replace(this.#compile(), replacement);
    return known.includes('://') ? known.replace(urlCredentials, `$1${replacement}`) : known;
  }

  #compile(): RegExp {
    this.#pattern ??= new RegExp(this.forms().map(escapeForPattern).join('|'), 'gu');
    return this.#pattern;
  }
}

function unmaskable(secret: string): UnmaskableReason | undefined {
  if (secret.length < shortest) return 'too-short';
  return commonWords.has(secret.toLowerCase()) ? 'common-word' : undefined;
}

function formsOf(secret: string): readonly string[] {
  const encoded = percentEncode(secret);
  const forms = [
    secret,
    encoded,
    encoded.replace(/%[\dA-F]{2}/gu, (hex) => hex.toLowerCase()),
    encoded.replaceAll('%20', '+'),
    JSON.stringify(secret).slice(1, -1),
    ...base64Forms(secret),
  ];
  return forms.filter((form) => form.length >= shortest);
}

/** A secret may hold lone surrogates, which encodeURIComponent refuses. */
function percentEncode(text: string): string {
  return encodeURIComponent(Buffer.from(text, 'utf8').toString('utf8'));
}

/** What base64 makes of the secret after 0, 1 or 2 other bytes, without the characters that neighbours decide. */
function base64Forms(secret: string): readonly string[] {
  const bytes = Buffer.from(secret, 'utf8');
  return [0, 1, 2].flatMap((shift) => {
    const shifted = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64');
    const start = shift === 0 ? 0 : shift + 1;
    const end = Math.floor(((shift + bytes.length) * 8) / 6);
    const stable = shifted.slice(start, end);
    return stable.length < 8 ? [] : [stable, stable.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function escapeForPattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/gu, String.raw`\$&`);
}
