import { describe, expect, it } from '@jest/globals';

import { mayRevert } from '../../src/ddl/may-revert.ts';
import type { ObjectChange } from '../../src/model/drift.ts';
import type { Attributes, ObjectGroup, ObjectKind } from '../../src/model/schema-object.ts';
import { compareSchemas } from '../../src/schema/compare-schemas.ts';
import { removed } from '../drift/changes.ts';
import { group, object, schema } from '../drift/objects.ts';

/** What the target has (`undefined`: nothing), what Git says. */
interface Case {
  readonly what: string;
  readonly kind: ObjectKind;
  readonly actual?: Attributes;
  readonly expected?: Attributes;
}

const allowed: readonly Case[] = [
  { what: 'an index that nobody expects', kind: 'index', actual: { unique: false } },
  { what: 'a missing index', kind: 'index', expected: { unique: true } },
  { what: 'an index with other columns', kind: 'index', expected: { unique: false, columns: ['a'] }, actual: { unique: false, columns: ['b'] } },
  { what: 'an invalid index', kind: 'index', expected: { unique: false, valid: true }, actual: { unique: false, valid: false } },
  { what: 'a missing view', kind: 'view', expected: {} },
  { what: 'another query of a view', kind: 'view', expected: { definition: 'a' }, actual: { definition: 'b' } },
  { what: 'another body of a function', kind: 'function', expected: { body: 'a' }, actual: { body: 'b' } },
  { what: 'a comment', kind: 'comment', actual: { text: 'a' } },
  { what: 'a disabled trigger', kind: 'trigger', expected: { enabled: 'enabled' }, actual: { enabled: 'disabled' } },
  { what: 'a grant made by hand', kind: 'grant', actual: { privileges: ['SELECT'] } },
  { what: 'a grant that says more', kind: 'grant', expected: { privileges: ['SELECT'] }, actual: { privileges: ['INSERT', 'SELECT'] } },
  { what: 'a storage parameter', kind: 'table', expected: { options: [] }, actual: { options: ['fillfactor=70'] } },
  { what: 'row security that was switched off', kind: 'table', expected: { rls: true }, actual: { rls: false } },
  { what: 'another condition of a policy', kind: 'policy', expected: { using: 'a' }, actual: { using: 'true' } },
  { what: 'a permissive policy that nobody expects', kind: 'policy', actual: { permissive: true } },
  { what: 'a missing restrictive policy', kind: 'policy', expected: { permissive: false } },
];

const refused: readonly Case[] = [
  { what: 'an unexpected table', kind: 'table', actual: {} },
  { what: 'a missing table', kind: 'table', expected: {} },
  { what: 'an unexpected column', kind: 'column', actual: {} },
  { what: 'another type of a column', kind: 'column', expected: { type: 'integer' }, actual: { type: 'bigint' } },
  { what: 'an unexpected constraint', kind: 'constraint', actual: {} },
  { what: 'a changed type', kind: 'type', expected: { labels: ['a'] }, actual: { labels: ['a', 'b'] } },
  { what: 'an unexpected unique index', kind: 'index', actual: { unique: true } },
  { what: 'a unique index with other columns', kind: 'index', expected: { unique: true, columns: ['a'] }, actual: { unique: true, columns: ['b'] } },
  { what: 'a function that now runs as its caller', kind: 'function', expected: { security: 'definer' }, actual: { security: 'invoker' } },
  { what: 'a missing function', kind: 'function', expected: {} },
  { what: 'a missing grant', kind: 'grant', expected: { privileges: ['SELECT'] } },
  { what: 'a grant that says less', kind: 'grant', expected: { privileges: ['INSERT', 'SELECT'] }, actual: { privileges: ['SELECT'] } },
  { what: 'row security that was switched on', kind: 'table', expected: { rls: false }, actual: { rls: true } },
  { what: 'an option of a table beside its persistence', kind: 'table', expected: { persistence: 'unlogged' }, actual: { options: ['fillfactor=70'] } },
  { what: 'a view that was made a security barrier', kind: 'view', expected: { options: [] }, actual: { options: ['security_barrier=true'] } },
  { what: 'a missing permissive policy', kind: 'policy', expected: { permissive: true } },
  { what: 'an unexpected restrictive policy', kind: 'policy', actual: { permissive: false } },
  { what: 'a policy for fewer roles', kind: 'policy', expected: { roles: ['public'] }, actual: { roles: ['app'] } },
];

function change({ kind, actual, expected }: Case): ObjectChange {
  const side = (attributes: Attributes | undefined): readonly ObjectGroup[] => (attributes === undefined ? [] : [group(object(kind, 'public.t.x', { attributes }))]);
  const [only] = compareSchemas(schema(side(expected)), schema(side(actual))).changes;
  if (only === undefined) throw new Error('the sides are equal');
  return only;
}

describe('mayRevert', () => {
  it.each(allowed)('takes back $what', (example) => {
    expect(mayRevert(change(example))).toBeUndefined();
  });

  it.each(refused)('leaves $what to people', (example) => {
    expect(mayRevert(change(example))).toEqual(expect.any(String));
  });

  it('leaves a change to people that takes more along', () => {
    const trigger = removed(object('trigger', 'public.v.tr'));
    expect(mayRevert({ ...change({ what: '', kind: 'view', expected: {} }), consequences: [trigger] })).toBe('public.v.tr would change with it');
  });
});
