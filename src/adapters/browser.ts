import * as vscode from 'vscode';

export interface Browser {
  /** Opens a page where the person is; they may be asked first, and say no. */
  open(url: string): Promise<void>;
}

/** The person's browser. Under test no page opens: commands answer with the address. */
export function createBrowser({ extensionMode }: vscode.ExtensionContext): Browser {
  return {
    async open(url) {
      if (extensionMode === vscode.ExtensionMode.Test) return;
      // A Uri would lose the difference between `&` and `%26`. The editor takes the text too, and leaves it as it is.
      await vscode.env.openExternal(url as unknown as vscode.Uri);
    },
  };
}
