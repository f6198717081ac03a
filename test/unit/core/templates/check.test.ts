import { strict as assert } from 'node:assert';
import { existsSync, readFileSync } from 'node:fs';
import { builtInTemplates, builtInText } from '../../../../src/core/templates/builtIn';
import { checkTemplate } from '../../../../src/core/templates/check';
import { renamedTemplate } from '../../../../src/core/templates/newTemplate';
import { parseTemplate } from '../../../../src/core/templates/template';
import { VARIABLES } from '../../../../src/core/templates/variables';

function told(text: string): string[] {
  return checkTemplate('x', text).map(
    ({ start, end, message }) => `${text.slice(start, end)} → ${message.split('.', 1)[0]}`,
  );
}

describe('checking a template', () => {
  it('finds nothing in the built-in ones', () => {
    for (const { id } of builtInTemplates()) assert.deepEqual(told(builtInText(id) ?? '?'), [], id);
  });

  it('finds unknown variables, also in front matter, and not what only looks like one', () => {
    assert.deepEqual(told('---\na: ${NOPE}\n---\n\n# ${TITLE} ${nope} \\${NOPE} $NOPE ${TITLES}\n'), [
      '${NOPE} → There is no variable ${NOPE}',
      '${TITLES} → There is no variable ${TITLES}',
    ]);
  });

  it('finds variables of several lines that do not stand alone', () => {
    assert.deepEqual(
      told(
        '---\na: ${BEFORE}\n---\n\n${BEFORE}\n\n- ${DIAGNOSTICS}\n\nx ${BEFORE}\n\n```\nx ${BEFORE}\n```\n',
      ),
      ['${BEFORE} → ${BEFORE} has several lines: put it alone on a line, or in a code fence'].flatMap((x) => [
        x,
        x,
      ]),
    );
  });

  it('tells where front matter is broken', () => {
    const [problem] = checkTemplate('x', '---\r\nkind: a\r\nb: "c\r\n---\r\n');
    assert.equal(problem?.severity, 'error');
    assert.equal(problem?.start, 14);
  });
});

describe('a new template', () => {
  it('is a built-in one under another name, whatever that is', () => {
    for (const name of ['Mine', 'a: "b" #c', '日本語', "it's"]) {
      const parsed = parseTemplate('x', renamedTemplate(builtInText('til') ?? '', name), true);
      assert.ok(!('message' in parsed));
      assert.deepEqual([parsed.name, parsed.kind], [name, 'til']);
    }
  });
});

describe('docs/TEMPLATES.md', () => {
  it('has every variable with its description', function () {
    if (!existsSync('docs/TEMPLATES.md')) this.skip();
    const text = readFileSync('docs/TEMPLATES.md', 'utf8');
    for (const { name, description } of VARIABLES) {
      assert.ok(text.includes(`| \`\${${name}}\` | ${description} |`), name);
    }
  });
});
