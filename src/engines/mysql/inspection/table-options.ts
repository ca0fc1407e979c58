import type { AttributeValue } from '../../../model/schema-object.ts';
import { readOption } from './column-words.ts';
import { readPartitions } from './partitions.ts';
import type { PrintedReader } from './printed-reader.ts';
import { canonicalCharset, completeCharset, type CharsetWords, type SchemaFacts } from './schema-facts.ts';

/** What stands behind a table's columns and keys. */
export interface TableOptions {
  readonly engine: string;
  readonly charset: CharsetWords;
  readonly attributes: Readonly<Record<string, AttributeValue | undefined>>;
}

interface Options {
  engine: string;
  rowFormat?: string;
  comment?: string;
  charset: CharsetWords;
  versioned?: true;
  others: string[];
}

/** Reads the options of a table and its partitioning. */
export function readTableOptions(reader: PrintedReader, facts: SchemaFacts): TableOptions {
  const options: Options = { engine: '', charset: {}, others: [] };
  while (!reader.done && !reader.sees('PARTITION', 'BY')) readTableOption(reader, options);
  const charset = completeCharset(options.charset, {}, facts.collations);
  return {
    engine: options.engine,
    charset,
    attributes: {
      engine: options.engine,
      ...charset,
      row_format: options.rowFormat === facts.rowFormat ? undefined : options.rowFormat,
      comment: options.comment,
      versioned: options.versioned,
      options: options.others.toSorted(),
      ...readPartitions(reader, options.engine),
    },
  };
}

/** The counter of AUTO_INCREMENT is data. A row format that is the server's default is as good as none. */
function readTableOption(reader: PrintedReader, options: Options): void {
  reader.take('DEFAULT');
  if (reader.take('ENGINE', '=')) options.engine = reader.value();
  else if (reader.take('AUTO_INCREMENT', '=')) reader.value();
  else if (reader.take('CHARSET', '=')) options.charset = { ...options.charset, charset: canonicalCharset(reader.value()) };
  else if (reader.take('COLLATE', '=')) options.charset = { ...options.charset, collation: canonicalCharset(reader.value()) };
  else if (reader.take('ROW_FORMAT', '=')) options.rowFormat = reader.value().toLowerCase();
  else if (reader.take('COMMENT', '=')) options.comment = reader.value();
  else if (reader.take('WITH', 'SYSTEM', 'VERSIONING')) options.versioned = true;
  else options.others.push(readOption(reader));
}
