import type { Capture, Draft } from '../capture';
import { builtInTemplates } from './builtIn';
import { usualTemplate } from './choice';
import { render, type Rendered } from './render';

/**
 * Writes a new record by the built-in template of its kind, as docs/FORMAT.md describes it.
 * @param path the document's path relative to its workspace folder, which its links start from
 */
export function renderRecord(draft: Draft, capture: Capture, path: string): Rendered {
  return render(usualTemplate(builtInTemplates(), draft.kind), { draft, capture, path });
}
