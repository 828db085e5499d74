# Above what a machine translated, in the language of its readers.
notice-machine-head = This is a machine translation and may contain mistakes. The original is in Japanese.
