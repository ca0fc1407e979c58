/** Paths from the root of the checkout, with `/`, and what the file holds. */
export type GeneratedFiles = ReadonlyMap<string, string>;

/** Writes documents from facts that the code holds. */
export interface Generator {
  readonly name: string;
  /** Folders that hold nothing but this generator's files; what it no longer writes there is removed. */
  readonly ownedFolders: readonly string[];
  generate(): GeneratedFiles | Promise<GeneratedFiles>;
}
