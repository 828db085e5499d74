# The phrase book. Slots: { $date } and { $new-date } a day, { $time }, { $start } and { $next } a time, { $place } a place.

## The titles of notices made of phrases, by what the first is about

phrase-title-evacuation = 避難に関するお知らせ
phrase-title-closure = 臨時休業に関するお知らせ
phrase-title-handover = 引き渡し（お迎え）のお願い
phrase-title-garbage = ごみの収集に関するお知らせ

## The sentences

phrase-evacuate-5 = すでに安全な避難ができず、命が危険な状況です。警戒レベル4までに必ず避難してください。
phrase-evacuate-4 = 危険な場所から全員避難しましょう。
phrase-evacuate-3 = 避難に時間のかかる高齢者や障害のある人は、危険な場所から避難しましょう。
phrase-shelter-open = 避難所を開きました：{ $place }
phrase-evacuation-lifted = 避難の情報は解除されました。
phrase-school-closed = { $date } は臨時休業です。
phrase-remain-home = お子さまを登校させず、家で安全に過ごさせてください。
phrase-next-word = 次のお知らせは { $next } ごろにお送りします。
phrase-handover-come = { $start } から、{ $place } でお子さまを引き渡します。迎えに来てください。
phrase-handover-wait = お子さまは、お迎えまで学校で待っています。急がず、安全を確かめて来てください。
phrase-handover-ask = 引き渡しのとき、お子さまと迎えの方のお名前をうかがいます。
phrase-garbage-moved = { $date } のごみの収集は、{ $new-date } に変わります。
phrase-garbage-none = { $date } は、ごみの収集がありません。
phrase-garbage-time = ごみは、収集日の朝 { $time } までに出してください。
