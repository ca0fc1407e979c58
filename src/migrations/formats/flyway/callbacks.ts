/** Commands of Flyway by the events that their callbacks are named after (Flyway 11, Callback Events). */
const eventsOf = {
  migrate: [
    'beforeMigrate', 'beforeRepeatables', 'afterVersioned', 'afterMigrate', 'afterMigrateApplied', 'afterMigrateError',
    'beforeEachMigrate', 'beforeEachMigrateStatement', 'afterEachMigrateStatement', 'afterEachMigrateStatementError',
    'afterEachMigrate', 'afterEachMigrateError',
    // Every migrate validates first, and connects, and makes the schema where there is none.
    'beforeValidate', 'afterValidate', 'afterValidateError', 'beforeConnect', 'afterConnect', 'createSchema', 'beforeCreateSchema',
  ],
  undo: [
    'beforeUndo', 'afterUndo', 'afterUndoError', 'beforeEachUndo', 'beforeEachUndoStatement', 'afterEachUndoStatement',
    'afterEachUndoStatementError', 'afterEachUndo', 'afterEachUndoError', 'afterUndoOperationFinish',
  ],
  clean: ['beforeClean', 'afterClean', 'afterCleanError'],
  info: ['beforeInfo', 'afterInfo', 'afterInfoError'],
  baseline: ['beforeBaseline', 'afterBaseline', 'afterBaselineError'],
  repair: ['beforeRepair', 'afterRepair', 'afterRepairError'],
} as const;

const commands: ReadonlyMap<string, string> = new Map(Object.entries(eventsOf).flatMap(([command, events]) => events.map((event) => [event, command] as const)));

/** The event that a stem names: nothing stands between it and the separator. */
export function callbackOf(stem: string, separator: string): string | undefined {
  const at = stem.indexOf(separator);
  const event = at < 0 ? stem : stem.slice(0, at);
  return commands.has(event) ? event : undefined;
}

/** The command of Flyway that runs the callbacks of an event; `migrate` is the one whose work we do. */
export function commandOf(event: string): string {
  return commands.get(event) ?? 'migrate';
}
