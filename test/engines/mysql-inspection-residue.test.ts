import { describe, expect, it } from '@jest/globals';

import { printedTokens } from '../../src/engines/mysql/inspection/printed-tokens.ts';
import { readTable } from '../../src/engines/mysql/inspection/tables.ts';

const statements: Readonly<Record<string, string>> = {
  mysql: `CREATE TABLE \`t\` (
  \`id\` int unsigned NOT NULL AUTO_INCREMENT,
  \`a\` varchar(20) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'it''s' COMMENT 'x' /*!80023 INVISIBLE */,
  \`g\` int GENERATED ALWAYS AS ((\`id\` + 1)) STORED,
  \`c\` timestamp(3) NULL DEFAULT CURRENT_TIMESTAMP(3) ON UPDATE CURRENT_TIMESTAMP(3),
  \`p\` point NOT NULL /*!80003 SRID 4326 */,
  PRIMARY KEY (\`id\`),
  UNIQUE KEY \`u\` (\`a\`(5) DESC,\`c\`) USING HASH COMMENT 'x' /*!80000 INVISIBLE */,
  FULLTEXT KEY \`f\` (\`a\`) /*!50100 WITH PARSER \`ngram\` */ ,
  KEY \`e\` ((lower(\`a\`))),
  CONSTRAINT \`fk\` FOREIGN KEY (\`g\`) REFERENCES \`o\` (\`id\`) ON DELETE CASCADE ON UPDATE SET NULL,
  CONSTRAINT \`ck\` CHECK ((\`id\` > 3)) /*!80016 NOT ENFORCED */
) /*!50100 TABLESPACE \`s\` */ ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin ROW_FORMAT=COMPRESSED KEY_BLOCK_SIZE=8 COMMENT='x'
/*!50100 PARTITION BY RANGE (\`id\`)
(PARTITION p0 VALUES LESS THAN (10) ENGINE = InnoDB,
 PARTITION p1 VALUES LESS THAN MAXVALUE COMMENT = 'x' ENGINE = InnoDB) */`,
  mariadb: `CREATE TABLE \`t\` (
  \`id\` bigint(20) NOT NULL DEFAULT nextval(\`s\`),
  \`n\` int(11) DEFAULT (\`id\` + 1) CHECK (\`n\` > 1),
  \`z\` text /*M!100301 COMPRESSED*/ DEFAULT NULL WITHOUT SYSTEM VERSIONING,
  \`rs\` timestamp(6) GENERATED ALWAYS AS ROW START,
  \`re\` timestamp(6) GENERATED ALWAYS AS ROW END,
  KEY \`k\` (\`n\`) IGNORED,
  UNIQUE KEY \`u\` (\`id\`,\`app\` WITHOUT OVERLAPS),
  PERIOD FOR SYSTEM_TIME (\`rs\`, \`re\`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_general_ci WITH SYSTEM VERSIONING \`page_compressed\`=1
 PARTITION BY SYSTEM_TIME LIMIT 100
(PARTITION \`p0\` HISTORY ENGINE = InnoDB,
 PARTITION \`pn\` CURRENT ENGINE = InnoDB)`,
};

/** All that is compared of a table. */
function compared(printed: string, engine: 'mysql' | 'mariadb'): string {
  const collations = { charsetOf: new Map([['latin1_bin', 'latin1']]), defaultOf: new Map([['utf8mb4', 'utf8mb4_0900_ai_ci']]) };
  const objects = readTable('t', printed, { engine, ignoresCase: false, collations, rowFormat: 'dynamic', relations: new Map() });
  return JSON.stringify(objects.map(({ key, attributes }) => [key, attributes]));
}

describe.each(['mysql', 'mariadb'] as const)('a word that this version does not know, in a statement of %s', (engine) => {
  const printed = statements[engine] ?? '';
  const places = printedTokens(printed).filter(({ start }) => start > printed.indexOf('(')).map(({ end }) => end);

  it.each(places)('makes a difference behind character %d', (end) => {
    expect(compared(`${printed.slice(0, end)} XYZZY ${printed.slice(end)}`, engine)).not.toBe(compared(printed, engine));
  });
});
