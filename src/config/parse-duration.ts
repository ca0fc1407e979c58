const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** What `parseDuration` accepts, for the `expected` of an error. */
export const durationForm = 'a duration such as 500ms, 2s, 10m, 1h or 7d';

/** Milliseconds of `500ms`, `2s`, `1.5s`, `10m`, `1h30m`, `7d`; undefined where the text is none or not above zero. */
export function parseDuration(text: string): number | undefined {
  if (!/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(text)) return undefined;
  let total = 0;
  for (const [, amount = '', unit = ''] of text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
    total += Number(amount) * (units[unit] ?? 0);
  }
  const milliseconds = Math.round(total);
  return milliseconds > 0 && Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}
