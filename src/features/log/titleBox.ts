import * as vscode from 'vscode';
import { withoutLinks } from '../../core/markdownText';
import type { Template } from '../../core/templates/template';
import { createTyping } from '../../core/typing';
import { kindLabel } from '../../core/vocabulary';
import type { Services } from '../../services';
import type { Offered } from './offered';
import type { LogRequest } from './request';

interface Choice extends vscode.QuickInputButton {
  readonly name: 'kind' | 'template' | 'severity' | 'category';
  /** What it offers, once that is known. */
  readonly items: () => Promise<readonly Item[]>;
}

interface Item {
  readonly value: string;
  readonly label: string;
  readonly detail?: string;
}

/** After the box opened, in milliseconds. */
const OFFER_DELAY = 1_000;
/** What was written has arrived for certain after so many milliseconds. */
const CROSSING = 3_000;

/** What the box asks for, by kind. */
const QUESTIONS: ReadonlyMap<string, string> = new Map([
  ['blocker', 'What is in the way?'],
  ['decision', 'What is to be decided?'],
  ['til', 'What did you learn?'],
  ['troubleshooting', 'What fails?'],
  ['debt', 'What was left undone?'],
]);

/**
 * Asks for a title, in one box that opens at once.
 * @param kind that the box begins with
 * @param offer gives what there is to choose from, which takes its time
 * @param guess arrives in the box, selected, if nothing was typed before
 * @param ground what there is to log; the box closes when that fails
 * @returns `undefined` when the person pressed Escape
 */
