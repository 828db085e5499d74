# Above what a machine translated, in the language of its readers.
notice-machine-head = これは 機械(きかい)の 翻訳(ほんやく)です。まちがいが あるかも しれません。日本語(にほんご)も 見(み)て ください。
