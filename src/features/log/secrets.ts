import type { Capture } from '../../core/capture';
import { maskedCapture, textsOfCapture, type Screening } from '../../core/secrets/screened';
import type { Services } from '../../services';
import type * as vscode from 'vscode';
import type { LogRequest } from './request';

type Needed = Pick<Services, 'secrets'>;

/** Looks for secrets in what was captured, while the title is still being typed. */
export function lookAt(
  { secrets }: Needed,
  capture: Capture,
  scope: vscode.Uri | undefined,
): Promise<Screening> {
  return secrets.look(textsOfCapture(capture), scope);
}

/** What is to be written. */
export interface Clean {
  readonly request: LogRequest;
  readonly capture: Capture;
}

/**
 * Keeps secrets out of a capture and of a title that may have been guessed from it, as a person decides.
 * @param looking what was found in the capture
 * @param asks whether a person is there to be asked
 * @returns `undefined` when nothing is to be written
 */
export async function withoutSecrets(
  { secrets }: Needed,
  request: LogRequest,
  capture: Capture,
  looking: Promise<Screening>,
  scope: vscode.Uri | undefined,
  asks: boolean,
): Promise<Clean | undefined> {
  const inCapture = await looking;
  const isCaptured = textsOfCapture(capture).some(({ text }) => text !== '');
  const titles = isCaptured ? [{ text: request.title, where: () => 'the title' }] : [];
  const inTitle = await secrets.look(titles, scope);
  const mask = await secrets.decide(
    {
      found: [...inTitle.found, ...inCapture.found],
      mask: (text) => inTitle.mask(inCapture.mask(text)),
    },
    asks,
  );
  return (
    mask && { request: { ...request, title: mask(request.title) }, capture: maskedCapture(capture, mask) }
  );
}
