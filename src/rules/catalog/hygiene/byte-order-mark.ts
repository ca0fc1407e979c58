import { defineRule } from '../../define-rule.ts';

export const byteOrderMark = defineRule({
  id: 'byte-order-mark',
  category: 'hygiene',
  engines: ['postgresql', 'mysql', 'mariadb'],
  defaultSeverity: 'warning',
  gate: false,
  since: '0.1',
  judgedBy: 'validate',
  needs: [],
  supersedes: [],
  summary: 'Save migrations without a byte order mark',
  why: 'Tools that send a file as it is send the mark, too, and the server takes it for a part of the first word; others count it in the checksum.',
  fix: 'Save the file as UTF-8 without a byte order mark.',
  sources: [],
  options: {},
  messages: {
    mark: {
      title: 'The migration begins with a byte order mark',
      why: 'Three bytes that no editor shows stand before the first statement: the server may refuse it, and a marker in the first line may not be found.',
      fix: 'Save the file as UTF-8 without a byte order mark.',
    },
  },
  examples: { bad: [], good: [] },
});
