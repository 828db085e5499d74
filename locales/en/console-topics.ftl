## The catalogue of the city's notices

console-topics = Topics
console-topic-new = Add a topic
console-topic-none = There are no topics yet. Add one below.
console-topic-names = The topic's name
console-topic-names-hint = The Japanese name is needed. Where another is empty, the Japanese one is shown.
console-topic-unnamed = (none)
console-topic-stored = Saved.
console-topic-retired = no longer offered
console-topic-default = on by default
# { $people }: a number. { $time }: 2026-11-21 09:00.
console-topic-people = Received by { $people } people
console-topic-opens = Can be chosen from { $time }.
console-topic-up = Up
console-topic-down = Down
console-topic-retire = Offer no more
console-topic-retire-lead = Citizens can then no longer choose this topic. The choices of those who receive it are kept, and it can be offered again at any time.
console-topic-restore = Offer again
console-topic-default-field = Also send it to those who have never chosen
console-topic-opens-field = Can be chosen from
console-topic-opens-hint = If left empty, at once. Nobody has to register anew for a new topic.
console-topic-store = Save
console-wrong-names = The Japanese name is needed; in every language one line of up to 40 characters.
console-wrong-time = The date and time are not right.
