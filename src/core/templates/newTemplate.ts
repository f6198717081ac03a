import { locateValue } from '../frontMatter';
import { applyEdits } from '../textEdit';
import { yamlScalar } from '../yamlText';

/** A built-in template's text under another name. */
export function renamedTemplate(text: string, name: string): string {
  const place = locateValue(text, 'template');
  return place ? applyEdits(text, [{ start: place.start, end: place.end, text: yamlScalar(name) }]) : text;
}
