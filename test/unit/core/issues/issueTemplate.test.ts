import { strict as assert } from 'node:assert';
import { readFrontMatter } from '../../../../src/core/frontMatter';
import { builtInTemplates } from '../../../../src/core/templates/builtIn';
import { issueKinds } from '../../../../src/core/issues/issueKinds';
import { issueTemplateOf } from '../../../../src/core/issues/issueTemplate';

const source = {
  name: 'Challenge: "hard"',
  description: 'What: went #wrong',
  kind: 'challenge',
  labels: ['challenge', 'needs "triage"'],
  body: '# Challenge: ${TITLE}\n\n## Problem\n\n${DIAGNOSTICS}\n\n## Code\n\n**Before**: ${FILE}:${LINES} at `${COMMIT_SHORT}`\n\n```${LANGUAGE} before=${ID}\n${BEFORE}\n```\n\nCosts $5 and ${HOME.\n\n## Impact\n',
};
const BODY =
  '## Problem\n\n## Code\n\n**Before**: : at ``\n\n```\n```\n\nCosts $5 and ${HOME.\n\n## Impact\n';

describe('an issue template', () => {
  it('has the front matter that GitHub reads, and nothing that only a record knows', () => {
    const { path, text } = issueTemplateOf('github', source);
    assert.equal(path, '.github/ISSUE_TEMPLATE/challenge.md');
    const read = readFrontMatter(text);
    assert.ok(read.kind === 'read');
    assert.deepEqual(read.data, {
      name: source.name,
      about: source.description,
      title: '',
      labels: source.labels,
    });
    assert.equal(read.body, `\n${BODY}`);
  });

  it('ends in a quick action on GitLab, where the file’s name is what people choose', () => {
    assert.deepEqual(issueTemplateOf('gitlab', source), {
      path: '.gitlab/issue_templates/Challenge hard.md',
      text: `${BODY}\n/label ~"challenge" ~"needs triage"\n`,
    });
  });

  it('exists for each kind, under names of their own', () => {
    for (const forge of ['github', 'gitlab'] as const) {
      const templates = issueKinds(builtInTemplates()).map((kind) => issueTemplateOf(forge, kind));
      assert.equal(new Set(templates.map(({ path }) => path.toLowerCase())).size, 5);
      for (const { text } of templates) assert.match(text, /^## .+\n\n## .+$/m);
    }
  });
});
