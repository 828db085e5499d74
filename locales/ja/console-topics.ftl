## The catalogue of the city's notices

console-topics = お知らせの分野
console-topic-new = 分野を追加する
console-topic-stored = 保存しました。
console-topic-retired = 受付終了
console-topic-default = 初めから受け取る
# { $people }: a number. { $time }: 2026-11-21 09:00.
console-topic-people = 受け取る人: { $people }人
console-topic-opens = { $time } から選べます。
console-topic-up = 上へ
console-topic-down = 下へ
console-topic-retire = 受付を終える
console-topic-restore = 受付を再開する
console-topic-default-field = まだ選んでいない人にも、初めから届ける
console-topic-opens-field = 選べるようになる日時
console-topic-opens-hint = 空欄なら、すぐに選べます。新しい分野のために登録し直す必要はありません。
console-topic-store = 保存する
console-wrong-names = 名前は、日本語を必ず入れ、どの言語も40文字までの1行にしてください。
console-wrong-time = 日時が正しくありません。
