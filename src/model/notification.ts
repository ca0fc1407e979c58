/** What a team can ask to be told. */
export const notifyEvents = ['failure', 'drift', 'approval-needed', 'success'] as const;

/** One of them. */
export type NotifyEvent = (typeof notifyEvents)[number];

/** Where notifications go. The variables hold secrets; the configuration names them only. */
export interface NotifySettings {
  readonly slack?: { readonly webhookEnv: string; readonly on: readonly NotifyEvent[] };
  readonly webhook?: { readonly urlEnv: string; readonly secretEnv?: string; readonly on: readonly NotifyEvent[] };
}

/** One thing worth telling about one target. Texts hold no secrets, and are not encoded for any channel yet. */
export interface Notification {
  readonly event: NotifyEvent;
  readonly action: string;
  readonly target: string;
  readonly outcome: string;
  readonly summary: string;
  /** The worst few, one line each. */
  readonly lines: readonly string[];
  /** How many there are beyond `lines`. */
  readonly more: number;
  readonly fingerprint: string;
  readonly links: { readonly run?: string; readonly issue?: string };
}
