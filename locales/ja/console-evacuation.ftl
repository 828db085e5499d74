# What staff read about evacuation information and alerts from outside.

# Whom a notice goes to, in a list; $areas are names.
console-to-endangered = 登録者全員（{ $areas }についてのお知らせ）
# The mail to those who may send it, when an alert made a draft.
console-alert-subject = 【下書き】{ $title }
console-alert-mail =
    { $sender }の情報から、お知らせの下書きを作りました。まだ何も送信していません。

    { $title }

    避難情報の発令は、市が判断します。内容を確かめて、対象区域を選んで送信するか、取りやめてください。
    { $url }
