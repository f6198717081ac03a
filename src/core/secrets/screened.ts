import { checkCapture, type Capture, type Place } from '../capture';

/** A text that is about to be written. */
export interface ScreenedText {
  readonly text: string;
  /** Where one of its lines is from, in words; `line` is counted from 0. */
  readonly where: (line: number) => string;
}

/** A secret, as a person is told of it: never the value. */
export interface FoundSecret {
  /** Such as `GitHub Token`. */
  readonly kind: string;
  /** Such as `line 42`. */
  readonly where: string;
}

/** What was found in some texts. */
export interface Screening {
  readonly found: readonly FoundSecret[];
  /** Gives one of those texts with masks; any other text as it is. */
  readonly mask: (text: string) => string;
}

/**
 * All texts of a capture that are written down.
 * @throws UserError for a capture that no record can hold, which is not looked at
 */
export function textsOfCapture(capture: Capture): ScreenedText[] {
  checkCapture(capture);
  const output = {
    text: capture.errorOutput ?? '',
    where: (line: number) => `line ${line + 1} of the output`,
  };
  return [...capture.places.flatMap(textsOfPlace), output];
}

/** The same of a capture's places alone. */
export function textsOfPlace({ code, anchor, findings }: Place): ScreenedText[] {
  const first = anchor?.lines?.first;
  // What git alone knows of a place is nothing that was captured.
  const link = code === '' && findings.length === 0 ? '' : (anchor?.permalink ?? '');
  return [
    {
      text: code,
      where: (line) => (first === undefined ? `line ${line + 1} of the selection` : `line ${first + line}`),
    },
    ...findings.map(({ message, line }) => ({ text: message, where: () => `the message for line ${line}` })),
    { text: link, where: () => 'the permalink' },
  ];
}

/** A capture in which secrets are masked. */
export function maskedCapture(capture: Capture, mask: Screening['mask']): Capture {
  const { errorOutput } = capture;
  return {
    ...capture,
    places: capture.places.map((place) => maskedPlace(place, mask)),
    ...(errorOutput === undefined ? {} : { errorOutput: mask(errorOutput) }),
  };
}

/** A place in which secrets are masked. A link with a mask would lead nowhere, so it is left out. */
export function maskedPlace<Kind extends Place>(place: Kind, mask: Screening['mask']): Kind {
  const { anchor, code, findings } = place;
  const { permalink, ...facts } = anchor ?? {};
  const isPlain = permalink === undefined || mask(permalink) === permalink;
  return {
    ...place,
    ...(anchor ? { anchor: isPlain ? anchor : facts } : {}),
    code: mask(code),
    findings: findings.map((finding) => ({ ...finding, message: mask(finding.message) })),
  };
}

/** `GitHub Token (line 3), secret (line 7), 2 more`. */
export function toldSecrets(found: readonly FoundSecret[], most = 6): string {
  const told = [...new Set(found.map(({ kind, where }) => `${kind} (${where})`))];
  const rest = told.length - most;
  return [...told.slice(0, most), ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
}
