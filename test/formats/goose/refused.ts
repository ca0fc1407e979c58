/** Files that goose refuses to read, with the line that we name. */
export const refusedByGoose: readonly (readonly [text: string, line: number, detail: string])[] = [
  ['CREATE TABLE a (id int);\n', 1, 'it does not begin with -- +goose Up'],
  ['-- +goose Down\nSELECT 1;\n-- +goose Up\n', 1, 'it does not begin with -- +goose Up'],
  ['/* a licence */\n-- +goose Up\nSELECT 1;\n', 1, 'goose takes nothing but lines of comments before -- +goose Up'],
  ['-- +goose Up\nSELECT 1;\n-- +goose Up\n', 3, 'goose takes one Up and one Down in a file'],
  ['-- +goose Up\nSELECT 1;\n-- +goose Down\nSELECT 2;\n-- +goose Down\n', 5, 'goose takes one Up and one Down in a file'],
  ['-- +goose Up\nSELECT 1;\nSELECT 2\n', 3, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +goose Up\nSELECT 1; /* done */\n', 2, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +goose Up\nSELECT 1\n-- +goose Down\n', 2, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n', 2, 'StatementBegin has no StatementEnd'],
  ['-- +goose NO TRANSACTION\n-- +goose StatementBegin\n-- +goose Up\nSELECT 1;\n', 2, 'StatementBegin stands inside another one, or before -- +goose Up'],
  ['-- +goose Up\n-- +goose StatementEnd\n', 2, 'StatementEnd has no StatementBegin'],
  ['-- +goose Up\n-- +goose StatementBegin\n-- +goose StatementBegin\nSELECT 1;\n-- +goose StatementEnd\n', 3, 'StatementBegin stands inside another one, or before -- +goose Up'],
  ['-- +goose Up\n-- +goose StatementBegin\nSELECT 1;\n-- +goose Down\nSELECT 2;\n', 4, 'Down stands between StatementBegin and StatementEnd'],
  ['-- +goose Up\n  -- +goose Down\n', 2, '“-- +goose Down” is indented, and goose takes annotations at the beginning of a line alone'],
  ['-- +goose Up\nSELECT 1;\n-- +goose Undo\n', 3, '“-- +goose Undo” is none of goose’s annotations: Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON, ENVSUB OFF'],
  ['-- +goose\n-- +goose Up\n', 1, '“-- +goose” is none of goose’s annotations: Up, Down, StatementBegin, StatementEnd, NO TRANSACTION, ENVSUB ON, ENVSUB OFF'],
];
