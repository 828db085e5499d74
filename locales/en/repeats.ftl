# A notice that is sent once more to whoever has not confirmed it.

# Its title.
notice-title-again = [Reminder] { $title }
# Above its text, in the reader's language.
notice-again-head = This is a reminder. We send this notice again because it has not been confirmed yet. The content has not changed.
