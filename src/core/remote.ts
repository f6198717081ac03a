/** Which remote a repository belongs to, and links to lines of a commit on that remote's forge. */
import type { LineRange } from './entry';

/** The families of forges whose link syntax is known. */
export type Forge = 'github' | 'gitlab' | 'bitbucket' | 'azure' | 'gitea';

/** What git's configuration says about remotes. URLs may hold credentials: never show or log them. */
export interface RemoteConfig {
  readonly remotes: readonly { readonly name: string; readonly url: string }[];
  readonly branches: readonly { readonly name: string; readonly remote?: string; readonly merge?: string }[];
  /** `url.<base>.insteadOf = <prefix>`: a URL that starts with `prefix` really starts with `base`. */
  readonly insteadOf: readonly { readonly base: string; readonly prefix: string }[];
}

/** The lines of a file in a commit. */
export interface PermalinkTarget {
  /** The full hash, 40 or 64 hexadecimal digits. */
  readonly commit: string;
  /** Relative to the repository's root, with `/`, not encoded. */
  readonly path: string;
  readonly lines?: LineRange;
}

/**
 * Reads what git prints for
 * `git config -z --get-regexp '^(remote\..+\.url|branch\..+\.(remote|merge)|url\..+\.insteadof)$'`.
 *
 * @param output entries of key, line feed, value, NUL (git-config(1), option `-z`); other keys are ignored.
 * @returns as git understands it: of several URLs of a remote the first, of a branch's values the last.
 */
export function parseGitConfig(output: string): RemoteConfig {
  const remotes = new Map<string, string>();
  const branches = new Map<string, { remote?: string; merge?: string }>();
  const insteadOf: { base: string; prefix: string }[] = [];
  for (const item of output.split('\0')) {
    const [, section = '', name = '', variable = '', value = ''] =
      /^(remote|branch|url)\.(.+)\.(url|remote|merge|insteadof)\n(.+)$/is.exec(item) ?? [];
    const key = `${section}.${variable}`.toLowerCase();
    if (key === 'remote.url' && !remotes.has(name)) remotes.set(name, value);
    else if (key === 'url.insteadof') insteadOf.push({ base: name, prefix: value });
    else if (key === 'branch.remote') branches.set(name, { ...branches.get(name), remote: value });
    else if (key === 'branch.merge') branches.set(name, { ...branches.get(name), merge: value });
  }
  return {
    remotes: Array.from(remotes, ([name, url]) => ({ name, url })),
    branches: Array.from(branches, ([name, values]) => ({ name, ...values })),
    insteadOf,
  };
}

/**
 * The URL of the remote that a branch belongs to: its upstream's, else that of `origin`, else the only one.
 *
 * @param branch its short name; `undefined` when HEAD is detached.
 * @returns the URL with `insteadOf` applied, credentials included; `undefined` when none can be chosen.
 */
export function chooseRemote(config: RemoteConfig, branch: string | undefined): string | undefined {
  const { remotes } = config;
  const upstream = config.branches.find(({ name }) => name === branch)?.remote;
  const url =
    remotes.find(({ name }) => name === upstream)?.url ??
    // git also takes a URL where the name of a remote could stand.
    (upstream?.includes(':') ? upstream : undefined) ??
    remotes.find(({ name }) => name === 'origin')?.url ??
    (remotes.length === 1 ? remotes[0]?.url : undefined);
  if (url === undefined) return undefined;
  let best = { base: '', prefix: '' };
  for (const rule of config.insteadOf) {
    if (url.startsWith(rule.prefix) && rule.prefix.length > best.prefix.length) best = rule;
  }
  return best.base + url.slice(best.prefix.length);
}

/**
 * The address of lines in a commit in the forge's web pages. Credentials in the URL never get into it.
 *
 * @param remoteUrl as git has it: `https://`, `http://`, `ssh://` or `user@host:path`; it is not trusted.
 * @param forges forges by host, for hosts whose name does not tell; they win over the built-in ones.
 * @returns `undefined` when the forge is not known, the commit is no full hash, or anything looks wrong.
 */
