// Stands between the view and VS Code: tells when the tree asks for a row and gets it.
import type { TreeDataProvider, TreeViewOptions, TreeView } from 'vscode';

const waiting = new Map<string, () => void>();

/** Resolves when a row with this label was handed to the tree. */
export function whenShown(label: string): Promise<void> {
  return new Promise((resolve) => waiting.set(label, resolve));
}

/** `createTreeView` that looks at the rows; esbuild puts it in the place of VS Code's. */
export function watching(create: <T>(id: string, options: TreeViewOptions<T>) => TreeView<T>): typeof create {
  return (id, options) => {
    const { treeDataProvider: original } = options;
    const provider: TreeDataProvider<unknown> = {
      ...(original as TreeDataProvider<unknown>),
      async getTreeItem(element) {
        const item = await (original as TreeDataProvider<unknown>).getTreeItem(element);
        const label = typeof item.label === 'string' ? item.label : '';
        for (const [wanted, resolve] of waiting) {
          if (!label.endsWith(wanted)) continue;
          waiting.delete(wanted);
          resolve();
        }
        return item;
      },
    };
    return create(id, { ...options, treeDataProvider: provider as typeof original });
  };
}
