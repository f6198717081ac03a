import { lengthsOf, wordsOf } from './fold';

/** Written as {@link wordsOf} reads them; a `*` says that letters may follow, a `*` after a space that words do. */
const RESOLVED = `
resolved, fixed, solved, done, closed, complete, completed, implemented, accepted, approved, decided, adopted,
rejected, declined, deprecated, superseded, obsolete, wontfix, won't fix, wont fix, won't do, wont do, merged,
released, shipped, deployed, cleared, unblocked, final, finished, finalized, ratified, agreed, documented, verified,
cancelled, canceled, withdrawn, abandoned, duplicate, invalid, not a bug, not reproducible, cannot reproduce,
by design, works as designed, no longer relevant, no longer reproducible, not applicable, action items complete,
action items completed, hotfixed, patched, fix merged, fix released, fix deployed
résolu/e/s/es, corrigé/e/s/es, réglé/e/s/es, fixé/e/s/es, fermé/e/s/es, clos/e/es, clôturé/e/s/es, terminé/e/s/es,
fini/e/s/es, fait/e/s/es, levé/e/s/es, traité/e/s/es, accepté/e/s/es, approuvé/e/s/es, validé/e/s/es, adopté/e/s/es,
décidé/e/s/es, rejeté/e/s/es, refusé/e/s/es, remplacé/e/s/es, abandonné/e/s/es, obsolète/s, déprécié/e/s/es,
implémenté/e/s/es, livré/e/s/es, annulé/e/s/es, débloqué/e/s/es
resuelto/s, resuelta/s, solucionado/s, solucionada/s, corregido/s, corregida/s, arreglado/s, arreglada/s, cerrado/s,
cerrada/s, completado/s, completada/s, terminado/s, terminada/s, finalizado/s, finalizada/s, hecho/s, hecha/s,
aceptado/s, aceptada/s, aprobado/s, aprobada/s, adoptado/s, adoptada/s, decidido/s, decidida/s, rechazado/s,
rechazada/s, reemplazado/s, reemplazada/s, obsoleto/s, obsoleta/s, descartado/s, descartada/s, implementado/s,
implementada/s, desbloqueado/s, desbloqueada/s, cancelado/s, cancelada/s
resolvido/s, resolvida/s, corrigido/s, corrigida/s, consertado/s, consertada/s, fechado/s, fechada/s, encerrado/s,
encerrada/s, concluído/s, concluída/s, concluido, feito/s, feita/s, aceito/s, aceita/s, aprovado/s, aprovada/s,
adotado/s, adotada/s, rejeitado/s, rejeitada/s, substituído/s, substituída/s, obsoleto, superado/s, superada/s
gelöst/e/er/es/en, behoben/e/er/es/en, erledigt/e/er/es/en, geschlossen/e/er/es/en, abgeschlossen/e/er/es/en,
fertig, fertiggestellt, umgesetzt/e/er/es/en, angenommen/e/er/es/en, akzeptiert/e/er/es/en, beschlossen/e/er/es/en,
entschieden/e/er/es/en, genehmigt/e/er/es/en, abgelehnt/e/er/es/en, verworfen/e/er/es/en, veraltet/e/er/es/en,
ersetzt/e/er/es/en, abgelöst/e/er/es/en, behobene fehler, beseitigt, geklärt, gefixt, abgenommen
решён, решен/а/о/ы, решённые, решенные, решено, решена, исправлен/а/о/ы, исправленные, закрыт/а/о/ы, закрытые,
закрытая, закрытый, готов/а/о/ы, выполнен/а/о/ы, завершён, завершен/а/о/ы, устранён, устранен/а/о/ы, сделан/а/о/ы,
принят/а/о/ы, принятые, одобрен/а/о/ы, утверждён, утвержден/а/о/ы, отклонён, отклонен/а/о/ы, отвергнут/а/о/ы,
отменён, отменен/а/о/ы, заменён, заменен/а/о/ы, устарел/а/о/и, снят/а/о/ы, решённая, решенная, починен/а/о/ы
解決済*, 解決ずみ*, 解決, 解決した*, 解決しました*, 解消済*, 解消, 対応済*, 対応完了*, 修正済*, 修正完了*, 実施済*,
実装済*, 実装完了*, 完了*, 済み*, 済, 完了済*, クローズ*, 承認済*, 承認, 採択*, 採用*, 決定*, 決定済*, 却下*, 取り下げ*, 見送り*, 撤回*,
廃止*, 不採用*, 置き換え済*, 置換済*, 復旧済*, 復旧, 対応不要*, 検証済*, 移行済*, リリース済*, マージ済*, 公開済*
已解决*, 已修复*, 已关闭*, 已完成*, 已处理*, 已上线*, 已合并*, 已发布*, 已实现*, 已实施*, 已采纳*, 已采用*, 已接受*,
已批准*, 已通过*, 已决定*, 已拒绝*, 已否决*, 已驳回*, 已废弃*, 已弃用*, 已取代*, 已被取代*, 已取消*, 已验证*, 已解除*, 已清除*,
已搞定*, 已解決*, 已修復*, 已關閉*, 已處理*, 解决, 完成, 完成了*, 关闭, 修复, 采纳, 接受, 通过, 批准, 拒绝, 废弃,
取代, 搞定*, 不修复*, 不予修复*, 不处理*, 无需处理*, 无需修复*, 修复完成*, 解决完成*, 全部完成*, 全部解决*
해결됨*, 해결 됨*, 해결, 해결완료*, 해결 완료*, 해결했*, 해결되었*, 해결된*, 완료*, 수정됨*, 수정 완료*, 수정완료*,
종료*, 닫힘*, 처리됨*, 처리 완료*, 처리완료*, 승인됨*, 승인, 승인 완료*, 채택됨*, 채택, 결정됨*, 거부됨*, 거절됨*,
기각*, 폐기됨*, 폐기, 대체됨*, 조치 완료*, 조치완료*, 취소됨*, 반려됨*, 배포 완료*, 배포완료*
แก้ไขแล้ว*, แก้แล้ว*, แก้ได้แล้ว*, แก้ไขเรียบร้อย*, แก้เรียบร้อย*, แก้ไขเสร็จ*, เสร็จแล้ว*, เสร็จสิ้น*, เสร็จสมบูรณ์*,
เสร็จ, สำเร็จ*, เรียบร้อย*, ปิดแล้ว*, ปิดงาน*, ปิด, อนุมัติแล้ว*, อนุมัติ, ยอมรับแล้ว*, ยอมรับ, ตัดสินใจแล้ว*, ปฏิเสธ*,
ยกเลิก*, ดำเนินการแล้ว*, ดำเนินการเสร็จ*, ทำแล้ว*, จัดการแล้ว*, ถูกแทนที่*, เลิกใช้*, แก้ปัญหาแล้ว*
çözüldü, çözülmüş, çözülen, çözülenler, giderildi, düzeltildi, tamamlandı, bitti, kapatıldı, kapandı, kapalı,
kabul edildi, onaylandı, reddedildi, karar verildi, kullanımdan kaldırıldı, yerine geçti, iptal edildi, yapıldı
đã giải quyết, đã sửa, đã xong, đã xử lý, đã đóng, đã hoàn thành, đã khắc phục, đã fix, hoàn thành, hoàn tất, xong,
đã chấp nhận, đã duyệt, đã phê duyệt, đã từ chối, đã hủy, đã thay thế
risolto, risolta, risolti, risolte, corretto, corretta, corretti, chiuso, chiusa, chiusi, completato, completata,
completati, fatto, accettato, accettata, approvato, approvata, rifiutato, rifiutata, deprecato, sostituito, sostituita
opgelost/e, verholpen, gesloten, afgerond/e, klaar, voltooid/e, gereed, geaccepteerd, goedgekeurd, afgewezen,
vervangen, verouderd, besloten, opgeloste
rozwiązany, rozwiązana, rozwiązane, rozwiązano, naprawiony, naprawiona, naprawione, naprawiono, zamknięty, zamknięta,
zamknięte, zakończony, zakończone, zakończono, gotowe, zrobione, zaakceptowany, zaakceptowana, zaakceptowane,
przyjęty, przyjęta, przyjęte, odrzucony, odrzucona, odrzucone, zastąpiony, zastąpiona, zastąpione, ukończone`;

