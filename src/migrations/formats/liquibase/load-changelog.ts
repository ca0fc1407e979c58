import { UserError } from '../../../errors/user-error.ts';
import type { ChangeSet, Preconditions } from './change-set.ts';
import { frameOf, refuseLoop, withoutRemoved, type Frame, type IncludeEntry } from './changelog-frame.ts';
import { readChangeSetNode, readPreconditions } from './change-set-node.ts';
import { isTrue, isTrueUnlessGiven, textOf, valueOf, type ChangelogNode } from './changelog-node.ts';
import type { ChangelogFiles } from './changelog-files.ts';
import { expandNode } from './expand-node.ts';
import { dbmsMatches } from './expressions.ts';
import type { FormattedHost } from './formatted-change-set.ts';
import { readFormattedSql } from './formatted-sql.ts';
import { filesOfFolder } from './include-all.ts';
import { Parameters, type Parameter, type Runtime } from './parameters.ts';
import type { ParsedChangelog, ParsedChangelogs } from './parsed-changelogs.ts';
import { namedPath, normalPath, refuseOutside } from './paths.ts';
import { present } from './present.ts';
import { readProperties } from './properties-file.ts';
import { rawSqlChangeSet } from './raw-sql.ts';

/** What a changelog is read from. */
export interface LoadRequest {
  readonly files: ChangelogFiles;
  readonly parsed: ParsedChangelogs;
  /** Path of the root changelog below the search path. */
  readonly root: string;
  readonly runtime: Runtime;
  /** Parameters from outside. */
  readonly given: Readonly<Record<string, string>>;
}

/** Everything that a root changelog brings in. */
export interface LoadedChangelog {
  /** In the order in which they run. */
  readonly changeSets: readonly ChangeSet[];
  readonly notes: readonly string[];
  /** Repository paths of the changelogs. */
  readonly changelogs: readonly string[];
  /** True where another database would see other texts. */
  readonly dependsOnDbms: boolean;
}

/**
 * Follows a root changelog through everything that it includes.
 * @throws UserError of the migrations namespace, with the line.
 */
export function loadChangelog(request: LoadRequest): LoadedChangelog {
  return new Loader(request).load();
}

class Loader {
  readonly #request: LoadRequest;
  readonly #parameters: Parameters;
  readonly #changeSets: ChangeSet[] = [];
  readonly #preconditions: { readonly node: ChangelogNode; readonly file: string }[] = [];
  readonly #notes: string[] = [];
  readonly #changelogs: string[] = [];

  constructor(request: LoadRequest) {
    this.#request = request;
    this.#parameters = new Parameters(request.runtime, request.given);
  }

  load(): LoadedChangelog {
    const { root } = this.#request;
    this.#include({ path: root, where: root, contexts: [], labels: [], ignore: false, isRequired: true });
    return {
      changeSets: inRunOrder(this.#changeSets),
      notes: this.#notes,
      changelogs: this.#changelogs,
      dependsOnDbms: this.#parameters.dependsOnDbms,
    };
  }

  #include(entry: IncludeEntry): void {
    const { path, where, parent } = entry;
    refuseOutside(path, where);
    const file = this.#request.files.find(path);
    if (file === undefined) {
      if (entry.isRequired) throw new UserError('migrations/changelog-file-missing', { where, detail: path });
      this.#notes.push(`${where} includes ${path}, which is not there; the include says that this is no error.`);
      return;
    }
    refuseLoop(path, where, parent);
    const changelog = this.#request.parsed.of(file);
    if (changelog === undefined) {
      if (entry.isFromFolder !== true) throw new UserError('migrations/changelog-unreadable', { where: file.path, detail: 'it is no changelog, but included as one' });
      return;
    }
    this.#changelogs.push(file.path);
    const frame = frameOf(entry, file.path, changelog);
    if (changelog.kind === 'tree') this.#readTree(changelog, frame);
    else if (changelog.kind === 'formatted-sql') readFormattedSql(changelog.text, this.#hostOf(frame));
    else this.#add(rawSqlChangeSet(changelog.text, frame), frame);
  }

  /** YAML defines its properties before anything else in the file; XML as they stand. */
  #readTree({ node, isYaml, lines }: Extract<ParsedChangelog, { kind: 'tree' }>, frame: Frame): void {
    if (isYaml) for (const child of node.children) if (child.name === 'property') this.#define(child, frame);
    for (const child of node.children) {
      if (!isYaml || child.name !== 'property') this.#readChild(child, frame, lines);
    }
  }

