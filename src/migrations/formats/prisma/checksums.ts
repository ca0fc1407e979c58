import { sha256 } from '../../../digest/sha256.ts';

/**
 * Sums under which Prisma knows a file besides its own: as a checkout with other line ends has it, and each in the form of
 * early versions, which left out the leading zero of a byte.
 */
export function equivalentSums(text: string): readonly string[] {
  const forms = new Set([text, text.replaceAll('\r\n', '\n'), text.replaceAll('\n', '\r\n')]);
  return [...forms].map(sha256).flatMap((sum) => [sum, unpadded(sum)]);
}

function unpadded(sum: string): string {
  return sum.replaceAll(/(..)/g, (byte) => byte.replace(/^0(?=.)/, ''));
}