const OPEN = `
open, opened, new, todo, to do, tbd, active, pending, in progress, wip, work in progress, started, ongoing, on going,
investigating, under investigation, in investigation, monitoring, watch, watching, blocked, blocking, still blocked,
still open, still broken, still failing, waiting, awaiting, proposed, draft, parked, on hold, paused, postponed,
deferred, snoozed, verifying, in verification, to verify, to be verified, testing, in testing, workaround,
worked around, known issue, known error, known bug, escalated, reopened, re opened, unresolved, unfixed, unsolved,
not started, fix in progress, fixing, in discussion, under discussion, discussing, in review,
under review, reviewing, review, in development, in analysis, in triage, triage, triaged, reported, acknowledged,
identified, assigned, queued, backlog, planned, scheduled, upcoming, stalled, stuck, failing, broken, mitigated,
mitigating, gathering information, needs *, need *, needed, to be *, action items in progress, action items open,
outstanding, remaining, recurring, intermittent, draft for review, rfc, proposal,
will be *, must be *, help wanted
ouvert/e/s/es, en cours, en attente, en analyse, en investigation, en test, bloqué/e/s/es, bloquant/e/s/es,
nouveau, nouvelle, nouveaux, à faire, à traiter, à corriger, à résoudre, à vérifier, à valider, à confirmer,
à tester, à planifier, à investiguer, proposé/e/s/es, brouillon, actif, active, actifs, actives, irrésolu/e/s/es,
contourné/e/s/es, contournement, reporté/e/s/es, réouvert/e/s/es, rouvert/e/s/es, sans solution, suspendu/e/s/es, en pause
abierto/s, abierta/s, pendiente/s, en curso, en progreso, en proceso, en desarrollo, en revisión, en investigación,
en espera, bloqueado/s, bloqueada/s, bloqueante/s, nuevo, nueva, por hacer, por resolver, propuesto/s, propuesta/s,
borrador, activo/s, activa/s, reabierto, reabierta, aplazado, aplazada, sin resolver, sin solución, en pausa
aberto/s, aberta/s, pendente/s, em andamento, em progresso, em curso, em análise, em aberto, em investigação,
em revisão, em espera, novo, nova, a fazer, proposto/s, proposta/s, rascunho, ativo/s, ativa/s, reaberto, reaberta,
sem solução, por resolver, adiado, adiada, investigando, aguardando
offen/e/er/es/en, in arbeit, in bearbeitung, laufend/e/er, blockiert/e/er/es, blockierend, wartend/e, wartet, wartet auf,
ausstehend/e, neu/e/er, aktiv/e/er/es/en, vorgeschlagen/e/er, entwurf, ungelöst/e/er/es/en, unbehoben, zu tun,
zu erledigen, in prüfung, zu prüfen, in klärung, zu klären, zurückgestellt, pausiert, verschoben, eskaliert,
wieder offen, wieder geöffnet, unerledigt, umgangen, in umsetzung, geplant, steht aus, wird *
открыт/а/о/ы, открытые, открытая, открытый, открыто, в работе, в процессе, в ожидании, ожидает, ожидание, ждёт, ждет,
заблокирован/а/о/ы, блокирует, новый, новая, новые, новое, предложен/а/о/ы, предложено, черновик, активен, активна,
активные, активный, нерешён, нерешен/а/о/ы, нерешённые, нерешенные, неисправлен/а/о, незакрыт/а/о/ы, к выполнению,
отложен/а/о/ы, отложено, на проверке, на паузе, исследуется, расследуется, переоткрыт/а/о, проверяется, на рассмотрении
未*, 対応中*, 調査中*, 作業中*, 進行中*, 検討中*, 検証中*, 確認中*, 修正中*, 実装中*, 監視中*, 保留*, 待ち*, 確認待ち*,
対応待ち*, 返信待ち*, 承認待ち*, オープン*, 新規*, 提案*, 提案中*, ドラフト*, 下書き*, 草案*, 要対応*, 要確認*, 要調査*,
要検討*, 再発*, 再オープン*, 部分*, 一部*, 着手*, 着手中*, ブロック中*, 回避済*, 回避策あり*, 暫定*, 暫定対応*, 延期*,
審議中*, 継続*, 残件*, 課題あり*, 解決していない*, 解決できていない*, 準備中*, 予定*, 対応予定*
待*, 定位中*, 已定位*, 已规避*, 已绕过*, 规避*, 处理中*, 进行中*, 修复中*, 解决中*, 调查中*, 排查中*, 验证中*, 测试中*,
讨论中*, 评审中*, 审核中*, 开发中*, 观察中*, 监控中*, 阻塞*, 被阻塞*, 新建*, 打开*, 开放*, 已打开*, 已确认待*, 挂起*,
搁置*, 暂缓*, 暂停*, 延期*, 草稿*, 草案*, 提议*, 已提议*, 建议中*, 尚未*, 还没*, 还未*, 没有解决*, 没解决*, 没修复*,
部分*, 已复现*, 已重现*, 重新打开*, 已重新打开*, 未解決*, 處理中*, 進行中*, 已知问题*, 活跃*, 临时*, 临时解决*,
临时修复*, 等待*, 需要*, 正在*
미*, 진행 중*, 진행중*, 열림*, 오픈*, 대기*, 대기 중*, 보류*, 조사 중*, 조사중*, 확인 중*, 확인중*, 검토 중*, 검토중*,
처리 중*, 처리중*, 수정 중*, 수정중*, 작업 중*, 작업중*, 차단됨*, 차단*, 블록됨*, 신규*, 제안됨*, 제안*, 초안*, 활성*,
해결되지*, 해결 안*, 해결안*, 해결 중*, 해결중*, 해결 못*, 완료되지*, 완료 안*, 완료 예정*, 수정되지*, 아직*, 부분*, 일부*,
재오픈*, 우회*, 모니터링*, 예정*, 필요*, 개발 중*, 논의 중*
ยังไม่*, ยังคง*, ยังเปิด*, กำลัง*, รอ*, เปิด*, เปิดอยู่*, ค้าง*, อยู่ระหว่าง*, อยู่ในระหว่าง*, ดำเนินการ*, บล็อก*, ติดปัญหา*,
ติดขัด*, ติด, ใหม่*, เสนอ*, ร่าง*, บางส่วน*, แก้ไขบางส่วน*, แก้บางส่วน*, แก้ชั่วคราว*, แก้ไขชั่วคราว*, พัก*, เลื่อน*,
ไม่สำเร็จ*, ไม่เสร็จ*, ตรวจสอบ*, ต้อง*
açık, yeni, devam ediyor, devam eden, sürüyor, beklemede, bekliyor, bekleyen, engellendi, bloke, önerildi, önerilen,
taslak, çözülmedi, çözülmemiş, giderilmedi, tamamlanmadı, aktif, yapılacak, inceleniyor, araştırılıyor, ertelendi
chưa *, đang *, đang mở, mới, chờ xử lý, bị chặn, đề xuất, bản nháp, tạm hoãn, 
aperto, aperta, aperti, aperte, in corso, in attesa, bloccato, bloccata, bloccati, nuovo, nuova, da fare, proposto,
proposta, bozza, irrisolto, irrisolta, irrisolti, in lavorazione, attivo, attiva, attivi, in sospeso, da risolvere
in behandeling, bezig, lopend/e, wachtend, wacht op, geblokkeerd, nieuw/e, te doen, voorgesteld, concept, onopgelost/e,
actief, uitgesteld, in uitvoering
otwarty, otwarta, otwarte, w toku, w trakcie, oczekuje, oczekujące, zablokowany, zablokowana, zablokowane, nowy, nowa,
nowe, do zrobienia, proponowany, proponowana, szkic, nierozwiązany, nierozwiązana, nierozwiązane, aktywny, aktywne,
wstrzymany, wstrzymane, odłożone`;

