# One topic of the city's notices: by which channel it comes, why it came, and an end to it.

## The flow: its title, its button in LINE, its questions

flow-title-topic-channel = Channel for one category (分野ごとの届け先)
menu-topic-channel = Channel for one category
start-topic-channel = You can have one category of notices from the City sent another way than the others.
saved-topic-channel = Saved. Notices about danger to life reach you whatever you choose.
no-wanted-topics = You do not receive any category. First choose some under "{ menu-topics }" (市からのお知らせ).
field-topic = Category
ask-topic = For which category do you want another channel?
field-topic-channel = Where to
ask-topic-channel = Where do you want to get notices of this category?
topic-channel-settings = As my other notices
topic-channel-both = { channel-both }
topic-channel-line = { channel-line }
topic-channel-mail = { channel-mail }
# { $topic }: the topic's name. The topic with the channel it has of its own.
topic-by-both = { $topic } ({ channel-both })
topic-by-line = { $topic } ({ channel-line })
topic-by-mail = { $topic } ({ channel-mail })
held-topic-channel = Channel for this category alone

## Below a notice that may be stopped

notice-why-button = Why did I get this?
notice-stop-button = Stop this category
# { $reasons }: one a line.
notice-why =
    You got this notice because:
    { $reasons }
notice-why-or-stop = Why did I get this? Stop this category
button-topic-stop = Stop notices of this category
button-topic-resume = Undo
# { $topic }: the topic's name.
topic-stopped = We have stopped notices about "{ $topic }". You will not get any more.
topic-resumed = You will go on getting notices about "{ $topic }".
topic-back = Back to the notice
