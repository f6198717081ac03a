// VS Code's API with one function replaced; see shown.ts.
import { createRequire } from 'node:module';
import type * as vscode from 'vscode';
import { watching } from './shown';

// Not `import`: the bundler puts this file in the place of that name.
const original = createRequire(__filename)('vscode') as typeof vscode;

const replaced: typeof vscode = {
  ...original,
  window: Object.create(original.window, {
    createTreeView: { value: watching((id, options) => original.window.createTreeView(id, options)) },
  }) as typeof vscode.window,
};

module.exports = replaced;
