const carriageReturn = 0x0d;
const lineFeed = 0x0a;

/** Table of the reflected CRC-32 polynomial of IEEE 802.3, the one java.util.zip.CRC32 uses. */
const table = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb88320;
  return value;
});

/**
 * Flyway's checksum: CRC-32 over the UTF-8 bytes of all lines without their terminators, as a signed 32-bit number.
 * A file read as Java's readLine does has lost exactly its CR and LF bytes, so leaving those out is the whole rule.
 * @param text without a byte order mark.
 */
export function flywayChecksum(text: string): string {
  let crc = -1;
  for (const byte of new TextEncoder().encode(text)) {
    if (byte !== carriageReturn && byte !== lineFeed) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 0xff] ?? 0);
  }
  return String(~crc);
}
