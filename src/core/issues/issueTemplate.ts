import { yamlQuoted } from '../yamlText';

/** The forges whose issue templates are written; Gitea and Forgejo read those of GitHub. */
export type TemplateForge = 'github' | 'gitlab';

/** A kind of entry, as an issue template offers it. */
export interface IssueTemplateSource {
  /** What people choose: `Challenge`. */
  readonly name: string;
  /** A sentence below it. */
  readonly description: string;
  readonly kind: string;
  readonly labels: readonly string[];
  /** Markdown, with variables such as `${TITLE}` for what only a record knows. */
  readonly body: string;
}

/** A file in a repository. */
export interface IssueTemplate {
  /** Relative to the repository's root, with `/`. */
  readonly path: string;
  /** With `\n` endings. */
  readonly text: string;
}

export const TEMPLATE_FOLDERS: Readonly<Record<TemplateForge, string>> = {
  github: '.github/ISSUE_TEMPLATE',
  gitlab: '.gitlab/issue_templates',
};

const VARIABLE = /\$\{[A-Z][A-Z0-9_]*(?::[^}\n]*)?\}/g;

/**
 * A kind of entry as an issue template. Lines that hold nothing but variables are left out, and so is a heading of
 * rank 1, since an issue has its title above; a variable among words leaves a blank.
 */
export function issueTemplateOf(forge: TemplateForge, source: IssueTemplateSource): IssueTemplate {
  const { name, description, kind, labels } = source;
  const body = withoutVariables(source.body);
  const file = kind.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-');
  const folder = TEMPLATE_FOLDERS[forge];
  if (forge === 'gitlab') {
    // The name of the file is what people choose.
    const title = name.replaceAll(/[\s/\\:*?"<>|\p{Cc}]+/gu, ' ').trim();
    const names = labels.map((label) => `~"${label.replaceAll('"', '')}"`);
    return {
      path: `${folder}/${title}.md`,
      text: `${body}${names.length === 0 ? '' : `\n/label ${names.join(' ')}\n`}`,
    };
  }
  // https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
  const header = [
    '---',
    `name: ${yamlQuoted(name)}`,
    `about: ${yamlQuoted(description)}`,
    `title: ""`,
    `labels: [${labels.map(yamlQuoted).join(', ')}]`,
    '---',
  ];
  return { path: `${folder}/${file}.md`, text: `${header.join('\n')}\n\n${body}` };
}

function withoutVariables(body: string): string {
  const lines = body.split(/\r\n|\n|\r/).flatMap((line) => {
    if (/^# /.test(line)) return [];
    if (!line.includes('${')) return [line];
    // What an anchor is called means nothing in an issue.
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[0];
    if (fence !== undefined) return [fence];
    const text = line.replaceAll(VARIABLE, '');
    return text.trim() === '' ? [] : [text.trimEnd()];
  });
  return `${lines
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim()}\n`;
}
