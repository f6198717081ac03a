import blocker from './builtIn/blocker.md';
import challenge from './builtIn/challenge.md';
import challengeInvestigation from './builtIn/challenge-investigation.md';
import challengeShort from './builtIn/challenge-short.md';
import challengeStory from './builtIn/challenge-story.md';
import debt from './builtIn/debt.md';
import decision from './builtIn/decision.md';
import decisionMadr from './builtIn/decision-madr.md';
import decisionMadr2 from './builtIn/decision-madr-2.md';
import decisionNygard from './builtIn/decision-nygard.md';
import til from './builtIn/til.md';
import troubleshooting from './builtIn/troubleshooting.md';
import { parseTemplate, type Template } from './template';

/** By id, the first of each kind before its variants. */
const TEXTS = {
  challenge,
  'challenge-short': challengeShort,
  'challenge-story': challengeStory,
  'challenge-investigation': challengeInvestigation,
  blocker,
  decision,
  'decision-nygard': decisionNygard,
  'decision-madr': decisionMadr,
  'decision-madr-2': decisionMadr2,
  til,
  troubleshooting,
  debt,
} as const;

export type BuiltInId = keyof typeof TEXTS;

let parsed: readonly Template[] | undefined;

/** The templates that come with the extension. */
export function builtInTemplates(): readonly Template[] {
  return (parsed ??= Object.entries(TEXTS).map(([id, text]) => {
    const template = parseTemplate(id, text, false);
    if ('message' in template) throw new Error(`The built-in template ${id}: ${template.message}`);
    return template;
  }));
}

export function builtInTemplate(id: BuiltInId): Template {
  return builtInTemplates().find((template) => template.id === id) as Template;
}

/** A built-in template as its author wrote it, to start one's own from. */
export function builtInText(id: string): string | undefined {
  return Object.hasOwn(TEXTS, id) ? TEXTS[id as BuiltInId] : undefined;
}
