# One topic of the city's notices: by which channel it comes, why it came, and an end to it.

## The flow: its title, its button in LINE, its questions

flow-title-topic-channel = 各类通知的接收方式（分野ごとの届け先）
menu-topic-channel = 各类通知的接收方式
start-topic-channel = 您可以只更改某一类市政府通知的接收方式。
saved-topic-channel = 已保存。危及生命的紧急通知不受此设置影响，都会发送给您。
no-wanted-topics = 您目前没有接收任何类别的通知。请先在“{ menu-topics }”（市からのお知らせ）中选择。
field-topic = 类别
ask-topic = 要更改哪一类通知的接收方式？
field-topic-channel = 接收方式
ask-topic-channel = 这一类通知要发送到哪里？
topic-channel-settings = 与其他通知相同
topic-channel-both = { channel-both }
topic-channel-line = { channel-line }
topic-channel-mail = { channel-mail }
# { $topic }: the topic's name. The topic with the channel it has of its own.
topic-by-both = { $topic }（{ channel-both }）
topic-by-line = { $topic }（{ channel-line }）
topic-by-mail = { $topic }（{ channel-mail }）
held-topic-channel = 仅此类别的接收方式

## Below a notice that may be stopped

notice-why-button = 为什么收到此通知
notice-stop-button = 停止接收此类通知
# { $reasons }: one a line.
notice-why =
    您收到此通知的原因：
    { $reasons }
notice-why-or-stop = 查看收到的原因／停止接收此类通知
button-topic-stop = 停止接收此类通知
button-topic-resume = 恢复接收
# { $topic }: the topic's name.
topic-stopped = 已停止“{ $topic }”类通知。今后不会再发送给您。
topic-resumed = 今后将继续向您发送“{ $topic }”类通知。
topic-back = 返回通知
