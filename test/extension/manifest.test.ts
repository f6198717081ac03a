import { strict as assert } from 'node:assert';
import * as vscode from 'vscode';
import { COMMANDS, SETTINGS, VIEWS } from '../../src/manifest';
import { api } from './support';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { command: string; category: string; enablement?: string }[];
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly menus: Readonly<Record<string, readonly { command: string }[]>>;
    readonly keybindings: readonly { command: string }[];
    readonly configuration: { readonly properties: object };
  };
}

describe('package.json', () => {
  const { contributes } = vscode.extensions.getExtension('challenge-log.challenge-log')!
    .packageJSON as Manifest;
  const contributed = contributes.commands.map(({ command }) => command);

  it('contributes the commands of manifest.ts', () => {
    assert.deepEqual([...contributed].sort(), [...COMMANDS].sort());
  });

  it('contributes what is really registered', async () => {
    await api();
    const registered = await vscode.commands.getCommands(true);
    const ours = registered.filter(
      (id) => id.startsWith('challengeLog.') && !VIEWS.some((view) => id.startsWith(`${view}.`)),
    );
    assert.deepEqual(ours.sort(), [...COMMANDS].sort());
  });

  it('contributes the views and settings of manifest.ts', () => {
    assert.deepEqual(
      Object.values(contributes.views)
        .flat()
        .map(({ id }) => id),
      [...VIEWS],
    );
    assert.deepEqual(
      Object.keys(contributes.configuration.properties),
      SETTINGS.map((key) => `challengeLog.${key}`),
    );
  });

  it('gives every command a category and an enablement', () => {
    assert.deepEqual(
      contributes.commands.filter(({ category, enablement }) => category !== 'Challenges' || !enablement),
      [],
    );
  });

  it('uses only its own commands in menus and key bindings', () => {
    const items = [...Object.values(contributes.menus).flat(), ...contributes.keybindings];
    const used = items.filter((item) => !('submenu' in item)).map(({ command }) => command);
    assert.deepEqual(
      used.filter((command) => !contributed.includes(command)),
      [],
    );
  });
});
