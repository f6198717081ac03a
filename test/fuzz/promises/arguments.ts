import { strict as assert } from 'node:assert';
import { parseArguments } from '../../../src/cli/arguments';
import { UsageError } from '../../../src/cli/errors';
import { UserError } from '../../../src/core/ports';
import type { Input } from '../input';

/** A command line is understood, or a sentence says what is right. */
export function isUnderstood({ text }: Input): void {
  const args = text.split('\n');
  try {
    assert.notEqual(parseArguments(args).command, undefined);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof UserError)) throw error;
    assert.notEqual(error.message, '');
  }
}
