# What staff are told of alerts from outside that change, and of feeds that fail.

# The mail to those who sent a notice or could approve it, when what it rests on grew graver.
console-graver-subject = 【もとの情報が変わりました】{ $title }
console-graver-mail =
    { $sender }の新しい情報が届きました。次のお知らせのもとになった情報は、今も同じか、より重くなっています。

    { $title }

    お知らせは取りやめていません。引き続き、承認または送信時刻を待っています。新しい情報の下書きもあわせて確かめてください。
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

# The mail to the city once a feed of alerts has failed for an hour. $since is a time, $failure an error.
console-feed-subject = 【警報を受け取れません】{ $feed }
console-feed-mail =
    気象などの警報を、{ $since }から次の場所で受け取れていません。

    { $feed }
    理由: { $failure }

    直るまで、警報から下書きは作られません。気象庁などの情報を、ほかの方法で確かめてください。処理の様子はこちらです。
    { $url }

# A table below the jobs: each feed of alerts, when it was last received, and why it fails. $since is a time.
console-feeds = 警報の取得先
console-feed = 取得先
console-feed-worked = 最後に受け取れた時刻
console-feed-failing = 受け取れない理由
console-feed-failing-since = { $since }から: { $failure }
