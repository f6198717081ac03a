import { readFileSync, realpathSync } from 'node:fs';
import path from 'node:path';
import type { Capture, Place } from '../core/capture';
import { usedTarget, usedTemplate } from '../core/conventions';
import { parseLines, type LineRange } from '../core/entry';
import { fenceLanguage, languageOfFile } from '../core/languages';
import { nameStyleOf } from '../core/nameStyle';
import { draftOf, recordWriter } from '../core/newRecord';
import type { Log } from '../core/ports';
import { provenance } from '../core/provenance';
import { planAppend } from '../core/logs/append';
import { maskedCapture, textsOfCapture, toldSecrets } from '../core/secrets/screened';
import { escapedGlob } from '../core/selection';
import { DEFAULT_TARGET, targetOf, unreadTarget } from '../core/target';
import { allTemplates, templateNamed, usualTemplate } from '../core/templates/choice';
import { applyEdits } from '../core/textEdit';
import { kindOfWord } from '../core/vocabulary';
import { codeOf } from '../node/errors';
import { highestNumber } from '../core/renumbering/repair';
import { createGit, gitRunner } from '../node/git';
import { editLogFile } from '../node/logFile';
import { createNumberHistory } from '../node/numberHistory';
import { createNumberedFolder } from '../node/numberedFolder';
import type { NewRequest } from './arguments';
import { EXIT, UsageError } from './errors';
import { pathBelow, repositoryAround, workspaceAround } from './folders';
import { selectionOf, type ReadOptions } from './read';
import { surroundingsOf, teamTemplates } from './surroundings';
import type { Terminal } from './terminal';

/** What the editor's settings say unless they are changed. */
const DEFAULTS = { severity: 'medium', category: 'technical' };
/** No editor gives an extension a larger text, in bytes. */
const SIZE_LIMIT = 50 * 1024 * 1024;

/** `challenge-log new`: Log Challenge, without an editor. */
export async function create(request: NewRequest, terminal: Terminal): Promise<number> {
  const root = workspaceAround(terminal.cwd, targetOf(request.target ?? DEFAULT_TARGET).path);
  const around = surroundingsOf(root);
  const templates = allTemplates(await teamTemplates(root, (message) => terminal.err(`${message}\n`)));
  const asked = request.template === undefined ? undefined : templateNamed(templates, request.template);
  const said = request.kind === undefined ? undefined : (kindOfWord(request.kind) ?? request.kind);
  const kind = said ?? asked?.kind ?? 'challenge';
  const { severity = DEFAULTS.severity, category = DEFAULTS.category } =
    asked ?? usualTemplate(templates, kind);
  const asTyped = draftOf({ ...request, kind }, { severity, category }, new Date());
  const { form, path: target } = targetOf(
    request.target ?? (await usedTarget(around, { '*': DEFAULT_TARGET }, asTyped.kind)),
  );
  refuseUnread(form === 'log' ? target : path.posix.join(target, 'x.md'), target, request);
  const places = await placesOf(request, root, terminal);
  const clean = await withoutSecrets(request, { places, environment: [] }, asTyped.title);
  const { capture } = clean;
  const draft = { ...asTyped, title: clean.title };
  const { numbering } = request;
  const eol = process.platform === 'win32' ? '\r\n' : '\n';
  if (form === 'log') {
    const file = path.join(root, ...target.split('/'));
    const document = { uri: file, path: target, inTarget: false };
    await editLogFile(root, file, (text) => {
      const { edits } = planAppend(document, text ?? '', draft, capture);
      const edited = applyEdits(text ?? '', edits);
      return text === undefined ? edited.replaceAll('\n', eol) : edited;
    });
    terminal.out(`${path.relative(terminal.cwd, file)}\n`);
    return EXIT.ok;
  }
  const names = (await around.list(target)) ?? [];
  const template = asked ?? (await usedTemplate(around, target, names, templates, draft.kind));
  const write = recordWriter({ draft, capture, template, target, numbering, style: nameStyleOf(names) });
  const folder = path.join(root, ...target.split('/'));
  const draftAt = (number: number, width = 0) => {
    const record = write(number, width);
    return { name: record.name, text: record.text.replaceAll('\n', eol) };
  };
  const lastKnown = numbering === 'number' ? await lastNumberElsewhere(root, target, terminal) : 0;
  const records = createNumberedFolder(root, folder, '--target', lastKnown);
  const { name } = await (numbering === 'number'
    ? records.create(draftAt)
    : records.createUnnumbered(draftAt));
  terminal.out(`${path.relative(terminal.cwd, path.join(folder, name))}\n`);
  return EXIT.ok;
}

