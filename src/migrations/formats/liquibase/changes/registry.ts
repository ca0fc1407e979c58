import { addColumn } from './add-column.ts';
import type { ChangeType } from './change-writer.ts';
import { addAutoIncrement, addDefaultValue, addNotNullConstraint, dropColumn, dropDefaultValue, dropNotNullConstraint, modifyDataType, renameColumn } from './columns.ts';
import {
  addForeignKeyConstraint, addPrimaryKey, addUniqueConstraint, dropForeignKeyConstraint, dropPrimaryKey, dropUniqueConstraint,
} from './constraints.ts';
import { createTable } from './create-table.ts';
import { createIndex, dropIndex } from './indexes.ts';
import { loadData, loadUpdateData } from './load-data.ts';
import { setColumnRemarks, setTableRemarks } from './remarks.ts';
import { createProcedure, dropProcedure } from './routines.ts';
import { deleteRows, insert, update } from './rows.ts';
import { alterSequence, createSequence, dropSequence, renameSequence } from './sequences.ts';
import { sqlChange } from './sql.ts';
import { dropTable, renameTable } from './tables.ts';
import { createView, dropView, renameView } from './views.ts';

const nothing: ChangeType = { write: () => ({ kind: 'statements', statements: [] }) };

/** How each type of change is written, by its name in a changelog; a type that is not here is not run. */
export const changeTypes: Readonly<Record<string, ChangeType>> = {
  addAutoIncrement,
  addColumn,
  addDefaultValue,
  addForeignKeyConstraint,
  addNotNullConstraint,
  addPrimaryKey,
  addUniqueConstraint,
  alterSequence,
  createIndex,
  createProcedure,
  createSequence,
  createTable,
  createView,
  delete: deleteRows,
  dropColumn,
  dropDefaultValue,
  dropForeignKeyConstraint,
  dropIndex,
  dropNotNullConstraint,
  dropPrimaryKey,
  dropProcedure,
  dropSequence,
  dropTable,
  dropUniqueConstraint,
  dropView,
  empty: nothing,
  insert,
  loadData,
  loadUpdateData,
  modifyDataType,
  // What Liquibase says to the person at the terminal changes nothing in the database.
  output: nothing,
  renameColumn,
  renameSequence,
  renameTable,
  renameView,
  setColumnRemarks,
  setTableRemarks,
  sql: sqlChange,
  sqlFile: sqlChange,
  // The history's row carries the tag.
  tagDatabase: nothing,
  update,
};
