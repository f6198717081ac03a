import { strict as assert } from 'node:assert';
import { KINDS } from '../../../../src/core/entry';
import { builtInTemplate, builtInTemplates, builtInText } from '../../../../src/core/templates/builtIn';
import {
  allTemplates,
  kindsOf,
  templateNamed,
  templatesOf,
  usualTemplate,
} from '../../../../src/core/templates/choice';
import { checkTemplate } from '../../../../src/core/templates/check';
import { parseTemplate, type Template } from '../../../../src/core/templates/template';

function template(id: string, text: string): Template {
  const parsed = parseTemplate(id, text, true);
  assert.ok(!('message' in parsed));
  return parsed;
}

const ids = (templates: readonly Template[]) => templates.map(({ id }) => id);
const outage = template('outage', '---\nkind: incident\ntemplate: An outage\n---\n# T\n');
const incident = template('incident', '# T\n');
const til = template('til', '# ${TITLE}\n');

describe('the templates to choose from', () => {
  it('are the team’s, then the built-in ones that it does not replace', () => {
    const all = ids(builtInTemplates());
    assert.deepEqual(ids(allTemplates([outage, til])), [
      'outage',
      'til',
      ...all.filter((id) => id !== 'til'),
    ]);
    assert.deepEqual(ids(allTemplates([])), all);
  });

  it('have kinds: the extension’s, then the team’s, each once', () => {
    assert.deepEqual(kindsOf(allTemplates([outage, incident, til])), [...KINDS, 'incident']);
  });

  it('of a kind begin with its usual one: the one of its name, else its first', () => {
    const all = allTemplates([outage, incident]);
    assert.deepEqual(ids(templatesOf(all, 'incident')), ['incident', 'outage']);
    assert.deepEqual(ids(templatesOf(allTemplates([outage]), 'incident')), ['outage']);
    assert.deepEqual(ids(templatesOf(all, 'decision')), [
      'decision',
      'decision-nygard',
      'decision-madr',
      'decision-madr-2',
    ]);
    assert.deepEqual(ids(templatesOf(all, 'unknown')), ['challenge']);
    assert.equal(usualTemplate([til], 'til'), til);
    assert.equal(usualTemplate([], 'til'), builtInTemplate('challenge'));
  });

  it('are found by id or name, and the message names them all', () => {
    const all = [outage, incident];
    assert.equal(templateNamed(all, 'outage'), outage);
    assert.equal(templateNamed(all, 'An outage'), outage);
    assert.throws(() => templateNamed(all, 'Outage'), {
      message: 'There is no template "Outage". The templates are: outage, incident.',
    });
  });

  it('have a text to start one’s own from, where they are built in', () => {
    for (const { id, isTeams } of builtInTemplates()) {
      assert.ok(builtInText(id)?.includes('# '), id);
      assert.equal(isTeams, false);
    }
    assert.equal(builtInText('toString'), undefined);
  });
});

describe('what a person should look at in a template', () => {
  const told = (text: string) =>
    checkTemplate('x', text).map(({ start, end, message, severity }) => [
      text.slice(start, end),
      severity,
      message,
    ]);
  const alone = (name: string) => [
    `\${${name}}`,
    'warning',
    `\${${name}} has several lines: put it alone on a line, or in a code fence.`,
  ];
  const unknown = (name: string, hint: string) => [
    `\${${name}}`,
    'warning',
    `There is no variable \${${name}}.${hint}`,
  ];
  const NO_HINT = ' Write \\${ for these characters themselves.';

  it('is the whole line that its front matter is broken at', () => {
    assert.deepEqual(told('---\r\na: 1\r\nkind: two words\r\n---\r\n# T\r\n'), [
      ['kind: two words', 'error', '"two words" is no kind: write one word, such as incident.'],
    ]);
  });

  it('is a variable that nobody knows, with the one that was meant', () => {
    assert.deepEqual(told('# ${TITEL} ${DATES} ${SYMBOLS_X} ${HOME}\n'), [
      unknown('TITEL', ' Did you mean ${TITLE}?'),
      unknown('DATES', ' Did you mean ${DATE}?'),
      unknown('SYMBOLS_X', NO_HINT),
      unknown('HOME', ' Did you mean ${TIME}?'),
    ]);
    assert.deepEqual(told('# ${ABCDEFGH} ${TITLEXYZ}\n'), [
      unknown('ABCDEFGH', NO_HINT),
      unknown('TITLEXYZ', NO_HINT),
    ]);
  });

  it('is a variable of several lines beside others', () => {
    for (const line of ['${BEFORE}', '  ${BEFORE}  ', '- ${BEFORE}', '> 1. ${BEFORE}', '* > ${BEFORE}'])
      assert.deepEqual(told(`# T\n\n${line}\n`), [], line);
    for (const line of ['x ${BEFORE}', '${BEFORE}.', '| ${BEFORE} |', '## ${BEFORE}'])
      assert.deepEqual(told(`# T\r\n\r\n${line}\r\n`), [alone('BEFORE')], line);
    assert.deepEqual(told('---\na: 1\nb: ${BEFORE}\n---\n${BEFORE}\n'), [alone('BEFORE')]);
    assert.deepEqual(told('---\na: 1\n---\n```\nx ${BEFORE}\n```\nx ${BEFORE}'), [alone('BEFORE')]);
    assert.deepEqual(told('x ${TITLE}\n'), []);
  });
});
