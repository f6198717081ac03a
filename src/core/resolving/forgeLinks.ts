import { azureProject, repositoryOf, type Forge, type Repository } from '../remote';

/** The addresses of a repository's commits and pull requests; nothing where its forge is not known. */
export interface ForgeLinks {
  readonly commit: (hash: string) => string | undefined;
  readonly pullRequest: (number: number) => string | undefined;
}

export const NO_LINKS: ForgeLinks = { commit: () => undefined, pullRequest: () => undefined };

/**
 * @param remoteUrl as git has it; credentials in it never get into an address
 * @param forges host name → what runs there
 */
export function forgeLinks(
  remoteUrl: string | undefined,
  forges: Readonly<Record<string, Forge>>,
): ForgeLinks {
  const repository = remoteUrl === undefined ? undefined : repositoryOf(remoteUrl, forges);
  const base = repository && baseOf(repository);
  if (!repository || base === undefined) return NO_LINKS;
  const [commit, pull] = PAGES[repository.forge];
  return {
    commit: (hash) =>
      /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(hash) ? `${base}/${commit}/${hash}` : undefined,
    pullRequest: (number) => `${base}/${pull}/${number}`,
  };
}

const PAGES: Readonly<Record<Forge, readonly [commit: string, pullRequest: string]>> = {
  github: ['commit', 'pull'],
  gitlab: ['-/commit', '-/merge_requests'],
  gitea: ['commit', 'pulls'],
  bitbucket: ['commits', 'pull-requests'],
  azure: ['commit', 'pullrequest'],
};

function baseOf(repository: Repository & { readonly forge: Forge }): string | undefined {
  const { forge, host, origin, segments } = repository;
  if (forge === 'azure') {
    const project = azureProject(repository);
    return project && [...project, '_git', segments.at(-1)].join('/');
  }
  if (forge === 'bitbucket' && host !== 'bitbucket.org') {
    const [owner, name] = segments.slice(-2);
    const above = segments.slice(0, -2).filter((segment) => segment !== 'scm');
    return [origin, ...above, 'projects', owner, 'repos', name].join('/');
  }
  const isFlat = forge === 'github' || forge === 'bitbucket';
  return isFlat && segments.length !== 2 ? undefined : [origin, ...segments].join('/');
}
