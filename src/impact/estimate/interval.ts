import { durationClasses, type DurationClass, type Interval } from '../../model/estimate.ts';

export const noTime: Interval = { low: 0, likely: 0, high: 0 };

/** An amount of work at a rate per second: `rate` is slow, ordinary, fast. */
export function at(amount: number, [slow, ordinary, fast]: readonly [number, number, number]): Interval {
  return { low: amount / fast, likely: amount / ordinary, high: amount / slow };
}

export function sum(intervals: readonly Interval[]): Interval {
  return intervals.reduce((total, { low, likely, high }) => ({ low: total.low + low, likely: total.likely + likely, high: total.high + high }), noTime);
}

export function times({ low, likely, high }: Interval, factor: number): Interval {
  return { low: low * factor, likely: likely * factor, high: high * factor };
}

/** Less certain at both ends. */
export function widened({ low, likely, high }: Interval, factor: number): Interval {
  return { low: low / factor, likely, high: high * factor };
}

/** Ends of the classes in seconds. */
const limits = [1, 10, 60, 600];

export function classOf({ likely }: Interval): DurationClass {
  const index = limits.findIndex((limit) => likely < limit);
  return durationClasses[index < 0 ? limits.length : index] ?? '>10min';
}

/** `0.4 s to 12 s, likely 2 s`. */
export function intervalInWords({ low, likely, high }: Interval): string {
  return `${secondsInWords(low)} to ${secondsInWords(high)}, likely ${secondsInWords(likely)}`;
}

/** `0.04 s`, `12 s`, `7 min`, `3 h`. */
export function secondsInWords(seconds: number): string {
  if (seconds < 0.1) return `${seconds.toFixed(2)} s`;
  if (seconds < 10) return `${String(Math.round(seconds * 10) / 10)} s`;
  if (seconds < 120) return `${String(Math.round(seconds))} s`;
  return seconds < 7200 ? `${String(Math.round(seconds / 60))} min` : `${String(Math.round(seconds / 3600))} h`;
}
