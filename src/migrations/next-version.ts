/** The version behind another one: its last number one higher, with as many digits: `12`, `1.3`, `007`, `20260101120001`. */
export function nextVersion(version: string): string {
  return version.replace(/\d+(?!.*\d)/, (digits) => (BigInt(digits) + 1n).toString().padStart(digits.length, '0'));
}
