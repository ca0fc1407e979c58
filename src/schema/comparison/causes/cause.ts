import type { ObjectChange } from '../../../model/drift.ts';
import type { ChangeIndex } from '../change-index.ts';

/** Finds the change that brought another one along, or nothing where this way of going along does not apply. */
export type FindCause = (change: ObjectChange, index: ChangeIndex) => ObjectChange | undefined;
