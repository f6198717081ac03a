import { KINDS } from '../entry';
import { UserError } from '../ports';
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
 * The template that somebody asks for.
 * @param wanted its id or name
 * @throws UserError for one that does not exist
 */
export function templateNamed(templates: readonly Template[], wanted: string): Template {
  const found = templates.find(({ id, name }) => id === wanted || name === wanted);
  if (found) return found;
  const names = templates.map(({ id }) => id).join(', ');
  throw new UserError(`There is no template "${wanted}". The templates are: ${names}.`);
}

/** The template that a kind has unless another one is chosen: a kind without one gets the challenge's. */
export function usualTemplate(templates: readonly Template[], kind: string): Template {
  return (
    templates.find((template) => template.kind === kind && template.id === kind) ??
    templates.find((template) => template.kind === kind) ??
    builtInTemplate('challenge' satisfies BuiltInId)
  );
}
