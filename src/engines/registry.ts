import type { EngineAdapter } from '../ports/engine.ts';
import { engineFamilies, type EngineFamily, type EngineName } from '../model/engine-name.ts';

/** Dynamic imports, so that a driver is a chunk of its own and is read from disk only when its engine is used. */
const folders: Readonly<Record<EngineFamily, () => Promise<EngineAdapter>>> = {
  postgres: async () => (await import('./postgres/adapter.ts')).postgresAdapter,
  mysql: async () => (await import('./mysql/adapter.ts')).mysqlAdapter,
};

/** Loads what the product needs to speak to an engine. */
export function loadEngine(name: EngineName): Promise<EngineAdapter> {
  return folders[engineFamilies[name]]();
}
