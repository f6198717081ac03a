const BOX = /\[([ \t]{0,3}[xX✓✔]?[ \t]{0,3})\](?!\()/gu;

/**
 * The categories of a value: the ticked ones of `[ ] UI [x ] Testing`, none while no box is ticked, else the
 * text itself.
 */
export function categoriesOf(text: string): string[] {
  const boxes = [...text.matchAll(BOX)];
  if (boxes.length === 0) return text.trim() === '' ? [] : [text.trim()];
  return boxes
    .map((box, i) => ({
      ticked: (box[1] ?? '').trim() !== '',
      label: text.slice(box.index + box[0].length, boxes[i + 1]?.index ?? text.length),
    }))
    .filter(({ ticked }) => ticked)
    .map(({ label }) => label.replace(/^[\s*_`]+/, '').replace(/[\s,;|*_`·•-]+$/u, ''))
    .filter((label) => label !== '');
}
