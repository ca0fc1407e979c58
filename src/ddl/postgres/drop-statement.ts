import type { Hazard } from '../../model/ddl.ts';
import { repeatable, type Sentence } from '../draft.ts';

/** DROP of an object by its full name; without CASCADE, so that nothing goes along unseen. */
export function dropStatement(kind: string, name: string, ...hazards: readonly Hazard[]): Sentence {
  return repeatable(`DROP ${kind} IF EXISTS ${name}`, ...hazards);
}
