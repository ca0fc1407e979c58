/** A migration as the report lists it. */
export interface ReportedMigration {
  readonly path: string;
  readonly version?: string;
  readonly kind: string;
  readonly checksum?: string;
  /** State against history, or what the change set did to the file. */
  readonly state?: string;
}
