import { strict as assert } from 'node:assert';
import { readFileSync } from 'node:fs';
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
    const built = readFileSync('dist/core.js', 'utf8');
    assert.ok(built.includes('secretlint-rule-preset-recommend'));
    // One is gray-matter's, which is handed texts only.
    const loaded = [...built.matchAll(/\brequire\(["']([^"']+)["']\)/g)].map(([, name]) => name);
    assert.deepEqual(loaded, ['fs']);
  });
});
