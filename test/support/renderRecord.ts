import type { Capture, Draft } from '../../src/core/capture';
import { builtInTemplates } from '../../src/core/templates/builtIn';
import { usualTemplate } from '../../src/core/templates/choice';
import { render, type Rendered } from '../../src/core/templates/render';

/**
 * Writes a new record by the built-in template of its kind, as docs/FORMAT.md describes it.
 * @param path the document's path relative to its workspace folder, which its links start from
 */
export function renderRecord(draft: Draft, capture: Capture, path: string): Rendered {
  return render(usualTemplate(builtInTemplates(), draft.kind), { draft, capture, path });
}
