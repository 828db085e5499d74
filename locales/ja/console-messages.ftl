## The staff's pages: what citizens write to the office or a school.

# The list. { $window }: the office or the school; { $count }: threads.
console-messages = 市民からの連絡
console-messages-of = { $window } 市民からの連絡
console-messages-unread = 未確認 { $count }件
console-messages-all = すべて
console-messages-none = 連絡はありません。
console-messages-state-open = 返事待ち
console-messages-state-answered = 返事済み
console-messages-state-closed = 終了
console-messages-guest = LINEの人(ID未登録)
console-messages-nameless = (名前の登録なし)
console-messages-more = 次のページ

# One thread. { $to }: where it was handed on to.
console-messages-take = 読んだ・担当する
console-messages-taken = 担当になりました。
console-messages-answer = 返事
console-messages-text = 返事の内容
console-messages-plain = 誰が読んでもよい内容
console-messages-plain-hint = 選ぶと、返事の文章そのものがLINEまたはメールで届きます。選ばないと「お返事があります」とだけ届き、内容はログインして読まれます。個人の事情にふれるときは選ばないでください。
console-messages-close-too = 返事と同時に終了する
console-messages-send = 返事を送る
console-messages-by-line = LINEで知らせました。
console-messages-by-mail = メールで知らせました。
console-messages-by-pages = 知らせる方法がありません。急ぎのときは電話してください。
console-messages-hand-on = 引き継ぐ
console-messages-to = 引き継ぎ先
console-messages-hand-on-hint = 引き継ぐと、この窓口からは読めなくなります。市民には引き継いだことが知らされます。
console-messages-handed = 引き継ぎました。
console-messages-handed-line = { $to }に引き継ぎ
console-messages-close = 終了する
console-messages-closed = 終了しました。市民が続けて書くと、また返事待ちになります。
console-messages-left = 退職者

# The mail to whoever reads for a desk at which the first message waits. { $window }: the office or the school.
console-messages-mail-subject = 【{ $window }】市民からの連絡が届いています
console-messages-mail = { $window }に市民からの連絡が届き、まだ読まれていません。次の画面で確認してください。内容はメールには載せません。読むまで、次のメールは送りません。

    { $url }
