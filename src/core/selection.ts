import { braceExpand, Minimatch, type MinimatchOptions } from 'minimatch';
import { NEVER_READ } from './target';

/** Which files of a workspace folder are documents. Paths are relative to that folder, with `/`, in any case. */
export interface Selection {
  includes(path: string): boolean;
  /** Whether anything below a folder may be included, so that it is worth looking into; empty for the top. */
  mayHold(folder: string): boolean;
  /** Whether a file or folder, or a folder around it, is excluded. */
  excludes(path: string): boolean;
}

export interface SelectionRules {
  readonly include: readonly string[];
  readonly exclude?: readonly string[];
  /** Folders whose Markdown files are all included, hidden folders excepted; empty for the top. No globs. */
  readonly folders?: readonly string[];
}

const MARKDOWN = '{md,markdown}';
/** Where people keep such documents, beside the top. */
const USUAL_FOLDERS = '{,.github/,notes/,wiki/}';
/** What people call them; `*` stands for the rest of the name. */
const WELL_KNOWN_NAMES = [
  '{challenges,blockers,known[-_ ]issues,bugs,lessons*,troubleshooting*,til,decisions,debug[-_ ]log}',
  // Spanish, Portuguese, French, German, Italian
  '{desafíos,desafios,bloqueos,problemas*conocidos,errores*conocidos,lecciones*,decisiones}',
  '{bloqueios,impedimentos,problemas*conhecidos,erros*conhecidos,lições*,licoes*,decisões,decisoes}',
  '{défis,defis,blocages,problèmes*connus,problemes*connus,leçons*,lecons*,dépannage*,depannage*}',
  '{herausforderungen,hindernisse,bekannte*probleme,bekannte*fehler,erkenntnisse*,fehlerbehebung*,entscheidungen}',
  '{sfide,blocchi,problemi*noti,lezioni*,decisioni}',
  // Russian, Chinese, Japanese, Korean
  '{проблемы,известные*проблемы,уроки*,решения}',
  '{踩坑*,已知问题,疑难解答*,故障排除*,经验教训*,挑战,决策}',
  '{トラブルシューティング*,既知の課題,既知の問題,課題,学び,決定事項}',
  '{알려진*문제,문제*해결*,트러블슈팅*,결정}',
];

/** `challengeLog.include`, unless it is set; package.json says the same. */
export const DEFAULT_INCLUDE: readonly string[] = [
  `{docs,doc,documentation}/**/*.${MARKDOWN}`,
  `{incidents,postmortems,post-mortems,bugs,adr,adrs,til}/**/*.${MARKDOWN}`,
  ...WELL_KNOWN_NAMES.map((names) => `${USUAL_FOLDERS}${names}.${MARKDOWN}`),
];

const OPTIONS: MinimatchOptions = {
  nocase: true,
  normalize: true,
  nocomment: true,
  nonegate: true,
  noext: true,
  // Settings come from the workspace: none of them may take for ever.
  braceExpandMax: 1_000,
  platform: 'linux',
};
const LONGEST_GLOB = 1_000;

/** Combines the rules; globs that can match nothing, such as absolute ones, are left out. */
export function createSelection({ include, exclude = [], folders = [] }: SelectionRules): Selection {
  const included = include.flatMap((glob) => compile(glob, {}));
  const holding = include.flatMap((glob) => compile(glob, { partial: true }));
  const excluded = exclude.flatMap((glob) => compile(glob.replace(/\/(?:\*\*)?$/, ''), { dot: true }));
  const known = new Map<string, boolean>();

  function excludes(path: string): boolean {
    return NEVER_READ.test(path) || (excluded.length > 0 && excludesPart(path));
  }

  /** Whatever is excluded takes along all that is below; most files share their folder with others. */
  function excludesPart(path: string): boolean {
    const slash = path.lastIndexOf('/');
    if (slash > 0) {
      const folder = path.slice(0, slash);
      let outer = known.get(folder);
      if (outer === undefined) known.set(folder, (outer = excludesPart(folder)));
      if (outer) return true;
    }
    return excluded.some((glob) => glob.match(path));
  }

  const inFolders = (path: string) =>
    folders.some(
      (folder) =>
        (folder === '' || path === folder || path.startsWith(`${folder}/`)) &&
        !/(?:^|\/)\./.test(path.slice(folder.length)),
    );

  return {
    includes: (path) =>
      ((isMarkdown(path) && inFolders(path)) || included.some((glob) => glob.match(path))) && !excludes(path),
    mayHold: (folder) =>
      folder === '' ||
      ((inFolders(folder) ||
        folders.some((inner) => inner.startsWith(`${folder}/`)) ||
        holding.some((glob) => glob.match(folder))) &&
        !excludes(folder)),
    excludes,
  };
}

/**
 * Where documents may come and go: globs for a watcher that tells upper from lower case, with the folders
 * themselves, since one that is moved in sends no event for what it holds.
 */
export function watchedGlobs({ include, folders = [] }: SelectionRules): string[] {
  const globs = new Set<string>();
  for (const folder of folders) addTree(folder.split('/').filter(Boolean));
  for (const glob of include.flatMap((some) => usable(some))) {
    for (const one of braceExpand(glob, OPTIONS)) {
      const parts = one.split('/').filter(Boolean);
      const literal = parts.slice(0, -1).findIndex((part) => /[*?[\\\]{}]/.test(part));
      if (literal >= 0) addTree(parts.slice(0, literal));
      else {
        // Only files of one folder.
        if (parts.length > 1) globs.add(parts.slice(0, -1).map(anyCase).join('/'));
        globs.add([...parts.slice(0, -1).map(anyCase), '*'].join('/'));
      }
    }
  }
  return globs.has('**') ? ['**'] : [...globs];

  function addTree(parts: readonly string[]): void {
    const folder = parts.map(anyCase).join('/');
    if (folder !== '') globs.add(folder);
    globs.add(folder === '' ? '**' : `${folder}/**`);
  }
}

function anyCase(part: string): string {
  return [...part]
    .map((letter) => {
      const [lower, upper] = [letter.toLowerCase(), letter.toUpperCase()];
      if (lower !== upper && lower.length === 1 && upper.length === 1) return `[${lower}${upper}]`;
      return /[*?[\]{},]/.test(letter) ? '?' : letter;
    })
    .join('');
}

export function isMarkdown(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}

/** A glob for a path itself, whatever signs are in it. */
export function escapedGlob(path: string): string {
  return path.replaceAll(/[\\*?[\]{}]/g, '\\$&');
}

function compile(glob: string, options: MinimatchOptions): Minimatch[] {
  return usable(glob).map((relative) => new Minimatch(relative, { ...OPTIONS, ...options }));
}

/** A glob as a relative one; none for what cannot match a relative path. */
function usable(glob: string): string[] {
  const relative = glob.replace(/^\.\//, '');
  const isAbsolute = /^(?:\/|\\(?![*?[\]{}])|[A-Za-z]:)/.test(relative);
  const isUsable = relative !== '' && relative.length <= LONGEST_GLOB && !isAbsolute;
  return isUsable ? [relative] : [];
}
