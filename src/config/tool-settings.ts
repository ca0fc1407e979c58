import type { LintSettings } from '../model/settings.ts';

/** What the settings of another tool ask, in our words. */
export interface ToolSettings {
  readonly lint: Required<Pick<LintSettings, 'severities' | 'overrides' | 'options'>>;
  /** Version of the server, where they name one. */
  readonly version?: string;
  /** What of them has no counterpart here. */
  readonly left: readonly string[];
  /** Lines that were not understood, in words. */
  readonly unread?: string;
}
