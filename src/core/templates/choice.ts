import { KINDS } from '../entry';
import { UserError } from '../ports';
import { kindLabel } from '../vocabulary';
import { builtInTemplate, builtInTemplates, type BuiltInId } from './builtIn';
import type { Template } from './template';

/** The templates there are: the team's, and the built-in ones that they do not replace. */
export function allTemplates(teams: readonly Template[]): Template[] {
  const own = new Set(teams.map(({ id }) => id));
  return [...teams, ...builtInTemplates().filter(({ id }) => !own.has(id))];
}

/** The kinds that pickers offer: the extension's, and those of the team's templates. */
export function kindsOf(templates: readonly Template[]): string[] {
  return [...new Set([...KINDS, ...templates.map(({ kind }) => kind)])];
}

/** The templates of a kind, its usual one first. */
export function templatesOf(templates: readonly Template[], kind: string): Template[] {
  const usual = usualTemplate(templates, kind);
  return [usual, ...templates.filter((template) => template.kind === kind && template !== usual)];
}

/**
 * The template for an entry.
 * @param wanted its id or name
 * @throws UserError for one that does not exist
 */
export function chosenTemplate(
  templates: readonly Template[],
  kind: string,
  wanted: string | undefined,
): Template {
  if (wanted === undefined) return usualTemplate(templates, kind);
  const found = templates.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found;
  const names = templates.filter((template) => template.kind === kind).map(({ id }) => id);
  throw new UserError(
    `There is no template "${wanted}". The templates for a ${kindLabel(kind)} are: ${names.join(', ') || 'none'}.`,
  );
}

/** The template that a kind has unless another one is chosen: a kind without one gets the challenge's. */
function usualTemplate(templates: readonly Template[], kind: string): Template {
  return (
    templates.find((template) => template.kind === kind && template.id === kind) ??
    templates.find((template) => template.kind === kind) ??
    builtInTemplate('challenge' satisfies BuiltInId)
  );
}
