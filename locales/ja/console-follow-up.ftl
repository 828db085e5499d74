## After a notice: its figures by class, sending it again, the call sheet.

# Figures by school, grade and class
console-figures = 届いた人・確認した人（学級別）
console-figures-none = このお知らせは学校あてではないため、学級別の集計はありません。
console-figures-not-started = このお知らせは、まだ送信が始まっていません。
console-figures-caption = 学校・学年・学級ごとの人数
console-figures-lead = こどもは、保護者のうちだれか1人が確認すれば「確認済み」と数えます。学級は、送信を始めた時点のものです。
console-figures-place = 学校・学年・学級
console-figures-children = こども
console-figures-read = 確認済み
console-figures-unread = 届いたが未確認
console-figures-waiting = 送信中
console-figures-lost = 届いていない
console-figures-people = 保護者など
console-figures-people-of = { $people }人中{ $read }人が確認
console-figures-share = { $read } / { $all }
console-figures-unknown = 学校不明（以前のお知らせ）
console-figures-causes = 届いていない理由
console-figures-cause = { $cause }：{ $people }人
console-figures-at = { $at } 現在

# Why somebody was not reached
console-lost-no-channel = LINE連携もメールアドレスもない
console-lost-line-not-linked = LINEが連携されていない
console-lost-line-blocked = LINEがブロックされている
console-lost-line-refused = LINEで送れない
console-lost-line-limited = LINEの一時的な送信制限
console-lost-quota = 今月のLINEの送信数の上限
console-lost-address-unproven = メールアドレスが未確認
console-lost-address-disabled = メールアドレスが使えない（何度も戻ってきた）
console-lost-address-stopped = 本人がメールを止めている
console-lost-mail-switched-off = 本人が連絡メールを受信しない設定にしている
console-lost-mail-refused = メールが受け取りを拒否された
console-lost-mail-bounced = メールが戻ってきた
console-lost-mail-stopped = メールの配信が止められていた
console-lost-bad-address = メールアドレスが正しくない
console-lost-too-late = 期限までに送れなかった
console-lost-unreadable = 送信データを読めなかった
console-lost-gone = 退会した
console-lost-cancelled = 送信が取り消された

# Sending it again
console-repeats = 確認していない人への再送
console-repeats-lead = 本人も家族も確認していない人に、もう一度送ります。別の方法（LINEとメール）があればそちらで送り、再送であることを本文の前に書きます。
console-repeat-at = 送る日時（空欄なら今すぐ）
console-repeat-at-hint = 確認がまだの人には、その時刻に送ります。送信の開始から1週間以内で指定できます。
console-repeat-now = もう一度送る
console-repeat-asked = 再送を受け付けました。
console-repeat-refused = 今は再送できません。過ぎた時刻か、ほかの送信から10分たっていない時刻か、再送がすでに3回行われています。残りの人には電話で連絡してください。
console-repeat-line = { $at }　{ $state }　{ $people }人
console-repeat-planned = 予定
console-repeat-done = 送信済み
console-repeat-skipped = 時間が過ぎたため送らなかった
console-repeat-cancelled = お知らせが取り消されたため送らない
console-repeat-none = 再送の予定はありません。

# The call sheet
console-calls = 電話連絡リスト
console-calls-lead = だれにも届いていない、または、だれも確認していないこどもの一覧です。ほかの職員の記録も数秒ごとに表示されます。印刷すると、書き込みできる用紙になります。
console-calls-open = これから電話（{ $children }人）
console-calls-settled = 済み（{ $children }人）
console-calls-waiting = まだ送信中のこどもが{ $children }人います。
console-calls-all-classes = すべての学級
console-calls-empty = この一覧にこどもはいません。
console-calls-next = 次のページ
console-calls-stopped = このお知らせは取り消されたため、電話連絡リストはありません。
console-calls-number = 番号
console-calls-child = なまえ
console-calls-why = 理由
console-calls-whom = 連絡先
console-calls-record = 記録
console-calls-not-reached = 届いていない
console-calls-not-confirmed = 未確認
console-calls-no-phone = 電話番号の登録なし
console-calls-guardian = { $name }（{ $relationship }）
console-calls-settled-at = { $at } に家族が確認
console-calls-by = { $mark }　{ $at }　{ $name }
console-calls-note = メモ
console-calls-marked = 記録しました。
console-calls-newer = 別の職員が先に記録していました。今の記録を確かめて、必要なら選び直してください。
console-calls-to-figures = 学級別の集計へ
console-mark-open = 記録を取り消す
console-mark-opened = 記録なし
console-mark-reached = 連絡がついた
console-mark-no-answer = 応答なし
console-mark-wrong-number = 番号違い
