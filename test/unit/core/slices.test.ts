import { strict as assert } from 'node:assert';
import { createSlices } from '../../../src/core/slices';

describe('work in slices', () => {
  function fake() {
    let time = 0;
    let pauses = 0;
    const slices = createSlices({
      now: () => time,
      pause: () => {
        pauses++;
        return Promise.resolve();
      },
      length: 8,
    });
    const work = (cost: number) => slices.run(() => ((time += cost), time));
    return { slices, work, pauses: () => pauses };
  }

  it('pauses when a slice is used up, and not before', async () => {
    const { work, pauses } = fake();
    await work(1);
    const start = pauses();
    for (let index = 0; index < 7; index++) await work(1);
    assert.equal(pauses(), start);
    await work(1);
    assert.equal(pauses(), start + 1);
  });

  it('keeps the order, also of what is asked for at once', async () => {
    const { work, pauses } = fake();
    const results = await Promise.all([5, 5, 5, 5].map(work));
    assert.deepEqual(results, [5, 10, 15, 20]);
    assert.equal(pauses(), 2);
  });

  it('goes on after work that fails', async () => {
    const { slices, work } = fake();
    const failing = slices.run(() => {
      throw new Error('no');
    });
    const next = work(1);
    await assert.rejects(failing, { message: 'no' });
    assert.equal(await next, 1);
  });
});
