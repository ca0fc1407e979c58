/** Files that dbmate refuses to read, with the line that we name. */
export const refusedByDbmate: readonly (readonly [text: string, line: number, detail: string])[] = [
  ['SELECT 1;\n', 1, 'it has no block -- migrate:up'],
  ['-- migrate:down\nSELECT 1;\n', 1, 'it has no block -- migrate:up'],
  ['-- migrate:up\nSELECT 1;\n', 1, 'it has no block -- migrate:down behind -- migrate:up'],
  ['-- migrate:down\n-- migrate:up\nSELECT 1;\n', 2, 'it has no block -- migrate:down behind -- migrate:up'],
  ['SELECT 0;\n-- migrate:up\nSELECT 1;\n-- migrate:down\n', 1, 'dbmate takes nothing but lines of comments before -- migrate:up'],
  ['/* a licence */\n-- migrate:up\nSELECT 1;\n-- migrate:down\n', 1, 'dbmate takes nothing but lines of comments before -- migrate:up'],
  ['-- migrate:up\nSELECT 1;\n-- migrate:down\n-- migrate:down\n', 4, 'it has a second block -- migrate:down'],
  ['-- migrate:up\n-- migrate:up\nSELECT 1;\n-- migrate:down\n', 1, 'it has no block -- migrate:down behind -- migrate:up'],
  [
    '-- migrate:up\nSELECT 1;\n-- migrate:down\n-- migrate:up\nSELECT 2;\n-- migrate:down\n', 4,
    'dbmate records the version behind the first pair of blocks, fails when it records it again behind the second, and takes the file for applied from then on',
  ],
];
