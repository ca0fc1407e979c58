/** How much a finding weighs: `error` fails the gate, `warning` is annotated, `notice` is listed, `off` is not judged. */
export type Severity = 'error' | 'warning' | 'notice' | 'off';

/** The least severity that makes an action fail. */
export type FailOn = 'error' | 'warning' | 'never';
