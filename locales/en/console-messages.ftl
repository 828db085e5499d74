## The staff's pages: what citizens write to the office or a school.

# The list. { $window }: the office or the school; { $count }: threads.
console-messages = Messages
console-messages-of = { $window }: messages
console-messages-unread = { $count } unread
console-messages-all = All
console-messages-none = There are no messages.
console-messages-state-open = Waiting
console-messages-state-answered = Answered
console-messages-state-closed = Closed
console-messages-guest = Somebody in LINE (no ID)
console-messages-nameless = (no name registered)
console-messages-more = Next page

# One thread. { $to }: where it was handed on to.
console-messages-take = I have read it and take care of it
console-messages-taken = It is yours now.
console-messages-answer = Answer
console-messages-text = Text of the answer
console-messages-plain = Anybody may read this
console-messages-plain-hint = Ticked, the text itself arrives in LINE or by mail. Otherwise only the news that there is an answer, which is read after logging in. Do not tick it for anything personal.
console-messages-close-too = Close with the answer
console-messages-send = Send the answer
console-messages-by-line = Told in LINE.
console-messages-by-mail = Told by mail.
console-messages-by-pages = There is no way to tell them. Telephone if it is urgent.
console-messages-hand-on = Hand on
console-messages-to = Hand on to
console-messages-hand-on-hint = From then on it can no longer be read here. The citizen is told.
console-messages-handed = Handed on.
console-messages-handed-line = handed on to { $to }
console-messages-close = Close
console-messages-closed = Closed. It waits again if the citizen writes more.
console-messages-left = somebody who has left

# The mail to whoever reads for a desk at which the first message waits. { $window }: the office or the school.
console-messages-mail-subject = [{ $window }] Messages from citizens are waiting
console-messages-mail = A message from a citizen waits to be read at: { $window }. Please look at the page below. Mails do not carry what it says. Until it is read no further mail is sent.

    { $url }
