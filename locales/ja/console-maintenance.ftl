## When the service is closed

console-maintenance = メンテナンス
console-maintenance-lead = 決めた時間だけ、チャットと登録のページを止めます。前もって全員にお知らせし、その間に届いたものは保管して、終わったあとに答えます。緊急のお知らせと職員のお知らせは、その間も送れます。
console-maintenance-none = 予定はありません。
console-maintenance-new = 予定を入れる
console-maintenance-from = 始まり
console-maintenance-until = 終わり
console-maintenance-announce = お知らせを送る日時
console-maintenance-announce-hint = 空欄なら、すぐに送ります。始まりより前にしてください。
console-maintenance-ask = お知らせを作る
console-maintenance-words = お知らせは6つの言語で自動で作ります。全員に送るため、別の職員の承認が必要です。承認されてお知らせが送られるまで、メンテナンスは始まりません。
console-maintenance-asked = 予定を入れました。お知らせを別の職員が承認すると送られます。
console-maintenance-ended = 終わらせました。
console-maintenance-unannounced = お知らせ前
console-maintenance-ahead = 予定
console-maintenance-open = メンテナンス中
console-maintenance-over = 終了
console-maintenance-off = 取りやめ
console-maintenance-notice = お知らせを見る
console-maintenance-reopen = 早めに終える
console-maintenance-call-off = 取りやめる
console-maintenance-end-lead = チャットとページは元どおり使えるようになり、届いていたものにすぐに答え始めます。まだ送られていないお知らせは送りません。
console-wrong-maintenance-from = 始まりは、これから1年以内の日時にしてください。
console-wrong-maintenance-until = 終わりは、始まりより後で、48時間以内にしてください。
console-wrong-maintenance-announce = お知らせは、始まりより前にしてください。
