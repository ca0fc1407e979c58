import { createSchema } from '../../ddl/create-schema.ts';
import { UserError } from '../../errors/user-error.ts';
import type { InspectedSchema } from '../../model/schema-object.ts';
import type { Expectation } from './expectation.ts';

/** The state that a description of a schema tells; a throw-away database is filled with what we would write to make it. */
export function describedState(schema: InspectedSchema, source: string, head?: string): Expectation {
  return {
    schema,
    source,
    ...(head === undefined ? {} : { head }),
    waiting: new Set(),
    notes: [],
    fill: async ({ session }) => {
      const { failure } = await session.send(createSchema(schema).statements.map(({ text }) => ({ text })));
      if (failure !== undefined) throw new UserError('drift/expected-unavailable', { where: source, cause: failure.problem.message });
    },
  };
}