const PARTLY = `partially, partly, partial, mostly, almost, nearly, half, semi, somewhat, provisionally, temporarily
partiellement, en partie, presque, provisoirement, temporairement, parcialmente, en parte, em parte, casi, quase,
temporalmente, provisionalmente, temporariamente, teilweise, zum teil, fast, vorläufig, provisorisch, größtenteils
частично, почти, временно, kısmen, neredeyse, geçici olarak, một phần, parzialmente, in parte, quasi, gedeeltelijk,
deels, bijna, tijdelijk, częściowo, prawie, tymczasowo`;

const NOT = `not, not yet, no, never, yet to be, isn't, wasn't, hasn't been, aren't, non, pas, pas encore, n'est pas,
jamais, toujours pas, nicht, noch nicht, nie, no está, aún no, aun no, todavía no, não, nao, não está, ainda não,
не, ещё не, еще не, пока не, niet, nog niet, non ancora, henüz, không, nie jest, jeszcze nie`;

const BETWEEN = `yet, fully, completely, been, being, be, is, really, properly, entirely, totally, permanently, está,
esta, están, fue, ha, sido, foi, encore, complètement, entièrement, totalement, totalmente, completamente, ganz,
vollständig, worden, полностью, до, конца, был, была, было, volledig, completamente, stato, stata, tamamen, w, pełni,
entièrement, définitivement, endgültig, eindeutig`;

