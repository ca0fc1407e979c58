import { frontDoorInputs } from './front-door.ts';
import type { InputSpec } from './input-spec.ts';
import { actionSpecs } from './registry.ts';

/**
 * Every input that some action of ours has. A step of the front door may see variables of the front door itself,
 * so only a name that none of them knows is worth a warning.
 */
export function knownInputs(): readonly string[] {
  const specs = [...frontDoorInputs, ...actionSpecs.flatMap(({ inputs }): readonly InputSpec[] => inputs)];
  return [...new Set(specs.map(({ name }) => name))];
}
