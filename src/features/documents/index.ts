import * as vscode from 'vscode';
import type { Services } from '../../services';
import { tellColors } from './colors';
import { activate as moves } from './moves';
import { createNamingIndex } from './naming';
import { ownDocument } from './own';

const MARKDOWN: vscode.DocumentSelector = { language: 'markdown' };
/** What entries, code, paths, values and facts begin with. */
const TRIGGERS = ['#', '`', '/', ' ', '[', '='];

/** In documents of entries: links, completion, hovers, and who mentions an entry. */
export function activate(context: vscode.ExtensionContext, services: Services): void {
  const { catalog, commands, log, settings } = services;
  const index = createNamingIndex(context, services);
  const lensesChanged = new vscode.EventEmitter<void>();
  const ownOf = ({ uri }: vscode.TextDocument) => ownDocument(services, uri);

  let serving: vscode.Disposable | undefined;
  commands.register('challengeLog.openReference', async (target) => {
    const { openReference, serveCommits } = await import('./open');
    if (!serving) context.subscriptions.push((serving = serveCommits(services)));
    await openReference(services, target);
  });

  moves(context, services, index);
  tellColors(context, services);

  context.subscriptions.push(
    lensesChanged,
    index.onDidAge(() => lensesChanged.fire()),
    catalog.onDidChange(() => lensesChanged.fire()),
    settings.onDidChange(() => lensesChanged.fire()),
    vscode.languages.registerDocumentLinkProvider(MARKDOWN, {
      async provideDocumentLinks(document) {
        await catalog.ready();
        const own = ownOf(document);
        return own && (await import('./links')).linksIn(services, document, own);
      },
    }),
    vscode.languages.registerHoverProvider(MARKDOWN, {
      async provideHover(document, position) {
        const own = ownOf(document);
        return own && (await import('./hover')).hoverAt(services, document, own, position);
      },
    }),
    vscode.languages.registerCompletionItemProvider(
      MARKDOWN,
      {
        async provideCompletionItems(document, position, _token, { triggerCharacter }) {
          const own = ownOf(document);
          return (
            own &&
            (await import('./completion')).completionsAt(services, document, own, position, triggerCharacter)
          );
        },
      },
      ...TRIGGERS,
    ),
    vscode.languages.registerReferenceProvider(MARKDOWN, {
      async provideReferences(document, position) {
        await catalog.ready();
        const own = ownOf(document);
        return own && (await import('./mentionedIn')).mentionsAt(services, index, document, own, position);
      },
    }),
    vscode.languages.registerCodeLensProvider(MARKDOWN, {
      onDidChangeCodeLenses: lensesChanged.event,
      async provideCodeLenses(document) {
        if (!ownOf(document) || !settings.get('mentionedIn', document.uri)) return [];
        // Whoever waited here would keep other extensions' lenses back.
        if (!index.isCurrent)
          void index.refresh().then(
            () => lensesChanged.fire(),
            (error: unknown) => log.error('Mentions could not be looked for.', error),
          );
        return (await import('./mentionedIn')).lensesIn(services, index, document);
      },
    }),
  );
}