  #readChild(raw: ChangelogNode, frame: Frame, lines: readonly string[]): void {
    const node = expandNode(raw, (value) => this.#parameters.expand(value, frame));
    switch (node.name) {
      case 'changeSet':
        { this.#addNode(node, frame, lines); return; }
      case 'include':
        { this.#readInclude(node, frame); return; }
      case 'includeAll':
        { this.#readIncludeAll(node, frame); return; }
      case 'property':
        { this.#define(node, frame); return; }
      case 'preConditions':
        this.#preconditions.push({ node, file: frame.file });
        return;
      case 'modifyChangeSets':
        { node.children.forEach((child) => this.#readChild(child, frame, lines)); return; }
      case 'removeChangeSetProperty':
        this.#remove(node, frame);
        break;
      default:
        refuseUnknown(node, frame.file);
    }
  }

  #addNode(node: ChangelogNode, frame: Frame, lines: readonly string[]): void {
    const { files } = this.#request;
    const changeSet = readChangeSetNode(node, {
      file: frame.file,
      lines,
      storedPath: (logical) => this.#storedPath(logical, frame),
      fileAt: (path, isRelative, line) => files.named(path, { where: `${frame.file}:${line}`, ...(isRelative ? { from: frame.path } : {}) }),
      expand: (value) => this.#parameters.expand(value, frame),
      changesOf: (identity) => this.#find(identity, frame)?.changes,
    });
    this.#add(changeSet, frame);
  }

  /** `removeChangeSetProperty`: takes a property out of the columns of every change of a type that follows in the file. */
  #remove(node: ChangelogNode, frame: Frame): void {
    const field = (name: string): string | undefined => textOf(node, name, frame.file);
    const [change, property] = [field('change'), field('remove')];
    if (field('dbms') !== undefined) this.#parameters.dependsOnDbms = true;
    if (change !== undefined && property !== undefined && dbmsMatches(field('dbms'), this.#request.runtime.dbms)) frame.removals.push({ change, property });
  }

  #add(changeSet: ChangeSet, frame: Frame): void {
    if (!dbmsMatches(changeSet.dbms, this.#request.runtime.dbms)) return;
    const preconditions = this.#guarding(changeSet, frame);
    this.#changeSets.push({ ...withoutRemoved(changeSet, frame.removals), ...(preconditions === undefined ? {} : { preconditions }), inheritedContexts: frame.contexts, inheritedLabels: frame.labels, ignore: changeSet.ignore || frame.ignore });
  }

  /**
   * Liquibase asks the preconditions of a changelog once, before anything runs; here they guard each change set of it that has none
   * of its own: what no longer holds then stops the run, which is the safe side.
   */
  #guarding(changeSet: ChangeSet, frame: Frame): Preconditions | undefined {
    const files = new Set<string>();
    for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) files.add(at.file);
    const around = this.#preconditions.filter(({ file }) => files.has(file));
    const [first] = around;
    if (first === undefined) return changeSet.preconditions;
    if (changeSet.preconditions === undefined) return readPreconditions({ ...first.node, children: around.flatMap(({ node }) => node.children) }, first.file);
    this.#notes.push(`${frame.file}:${changeSet.line} has preconditions of its own; those of the changelog (${first.file}:${first.node.line}) are not asked before it.`);
    return changeSet.preconditions;
  }

  #find(identity: { readonly id: string; readonly author: string; readonly path: string | undefined }, frame: Frame): ChangeSet | undefined {
    const path = normalPath(identity.path ?? this.#storedPath(undefined, frame)).toLowerCase();
    return this.#changeSets.find((each) => each.id === identity.id && each.author.toLowerCase() === identity.author.toLowerCase() && normalPath(each.path).toLowerCase() === path);
  }

  /** The logical path of the change set, else of the nearest changelog that has one, else the path of the file. */
  #storedPath(own: string | undefined, frame: Frame): string {
    if (own !== undefined && own !== '') return own.replaceAll('\\', '/').replace(/^\//, '');
    for (let at: Frame | undefined = frame; at !== undefined; at = at.parent) {
      if (at.logicalFilePath !== undefined) return at.logicalFilePath.replaceAll('\\', '/').replace(/^\//, '');
    }
    return frame.path;
  }

  #hostOf(frame: Frame): FormattedHost {
    return {
      file: frame.file,
      expand: (value) => this.#parameters.expand(value, frame),
      define: (parameter, isGlobal) => this.#parameters.define(parameter, frame, isGlobal),
      storedPath: (logical) => this.#storedPath(logical, frame),
      changesOf: (identity) => this.#find(identity, frame)?.changes,
      add: (changeSet) => this.#add(changeSet, frame),
    };
  }

  #define(node: ChangelogNode, frame: Frame): void {
    const field = (name: string): string | undefined => valueOf(node, name, frame.file);
    const filters = present({ context: field('contextFilter') ?? field('context'), labels: field('labels'), dbms: field('dbms') });
    const isGlobal = isTrueUnlessGiven(field('global'));
    const define = (parameter: Parameter): void => this.#parameters.define({ ...parameter, ...filters }, frame, isGlobal);
    const [name, file] = [field('name'), field('file')];
    if (name !== undefined) { define({ name, value: field('value') ?? '' }); return; }
    if (file === undefined) return;
    const where = `${frame.file}:${node.line}`;
    const path = namedPath(frame.path, file, isTrue(field('relativeToChangelogFile')));
    if (!isTrueUnlessGiven(field('errorIfMissing')) && this.#request.files.find(path) === undefined) return;
    for (const [key, value] of readProperties(this.#request.files.named(path, { where }))) define({ name: key, value });
  }

  #readInclude(node: ChangelogNode, frame: Frame): void {
    const where = `${frame.file}:${node.line}`;
    const named = textOf(node, 'file', frame.file);
    if (named === undefined) throw new UserError('migrations/changelog-unreadable', { where, detail: 'an include names no file' });
    const path = namedPath(frame.path, named, isTrue(valueOf(node, 'relativeToChangelogFile', frame.file)));
    this.#include({ path, where, parent: frame, isRequired: isTrueUnlessGiven(valueOf(node, 'errorIfMissing', frame.file)), ...this.#inherited(node, frame) });
  }

  #readIncludeAll(node: ChangelogNode, frame: Frame): void {
    const where = `${frame.file}:${node.line}`;
    const found = filesOfFolder(node, { files: this.#request.files, from: frame.path, where, file: frame.file });
    const inherited = this.#inherited(node, frame);
    for (const path of found) {
      // A changelog that stands in the folder which it includes is not included again.
      if (path !== frame.path) this.#include({ path, where, parent: frame, isRequired: true, isFromFolder: true, ...inherited });
    }
  }

  /** What an include hands down, the innermost first. */
  #inherited(node: ChangelogNode, frame: Frame): Pick<IncludeEntry, 'contexts' | 'labels' | 'ignore' | 'logicalFilePath'> {
    const field = (name: string): string | undefined => textOf(node, name, frame.file);
    const [context, labels] = [field('contextFilter') ?? field('context'), field('labels')];
    return {
      contexts: [...(context === undefined ? [] : [context]), ...frame.contexts],
      labels: [...(labels === undefined ? [] : [labels]), ...frame.labels],
      ignore: isTrue(field('ignore')) || frame.ignore,
      ...present({ logicalFilePath: field('logicalFilePath') }),
    };
  }
}

/** Attributes of the changelog are children without children, and say nothing here. */
function refuseUnknown({ name, line, children }: ChangelogNode, file: string): void {
  if (children.length > 0) throw new UserError('migrations/changelog-unreadable', { where: `${file}:${line}`, detail: `there is no ${name} in a databaseChangeLog` });
}

/** `runOrder` moves a change set before or behind all others. */
function inRunOrder(changeSets: readonly ChangeSet[]): readonly ChangeSet[] {
  const of = (order: ChangeSet['runOrder']): readonly ChangeSet[] => changeSets.filter((each) => each.runOrder === order);
  return [...of('first'), ...of(undefined), ...of('last')];
}
