import { outline } from '../markdown';
import { azureProject, repositoryOf, type Forge, type Repository } from '../remote';

/** What an issue begins with. */
export interface IssueDraft {
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly labels: readonly string[];
}

/** The page on which a person makes an issue. */
export interface IssuePage {
  readonly url: string;
  /** The body, where the address does not hold it: it goes by the clipboard. */
  readonly clipboard?: string;
}

/**
 * The longest address. GitHub refuses requests of more than 8,191 bytes (https://github.com/github/docs/issues/5136),
 * and the nginx that is in front of most GitLabs and Giteas a request line of more than 8 kB
 * (https://nginx.org/en/docs/http/ngx_http_core_module.html#large_client_header_buffers), so some is left for `GET … HTTP/1.1`.
 */
export const LONGEST_URL = 8_000;
/** GitHub takes 256 characters, GitLab and Gitea 255. */
const LONGEST_TITLE = 255;

type Parameters = readonly (readonly [key: string, value: string])[];

/** An address with the title and as much of the rest as the forge's page takes. */
interface Form {
  readonly address: string;
  /** @param body `undefined` where it goes by the clipboard */
  readonly parameters: (draft: IssueDraft, body: string | undefined) => Parameters;
  /** The page takes a body. */
  readonly takesBody: boolean;
}

/**
 * The forge's own page for a new issue, filled in. Nothing is sent: the person sees it and decides.
 * @param remoteUrl as git has it; credentials in it never get into the address
 * @param forges forges by host, for hosts whose name does not tell
 * @returns `undefined` where the forge is not known or has no issues
 */
export function newIssuePage(
  remoteUrl: string,
  draft: IssueDraft,
  forges: Readonly<Record<string, Forge>> = {},
): IssuePage | undefined {
  const repository = repositoryOf(remoteUrl, forges);
  const form = repository && FORMS[repository.forge](repository);
  if (!form) return undefined;
  const title = [...draft.title].slice(0, LONGEST_TITLE).join('');
  const labels = [...new Set(draft.labels.map((label) => label.trim()).filter(Boolean))];
  const filled = (body: string | undefined, some: readonly string[]) =>
    addressOf(form, form.parameters({ ...draft, title, labels: some }, body));
  if (form.takesBody) {
    const url = filled(draft.body, labels);
    if (url.length <= LONGEST_URL) return { url };
  }
  const url = filled(undefined, labels);
  return { url: url.length <= LONGEST_URL ? url : filled(undefined, []), clipboard: draft.body };
}

const FORMS: Readonly<Record<Forge, (repository: Repository) => Form | undefined>> = {
  // https://docs.github.com/en/issues/tracking-your-work-with-issues/using-issues/creating-an-issue#creating-an-issue-from-a-url-query
  github: (at) =>
    at.segments.length === 2
      ? {
          address: pageOf(at, 'issues/new'),
          takesBody: true,
          parameters: ({ title, labels }, body) => [
            ['title', title],
            ...bodyAs('body', body),
            // A comma parts labels, so one that holds a comma cannot be named.
            ...some('labels', labels.filter((label) => !label.includes(',')).join(',')),
          ],
        }
      : undefined,
  // https://docs.gitlab.com/user/project/issues/create_issues/#using-a-url-with-prefilled-values
  gitlab: (at) => ({
    address: pageOf(at, '-/issues/new'),
    takesBody: true,
    parameters: ({ title, labels }, body) => [
      ['issue[title]', title],
      ...some(
        'issue[description]',
        [...(body === undefined ? [] : [withoutCommands(body)]), ...labelCommand(labels)].join('\n\n'),
      ),
    ],
  }),
  // https://docs.gitea.com/usage/issue-pull-request-templates: labels are known by their ids alone.
  gitea: (at) => ({
    address: pageOf(at, 'issues/new'),
    takesBody: true,
    parameters: ({ title, labels }, body) => [
      ['title', title],
      ...bodyAs('body', body === undefined ? undefined : withLabels(body, labels)),
    ],
  }),
  // Only the title is known to be taken. Bitbucket Data Center has no issues of its own.
  bitbucket: (at) =>
    at.host === 'bitbucket.org' && at.segments.length === 2
      ? { address: pageOf(at, 'issues/new'), takesBody: false, parameters: ({ title }) => [['title', title]] }
      : undefined,
  // https://learn.microsoft.com/azure/devops/boards/backlogs/work-item-template: every process has tasks, and
  // descriptions are HTML.
  azure: (at) => {
    const project = azureProject(at);
    return project
      ? {
          address: [...project, '_workitems/create/Task'].join('/'),
          takesBody: true,
          parameters: ({ title, labels }, body) => [
            ['[System.Title]', title],
            ...bodyAs('[System.Description]', body === undefined ? undefined : asHtml(body)),
            ...some('[System.Tags]', labels.map((label) => label.replaceAll(/[;,]/g, ' ')).join('; ')),
          ],
        }
      : undefined;
  },
};

function pageOf({ origin, segments }: Repository, page: string): string {
  return [origin, ...segments, page].join('/');
}

function addressOf({ address }: Form, parameters: Parameters): string {
  return `${address}?${parameters.map(([key, value]) => `${encoded(key)}=${encoded(value)}`).join('&')}`;
}

/** Also what an address may hold, but a terminal or a chat would cut it at. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function some(key: string, value: string): Parameters {
  return value === '' ? [] : [[key, value]];
}

function bodyAs(key: string, body: string | undefined): Parameters {
  return some(key, body ?? '');
}

/** GitLab's quick action; a quotation mark would end the name. */
function labelCommand(labels: readonly string[]): string[] {
  const names = labels.map((label) => `~"${label.replaceAll(/["\r\n]/g, '')}"`);
  return names.length === 0 ? [] : [`/label ${names.join(' ')}`];
}

/** What an entry says must not command GitLab: `/close` at the start of a line is shown, not done. */
function withoutCommands(body: string): string {
  const { lines, isOpaque } = outline(body);
  const shown = (line: string) => line.replace(/^([ \t]*)\/(?=[a-z_]+(?:\s|$))/, '$1\\/');
  return lines.map((line, index) => (isOpaque(index) ? line : shown(line))).join('\n');
}

function withLabels(body: string, labels: readonly string[]): string {
  return labels.length === 0 ? body : `${body.trimEnd()}\n\nLabels: ${labels.join(', ')}\n`;
}

function asHtml(body: string): string {
  const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
  return body
    .replaceAll(/[&<>]/g, (character) => entities[character] ?? '')
    .replaceAll(/\r\n|\n|\r/g, '<br>');
}
