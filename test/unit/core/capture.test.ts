import { strict as assert } from 'node:assert';
import { checkCapture, cleanTitle, localIsoDate, type Capture, type Place } from '../../../src/core/capture';
import { UserError } from '../../../src/core/ports';

const place = (code: string): Place => ({ language: 'text', code, findings: [] });
const capture = (...codes: string[]): Capture => ({ places: codes.map(place), environment: [] });

/** A sentence that a person can act on. */
const refusal = (pattern: RegExp) => (error: unknown) =>
  error instanceof UserError && pattern.test(error.message) && /^[A-Z].*\.$/.test(error.message);

describe('a title', () => {
  for (const [typed, title] of [
    ['  x  ', 'x'],
    ['a\nb', 'a b'],
    ['a\r\n\r\nb', 'a b'],
    ['a\tb\vc\fd', 'a b c d'],
    ['a\u2028b\u2029c\u0085d', 'a b c d'],
    ['a  b', 'a  b'],
    ['\u00a0x\ufeff', 'x'],
    ['🔥', '🔥'],
  ] as const) {
    it(`${JSON.stringify(typed)} becomes ${JSON.stringify(title)}`, () =>
      assert.equal(cleanTitle(typed), title));
  }

  it('is refused when it is empty', () => {
    for (const typed of ['', '   ', '\n\t', '\u2028'])
      assert.throws(() => cleanTitle(typed), refusal(/empty/));
  });

  it('is refused when no file can keep it', () => {
    assert.throws(() => cleanTitle('a\0b'), refusal(/NUL/));
    assert.throws(() => cleanTitle('a\ud83d'), refusal(/surrogate/));
  });
});

describe('a capture', () => {
  it('may have 50 places and 256 kB of code', () => {
    checkCapture(capture(...Array.from({ length: 50 }, () => 'x')));
    checkCapture(capture('x'.repeat(256 * 1024)));
    checkCapture(capture());
  });

  it('is refused with more places', () => {
    assert.throws(() => checkCapture(capture(...Array.from({ length: 51 }, () => 'x'))), refusal(/51.*50/));
  });

  it('is refused with more code, counted in UTF-8 bytes over all places and the error output', () => {
    assert.throws(() => checkCapture(capture('x'.repeat(256 * 1024 + 1))), refusal(/256 kB/));
    assert.throws(
      () => checkCapture(capture('x'.repeat(200 * 1024), 'x'.repeat(100 * 1024))),
      refusal(/256 kB/),
    );
    assert.throws(
      () => checkCapture({ ...capture('x'), errorOutput: 'x'.repeat(256 * 1024) }),
      refusal(/256 kB/),
    );
    checkCapture(capture('é'.repeat(128 * 1024)));
    assert.throws(() => checkCapture(capture('é'.repeat(128 * 1024) + 'x')), refusal(/256 kB/));
    checkCapture(capture('🔥'.repeat(64 * 1024)));
    assert.throws(() => checkCapture(capture('🔥'.repeat(64 * 1024) + 'x')), refusal(/256 kB/));
    checkCapture(capture('世'.repeat(87381)));
    assert.throws(() => checkCapture(capture('世'.repeat(87382))), refusal(/256 kB/));
  });

  it('is refused when no file can keep its text', () => {
    assert.throws(() => checkCapture(capture('ok', 'a\0')), refusal(/NUL/));
    assert.throws(() => checkCapture(capture('\udc00')), refusal(/surrogate/));
    assert.throws(() => checkCapture({ ...capture(), errorOutput: '\0' }), refusal(/NUL/));
  });

  it('is refused when no file can keep the name of its file', () => {
    const named = (file: string): Capture => ({
      places: [{ ...place('x'), anchor: { file } }],
      environment: [],
    });
    assert.throws(() => checkCapture(named('a\ud83d.ts')), refusal(/surrogate/));
    checkCapture(named('🔥.ts'));
  });
});

describe('a local date', () => {
  const zone = process.env.TZ;
  const inZone = (name: string, date: string): string => {
    process.env.TZ = name;
    return localIsoDate(new Date(date));
  };
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  for (const [name, instant, written] of [
    ['UTC', '2026-11-20T16:31:05.999Z', '2026-11-20T16:31:05+00:00'],
    ['Europe/Berlin', '2026-11-20T16:31:05Z', '2026-11-20T17:31:05+01:00'],
    ['Europe/Berlin', '2026-07-01T23:00:00Z', '2026-07-02T01:00:00+02:00'],
    ['America/St_Johns', '2026-01-01T00:00:00Z', '2025-12-31T20:30:00-03:30'],
    ['Asia/Kathmandu', '2026-01-01T00:00:00Z', '2026-01-01T05:45:00+05:45'],
    ['America/New_York', '2026-03-08T07:30:00Z', '2026-03-08T03:30:00-04:00'],
  ] as const) {
    it(`in ${name} at ${instant} is ${written}`, () => assert.equal(inZone(name, instant), written));
  }

  it('is the same instant', () => {
    const instant = '2026-11-20T16:31:05.000Z';
    assert.equal(new Date(inZone('Australia/Lord_Howe', instant)).toISOString(), instant);
  });
});
