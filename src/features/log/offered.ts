import type * as vscode from 'vscode';
import { allTemplates, kindsOf, templatesOf } from '../../core/templates/choice';
import type { Template } from '../../core/templates/template';
import type { Services } from '../../services';

/** What a person may choose from for a new entry. */
export interface Offered {
  /** All of them. */
  readonly templates: readonly Template[];
  readonly kinds: readonly string[];
  /** The templates of a kind, its usual one first. */
  readonly templatesOf: (kind: string) => readonly Template[];
}

/** The extension's own kinds and templates with those of the team, as they are now. */
export async function offeredIn(
  services: Pick<Services, 'templates'>,
  root: vscode.Uri | undefined,
): Promise<Offered> {
  const templates = allTemplates(root ? await services.templates.read(root) : []);
  return {
    templates,
    kinds: kindsOf(templates),
    templatesOf: (kind) => templatesOf(templates, kind),
  };
}
