# One topic of the city's notices: by which channel it comes, why it came, and an end to it.

## The flow: its title, its button in LINE, its questions

flow-title-topic-channel = 分野ごとの届け先
menu-topic-channel = 分野ごとの届け先
start-topic-channel = 市からのお知らせのうち、1つの分野だけ届け先を変えられます。
saved-topic-channel = 届け先を保存しました。いのちに関わる緊急のお知らせは、設定にかかわらず届きます。
no-wanted-topics = 受け取っている分野がありません。先に「{ menu-topics }」で選んでください。
field-topic = 分野
ask-topic = どの分野の届け先を変えますか。
field-topic-channel = 届け先
ask-topic-channel = この分野のお知らせを、どこにお届けしますか。
topic-channel-settings = ほかのお知らせと同じ
topic-channel-both = { channel-both }
topic-channel-line = { channel-line }
topic-channel-mail = { channel-mail }
# { $topic }: the topic's name. The topic with the channel it has of its own.
topic-by-both = { $topic }（{ channel-both }）
topic-by-line = { $topic }（{ channel-line }）
topic-by-mail = { $topic }（{ channel-mail }）
held-topic-channel = この分野だけの届け先

## Below a notice that may be stopped

notice-why-button = 届いた理由
notice-stop-button = この分野を止める
# { $reasons }: one a line.
notice-why =
    このお知らせが届いた理由：
    { $reasons }
notice-why-or-stop = 届いた理由を見る・この分野を止める
button-topic-stop = この分野のお知らせを止める
button-topic-resume = 元に戻す
# { $topic }: the topic's name.
topic-stopped = 「{ $topic }」のお知らせを止めました。今後は届きません。
topic-resumed = 「{ $topic }」のお知らせを、これからもお届けします。
topic-back = お知らせに戻る
