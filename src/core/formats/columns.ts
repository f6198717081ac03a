import { type Cell, type Table, type TableRow } from '../tables';
import { parseTitle, plainText, type EntryTitle } from '../title';
import { kindOfWord } from '../words/kinds';
import { repaired } from '../words/mojibake';
import { partOf, type Part } from '../words/parts';
import { findStatus } from '../words/status';

/** What the columns of a table hold, by their position. */
export interface Columns {
  readonly title: number;
  /** The title's column is named like a problem, so that a row is one. */
  readonly kind?: string;
  readonly isNamed: boolean;
  readonly status?: number;
  readonly number?: number;
  readonly parts: readonly (Part | undefined)[];
}

const NUMBER_COLUMN =
  /^(?:#|№|no\.?|n[°º]|nr\.?|id|key|ticket|réf\.?|ref\.?|référence|reference|código|code|kennung|код|番号|编号|序号|번호|ลำดับ|номер)$/iu;

const TITLE_COLUMN =
  /^(?:title|name|item|topic|subject|summary|description|what|título|titulo|titre|titel|elemento|tema|sujet|thema|beschreibung|descripción|descrição|論点|議題|検討事項|question|frage|項目|件名|タイトル|内容|标题|名称|项目|描述|제목|항목|내용|название|описание|тема|หัวข้อ|ชื่อ|รายการ)$/iu;

const LINK_COLUMN =
  /^(?:link|links|document|doc|docs|file|details?|report|record|adr|リンク|文档|详情|ссылка|문서)$/iu;

/** Columns whose rows are no problems, however their states are written. */
const OTHER_THINGS =
  /^(?:actions?|action items?|tasks?|todos?|steps?|phase|milestone|feature|features|component|module|endpoint|route|method|test|tests|test case|suite|check|metric|category|time|date|command|option|variable|field|parameter|property|service|file|page|screen|version|release|platform|browser|environment|agent|team|owner|person|aktion|aufgabe|acción|tarea|ação|tarefa|étape|tâche|アクション|対応|機能|任务|功能|作業|タスク|機能名|задача|действие|функция|작업|기능)$/iu;

const COUNTS =
  /^(?:counts?|total|points|pontos|puntos|punkte|score|number of .*|quantity|anzahl|cantidad|nombre|quantidade|件数|数量|개수|количество|จำนวน)$/iu;

/** Columns that tell enough to stand for a title where there is none. */
const TELLING: ReadonlySet<Part> = new Set<Part>([
  'context',
  'references',
  'investigation',
  'impact',
  'cause',
  'result',
]);

const YES_COLUMN =
  /^(?:resolved|fixed|solved|closed|done|paid|résolu|résolue|corrigé|resuelto|solucionado|resolvido|corrigido|gelöst|behoben|erledigt|解決|解决|已解决|해결|решено|исправлено|แก้ไข)\??$/iu;

/** `| Challenge | Points |`: something to choose from, as in a course. */
export function countsPoints({ header }: Table): boolean {
  return header.cells.some(({ text }) =>
    /^(?:points|pontos|puntos|punkte|score)$/i.test(plainText(text).trim()),
  );
}

const FEATURE_COLUMN =
  /^(?:features?|funktion|función|funcionalidade|fonctionnalité|機能|功能|기능|функция)$/iu;

/** Whether the rows of a table are problems by the name of its column. */
export function namesProblems(table: Table): boolean {
  return columnsOf(table)?.isNamed === true;
}

export function columnsOf({ header, rows }: Table, isOfDecisions = true): Columns | undefined {
  const names = header.cells.map(({ text }) => plainText(repaired(text)).trim());
  // "Severity/status" holds both, the status last.
  const parts = names.map((name) => {
    const pieces = name.includes('/') ? name.split('/').map((piece) => partOf(piece)) : [];
    return pieces.includes('status')
      ? 'status'
      : (partOf(name) ?? pieces.find((piece) => piece !== undefined));
  });
  if (names.some((name) => COUNTS.test(name) || FEATURE_COLUMN.test(name))) return undefined;
  const column = (test: (name: string, index: number) => boolean) => {
    const index = names.findIndex(test);
    return index < 0 ? undefined : index;
  };
  const number = column((name) => NUMBER_COLUMN.test(name));
  names.forEach((name, index) => {
    if (YES_COLUMN.test(name) && !isAnswered(rows, index)) parts[index] = 'resolvedDate';
  });
  const status =
    column((name, index) => (YES_COLUMN.test(name) ? isAnswered(rows, index) : parts[index] === 'status')) ??
    // `| Decision | Outcome |`, where outcomes are statuses.
    column((_, index) => parts[index] === 'result' && isAnswered(rows, index));
  const free = (index: number) => index !== number && index !== status;
  // What is decided of a problem does not make it a decision.
  const isDecided = names.some(
    (name, index) => free(index) && (TITLE_COLUMN.test(name) || parts[index] === 'problem'),
  );
  const kindAt = column(
    (name, index) =>
      free(index) &&
      kindOfWord(name) !== undefined &&
      !(kindOfWord(name) === 'decision' && isDecided && !isOfDecisions) &&
      !isLinkColumn(names, index),
  );
  const named = column((name, index) => free(index) && (TITLE_COLUMN.test(name) || parts[index] === 'title'));
  const partAt = column(
    (_, index) => free(index) && ['problem', 'error', 'symptom', 'decision'].includes(parts[index] ?? ''),
  );
  // `| Topic | Decision | Reason |`: what was decided is told by its topic.
  const topic = kindAt !== undefined && kindOfWord(names[kindAt] ?? '') === 'decision' ? named : undefined;
  const title =
    topic ??
    kindAt ??
    named ??
    partAt ??
    column(
      (name, index) =>
        free(index) && (parts[index] === undefined || parts[index] === 'problem') && !LINK_COLUMN.test(name),
    ) ??
    (number === undefined
      ? undefined
      : column((_, index) => free(index) && TELLING.has(parts[index] as Part)));
  if (title === undefined || rows.length === 0) return undefined;
  if (OTHER_THINGS.test(names[title] ?? '') && kindAt === undefined) return undefined;
  if (names.some((name) => /^(?:actions?|action items?)$/i.test(name)) && kindAt === undefined)
    return undefined;
  const kind = kindOfWord(names[kindAt ?? title] ?? '');
  return {
    title,
    ...(kind ? { kind } : {}),
    isNamed: kindAt !== undefined || partAt === title,
    ...(status === undefined ? {} : { status }),
    ...(number === undefined ? {} : { number }),
    parts,
  };
}

/** A column "Resolved" holds answers, or dates. */
function isAnswered(rows: readonly TableRow[], index: number): boolean {
  const written = rows.map(({ cells }) => cells[index]?.text ?? '').filter((text) => text !== '');
  return written.filter((text) => findStatus(text) !== undefined).length * 2 > written.length;
}

/** `| Challenge | Status | Document |`, but `| ADR | Title |` has its number there. */
function isLinkColumn(names: readonly string[], index: number): boolean {
  return (
    LINK_COLUMN.test(names[index] ?? '') &&
    names.some((name, other) => other !== index && TITLE_COLUMN.test(name))
  );
}

export function titleOfRow(cells: readonly Cell[], columns: Columns): EntryTitle {
  return parseTitle(cells[columns.title]?.text ?? '');
}

export function numberOfRow(cells: readonly Cell[], columns: Columns): number | undefined {
  const digits = /(\d{1,6})\D*$/.exec(plainText(cells[columns.number ?? -1]?.text ?? ''))?.[1];
  return digits === undefined ? undefined : Number(digits);
}
