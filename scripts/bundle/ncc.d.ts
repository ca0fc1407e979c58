/** The part of ncc that the build uses; the package has no types of its own. */
declare module '@vercel/ncc' {
  /** A module as webpack's statistics show it. */
  export interface BundledModule {
    /** Absolute path of the file; empty for webpack's own runtime. */
    readonly nameForCondition?: string | null;
    readonly modules?: readonly BundledModule[];
  }

  export interface Bundle {
    readonly code: string;
    /** Chunks by file name. */
    readonly assets: Readonly<Record<string, { readonly source: string | Buffer }>>;
    readonly stats: { toJson(options: object): { readonly modules?: readonly BundledModule[] } };
  }

  function ncc(entry: string, options: object): Promise<Bundle>;
  export { ncc as default };
}
