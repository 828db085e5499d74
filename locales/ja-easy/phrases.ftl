# The phrase book. Slots: { $date } and { $new-date } a day, { $time }, { $start } and { $next } a time, { $place } a place.

## The titles of notices made of phrases, by what the first is about

phrase-title-evacuation = 避難(ひなん)の おしらせ
phrase-title-closure = 学校(がっこう)が 休(やす)みの おしらせ
phrase-title-handover = 学校(がっこう)に むかえに 来(き)てください
phrase-title-garbage = ごみを あつめる 日(ひ)の おしらせ

## The sentences

phrase-evacuate-5 = 安全(あんぜん)な 避難(ひなん)が もう できません。命(いのち)が 危(あぶ)ない です。警戒(けいかい)レベル4 までに 必(かなら)ず 避難(ひなん)して ください。
phrase-evacuate-4 = 危(あぶ)ない 場所(ばしょ)から 全員(ぜんいん) 避難(ひなん)しましょう。
phrase-evacuate-3 = 避難(ひなん)に 時間(じかん)が かかる 人(ひと)、例(たと)えば、高齢者(こうれいしゃ)や 障害(しょうがい)が ある 人(ひと)は、危(あぶ)ない 場所(ばしょ)から 避難(ひなん)しましょう。
phrase-shelter-open = 避難所(ひなんじょ)(にげる ところ)が あきました：{ $place }
phrase-evacuation-lifted = 避難(ひなん)の おしらせは おわりました。
phrase-school-closed = { $date } は 学校(がっこう)が 休(やす)みです。
phrase-remain-home = こどもを 学校(がっこう)に 行(い)かせないで ください。家(いえ)の 安全(あんぜん)な ところに いて ください。
phrase-next-word = つぎの おしらせは { $next } ごろに おくります。
phrase-handover-come = { $start } から、{ $place } に こどもを むかえに 来(き)て ください。
phrase-handover-wait = こどもは 学校(がっこう)で まって います。いそがないで、安全(あんぜん)に 来(き)て ください。
phrase-handover-ask = むかえに 来(き)た とき、こどもの 名前(なまえ)と あなたの 名前(なまえ)を 聞(き)きます。
phrase-garbage-moved = { $date } の ごみの 日(ひ)は、{ $new-date } に かわります。
phrase-garbage-none = { $date } は ごみの 日(ひ)では ありません。
phrase-garbage-time = ごみは、あつめる 日(ひ)の 朝(あさ) { $time } までに 出(だ)して ください。
