/** Files that sql-migrate refuses to read, with the line that we name. */
export const refusedBySqlMigrate: readonly (readonly [text: string, line: number, detail: string])[] = [
  ['CREATE TABLE a (id int);\n', 1, 'it has neither -- +migrate Up nor -- +migrate Down'],
  ['-- +migrate up\nSELECT 1;\n', 1, 'it has neither -- +migrate Up nor -- +migrate Down'],
  ['-- +migrate Up\nSELECT 1;\nSELECT 2\n', 3, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +migrate Up\nSELECT 1\n-- +migrate Down\n', 2, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +migrate Up\nSELECT 1;\n-- +migrate Down\n--no way back\n', 4, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +migrate Up\nSELECT 1;\n-- +migrate Down\nSELECT 2\n', 4, 'the last statement does not end in a semicolon at the end of its line'],
  ['-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1;\n', 2, 'StatementBegin has no StatementEnd'],
  ['-- +migrate Up\n-- +migrate StatementBegin\nSELECT 1;\n-- +migrate Down\n', 4, 'Down stands between StatementBegin and StatementEnd'],
  ['-- +migrate Up\n-- +migrate \nSELECT 1;\n', 2, 'the command behind -- +migrate is missing'],
];
