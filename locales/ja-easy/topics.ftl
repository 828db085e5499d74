# One topic of the city's notices: by which channel it comes, why it came, and an end to it.

## The flow: its title, its button in LINE, its questions

flow-title-topic-channel = おしらせごとの うけとる ところ
menu-topic-channel = おしらせごとの うけとる ところ
start-topic-channel = 市(し)からの おしらせの 中(なか)で、1つだけ うけとる ところを かえる ことが できます。
saved-topic-channel = ほぞんしました。いのちが あぶない ときの おしらせは、何(なに)を えらんでも とどきます。
no-wanted-topics = うけとって いる おしらせが ありません。先(さき)に 「{ menu-topics }」で えらんで ください。
field-topic = おしらせの しゅるい
ask-topic = どの おしらせの うけとる ところを かえますか。
field-topic-channel = うけとる ところ
ask-topic-channel = この おしらせを どこで うけとりますか。
topic-channel-settings = ほかの おしらせと おなじ
topic-channel-both = { channel-both }
topic-channel-line = { channel-line }
topic-channel-mail = { channel-mail }
# { $topic }: the topic's name. The topic with the channel it has of its own.
topic-by-both = { $topic }（{ channel-both }）
topic-by-line = { $topic }（{ channel-line }）
topic-by-mail = { $topic }（{ channel-mail }）
held-topic-channel = この おしらせだけの うけとる ところ

## Below a notice that may be stopped

notice-why-button = どうして とどきましたか
notice-stop-button = この おしらせを やめる
# { $reasons }: one a line.
notice-why =
    この おしらせが とどいた わけ：
    { $reasons }
notice-why-or-stop = とどいた わけを 見(み)る・この おしらせを やめる
button-topic-stop = この おしらせを やめる
button-topic-resume = もとに もどす
# { $topic }: the topic's name.
topic-stopped = 「{ $topic }」の おしらせを やめました。これからは とどきません。
topic-resumed = 「{ $topic }」の おしらせが これからも とどきます。
topic-back = おしらせに もどる
