/**
 * Tables of East Asian encodings that mysql2's iconv-lite brings: 210 KB that hardly compress. Every connection of ours is
 * utf8mb4, so that the server sends none of them; what would need one fails instead of reading it wrongly.
 */
const tables = ['big5-added', 'cp936', 'cp949', 'cp950', 'eucjp', 'gb18030-ranges', 'gbk-added', 'shiftjis'];

/** What stands in their place. */
export const noTable = {
  name: 'no-encoding-table.js',
  text: "throw new Error('the bundle has no table for this encoding: connections are utf8mb4');\n",
};

/** Requests of iconv-lite, and what answers them. */
export const withoutTables = Object.fromEntries(tables.map((table) => [`./tables/${table}.json`, `./${noTable.name}`]));
