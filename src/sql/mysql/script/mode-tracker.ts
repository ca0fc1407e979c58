import type { Operation, SetVariable } from '../../../model/operation.ts';
import { defaultSqlMode, parseSqlMode } from '../lexing/sql-mode.ts';
import type { SqlMode } from '../lexing/sql-mode.ts';

const modeNames = /^[a-z_,\s]*$/i;
const currentMode = /^@@(?:session\.|local\.)?sql_mode$/i;

/**
 * Follows sql_mode through a file, since it changes how the statements behind it are read. What a file does not say is the
 * server's default: a value that only a server could compute counts as that.
 */
export class ModeTracker {
  mode: SqlMode = defaultSqlMode;
  /** Modes that the file keeps in user variables, as dumps do: SET @OLD_SQL_MODE = @@SQL_MODE. */
  private readonly kept = new Map<string, SqlMode>();

  /** Takes note of what a statement sets. */
  follow(operations: readonly Operation[]): void {
    for (const operation of operations) {
      if (operation.kind === 'set-variable') this.followVariable(operation);
    }
  }

  private followVariable({ name, scope, value }: SetVariable): void {
    if (scope === 'user' && value !== undefined) {
      if (currentMode.test(value)) this.kept.set(name, this.mode);
    } else if (name === 'sql_mode' && scope === 'session') {
      this.mode = value === undefined ? defaultSqlMode : this.modeOf(value);
    }
  }

  private modeOf(value: string): SqlMode {
    const kept = this.kept.get(value.toLowerCase());
    if (kept !== undefined) return kept;
    return modeNames.test(value) ? parseSqlMode(value) : this.computedMode(value);
  }

  /** CONCAT(@@sql_mode, ',ANSI_QUOTES') adds to what is in force; anything else is beyond a reader. */
  private computedMode(value: string): SqlMode {
    const added = /^concat\s*\(.*@@(?:session\.)?sql_mode.*\)$/is.test(value)
      ? [...value.matchAll(/'([^']*)'/g)].map((found) => found[1] ?? '').join(',')
      : '';
    return added === '' ? defaultSqlMode : joinModes(this.mode, parseSqlMode(added));
  }
}

function joinModes(one: SqlMode, two: SqlMode): SqlMode {
  return {
    ansiQuotes: one.ansiQuotes || two.ansiQuotes,
    backslashEscapes: one.backslashEscapes && two.backslashEscapes,
    pipesAsConcat: one.pipesAsConcat || two.pipesAsConcat,
    highNotPrecedence: one.highNotPrecedence || two.highNotPrecedence,
    ignoreSpace: one.ignoreSpace || two.ignoreSpace,
  };
}