export function permalink(
  remoteUrl: string,
  target: PermalinkTarget,
  forges: Readonly<Record<string, Forge>> = {},
): string | undefined {
  const { commit, lines } = target;
  if (!/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(commit)) return undefined;
  if (lines && !(Number.isInteger(lines.first) && Number.isInteger(lines.last))) return undefined;
  if (lines && (lines.first < 1 || lines.last < lines.first)) return undefined;
  const path = encodeSegments(target.path.split('/'))?.join('/');
  const repository = repositoryOf(remoteUrl, forges);
  if (path === undefined || !repository) return undefined;
  return LINKS[repository.forge]({ ...repository, commit, path, ...(lines && { lines }) });
}

/**
 * The repository that a remote is, on a forge that is known. Credentials in the URL never get into it.
 *
 * @param remoteUrl as in {@link permalink}
 */
export function repositoryOf(
  remoteUrl: string,
  forges: Readonly<Record<string, Forge>> = {},
): (Repository & { readonly forge: Forge }) | undefined {
  const repository = parseRemote(remoteUrl);
  const forge = repository && forgeOf(repository.host, forges);
  // The map may come from a settings file, so a value need not be what its type says.
  if (!repository || forge === undefined || !Object.hasOwn(LINKS, forge)) return undefined;
  return { ...repository, forge };
}

/** A repository on a site; its `segments` are at least two, percent-encoded, and lack `.git`. */
export interface Repository {
  readonly host: string;
  readonly origin: string;
  readonly segments: readonly string[];
}

const URL_FORM = /^(https?|ssh):\/\/(?:[^/]*@)?([a-z0-9][a-z0-9.-]*)(:\d{1,5})?\/(.+)$/i;
const SCP_FORM = /^()(?:[^@/:]+@)?([a-z0-9][a-z0-9.-]*)(:)(?!\/\/)(.+)$/i;
/** The public forges, with the names under which they take SSH on the port of HTTPS. */
const PUBLIC = /^(?:www\.|ssh\.|altssh\.)?(github\.com|gitlab\.com|bitbucket\.org)$/;

function parseRemote(url: string): Repository | undefined {
  if (url.length > 2048 || /^-|\p{Cc}/u.test(url)) return undefined;
  const [, scheme = '', name, port = '', path] = URL_FORM.exec(url) ?? SCP_FORM.exec(url) ?? [];
  // An @ may be the rest of credentials with a slash in them.
  if (name === undefined || !path || path.includes('@')) return undefined;
  const plain = path.replace(/\/+$/, '').replace(/\.git$/, '');
  const segments = encodeSegments(plain.split('/').slice(plain.startsWith('/') ? 1 : 0), true);
  if (!segments || segments.length < 2) return undefined;
  const host = name.toLowerCase().replace(PUBLIC, '$1');
  // A forge inside a network may have no TLS; everything public has.
  const protocol = /^http$/i.test(scheme) && !PUBLIC.test(host) ? 'http' : 'https';
  return { host, origin: `${protocol}://${host}${/^http/i.test(scheme) ? port : ''}`, segments };
}

