# Messages to the city's office or a school, and the answers (F-50).

## The flow's name and ways

menu-message = Write to the city
flow-title-message = Write to the office or a school (窓口・学校への連絡)
start-message = Write to the city's office or to your child's school. Please do not use this for anything urgent, or to report an absence.
saved-message = We have your message. You will be told when there is an answer.
confirm-message = Send this?
button-message = Send message
messages-full = You have sent as many messages as can be sent in a day. Please try again tomorrow, or telephone. { contact-registration }

## Words in the talk that nothing understood

message-offer = You can also pass what you just typed on, as it is, to the city's office or the school. If there is danger to life, telephone 110 or 119.
button-tell = Tell the office this
message-typed = What you typed is passed on as it is. What is typed in LINE also stays with LINE. Names, illnesses and the like can be written on a page of ours instead, which leaves nothing with LINE.

## The questions

field-message-to = To
ask-message-to = To whom?
message-to-office = The city's office
field-message-text = Message (内容)
ask-message-text = Please write what you would like to say.
hint-message-text = At most 5000 characters. Please do not write passwords or PINs.

## Before it is sent

message-seen-office = Staff of the city will read this. It may be handed on to another section or a school (you will be told). Answers come on working days, in office hours. If it cannot wait: { contact-registration }
message-seen-school = Staff of { $school } will read this. It may be handed on to the city's office (you will be told). Answers come on school days. If it cannot wait, telephone the school: { $phone }
message-danger = If there is danger to life, do not write here: telephone 110 (police) or 119 (fire, ambulance).

## What is told of an answer, in LINE and by mail. { $from }: the office or the school; { $url }: where it is read

message-answered-subject = An answer from { $from }
message-answered = There is an answer to your message from { $from }. To protect your privacy it is read on this page:
    { $url }
message-answered-text = There is an answer to your message from { $from }.
    { $text }
    The whole exchange, and a further message: { $url }
message-answered-card = Read the whole exchange, or write more.
button-read-message = Read
message-handed-subject = Your message was handed on to { $to }
message-handed = { $from } has handed your message on to { $to }, who will answer.
    { $url }
message-handed-card = { $to } will answer.

## The pages

mine-write = The office and schools
messages-title = Messages and answers
messages-none = There are no messages yet.
message-state-open = Waiting for an answer
message-state-answered = Answered
message-state-closed = Closed
message-by-you = You
message-by = { $from }
message-handed-line = Handed on to { $to }
message-further = Write more

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-messages = Messages to the office and schools, and the answers
held-message = Text
held-window = With
kept-messages = Messages to the office and schools with their answers (from the last one)