export function askTitle(
  settings: Services['settings'],
  scope: vscode.Uri | undefined,
  kind: string,
  offered: () => Promise<Offered>,
  guess: Promise<string | undefined>,
  ground: Promise<unknown>,
): Promise<LogRequest | undefined> {
  const chosen = {
    kind,
    template: '',
    severity: settings.get('defaults.severity', scope),
    category: settings.get('defaults.category', scope),
  };
  const box = vscode.window.createInputBox();
  let templateName: string | undefined;
  /** What the person chose, which no template changes. */
  const said = new Set<Choice['name']>();
  let settling: ReturnType<typeof setTimeout> | undefined;
  let touched = false;
  let choosing = false;
  let guessed: string | undefined;
  const typing = createTyping();

  const words = (name: 'severities' | 'categories') => () =>
    Promise.resolve([...settings.get(name, scope), ''].map((value) => ({ value, label: value || 'none' })));
  const buttons = (): Choice[] => [
    {
      name: 'kind',
      items: async () => (await offered()).kinds.map((value) => ({ value, label: kindLabel(value) })),
      iconPath: new vscode.ThemeIcon('symbol-class'),
      tooltip: `Kind: ${kindLabel(chosen.kind)}`,
    },
    {
      name: 'template',
      items: async () => (await offered()).templatesOf(chosen.kind).map(templateItem),
      iconPath: new vscode.ThemeIcon('notebook-template'),
      tooltip: `Template: ${templateName ?? 'the usual one'}`,
    },
    {
      name: 'severity',
      items: words('severities'),
      iconPath: new vscode.ThemeIcon('flame'),
      tooltip: `Severity: ${chosen.severity || 'none'}`,
    },
    {
      name: 'category',
      items: words('categories'),
      iconPath: new vscode.ThemeIcon('tag'),
      tooltip: `Category: ${chosen.category || 'none'}`,
    },
  ];
  /** Never `show` while it is visible: what was typed would be selected, and the next key replace it. */
  function update(): void {
    box.title = `Log ${kindLabel(chosen.kind)}`;
    box.placeholder = QUESTIONS.get(chosen.kind) ?? 'What is the problem?';
    const facts = [templateName, chosen.severity && `severity ${chosen.severity}`, chosen.category];
    // Settings and templates come with the workspace, and a prompt makes links and icons of its words.
    const known = withoutLinks(facts.filter(Boolean).join(' · ')).replaceAll('$(', '\\$(');
    box.prompt = known || 'Press Enter to log it';
    box.buttons = buttons();
  }

  return new Promise((resolve, reject) => {
    box.ignoreFocusOut = true;
    box.onDidChangeValue((value) => {
      touched = true;
      box.validationMessage = undefined;
      const right = typing.told(value);
      if (right !== undefined) write(right);
    });
    box.onDidAccept(() => {
      const title = touched ? typing.text : box.value;
      if (title.trim() === '') {
        box.validationMessage = 'Type a few words for the title.';
        return;
      }
      const { kind, template } = chosen;
      const facts = (['severity', 'category'] as const).flatMap((name) =>
        said.has(name) ? [[name, chosen[name]] as const] : [],
      );
      resolve({
        title,
        kind,
        ...Object.fromEntries(facts),
        ...(template === '' ? {} : { template }),
      });
      close();
    });
    box.onDidHide(() => {
      if (choosing) return;
      resolve(undefined);
      close();
    });
    box.onDidTriggerButton(async (button) => {
      choosing = true;
      await choose(button as Choice).catch(reject);
      choosing = false;
      // What was typed goes on where it stopped; otherwise VS Code selects it, and the next key replaces it.
      if (touched) {
        typing.restart(typing.text);
        write(typing.text);
      }
      update();
      box.show();
      offerGuess();
    });
    update();
    box.show();
    // Not while the first keys are on their way: this side has to answer them at once.
    const later = setTimeout(() => {
      // Buttons that are set again lose the focus, so they are only where something changes.
      offered()
        .then((found) => setDefaults(found) && !choosing && update())
        .catch(reject);
    }, OFFER_DELAY);
    ground.catch((error: Error) => {
      reject(error);
      close();
    });
    function close(): void {
      clearTimeout(later);
      clearTimeout(settling);
      box.dispose();
    }
    void guess.then(
      (title) => {
        guessed = title;
        offerGuess();
      },
      () => undefined, // without a guess the box stays empty
    );
  });

  async function choose({ name, items }: Choice): Promise<void> {
    const offers = (await items()).map((item) => ({
      ...item,
      // A quick pick makes an icon of `$(trash)`, wherever it comes from.
      label: item.label.replaceAll('$(', '\\$('),
      ...(item.value === chosen[name] ? { description: 'current' } : {}),
    }));
    const picked = await vscode.window.showQuickPick(offers, { title: `Choose the ${name}` });
    if (!picked) return;
    chosen[name] = picked.value;
    said.add(name);
    if (name === 'kind') chosen.template = '';
    if (name !== 'kind' && name !== 'template') return;
    const found = await offered();
    templateName =
      chosen.template === ''
        ? undefined
        : found.templatesOf(chosen.kind).find(({ id }) => id === chosen.template)?.name;
    setDefaults(found);
  }

  /** What the template says of the entries that are made by it. @returns whether that changed anything */
  function setDefaults({ templatesOf }: Offered): boolean {
    const [usual, ...variants] = templatesOf(chosen.kind);
    const template = variants.find(({ id }) => id === chosen.template) ?? usual;
    let changed = false;
    for (const name of ['severity', 'category'] as const) {
      const value = template?.[name];
      if (value === undefined || said.has(name) || value === chosen[name]) continue;
      chosen[name] = value;
      changed = true;
    }
    return changed;
  }

  function offerGuess(): void {
    if (touched || choosing || guessed === undefined || box.value !== '') return;
    box.value = guessed;
    box.valueSelection = [0, guessed.length];
    typing.offered();
    settling = setTimeout(() => typing.settled(), CROSSING);
  }

  /** Shows a text with the cursor behind it. */
  function write(text: string): void {
    box.value = text;
    box.valueSelection = [text.length, text.length];
  }
}

function templateItem({ id, name, description }: Template): Item {
  return { value: id, label: name, ...(description === undefined ? {} : { detail: description }) };
}
