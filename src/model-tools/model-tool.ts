/** What a tool says of a model file and the migrations. */
export type ModelAnswer =
  | { readonly kind: 'agrees' }
  /** `detail`: what the tool printed, for people. */
  | { readonly kind: 'differs'; readonly detail: string }
  /** The migrations do not go together by themselves. */
  | { readonly kind: 'broken'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** Where the user's own tool is asked. */
export interface ModelPlace {
  /** Absolute path of the repository: nothing above it is looked at. */
  readonly root: string;
  /** Absolute folder of the migrations. */
  readonly migrations: string;
  /** Absolute folder that the run works in. */
  readonly folder: string;
}

/** A file that describes what the schema should be, and the program that can read it. */
export interface FoundModel {
  /** Absolute path of the file, or of the folder with its parts. */
  readonly model: string;
  /** Absolute path. */
  readonly program: string;
  /** Absolute folder that the program is run in. */
  readonly folder: string;
}
