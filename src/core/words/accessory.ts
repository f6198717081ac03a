import { memoized } from '../memo';

/**
 * Headings below which no entries stand: what a log says of itself, and what comes before and after its entries.
 * Words are in lower case.
 */
const WHOLE = new Set(
  [
    'overview introduction intro purpose background scope about instructions usage legend format conventions',
    'statuses states template templates example examples summary statistics stats metrics index contents references reference',
    'resources links related credits acknowledgments acknowledgements contributing changelog history appendix',
    'glossary notes timeline conclusion conclusions takeaways checklist todo todos tasks roadmap faq footer',
    'contributors authors license maintenance categories glossario resumen resumo résumé zusammenfassung',
    'introducción introducao introdução einleitung überblick légende legende leyenda legenda referencias',
    'referências références verweise vorlage vorlagen plantilla modelo modèle übersicht anleitung',
    '目次 概要 はじめに 凡例 参考 参照 まとめ テンプレート 使い方 記入例 運用ルール 总结 概述 模板 参考资料 说明 目录 图例 附录 前言',
    '개요 요약 참고 템플릿 사용법 목차 범례 обзор введение легенда шаблон ссылки итоги содержание сводка',
    'บทนำ สรุป อ้างอิง แม่แบบ เทมเพลต วิธีใช้',
  ]
    .join(' ')
    .split(' '),
);

/** Phrases that a heading begins with or holds as whole words. */
const PHRASES = [
  'how to',
  'examples? (?:of|for)',
  'how we (?:use|work)',
  'how this (?:works|file|document|log)',
  'using this',
  'about this',
  '(?:when|where|what|who|why) to',
  'why (?:document|this|we (?:log|keep|write))',
  '(?:entry|issue|blocker|challenge|problem|decision|lesson|log|bug|report|incident|adr|til|record|reporting) (?:template|format)s?',
  'templates?(?: (?:for|pour|para|für|zum) .*)?$',
  'format (?:for|of)',
  'quick (?:reference|links|debug|start|stats|summary|overview)',
  'key (?:takeaways?|files?|learnings|metrics|insights|points|lessons)',
  'table of contents',
  '(?:next|follow ?-?up) (?:steps?|actions?|immediate actions?|sprint)',
  '(?:immediate|next immediate|required) (?:actions?|action items?)',
  'action items?',
  'what (?:worked|went) (?:well|right|great)',
  'what we (?:learned|lost|built)',
  '(?:migration|release|project|deployment) timeline',
  '(?:challenge|blocker|issue|bug|problem|incident|decision|test(?:ing)?|executive|status|lessons?) (?:summary|statistics|stats|overview|index|log summary|categories)',
  '(?:summary|overview) (?:of|table|statistics|stats)',
  '(?:overall|final|current|project) (?:status|state)',
  '(?:getting|get) started',
  '(?:see also|further reading|read more|more information)',
  '(?:related|additional|useful|external|helpful) (?:documents?|documentation|links?|resources?|files?|issues?|reading)',
  'resources used',
  '(?:debugging|interview|general|pro|troubleshooting) tips',
  'tips (?:and|&) tricks$',
  'best practices$',
  '(?:patterns|skills) (?:learned|used)',
  '(?:resolution|common|design|usage) patterns?',
  '(?:escalation|review|triage|resolution|reporting) (?:process|procedure|policy|protocol|path|workflow|rules?)',
  '(?:recovery|useful|diagnostic|debug(?:ging)?) commands?',
  'commands? (?:to|for)',
  '(?:status|severity|priority|category|impact|symbol|label|tag|emoji)s? (?:legend|levels?|definitions?|key|values|codes|meanings?|guide)',
  '(?:future|planned) (?:improvements?|enhancements?|work|plans?|features?)',
  'if i had more time',
  'known good',
  'documentation needs?',
  'research topics?',
  'success (?:metrics|criteria|stories)',
  'acceptance criteria',
  'contact(?:s| info.*)?$',
  'revision history',
  'change ?log$',
  'definition of',
  'guidelines?$',
  'rules?$',
  'prevention (?:checklist|strategies|measures)',
  'lessons learned (?:summary|so far)',
  'cómo (?:usar|agregar|añadir|registrar|contribuir)',
  'como (?:usar|adicionar|registrar|contribuir)',
  'comment (?:utiliser|ajouter|contribuer|remplir)',
  'wie man|so wird|hinweise zur',
  'как (?:пользоваться|использовать|добавить|заполнять)',
  'plantilla|modelo de|modèle de|vorlage für|шаблон',
];
/** In lower case. */
const PHRASE = new RegExp(
  String.raw`^(?:the |a |my |our |general )?(?:${PHRASES.join('|')})(?![\p{L}])`,
  'u',
);
const LOCAL =
  /原则|原則|방침|형식|テンプレート|記入例|書き方|使い方|運用ルール|凡例|まとめ|追記方法|模板|使用说明|如何(?:使用|添加|记录)|总结|统计|템플릿|작성 ?(?:법|방법|양식)|사용법|요약|แม่แบบ|เทมเพลต|วิธี(?:ใช้|บันทึก|เพิ่ม)|สรุป/u;

/** @param heading without markup and emoji */
export const isAccessory = memoized(readAccessory);

function readAccessory(heading: string): boolean {
  if (heading.length > 120) return false;
  if (/[(（](?:template|example|format)[)）]/i.test(heading)) return true;
  const words = heading
    .toLowerCase()
    .replace(/^[\s\d.)#:：-]+/, '')
    .replace(/\s*[([（].*$/u, '')
    .replace(/[\s:：!?？.]+$/u, '')
    .trim();
  return WHOLE.has(words) || PHRASE.test(words) || LOCAL.test(words);
}
