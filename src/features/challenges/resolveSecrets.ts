import type * as vscode from 'vscode';
import type { ResolutionPlan } from '../../core/resolving/plan';
import type { CodeNow, Resolution } from '../../core/resolving/resolution';
import type { Screening } from '../../core/secrets/screened';
import type { Services } from '../../services';

/**
 * Keeps secrets out of the code of today and its difference, as a person decides; code that is not written down is
 * nobody's concern.
 * @param plan what would be written
 * @param asks whether a person is there to be asked
 * @returns `undefined` when nothing is to be written
 */
export async function withoutSecrets(
  { secrets }: Pick<Services, 'secrets'>,
  uri: vscode.Uri,
  resolution: Resolution,
  plan: (resolution: Resolution) => ResolutionPlan,
  asks: boolean,
): Promise<Resolution | undefined> {
  const screening = await secrets.look(resolution.code.flatMap(textsOf), uri);
  const written = (one: Resolution) => JSON.stringify(plan(one).change);
  const isWritten =
    screening.found.length > 0 && written(resolution) !== written(masked(resolution, screening.mask));
  if (!isWritten) return resolution;
  const mask = await secrets.decide(screening, asks);
  return mask && masked(resolution, mask);
}

function textsOf({ is }: CodeNow) {
  if (is.grade === 'gone') return [];
  const { text, place } = is;
  return [{ text, where: (line: number) => `line ${place.lines.first + line}` }];
}

function masked(resolution: Resolution, mask: Screening['mask']): Resolution {
  const code = resolution.code.map((one) =>
    one.is.grade === 'gone' ? one : { ...one, is: { ...one.is, text: mask(one.is.text) } },
  );
  return { ...resolution, code };
}
