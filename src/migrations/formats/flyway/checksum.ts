import { crcTable } from '../../../digest/crc32.ts';

const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/**
 * Flyway's checksum: CRC-32 over the UTF-8 bytes of all lines without their terminators, as a signed 32-bit number.
 * A file read as Java's readLine does has lost exactly its CR and LF bytes, so leaving those out is the whole rule.
 * @param text without a byte order mark.
 */
export function flywayChecksum(text: string): string {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    if (byte !== carriageReturn && byte !== lineFeed) crc = (crc >>> 8) ^ (crcTable[(crc ^ byte) & 0xff] ?? 0);
  }
  return String(~crc);
}
