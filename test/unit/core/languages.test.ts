import { strict as assert } from 'node:assert';
import { fenceLanguage, languageOfFile } from '../../../src/core/languages';

describe('languages', () => {
  it('have the name that people write behind a fence', () => {
    for (const [id, name] of [
      ['typescript', 'ts'],
      ['typescriptreact', 'tsx'],
      ['javascript', 'js'],
      ['javascriptreact', 'jsx'],
      ['shellscript', 'sh'],
      ['plaintext', 'text'],
      ['python', 'python'],
      ['objective-c++', 'objective-c++'],
      ['c#', 'c#'],
      ['two words', 'text'],
      ['`x`', 'text'],
      ['x\ny', 'text'],
      ['', 'text'],
    ] as const)
      assert.equal(fenceLanguage(id), name, id);
  });

  it('are told by the ending of a file, or by its whole name', () => {
    for (const [file, id] of [
      ['src/a.test.ts', 'typescript'],
      ['A.PY', 'python'],
      ['Makefile', 'makefile'],
      ['Dockerfile', 'dockerfile'],
      ['a.yml', 'yaml'],
      ['a.h', 'cpp'],
      ['a.unknown', 'plaintext'],
      ['', 'plaintext'],
    ] as const)
      assert.equal(languageOfFile(file), id, file);
  });
});