const YES = `yes, oui, ja, sí, si, sim, да, sì, tak, evet, có, はい, 是, 是的, 예, 네, ใช่, y, true`;
const NO = `no, non, nein, não, нет, nie, nee, hayır, không, いいえ, 否, 不, 아니오, 아니요, ไม่, ไม่ใช่, n, false`;

export type StatusState = 'open' | 'resolved';

/** What a word means, and whether letters may follow it directly. */
export interface KnownWord {
  readonly state: StatusState;
  readonly stem: boolean;
}

/** Words and phrases, folded, with spaces for hyphens. */
export const STATUS_WORDS: ReadonlyMap<string, KnownWord> = new Map([
  ...entries(RESOLVED, 'resolved'),
  ...entries(OPEN, 'open'),
]);
export const STATUS_LENGTHS = lengthsOf(STATUS_WORDS.keys());

/** Words, and {@link lengthsOf} them. */
export interface WordList {
  readonly words: ReadonlySet<string>;
  readonly lengths: ReadonlyMap<string, readonly number[]>;
}

/** Words before a status that leave it open: in part, or not at all. */
export const PARTLY_WORDS = wordList(PARTLY);
export const NOT_WORDS = wordList(NOT);
/** Words that may stand between `not` and what is not so. */
export const BETWEEN_WORDS = wordList(BETWEEN);
/** A whole value of a column such as "Fixed?". */
export const ANSWERS: ReadonlyMap<string, StatusState> = new Map([
  ...wordsOf(YES).map((word) => [word, 'resolved'] as const),
  ...wordsOf(NO).map((word) => [word, 'open'] as const),
]);

/** Emoji without variation selectors, and their names between colons. */
export const EMOJI_STATES: ReadonlyMap<string, StatusState> = new Map([
  ...[...'✅✔☑🟢🎉✓'].map((emoji) => [emoji, 'resolved'] as const),
  ...[...'🔴🟡🟠🚧❌⚠⏳🔄🔁🛑⛔🚫✗✘⌛🔍🚨'].map((emoji) => [emoji, 'open'] as const),
  ...wordsOf(
    'white check mark, heavy check mark, ballot box with check, tada, green circle, large green circle',
  ).map((name) => [name, 'resolved'] as const),
  ...wordsOf(
    'x, warning, construction, red circle, yellow circle, orange circle, large yellow circle, no entry',
  ).map((name) => [name, 'open'] as const),
]);

function wordList(list: string): WordList {
  const words = new Set(wordsOf(list));
  return { words, lengths: lengthsOf(words) };
}

function* entries(list: string, state: StatusState): Iterable<[string, KnownWord]> {
  for (const word of wordsOf(list)) {
    const stem = word.endsWith('*');
    yield [stem ? word.slice(0, -1).trimEnd() : word, { state, stem: stem && !word.endsWith(' *') }];
  }
}
