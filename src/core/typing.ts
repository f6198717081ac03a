/**
 * What a person types into a box that is written to meanwhile. The box is in another process: a text that is written
 * may cross keys on their way, and then replaces them.
 */
export interface Typing {
  /** All that was typed, whatever the box shows at the moment. */
  readonly text: string;
  /** A text was written, selected, so that the next key replaces it. */
  offered(): void;
  /** No offer is on its way any more. */
  settled(): void;
  /**
   * The box tells what it holds after a key.
   * @returns what it should hold instead, with the cursor behind it; `undefined` where it is right
   */
  told(value: string): string | undefined;
  /** The box was written to while nobody could type. */
  restart(value: string): void;
}

/** What the box holds, or will hold when what was written arrives. */
interface Base {
  readonly value: string;
  /** The value is what a key makes of it: nothing is left of what is selected. */
  readonly isOffer: boolean;
}

export function createTyping(): Typing {
  let text = '';
  /** What the box told last, then what was written since and is perhaps still on its way. */
  let bases: readonly [Base, ...Base[]] = [{ value: '', isOffer: false }];

  return {
    get text() {
      return text;
    },
    offered() {
      bases = [...bases, { value: '', isOffer: true }];
    },
    settled() {
      const [shown, ...written] = bases;
      bases = [shown, ...written.filter(({ isOffer }) => !isOffer)];
    },
    told,
    restart,
  };

  function restart(value: string): void {
    text = value;
    bases = [{ value, isOffer: false }];
  }

  function told(value: string): string | undefined {
    const index = baseOf(value);
    if (index < 0) {
      restart(value); // edited somewhere in it, which nobody does blindly
      return undefined;
    }
    text += value.slice(bases[index]?.value.length);
    const written = bases.slice(index + 1);
    bases = [{ value, isOffer: false }, ...written];
    const last = written.findLast(({ isOffer }) => !isOffer)?.value ?? value;
    if (last === text) return undefined;
    bases = [...bases, { value: text, isOffer: false }];
    return text;
  }

  /** What a key was typed behind: the longest that the value begins with, as it is told in order. */
  function baseOf(value: string): number {
    let found = -1;
    if (value.length < bases[0].value.length && bases[0].value.startsWith(value)) return found; // deleted
    bases.forEach((base, index) => {
      const fits = base.isOffer
        ? [...value].length === 1
        : value.startsWith(base.value) && value.length > base.value.length;
      if (fits && (found < 0 || base.value.length > (bases[found]?.value.length ?? 0))) found = index;
    });
    return found;
  }
}
