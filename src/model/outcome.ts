/** The final word of an action; the order and exit codes are those of the interface contract. */
export const exitCodes = {
  success: 0,
  'no-changes': 0,
  skipped: 0,
  'user-error': 2,
  findings: 10,
  blocked: 11,
  drift: 20,
  'plan-changed': 21,
  inconclusive: 22,
  'lock-timeout': 30,
  failed: 40,
  unknown: 41,
  'verification-failed': 42,
  'database-error': 50,
  'service-error': 51,
  partial: 60,
  'in-progress': 61,
  'internal-error': 70,
  cancelled: 130,
} as const;

/** How an action ended, in one word. */
export type Outcome = keyof typeof exitCodes;
