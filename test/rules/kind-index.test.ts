import { expect, test } from '@jest/globals';
import type { OperationKind } from '../../src/model/operation.ts';
import { KindIndex } from '../../src/rules/kind-index.ts';

const kinds: readonly OperationKind[] = ['insert', 'update', 'insert', 'delete', 'update'];
const items = kinds.map((kind, place) => ({ operation: { kind }, place }));

test('items of several kinds come in their own order, whatever the order of the kinds', () => {
  const index = new KindIndex(items);
  expect(index.of(['update', 'insert']).map(({ place }) => place)).toEqual([0, 1, 2, 4]);
});

test('a kind that does not occur gives nothing', () => {
  expect(new KindIndex(items).of(['drop-table'])).toEqual([]);
});
