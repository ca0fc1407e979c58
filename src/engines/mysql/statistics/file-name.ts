/** A name in the encoding of file names, `@002d` for a hyphen (manual, Mapping of Identifiers to File Names). */
export function decodeFileName(name: string): string {
  return name.replace(/@([0-9a-f]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}
