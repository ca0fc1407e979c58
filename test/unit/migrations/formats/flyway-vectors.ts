/** Values made by Java itself: BufferedReader.readLine with java.util.zip.CRC32, and String.hashCode. */
export const checksumVectors: readonly (readonly [base64: string, expected: string])[] = [
  ['YQpiCg==', '-1635563411'],
  ['YQ0KYg0K', '-1635563411'],
  ['77u/YQpi', '-1635563411'],
  ['YWI=', '-1635563411'],
  ['', '0'],
  ['CgoK', '0'],
  ['YQ1i', '-1635563411'],
  ['U0VMRUNUIMOpOwo=', '-186128797'],
  ['YSAKYgo=', '-2140381997'],
];

export const lockVectors = [
  { family: 'postgres', schema: 'public', table: 'flyway_schema_history', key: '77433833903597' },
  { family: 'mysql', schema: 'app', table: 'flyway_schema_history', key: 'Flyway--320650056' },
] as const;

/** Left, right, sign of the comparison. */
export const versionVectors: readonly (readonly [string, string, number])[] = [
  ['1', '1.0', 0],
  ['1', '1.1', -1],
  ['2', '10', -1],
  ['1_2', '1.2', 0],
  ['001', '1', 0],
  ['1.0.1', '1.1', -1],
  ['20240101000000', '3', 1],
  ['1.0.0.1', '1', 1],
  ['99999999999999999999999', '100000000000000000000000', -1],
  ['0', '0.0', 0],
];
