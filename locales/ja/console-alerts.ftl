# What staff are told of alerts from outside that change, and of feeds that fail.

# The mail to those who sent a notice or could approve it, when what it rests on grew graver.
console-graver-subject = 【もとの情報が変わりました】{ $title }
console-graver-mail =
    { $sender }の新しい情報が届きました。次のお知らせのもとになった情報は、今も同じか、より重くなっています。

    { $title }

    お知らせは取りやめていません。承認や送信の時刻を待っているままです。新しい情報の下書きもあわせて確かめてください。
    { $url }
# The same, when it is less grave or over.
console-put-back-subject = 【下書きに戻しました】{ $title }
console-put-back-mail =
    { $sender }の新しい情報により、次のお知らせのもとになった情報が解除されたか、変わりました。まだ送信していなかったため、下書きに戻しました。

    { $title }

    送るかどうかは、市や学校が判断します。内容を確かめて、もう一度送信するか、取りやめてください。
    { $url }
# The same, when it was wrong.
console-wrong-mail =
    { $sender }が、次のお知らせのもとになった情報を誤りとして取り消しました。まだ送信していなかったため、下書きに戻しました。

    { $title }

    送るかどうかは、市や学校が判断します。内容を確かめて、もう一度送信するか、取りやめてください。
    { $url }

# The mail to the city when a warning ended and another of the same danger holds. $over and $held are warnings, one a line.
console-held-subject = 【解除の下書きなし】{ $hazard }
console-held-mail =
    { $sender }が次の情報を解除しました。

    { $over }

    同じ災害について、次の情報がまだ出ています。そのため、解除の下書きは作りませんでした。

    { $held }

    いま発令中の避難情報はこちらです。
    { $url }
