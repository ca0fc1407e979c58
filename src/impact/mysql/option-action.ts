import type { SetTableOption } from '../../model/operation.ts';
import type { OnlineAction } from './measured-online.ts';

/** What an option of ALTER TABLE asks of InnoDB; undefined where that is not known. */
export function optionAction({ option, value }: SetTableOption): readonly OnlineAction[] | undefined {
  const name = option.toUpperCase();
  if (name === 'ENGINE') return [value === undefined || value.toLowerCase() === 'innodb' ? 'rebuild' : 'change-type'];
  const found = patterns.find(([pattern]) => pattern.test(name));
  return found === undefined ? undefined : [found[1]];
}

const patterns: readonly (readonly [RegExp, OnlineAction])[] = [
  [/^(?:FORCE|ROW_FORMAT|KEY_BLOCK_SIZE|PAGE_COMPRESSED)$/, 'rebuild'],
  [/CHARACTER SET|CHARSET|COLLATE/, 'default-character-set'],
  [/^(?:COMMENT|AUTO_INCREMENT|STATS_\w+|MAX_ROWS|MIN_ROWS|AVG_ROW_LENGTH|CHECKSUM|PACK_KEYS|DELAY_KEY_WRITE)$/, 'table-option'],
  [/^ALTER INDEX /, 'table-option'],
  [/^ALTER COLUMN SET /, 'set-default'],
  [/^ALTER CONSTRAINT NOT ENFORCED$/, 'drop-check'],
  [/^ALTER CONSTRAINT ENFORCED$/, 'add-check'],
  [/^(?:ADD|DROP) SYSTEM VERSIONING$/, 'change-type'],
];
