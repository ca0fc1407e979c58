/** Milliseconds of the units that PostgreSQL takes for its settings (manual 19.1.1). */
const units: Readonly<Record<string, number>> = { us: 0.001, ms: 1, s: 1000, min: 60_000, h: 3_600_000, d: 86_400_000 };

/** Milliseconds of a timeout's value, `2s`, `1500`, `0`, where a number alone means milliseconds; undefined where it is none. */
export function settingMilliseconds(value: string | undefined): number | undefined {
  const [, amount, unit = 'ms'] = /^\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?\s*$/.exec(value ?? '') ?? [];
  return amount === undefined ? undefined : Number(amount) * (units[unit] ?? 1);
}

/** Whether a value sets no bound: 0, DEFAULT or RESET. */
export function isNoTimeout(value: string | undefined): boolean {
  return value === undefined || settingMilliseconds(value) === 0;
}
