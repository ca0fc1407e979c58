/** What callers of a routine must know. */
export interface RoutineSignature {
  /** Types of the arguments that a call gives, as `format_type` prints them, in order. */
  readonly arguments: readonly string[];
  /** How many of them have no default. */
  readonly required: number;
  /** Type of the result, with `setof` in front of a set; names and types of OUT parameters count. */
  readonly returns: string;
}
