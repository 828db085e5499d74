# A notice that is sent once more to whoever has not confirmed it.

# Its title.
notice-title-again = 【再次发送】{ $title }
# Above its text, in the reader's language.
notice-again-head = 因尚未收到您的确认，现再次发送此通知。内容与之前相同。