/** @throws UserError where `challenge-log list` with the same options would not read what is written */
function refuseUnread(document: string, target: string, options: ReadOptions): void {
  const selection = selectionOf(false, options);
  if (selection.includes(document)) return;
  if (selection.excludes(document))
    throw unreadTarget(target, 'It is left out by --exclude: say another one, or choose another target.');
  const named = escapedGlob(target);
  const glob = document === target ? named : path.posix.join(named, '**/*.md');
  throw unreadTarget(
    target,
    `Say --include "${glob}" here and when they are read, or choose another target.`,
  );
}

/**
 * Keeps secrets out of what is copied, as the request says.
 * @throws UsageError where there are some and it says nothing: in a script nobody could be asked
 */
async function withoutSecrets(
  { secrets }: NewRequest,
  capture: Capture,
  title: string,
): Promise<{ readonly capture: Capture; readonly title: string }> {
  const texts = textsOfCapture(capture);
  if (secrets === 'keep' || texts.every(({ text }) => text === '')) return { capture, title };
  const { screen } = await import('../core/secrets/screen');
  const inTitle = { text: title, where: () => 'the title' };
  const { found, mask } = await screen([inTitle, ...texts], { run: (work) => Promise.resolve(work()) });
  if (found.length > 0 && secrets === undefined)
    throw new UsageError(
      `What would be copied may hold secrets: ${toldSecrets(found)}. Nothing was written. Say --secrets mask to mask them, or --secrets keep to copy it as it is.`,
    );
  return { capture: maskedCapture(capture, mask), title: mask(title) };
}

/** The highest number on any branch, or of a file that was deleted. */
async function lastNumberElsewhere(root: string, target: string, terminal: Terminal): Promise<number> {
  if (repositoryAround(root) === undefined) return 0;
  const history = createNumberHistory(gitRunner(undefined), quiet(terminal));
  return highestNumber(await history.namesIn(root, target));
}

async function placesOf({ file, lines }: NewRequest, root: string, terminal: Terminal): Promise<Place[]> {
  if (file === undefined) return [];
  const range = lines === undefined ? undefined : parseLines(lines);
  if (lines !== undefined && range === undefined)
    throw new UsageError(`“${lines}” are no lines. Write 42 or 42-57; the first line is 1.`);
  const absolute = path.resolve(terminal.cwd, file);
  const text = readCode(absolute, file);
  const code = range === undefined ? '' : linesOf(text, range, file);
  const language = fenceLanguage(languageOfFile(path.basename(absolute)));
  const real = pathBelow(realpathSync(root), realpathSync(absolute));
  // A link within the folder is a file of its own; one that leads out of it is none of the folder's.
  const below = real === undefined ? undefined : (pathBelow(root, absolute) ?? real);
  if (below === undefined)
    return [{ origin: `${path.basename(absolute)}, outside the workspace`, language, code, findings: [] }];
  const history = await createGit(quiet(terminal), undefined).history(absolute);
  const captured = { version: { of: 'now' }, text, lines: range } as const;
  const anchor = {
    file: below,
    ...(range ? { lines: range } : {}),
    ...(history ? provenance(history, captured, {}) : {}),
  };
  return [{ anchor, language, code, findings: [] }];
}

/** @throws UsageError for what is no text file */
function readCode(absolute: string, file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(absolute);
  } catch (error) {
    const code = codeOf(error);
    if (code === undefined) throw error;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw new UsageError(`There is no file “${file}”.`);
    if (code === 'EISDIR') throw new UsageError(`“${file}” is a folder. Name a file.`);
    throw new UsageError(`“${file}” cannot be read: ${(error as Error).message}`);
  }
  if (bytes.length > SIZE_LIMIT) throw new UsageError(`“${file}” is too large.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new UsageError(`“${file}” is not encoded as UTF-8, so its lines cannot be copied.`);
  }
}

/** The lines without the end of the last one, as a selection in the editor has them. */
function linesOf(text: string, { first, last }: LineRange, file: string): string {
  const ends = [...text.matchAll(/\r\n|\n|\r/g)];
  // What follows the end of the last line is no line, unless there is something.
  const count = ends.length + (/[\r\n]$/.test(text) ? 0 : 1);
  if (last > count) {
    const has = count === 1 ? 'one line' : `${count} lines`;
    throw new UsageError(`“${file}” has ${has}, so there is no line ${last}.`);
  }
  const before = ends[first - 2];
  const start = before ? before.index + before[0].length : 0;
  return text.slice(start, ends[last - 1]?.index ?? text.length);
}

/** What git does not know is left out of the record; only what is wrong is said. */
function quiet(terminal: Terminal): Log {
  const say = (message: string) => terminal.err(`${message}\n`);
  return { info: () => undefined, warn: say, error: say };
}
