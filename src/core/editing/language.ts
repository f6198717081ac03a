import { type Page } from '../page';
import { fold, listOf } from '../words/fold';
import { LANGUAGES, type Language } from '../words/statusPairs';

/** Labels and headings that tell a language from its neighbours. */
const TELLING: ReadonlyMap<Language, ReadonlySet<string>> = new Map(
  (
    [
      [
        'en',
        `problem, solution, root cause, cause, date, decision, context, consequences, lessons learned, impact, challenge, issue, workaround, severity, priority, description, resolution, fix`,
      ],
      [
        'fr',
        `statut, problème, gravité, sévérité, priorité, contexte, décision, conséquences, leçon, leçons, cause racine, symptôme, défi, blocage, correction, résolution, catégorie, règle, appliquée, leçons apprises, leçon apprise, cause réelle, solution trouvée, date apparition`,
      ],
      [
        'es',
        `estado, problema, solución, causa, causa raíz, fecha, severidad, gravedad, prioridad, decisión, contexto, consecuencias, lección, lecciones aprendidas, desafío, bloqueo, impacto, síntoma, descripción`,
      ],
      [
        'pt',
        `situação, problema, solução, causa, causa raiz, data, severidade, gravidade, prioridade, decisão, contexto, consequências, lição, lições aprendidas, desafio, bloqueio, impacto, sintoma, descrição`,
      ],
      [
        'de',
        `problem, lösung, ursache, datum, schweregrad, priorität, entscheidung, kontext, konsequenzen, auswirkung, auswirkungen, beschreibung, erkenntnis, erkenntnisse, lösungsdatum, blocker typ, seit, nächster schritt, folgen, folge`,
      ],
      [
        'tr',
        `durum, sorun, problem, çözüm, neden, tarih, önem, öncelik, karar, bağlam, sonuç, sonuçlar, etki, açıklama`,
      ],
      ['vi', `trạng thái, vấn đề, giải pháp, nguyên nhân, ngày, mức độ, quyết định, bối cảnh, bài học`],
      [
        'it',
        `stato, problema, soluzione, causa, data, gravità, priorità, decisione, contesto, conseguenze, lezione, impatto, descrizione`,
      ],
      [
        'nl',
        `probleem, oplossing, oorzaak, datum, ernst, prioriteit, beslissing, besluit, context, gevolgen, beschrijving`,
      ],
      [
        'pl',
        `problem, rozwiązanie, przyczyna, data, ważność, priorytet, decyzja, kontekst, konsekwencje, opis, wpływ`,
      ],
    ] as const
  ).map(([language, list]) => [language, new Set(listOf(list))] as const),
);

const SCRIPTS: readonly (readonly [Language, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['ko', /\p{Script=Hangul}/u],
  ['th', /\p{Script=Thai}/u],
  ['ru', /\p{Script=Cyrillic}/u],
  ['zh', /\p{Script=Han}/u],
];

/** How much of a document is looked at. */
const REACH = 400;

/** The language that the labels and headings of a document are in; English when they do not tell. */
export function languageOf({ fields, sections, top }: Page): Language {
  const labels = [
    ...fields.slice(0, REACH).map(({ name }) => name),
    ...sections.slice(0, REACH).map(({ heading }) => heading.text.slice(0, 80)),
  ];
  const script = scriptOf(fields.slice(0, REACH).map(({ name }) => name)) ?? scriptOf(labels);
  if (script) return script;
  const words = labels.map((label) =>
    fold(label)
      .replaceAll(/[^\p{L}\p{M}' ]/gu, ' ')
      .trim()
      .replaceAll(/\s+/g, ' '),
  );
  let best: Language = 'en';
  let most = 0;
  for (const language of LANGUAGES) {
    const known = TELLING.get(language);
    const count = known ? words.filter((word) => known.has(word)).length : 0;
    if (count > most) [best, most] = [language, count];
  }
  if (most > 0) return best;
  return scriptOf([top?.heading.text ?? '']) ?? 'en';
}

/** The language of letters that only it is written in; Chinese characters alone are those of one of two. */
function scriptOf(texts: readonly string[]): Language | undefined {
  const text = texts.join('\n');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, pattern] of SCRIPTS) {
    const own = text.match(new RegExp(pattern.source, 'gu'))?.length ?? 0;
    if (own * 5 <= letters) continue;
    if (language !== 'zh' || /[问题应处况发验证实态严级类决进产备关]/u.test(text)) return language;
    return /[題対応済処況発検証実態厳級決産備関策]/u.test(text) ? 'ja' : 'zh';
  }
  return undefined;
}

const LABELS: Readonly<
  Record<'status' | 'severity' | 'category', Readonly<Partial<Record<Language, string>>>>
> = {
  status: {
    fr: 'Statut',
    es: 'Estado',
    ru: 'Статус',
    ja: '状態',
    zh: '状态',
    ko: '상태',
    th: 'สถานะ',
    tr: 'Durum',
    vi: 'Trạng thái',
    it: 'Stato',
  },
  severity: {
    fr: 'Gravité',
    es: 'Severidad',
    pt: 'Severidade',
    de: 'Schweregrad',
    ru: 'Критичность',
    ja: '深刻度',
    zh: '严重程度',
    ko: '심각도',
    th: 'ความรุนแรง',
    tr: 'Önem derecesi',
    vi: 'Mức độ nghiêm trọng',
    it: 'Gravità',
    nl: 'Ernst',
    pl: 'Ważność',
  },
  category: {
    fr: 'Catégorie',
    es: 'Categoría',
    pt: 'Categoria',
    de: 'Kategorie',
    ru: 'Категория',
    ja: 'カテゴリ',
    zh: '分类',
    ko: '분류',
    th: 'หมวดหมู่',
    tr: 'Kategori',
    vi: 'Danh mục',
    it: 'Categoria',
    nl: 'Categorie',
    pl: 'Kategoria',
  },
};

/** What a fact is called in a language. */
export function labelFor(field: 'status' | 'severity' | 'category', language: Language): string {
  return LABELS[field][language] ?? `${field.charAt(0).toUpperCase()}${field.slice(1)}`;
}
