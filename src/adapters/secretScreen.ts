import * as vscode from 'vscode';
import type { ScreenedText, Screening } from '../core/secrets/screened';
import { createSlices } from '../core/slices';
import type { SettingsReader } from './settings';

/** Keeps secrets out of what is written. */
export interface SecretScreen {
  /**
   * Looks for secrets in texts that may be written, in slices; loads the rules when there is any text.
   * @param scope the resource that the setting is for
   */
  look(texts: readonly ScreenedText[], scope: vscode.Uri | undefined): Promise<Screening>;
  /**
   * Asks what is to become of what was found; where nothing was, nobody is asked.
   * @param asks whether a person is there to be asked; else everything is masked, and the status bar says so
   * @returns what to do with each text; `undefined` when nothing is to be written
   */
  decide(found: Screening, asks: boolean): Promise<Screening['mask'] | undefined>;
}

const NOTHING: Screening = { found: [], mask: (text) => text };
/** How long the status bar tells that something was masked, in milliseconds. */
const TOLD = 10_000;

export function createSecretScreen(settings: SettingsReader): SecretScreen {
  const pause = () => new Promise<void>((resolve) => setTimeout(resolve));
  const slices = createSlices({ now: () => performance.now(), pause });
  return {
    async look(texts, scope) {
      if (texts.every(({ text }) => text === '') || !settings.get('secrets.screen', scope)) return NOTHING;
      const { screen } = await import('../core/secrets/screen');
      return screen(texts, slices);
    },
    async decide({ found, mask }, asks) {
      if (found.length === 0) return NOTHING.mask;
      const { toldSecrets } = await import('../core/secrets/screened');
      const told = plain(toldSecrets(found));
      if (!asks) {
        vscode.window.setStatusBarMessage(`$(shield) Masked: ${told}`, TOLD);
        return mask;
      }
      const items = [
        { label: '$(shield) Mask', detail: told, mask },
        {
          label: '$(eye) Keep as Captured',
          detail: 'Written as plain text, for everyone who can read the document.',
          mask: NOTHING.mask,
        },
        { label: '$(close) Cancel', detail: 'Nothing is written.', mask: undefined },
      ];
      const picked = await vscode.window.showQuickPick(items, {
        title: found.length === 1 ? 'Possible Secret Found' : `${found.length} Possible Secrets Found`,
        placeHolder: 'Choose what to write',
        ignoreFocusOut: true,
      });
      return picked?.mask;
    },
  };
}

/** Quick picks and the status bar make icons of `$(trash)`, wherever it comes from. */
function plain(text: string): string {
  return text.replaceAll('$(', '\\$(');
}
