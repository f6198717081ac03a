import { strict as assert } from 'node:assert';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { presetScans } from '../../../../src/core/secrets/preset';

const TOKEN = ['npm', '_', 'aB3dE5gH7jK9mN1pQ3sT5vW7xY9zA1bC3dE4'].join('');

describe('secretlint’s rules', () => {
  it('report what they take for a secret, and where', () => {
    const text = `first\nconst token = '${TOKEN}';`;
    assert.deepEqual(
      presetScans().flatMap((scan) => scan(text)),
      [{ kind: 'npm access token', value: TOKEN, index: text.indexOf(TOKEN) }],
    );
  });

  it('are built without anything that reads files', () => {
    const built = readdirSync('dist')
      .filter((file) => file.endsWith('.js') && file !== 'cli.js')
      .map((file) => readFileSync(path.join('dist', file), 'utf8'))
      .filter((code) => code.includes('secretlint-rule-preset-recommend'));
    assert.ok(built.length > 0);
    // gray-matter asks for `fs`, without the prefix, and is handed texts only.
    for (const code of built) assert.doesNotMatch(code, /require\(["'](?:node:(?:fs|path)|https?|net)["']\)/);
  });
});
