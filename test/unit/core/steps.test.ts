import { strict as assert } from 'node:assert';
import { UserError } from '../../../src/core/ports';
import { runSteps, type Step } from '../../../src/core/steps';

describe('steps that are done all or none', () => {
  let done: string[];
  beforeEach(() => {
    done = [];
  });

  const step = (name: string, run?: Error, back?: Error): Step => ({
    run: () => (run ? Promise.reject(run) : Promise.resolve(void done.push(name))),
    back: () => (back ? Promise.reject(back) : Promise.resolve(void done.push(`not ${name}`))),
  });

  it('are done in order', async () => {
    await runSteps([step('one'), step('two')]);
    assert.deepEqual(done, ['one', 'two']);
  });

  it('are taken back, the last first, and the failure is what it was', async () => {
    const failure = new UserError('Three is full.');
    await assert.rejects(runSteps([step('one'), step('two'), step('three', failure)]), failure);
    assert.deepEqual(done, ['one', 'two', 'not two', 'not one']);
  });

  it('are taken back as far as that can be done, and what could not be is told', async () => {
    const stuck = new UserError('Two is locked.');
    const steps = [
      step('one'),
      step('two', undefined, stuck),
      step('three', new UserError('Three is full.')),
    ];
    await assert.rejects(runSteps(steps), (error) => {
      assert.ok(error instanceof UserError);
      assert.equal(error.message, 'Three is full. Two is locked.');
      return true;
    });
    assert.deepEqual(done, ['one', 'two', 'not one']);
  });
});
