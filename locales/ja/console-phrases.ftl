## The phrase book, and translation

console-phrases = 定型文
console-phrases-lead = お知らせに入れると、6つの言語が同時に入ります。「下書き」は、その言語が分かる人がまだ確かめていない文です。
console-phrase-languages = 各言語の文
console-phrase-draft = 下書き（未確認）
# { $source }: an address. { $reviewer }: a name; { $time }: 2026-11-21 09:00.
console-phrase-published = 公表された文のとおり（{ $source }）
console-phrase-by = 確認済み: { $reviewer }、{ $time }
console-phrase-reviewer = 確かめた人（所属も）
console-phrase-reviewed = 確認済みにする
console-phrase-stored = 確認済みにしました。
console-phrase-insert = 定型文を入れる
console-phrase-insert-hint = 選んだ文が、すべての言語の本文の終わりに入ります。{"{"} {"}"} の所は下の欄に入れてください。
console-phrase-choose = 文
console-phrase-put = この文を入れる
console-phrase-none = 文を選んでください。
console-phrase-done = すべての言語に文を入れました。
console-translate = 空いている言語を機械翻訳する
console-translate-hint = 日本語の題名と本文を、設定された翻訳サービスに送ります。結果には「機械翻訳」と書かれ、下に日本語が付きます。個人情報を書かないでください。
console-translate-done = 機械翻訳を入れました。分かる人がいれば確かめてください。
console-translate-full = 翻訳する空いている言語がありません。
# { $languages }: names of languages.
console-translate-failed = 翻訳できなかった言語があります: { $languages }。そのままでも送れます。
console-machine = 機械翻訳のまま（確かめたら外してください）
console-machine-tag = 機械翻訳
console-wrong-reviewer = 確かめた人の名前を、80文字までの1行で入れてください。
