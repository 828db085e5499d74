## The staff's pages: the files of a notice, recall, correction.

# On a notice's page: its files
console-files = 添付ファイル
console-files-add = ファイルを添付する
console-files-hint = PDF、JPEG、PNG を5つまで(1つ10MBまで)。受け取った人は、お知らせのページのリンクから開きます。
console-files-upload = 添付する
console-files-remove = 添付をやめる
console-files-opened = ✓ 開いて確認しました
console-files-not-opened = まだ開いていません
console-files-open-first = 承認する前に、すべての添付ファイルを開いて内容を確かめてください。
console-files-wrong-title = 添付できませんでした
console-files-wrong = 添付できるのは、PDF、JPEG、PNG のファイル(1つ10MBまで、5つまで)です。名前の末尾が中身と合っているか、PDFにスクリプトや別のファイルが入っていないかを確かめてください。
console-files-back = お知らせに戻る

# On the page of a notice that went wrong
console-was-wrong = 内容に誤りがあったとき
console-recall-ask = お知らせを取り消す
console-correct-ask = 訂正のお知らせを作る
console-is-correction = これは訂正のお知らせです。
console-corrected = 訂正前のお知らせ
console-has-correction = このお知らせには訂正があります。
console-correction = 訂正のお知らせ
console-was-recalled = 取り消したお知らせ

# Before a recall, and after it
console-recall-stopped = 人には届きません
console-recall-delivered = 人に届いています
console-recall-by-line = 人はLINEで
console-recall-by-mail = 人はメールで
console-recall-opened = 人は開いたことがわかっています
console-recall-does = 取り消すと
console-recall-does-what =
    まだ送られていないLINEとメールを止めます。
    お知らせのページと添付ファイルは、すぐに見られなくなります。
    代わりに、取り消したこと、日時、差出人と理由を表示します。
console-recall-does-not = 取り消せないもの
console-recall-cannot = 相手のLINEのトークやメールの受信箱に届いたものは、消すことができません。届いた人に正しい内容を知らせるには、訂正のお知らせを送ってください。LINEで読んだかどうかは、「確認しました」を押した人のほかはわかりません。
console-recall-reason = 取り消しの理由(なくてもかまいません)
console-recall-reason-hint = お知らせの代わりに、このまま表示されます。300字まで。名前などの個人情報は書かないでください。
console-recall-reason-wrong = 理由は300字までで書いてください。
console-recall-now = 取り消す
console-recall-not = 取り消さずに戻る

# Writing a correction
console-correct-lead = 訂正前のお知らせが届いた人だけに送ります。件名には、それぞれの言語で「訂正」の印が付きます。
console-correct-to = 送り先
console-correct-reached = 届いた人、届いたかもしれない人すべて({ $people }人)
console-correct-opened = 開いたことがわかっている人だけ({ $people }人)
console-correct-opened-hint = LINEで読んだ人は、「確認しました」を押したか、お知らせ一覧で開いたときだけわかります。
console-correct-title = 件名
console-correct-body = 本文
console-correct-receipt = 受信確認を求める
console-correct-on = 下書きにして確かめる
console-correct-hint = まだ送られません。次のページで、見え方を確かめ、ファイルを添付してから送ります。
