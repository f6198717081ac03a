import type { Slices } from '../slices';
import { findSecretsInSlices } from './find';
import { masked } from './mask';
import type { FoundSecret, ScreenedText, Screening } from './screened';

/** Looks for secrets in texts that are about to be written, in slices. */
export async function screen(texts: readonly ScreenedText[], slices: Slices): Promise<Screening> {
  const found: FoundSecret[] = [];
  const maskedTexts = new Map<string, string>();
  for (const { text, where } of texts) {
    if (text === '') continue;
    const secrets = await findSecretsInSlices(text, slices);
    if (secrets.length === 0) continue;
    maskedTexts.set(text, masked(text, secrets));
    found.push(...secrets.map(({ kind, start }) => ({ kind, where: where(lineAt(text, start)) })));
  }
  return { found, mask: (text) => maskedTexts.get(text) ?? text };
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
}
