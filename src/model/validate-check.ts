/** The checks of validate, by the names that the input `checks` takes. */
export const validateChecks = ['integrity', 'replay', 'idempotence', 'round-trip', 'difference', 'collisions', 'history', 'model', 'snapshot'] as const;

/** One of the checks. */
export type ValidateCheck = (typeof validateChecks)[number];

/** Those that need nothing beside the migrations and a dev database. */
export const usualChecks: readonly ValidateCheck[] = ['integrity', 'replay', 'idempotence', 'round-trip', 'difference'];
