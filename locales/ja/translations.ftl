# Above what a machine translated, in the language of its readers.
notice-machine-head = 機械翻訳です。正しくないことがあります。元の日本語をご確認ください。
