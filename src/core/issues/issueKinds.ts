import { kindsOf, templatesOf } from '../templates/choice';
import type { Template } from '../templates/template';
import { isMarked } from '../templates/variables';
import type { IssueTemplateSource } from './issueTemplate';

/**
 * The kinds that are written as issue templates: each by its usual template. Technical debt is no issue that people
 * open.
 * @param templates the team's and the built-in ones
 */
export function issueKinds(templates: readonly Template[]): readonly IssueTemplateSource[] {
  return kindsOf(templates)
    .filter((kind) => kind !== 'debt')
    .flatMap((kind) => templatesOf(templates, kind).slice(0, 1))
    .map(({ kind, name, description = name, keys, body }) => {
      const labels = keys.find((key) => key.name === 'labels')?.value ?? [];
      const known = [labels].flat().filter((label) => !isMarked(label));
      return { kind, name, description, labels: known.length > 0 ? known : [kind], body };
    });
}
