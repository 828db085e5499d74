## The phrase book, and translation

console-phrases = Phrase book
console-phrases-lead = A sentence fills all six languages of a notice at once. A "draft" is one that nobody who speaks the language has looked at yet.
console-phrase-languages = In each language
console-phrase-draft = draft (not reviewed)
# { $source }: an address. { $reviewer }: a name; { $time }: 2026-11-21 09:00.
console-phrase-published = As published ({ $source })
console-phrase-by = Reviewed by { $reviewer }, { $time }
console-phrase-reviewer = Who looked at it, and their office
console-phrase-reviewed = Mark as reviewed
console-phrase-stored = Marked as reviewed.
console-phrase-insert = Put in a sentence of the phrase book
console-phrase-insert-hint = The sentence is added below the text in every language. Fill in below what stands in {"{"} {"}"}.
console-phrase-choose = Sentence
console-phrase-put = Put it in
console-phrase-none = Choose a sentence.
console-phrase-done = The sentence is in, in all languages.
console-translate = Have empty languages translated by a machine
console-translate-hint = The Japanese title and text are sent to the translation service that is configured. What comes back is marked as a machine translation, with the Japanese below. Do not write personal data.
console-translate-done = The machine translations are in. If somebody can, have them looked at.
console-translate-full = No language is empty.
# { $languages }: names of languages.
console-translate-failed = Not translated: { $languages }. The notice can go without.
console-machine = Machine translation as it is (untick once it has been looked at)
console-machine-tag = machine translation
console-wrong-reviewer = Name who looked at it, in one line of up to 80 characters.