/** @returns every segment percent-encoded, or `undefined` if one could lead elsewhere or is not text. */
function encodeSegments(segments: readonly string[], fromUrl = false): string[] | undefined {
  const bad = fromUrl ? /^\.{0,2}$|[/\p{Cc}]/u : /^\.{0,2}$/;
  // What encodeURIComponent leaves alone, but Markdown would read as its own, is encoded too.
  const hex = (c: string) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`;
  try {
    const plain = fromUrl ? segments.map(decodeURIComponent) : segments;
    if (plain.some((segment) => bad.test(segment))) return undefined;
    return plain.map((segment) => encodeURIComponent(segment).replace(/[!'()*]/g, hex));
  } catch {
    return undefined; // a `%` without two digits, or half a surrogate pair
  }
}

const HOSTS: readonly (readonly [pattern: RegExp, forge: Forge])[] = [
  [/^github\.|\.ghe\.com$/, 'github'],
  [/^gitlab\./, 'gitlab'],
  [/^bitbucket\.org$/, 'bitbucket'],
  [/^(?:(?:ssh\.)?dev\.azure\.com|[^.]+\.visualstudio\.com)$/, 'azure'],
  [/^codeberg\.org$|^gitea\.|^forgejo\./, 'gitea'],
];

function forgeOf(host: string, forges: Readonly<Record<string, Forge>>): Forge | undefined {
  const own = Object.entries(forges).find(([name]) => name.toLowerCase() === host);
  if (own) return own[1];
  // An alias of somebody's SSH configuration, such as github.com-work, is no site.
  if (!/\.(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(host)) return undefined;
  return HOSTS.find(([pattern]) => pattern.test(host))?.[1];
}

/** The addresses that each forge's own "copy permalink" gives. */
const LINKS: Readonly<Record<Forge, (place: Repository & PermalinkTarget) => string | undefined>> = {
  github: (at) => (at.segments.length === 2 ? page(at, 'blob', '-L', '?plain=1') : undefined),
  // Groups nest, and these two may live below a path of their site.
  gitlab: (at) => page(at, '-/blob', '-', '?plain=1'),
  gitea: (at) => page(at, 'src/commit', '-L', '?display=source'),
  bitbucket: ({ host, origin, segments, commit, path, lines }) => {
    const [owner, name] = segments.slice(-2);
    if (host === 'bitbucket.org') {
      const address = `${origin}/${owner}/${name}/src/${commit}/${path}`;
      return segments.length === 2 ? address + range(lines, '#lines-', ':') : undefined;
    }
    // Elsewhere it is Bitbucket Data Center: https://host/context/scm/KEY/repo, ssh://host:7999/KEY/repo.
    const above = [origin, ...segments.slice(0, -2).filter((segment) => segment !== 'scm')].join('/');
    return `${above}/projects/${owner}/repos/${name}/browse/${path}?at=${commit}${range(lines, '#', '-')}`;
  },
  azure: (at) => {
    const { segments, commit, path, lines } = at;
    const above = azureProject(at);
    if (!above) return undefined;
    // A range ends before column 1 of the line after it.
    const columns = '&lineStartColumn=1&lineEndColumn=1&lineStyle=plain';
    const where = lines ? `&line=${lines.first}&lineEnd=${lines.last + 1}${columns}` : '';
    return `${[...above, '_git', segments.at(-1)].join('/')}?path=/${path}&version=GC${commit}${where}&_a=contents`;
  },
};

/** The address of the project that a repository on Azure belongs to, in pieces. */
export function azureProject({ host, origin, segments }: Repository): readonly string[] | undefined {
  const ssh = /^(?:ssh\.dev\.azure|vs-ssh\.visualstudio)\.com$/.test(host);
  const folder = segments.indexOf('_git');
  // `_optimized` or `_full` may stand between `_git` and the repository's name.
  const named = folder >= 0 && [2, 3].includes(segments.length - folder);
  if (ssh ? segments[0] !== 'v3' || segments.length !== 4 : !named) return undefined;
  return ssh ? ['https://dev.azure.com', ...segments.slice(1, 3)] : [origin, ...segments.slice(0, folder)];
}

/** @param source the query that shows a text with line numbers which the forge would render. */
function page(at: Repository & PermalinkTarget, view: string, between: string, source: string): string {
  const rendered = /\.(?:md|markdown|mdown|mkdn?|rst|adoc|asciidoc|org|textile)$/i.test(at.path);
  const address = [at.origin, ...at.segments, view, at.commit, at.path].join('/');
  return address + (at.lines && rendered ? source : '') + range(at.lines, '#L', between);
}

function range(lines: LineRange | undefined, start: string, between: string): string {
  if (!lines) return '';
  return start + lines.first + (lines.last === lines.first ? '' : between + lines.last);
}
