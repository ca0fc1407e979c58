import { UserError } from '../../../errors/user-error.ts';
import type { SourceFile } from '../../../model/migration.ts';
import { decodeText } from '../../decode-text.ts';
import type { FormatOptions, MadeFor } from '../../format.ts';
import { fileName } from '../../new-migration.ts';
import { readConf, type Conf } from './conf.ts';

/** Where a project of Sqitch has its files, and what its settings say. Folders are empty or end in a slash. */
export interface SqitchLayout {
  readonly plan: SourceFile;
  readonly deploy: string;
  readonly revert: string;
  readonly verify: string;
  /** The same for changes that were reworked. */
  readonly reworked: Readonly<Record<'deploy' | 'revert' | 'verify', string>>;
  /** With its dot. */
  readonly extension: string;
  /** Schema or database of the registry. */
  readonly registry: string;
  readonly madeFor?: MadeFor;
  /** What psql gets by --set, and MySQL as session variables. */
  readonly variables: Readonly<Record<string, string>>;
  /** Who deploys, where the settings say so. */
  readonly committer: { readonly name?: string; readonly email?: string };
  /** True where `sqitch deploy` runs verify scripts. */
  readonly verifies: boolean;
}

/** Options of the format, by the tool's names. */
export const sqitchOptions = {
  'target': 'name of a [target] of sqitch.conf whose folders, registry and variables count',
  'engine': 'pg or mysql, where sqitch.conf has settings for several engines',
  'registry': 'schema (PostgreSQL) or database (MySQL) of the registry; default: as in sqitch.conf, else sqitch',
  'committer-name': 'name to record for who deploys; default: user.name of sqitch.conf, else the database user',
  'committer-email': 'email to record for who deploys; default: user.email of sqitch.conf, else <user>@<host> of the connection',
} as const;

const planName = 'sqitch.plan';
const scripts = ['deploy', 'revert', 'verify'] as const;
type Script = (typeof scripts)[number];

/**
 * Finds the plan and its folders: by sqitch.conf, or beside the only plan.
 * @throws UserError migrations/file-missing, migrations/several-directories, migrations/malformed-directory.
 */
export function findLayout(files: readonly SourceFile[], options: FormatOptions): SqitchLayout {
  const conf = files.filter(({ path }) => fileName(path) === 'sqitch.conf').reduce<SourceFile | undefined>((best, file) => (best === undefined || file.path.length < best.path.length ? file : best), undefined);
  const settings = settingsOf(conf === undefined ? readConf('sqitch.conf', '') : readConf(conf.path, decodeText(conf)), options);
  const base = conf === undefined ? '' : folderOf(conf.path);
  const { plan, top } = findPlan(files, { settings, base, isConfigured: conf !== undefined });
  const folder = (key: string, otherwise: string): string => joined(base, settings.value(key)) ?? otherwise;
  const reworkedTop = folder('reworked_dir', top);
  const own = Object.fromEntries(scripts.map((script) => [script, folder(`${script}_dir`, `${top}${script}/`)]));
  const reworked = Object.fromEntries(scripts.map((script) => [script, folder(`reworked_${script}_dir`, joined(reworkedTop, settings.value(`${script}_dir`) ?? script) ?? '')]));
  const of = (folders: Readonly<Record<string, string>>): Readonly<Record<Script, string>> => ({ deploy: folders['deploy'] ?? '', revert: folders['revert'] ?? '', verify: folders['verify'] ?? '' });
  const { engine } = settings;
  return {
    plan,
    ...of(own),
    reworked: of(reworked),
    extension: `.${settings.value('extension') ?? 'sql'}`,
    registry: options['registry'] ?? settings.value('registry') ?? 'sqitch',
    ...(engine === undefined ? {} : { madeFor: madeForOf(engine, conf?.path ?? plan.path) }),
    variables: settings.variables,
    committer: settings.committer,
    verifies: settings.verifies,
  };
}

interface Settings extends Pick<SqitchLayout, 'variables' | 'committer' | 'verifies'> {
  readonly engine?: string;
  /** Of the target, else of its engine, else of all. */
  value(key: string): string | undefined;
}

const engineWords: Readonly<Record<string, string>> = { postgres: 'pg', postgresql: 'pg', pg: 'pg', mysql: 'mysql', mariadb: 'mysql' };

function settingsOf(conf: Conf, options: FormatOptions): Settings {
  const { target = '', engine } = aimOf(conf, options);
  const sections = [`target.${target}`, `engine.${engine ?? ''}`, 'core'];
  return {
    ...(engine === undefined ? {} : { engine }),
    value: (key) => sections.map((section) => conf.get(section, key)).find((value) => value !== undefined),
    variables: { ...conf.section(`engine.${engine ?? ''}.variables`), ...conf.section(`target.${target}.variables`), ...conf.section('deploy.variables') },
    committer: present({ name: options['committer-name'] ?? conf.get('user', 'name'), email: options['committer-email'] ?? conf.get('user', 'email') }),
    verifies: /^(?:true|yes|on|1)$/i.test(conf.get('deploy', 'verify') ?? ''),
  };
}

/** The target, which is a name or a URI of its own, and its engine. */
function aimOf(conf: Conf, options: FormatOptions): { readonly target?: string; readonly engine?: string } {
  const usual = options['engine'] ?? conf.get('core', 'engine');
  const target = options['target'] ?? conf.get('core', 'target') ?? conf.get(`engine.${usual ?? ''}`, 'target');
  const word = engineOfTarget(conf, target) ?? usual;
  return present({ target, engine: word === undefined ? undefined : (engineWords[word] ?? word) });
}

function engineOfTarget(conf: Conf, target = ''): string | undefined {
  const uri = target.includes(':') ? target : conf.get(`target.${target}`, 'uri');
  return uri === undefined ? undefined : /^(?:db:)?(\w+):/.exec(uri)?.[1];
}

function present<Key extends string>(values: Readonly<Record<Key, string | undefined>>): Partial<Readonly<Record<Key, string>>> {
  const known = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as Partial<Readonly<Record<Key, string>>>;
}

interface PlanSearch {
  readonly settings: Settings;
  readonly base: string;
  readonly isConfigured: boolean;
}

function findPlan(files: readonly SourceFile[], { settings, base, isConfigured }: PlanSearch): { readonly plan: SourceFile; readonly top: string } {
  const top = joined(base, settings.value('top_dir') ?? '.') ?? base;
  const wanted = joined(base, settings.value('plan_file'))?.slice(0, -1) ?? `${top}${planName}`;
  const plan = isConfigured ? files.find(({ path }) => path === wanted) : undefined;
  if (plan !== undefined) return { plan, top };
  const plans = files.filter(({ path }) => fileName(path) === planName);
  const [only, other] = plans;
  if (other !== undefined) throw new UserError('migrations/several-directories', { detail: plans.map(({ path }) => path).join(', ') });
  if (only === undefined) throw new UserError('migrations/file-missing', { where: wanted, detail: 'the plan, which lists the changes' });
  return { plan: only, top: folderOf(only.path) };
}

function madeForOf(engine: string, path: string): MadeFor {
  return { engines: engine === 'pg' ? ['postgresql'] : engine === 'mysql' ? ['mysql', 'mariadb'] : [], path, word: `Sqitch’s engine ${engine}` };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

/** A folder below another one, ending in a slash; what leaves the repository is a folder that has no files. */
function joined(base: string, relative: string | undefined): string | undefined {
  if (relative === undefined) return undefined;
  const parts: string[] = [];
  for (const part of `${base}${relative}`.split('/')) {
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts.map((part) => `${part}/`).join('');
}
