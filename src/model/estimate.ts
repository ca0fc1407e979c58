/** Classes of a duration, shortest first. */
export const durationClasses = ['<1s', '1-10s', '10-60s', '1-10min', '>10min'] as const;

/** One of the classes. */
export type DurationClass = (typeof durationClasses)[number];

/** Seconds: on fast, ordinary and slow hardware. Never one number: how fast a server is nobody knows before. */
export interface Interval {
  readonly low: number;
  readonly likely: number;
  readonly high: number;
}

/** How long something takes, by its size, with what that rests on as a sentence. The class is that of the likely value. */
export interface DurationEstimate extends Interval {
  readonly class: DurationClass;
  readonly basis: string;
}
