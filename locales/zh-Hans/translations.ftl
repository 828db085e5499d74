# Above what a machine translated, in the language of its readers.
notice-machine-head = 这是机器翻译，可能有错误。请以日语原文为准。
