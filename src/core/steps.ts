import { UserError } from './ports';

/** A part of a change that can be taken back. */
export interface Step {
  readonly run: () => Promise<void>;
  readonly back: () => Promise<void>;
}

/**
 * Does all steps, or none: what was done before one fails is taken back, the last first.
 * @throws what the step failed with; a UserError that tells both where something could not be taken back
 */
export async function runSteps(steps: readonly Step[]): Promise<void> {
  const done: Step[] = [];
  for (const step of steps) {
    try {
      await step.run();
      done.unshift(step);
    } catch (error) {
      const left: unknown[] = [];
      for (const { back } of done) await back().catch((failure: unknown) => left.push(failure));
      if (left.length === 0) throw error;
      throw new UserError([error, ...left].map(sentenceOf).join(' '), { cause: error });
    }
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
