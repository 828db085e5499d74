## The catalogue of the city's notices

console-topics = お知らせの分野
console-topic-new = 分野を追加する
console-topic-none = 分野がまだありません。下で追加してください。
console-topic-names = 分野の名前
console-topic-names-hint = 日本語は必ず入れてください。ほかの言語が空欄なら、日本語で表示されます。
console-topic-unnamed = （未入力）
console-topic-stored = 保存しました。
console-topic-retired = 受付終了
console-topic-default = 初めから受け取る
# { $people }: a number. { $time }: 2026-11-21 09:00.
console-topic-people = 受け取る人: { $people }人
console-topic-opens = { $time } から選べます。
console-topic-up = 上へ
console-topic-down = 下へ
console-topic-retire = 受付を終える
console-topic-retire-lead = 受付を終えると、市民は新しくこの分野を選べなくなります。受け取っている人の選択は残り、受付はいつでも再開できます。
console-topic-restore = 受付を再開する
console-topic-default-field = まだ選んでいない人にも、初めから届ける
console-topic-opens-field = 選べるようになる日時
console-topic-opens-hint = 空欄なら、すぐに選べます。新しい分野のために登録し直す必要はありません。
console-topic-store = 保存する
console-wrong-names = 名前は、日本語を必ず入れ、どの言語も40文字までの1行にしてください。
console-wrong-time = 日時が正しくありません。
