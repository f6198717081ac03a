import * as vscode from 'vscode';
import { KINDS } from '../../core/entry';
import { kindLabel } from '../../core/vocabulary';
import type { Services } from '../../services';
import type { LogRequest } from './request';

interface Choice extends vscode.QuickInputButton {
  readonly name: 'kind' | 'severity' | 'category';
  readonly values: readonly string[];
}

/**
 * Asks for a title, in one box that opens at once.
 * @param guess arrives in the box, selected, if nothing was typed before
 * @param ground what there is to log; the box closes when that fails
 * @returns `undefined` when the person pressed Escape
 */
export function askTitle(
  settings: Services['settings'],
  scope: vscode.Uri | undefined,
  guess: Promise<string | undefined>,
  ground: Promise<unknown>,
): Promise<LogRequest | undefined> {
  const chosen = {
    kind: 'challenge',
    severity: settings.get('defaults.severity', scope),
    category: settings.get('defaults.category', scope),
  };
  const box = vscode.window.createInputBox();
  let touched = false;
  let choosing = false;
  let guessed: string | undefined;
  let isOffered = false;
  let firstKey: string | undefined;

  const buttons = (): Choice[] => [
    {
      name: 'kind',
      values: KINDS,
      iconPath: new vscode.ThemeIcon('symbol-class'),
      tooltip: `Kind: ${kindLabel(chosen.kind)}`,
    },
    {
      name: 'severity',
      values: settings.get('severities', scope),
      iconPath: new vscode.ThemeIcon('flame'),
      tooltip: `Severity: ${chosen.severity || 'none'}`,
    },
    {
      name: 'category',
      values: settings.get('categories', scope),
      iconPath: new vscode.ThemeIcon('tag'),
      tooltip: `Category: ${chosen.category || 'none'}`,
    },
  ];
  function show(): void {
    box.title = `Log ${kindLabel(chosen.kind)}`;
    box.placeholder = 'What is the problem?';
    box.prompt =
      [chosen.severity && `severity ${chosen.severity}`, chosen.category].filter(Boolean).join(' · ') ||
      'Press Enter to log it';
    box.buttons = buttons();
    box.show();
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
      resolve({ title: box.value, ...chosen });
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
      const label = (value: string) => (name === 'kind' ? kindLabel(value) : value || 'none');
      const none = name === 'kind' ? [] : [''];
      const items = [...values, ...none].map((value) => ({
        value,
        label: label(value),
        ...(value === chosen[name] ? { description: 'current' } : {}),
      }));
      const picked = await vscode.window.showQuickPick(items, { title: `Choose the ${name}` });
      if (picked) chosen[name] = picked.value;
      choosing = false;
      // What was typed goes on where it stopped; otherwise VS Code selects it, and the next key replaces it.
      if (touched) write(box.value);
      show();
      offerGuess();
    });
    show();
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
