/**
 * A folder's name behind the newest one. Names begin with a time by habit only, so one that would not sort behind the
 * newest is made by going on with the newest itself.
 */
export function followingName(newest: string | undefined, description: string): string {
  // Prisma's own advice for the migration that stands for what is there already.
  if (newest === undefined) return `0_${description}`;
  const digits = /^\d+/.exec(newest)?.[0];
  const next = digits === undefined ? '' : `${(BigInt(digits) + 1n).toString().padStart(digits.length, '0')}_${description}`;
  return next > newest ? next : `${newest}_${description}`;
}
