import * as vscode from 'vscode';
import { KINDS } from '../../core/entry';
import { kindLabel } from '../../core/vocabulary';
import type { Services } from '../../services';
import type { Offered } from './offered';
import type { LogRequest } from './request';

interface Choice extends vscode.QuickInputButton {
  readonly name: 'kind' | 'template' | 'severity' | 'category';
  readonly values: readonly { readonly value: string; readonly label: string; readonly detail?: string }[];
}

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
 * @param offered what there is to choose from; until it is known, the extension's own kinds
 * @param guess arrives in the box, selected, if nothing was typed before
 * @param ground what there is to log; the box closes when that fails
 * @returns `undefined` when the person pressed Escape
 */
export function askTitle(
  settings: Services['settings'],
  scope: vscode.Uri | undefined,
  kind: string,
  offered: Promise<Offered>,
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
  let known: Offered | undefined;
  let touched = false;
  let choosing = false;
  let guessed: string | undefined;
  let isOffered = false;
  let firstKey: string | undefined;

  const words = (name: 'severities' | 'categories') =>
    [...settings.get(name, scope), ''].map((value) => ({ value, label: value || 'none' }));
  const templates = () => known?.templatesOf(chosen.kind) ?? [];
  const template = () => templates().find(({ id }) => id === chosen.template) ?? templates()[0];
  const buttons = (): Choice[] => [
    {
      name: 'kind',
      values: (known?.kinds ?? KINDS).map((value) => ({ value, label: kindLabel(value) })),
      iconPath: new vscode.ThemeIcon('symbol-class'),
      tooltip: `Kind: ${kindLabel(chosen.kind)}`,
    },
    ...(templates().length > 1
      ? [
          {
            name: 'template' as const,
            values: templates().map(({ id, name, description }) => ({
              value: id,
              label: name,
              ...(description === undefined ? {} : { detail: description }),
            })),
            iconPath: new vscode.ThemeIcon('notebook-template'),
            tooltip: `Template: ${template()?.name}`,
          },
        ]
      : []),
    {
      name: 'severity',
      values: words('severities'),
      iconPath: new vscode.ThemeIcon('flame'),
      tooltip: `Severity: ${chosen.severity || 'none'}`,
    },
    {
      name: 'category',
      values: words('categories'),
      iconPath: new vscode.ThemeIcon('tag'),
      tooltip: `Category: ${chosen.category || 'none'}`,
    },
  ];
  /** Never `show` while it is visible: what was typed would be selected, and the next key replace it. */
  function update(): void {
    box.title = `Log ${kindLabel(chosen.kind)}`;
    box.placeholder = QUESTIONS.get(chosen.kind) ?? 'What is the problem?';
    const facts = [
      chosen.template && template()?.name,
      chosen.severity && `severity ${chosen.severity}`,
      chosen.category,
    ];
    box.prompt = facts.filter(Boolean).join(' · ') || 'Press Enter to log it';
    box.buttons = buttons();
  }

  return new Promise((resolve, reject) => {
    box.ignoreFocusOut = true;
    box.onDidChangeValue((value) => {
      touched = true;
      box.validationMessage = undefined;
      if (!isOffered) return;
      // The guess may have come over a first key that was on its way here: then the second key stands alone.
      if (firstKey === undefined) firstKey = value;
      else {
        if (firstKey.length === 1 && value.length === 1) write(firstKey + value);
        isOffered = false;
      }
    });
    box.onDidAccept(() => {
      if (box.value.trim() === '') {
        box.validationMessage = 'Type a few words that name the problem.';
        return;
      }
      const { template, ...said } = chosen;
      resolve({ title: box.value, ...said, ...(template === '' ? {} : { template }) });
      box.dispose();
    });
    box.onDidHide(() => {
      if (choosing) return;
      resolve(undefined);
      box.dispose();
    });
    box.onDidTriggerButton(async (button) => {
      const { name, values } = button as Choice;
      choosing = true;
      const current = name === 'template' ? template()?.id : chosen[name];
      const items = values.map((item) => ({
        ...item,
        // A quick pick makes an icon of `$(trash)`, wherever it comes from.
        label: item.label.replaceAll('$(', '\\$('),
        ...(item.value === current ? { description: 'current' } : {}),
      }));
      const picked = await vscode.window.showQuickPick(items, { title: `Choose the ${name}` });
      if (picked) choose(name, picked.value);
      choosing = false;
      // What was typed goes on where it stopped; otherwise VS Code selects it, and the next key replaces it.
      if (touched) write(box.value);
      update();
      box.show();
      offerGuess();
    });
    update();
    box.show();
    void offered.then((found) => {
      known = found;
      setDefaults();
      update();
    });
    ground.catch((error: Error) => {
      reject(error);
      box.dispose();
    });
    void guess.then(
      (title) => {
        guessed = title;
        offerGuess();
      },
      () => undefined, // without a guess the box stays empty
    );
  });

  function choose(name: Choice['name'], value: string): void {
    chosen[name] = value;
    if (name === 'kind') chosen.template = '';
    if (name === 'kind' || name === 'template') setDefaults();
  }

  /** What the template says of the entries that are made by it. */
  function setDefaults(): void {
    const { severity, category } = template() ?? {};
    if (severity !== undefined) chosen.severity = severity;
    if (category !== undefined) chosen.category = category;
  }

  function offerGuess(): void {
    if (touched || choosing || guessed === undefined || box.value !== '') return;
    box.value = guessed;
    box.valueSelection = [0, guessed.length];
    isOffered = true;
  }

  /** Shows a text with the cursor behind it. */
  function write(text: string): void {
    box.value = text;
    box.valueSelection = [text.length, text.length];
  }
}
