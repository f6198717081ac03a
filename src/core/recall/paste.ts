/** So many letters on so many lines are not typed. */
const FEWEST_LETTERS = 60;
const FEWEST_BREAKS = 2;

/** Whether text came all at once: pasted, dropped, or written by a tool. */
export function isPasted(text: string): boolean {
  if (text.length < FEWEST_LETTERS) return false;
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0 && breaks < FEWEST_BREAKS; at = text.indexOf('\n', at + 1))
    breaks++;
  return breaks >= FEWEST_BREAKS;
}
