## Everything the service does by the clock

console-jobs = 定期処理
console-jobs-lead = 時間で動くすべての処理です。サーバーが何台でも、1回の予定は1度だけ行われます。
console-job = 処理
console-job-every = 間隔
console-job-late = 止まっていたとき
console-job-last = 前回
console-job-next = 次回
console-job-failed = 最後の失敗
# { $seconds }: a number. { $time }: 2026-11-21 09:00.
console-job-seconds = { $seconds }秒ごと
console-job-looked = 見回り: { $time }
console-job-stuck = 長く動いていません。ログを確かめてください。
console-late-done = 再開後すぐに1度だけ行う
console-late-skipped = まだ役に立つなら行い、遅すぎれば見送る
console-late-nothing = 次の見回りで足りる
console-job-name-notices = 時間になったお知らせを始める
console-job-name-reconfirm = 古いメールアドレスを確かめる
console-job-name-maintenance = メンテナンスを終える
console-job-name-clock = 時計の変更を見張る
console-job-name-departures = 退会の日に情報を消す
console-job-name-rollover = 年度を切り替え、保護者に知らせる
console-job-name-codes = 学校コードに期限をつける
console-job-name-keys = 鍵を確かめる
console-job-name-retention = 保管期間の過ぎた情報を消す
console-job-name-unused = 長く使っていない人に知らせる
console-job-name-answers = LINEで届かなかった返事をメールで知らせる
console-job-name-overdue = 読まれていない欠席連絡を知らせる
console-job-name-unconfirmed = 確認のない人に別の方法で送る
console-job-name-repeats = 確認のない人にもう一度送る
console-job-name-doubts = LINEのブロックを確かめる
console-job-name-quota = LINEの残り通数を確かめる
console-job-name-returned = 戻ってきたメールを処理する
console-job-name-garbage = ごみの日を知らせる
console-job-name-guard = 戻ってきたメールの割合を見張る
