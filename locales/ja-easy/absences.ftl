# Absences: the report to the school and taking it back, what is told of it, and missing children.

## The flows' names and ways

# The report of an absence and the like: the menu item of at most 20 characters, and its title.
menu-absence = 休(やす)む・おくれる れんらく
flow-title-absence = 休(やす)む・おくれる・早(はや)く 帰(かえ)る れんらく[欠席(けっせき)・遅刻(ちこく)・早退(そうたい)の連絡(れんらく)]
start-absence = 学校(がっこう)に れんらくします。休(やす)む ときや、おくれる ときや、早(はや)く 帰(かえ)る ときに つかいます。もう いちど れんらくすると、同(おな)じ 日(ひ)の 前(まえ)の れんらくは なくなります。
saved-absence = 学校(がっこう)への れんらくを うけつけました。学校(がっこう)が 読(よ)むと、おしらせします。
confirm-absence = これで 学校(がっこう)に れんらくしますか。
button-absence = れんらくする
# Taking a report back; shown while there is one.
menu-withdraw-absence = れんらくを けす
flow-title-withdraw-absence = れんらくを けす[欠席(けっせき)などの連絡(れんらく)の取(と)り消(け)し]
start-withdraw-absence = 学校(がっこう)への れんらくを けします。もう すぎた 日(ひ)の れんらくは のこります。
saved-withdraw-absence = 学校(がっこう)への れんらくを けしました。
confirm-withdraw-absence = この れんらくを けしますか。
button-withdraw-absence = けす
# Why the one or the other cannot be begun.
no-pupils = 学校(がっこう)に 登録(とうろく)した こどもが いません。「学校(がっこう)の 登録(とうろく)」を して ください。
no-reports = けす ことが できる れんらくは ありません。時間(じかん)が すぎた ときは、学校(がっこう)に 電話(でんわ)して ください。

## The questions

field-absence-kind = れんらくの しゅるい
ask-absence-kind = どの れんらくですか。
field-absence-day = 日(ひ)
ask-absence-day = いつですか。なん日(にち)か つづく ときは、はじめの 日(ひ)を えらんで ください。
field-absence-until = おわりの 日(ひ)
ask-absence-until = なん日(にち)か つづく ときは、おわりの 日(ひ)を えらんで ください。
hint-absence-until = 1日(いちにち)だけの ときは、えらばなくて いいです。
field-arrival-time = 学校(がっこう)に 来(く)る 時間(じかん)
ask-arrival-time = なん時(じ)ごろ 学校(がっこう)に 来(き)ますか。
hint-arrival-time = 例(れい): 9:30
field-leaving-time = 帰(かえ)る 時間(じかん)
ask-leaving-time = なん時(じ)ごろ 帰(かえ)りますか。
hint-leaving-time = 例(れい): 13:30
field-absence-reason = わけ[理由(りゆう)]
ask-absence-reason = いちばん 近(ちか)い ものを えらんで ください。
hint-absence-reason = この 学校(がっこう)の 先生(せんせい)だけが 見(み)ます。1か月(げつ)くらいで けします。
field-absence-note = ほかの れんらく[連絡(れんらく)事項(じこう)]
ask-absence-note = ほかに 学校(がっこう)に つたえる ことが あれば、書(か)いて ください。
hint-absence-note = 200文字(もじ)までです。書(か)かなくて いいです。
field-absence-report = けす れんらく
ask-absence-report = どの れんらくを けしますか。
# The labels of buttons, at most 20 characters as LINE counts them.
button-today = 今日(きょう)
button-tomorrow = 明日(あした)
button-one-day = 1日(いちにち)だけ

## Choices

absence-kind-absent = 休(やす)む
absence-kind-late = おくれて 行(い)く
absence-kind-early = 早(はや)く 帰(かえ)る
absence-kind-other = ほか
absence-reason-ill = ぐあいが わるい
absence-reason-infection = うつる 病気(びょうき)
absence-reason-hospital = 病院(びょういん)に 行(い)く
absence-reason-family = 家(いえ)の 用事(ようじ)
absence-reason-mourning = 家族(かぞく)が なくなった
absence-reason-other = ほか
# A report that can be taken back: with { $days }, the day or the first and the last without their year,
# at most 20 characters as LINE counts them.
report-absent = 休(やす)む { $days }
report-late = おくれる { $days }
report-early = 帰(かえ)る { $days }
report-other = ほか { $days }

## What was wrong with an answer

# The school takes no more reports of that day. { $until }: its deadline; { $phone }: its number.
wrong-too-late = 時間(じかん)({ $until }まで)が すぎました。学校(がっこう)に 電話(でんわ)して ください。
wrong-too-late-phone = 時間(じかん)({ $until }まで)が すぎました。学校(がっこう)に 電話(でんわ)して ください。電話(でんわ): { $phone }
wrong-before-first = はじめの 日(ひ)より 前(まえ)の 日(ひ)です。
# { $max }: days.
wrong-too-many-days = いちどに れんらくできるのは { $max }日(にち)までです。ながく 休(やす)む ときは、学校(がっこう)に 話(はな)して ください。
wrong-time = 時間(じかん)が わかりませんでした。例(れい)の ように 書(か)いて ください。例(れい): 9:30

## What is registered, in LINE and on the first page after logging in

# A report to the school. { $kind }: such as absent; { $days }: the day, or the first and the last.
mine-absence = れんらく: { $kind } { $days }(学校(がっこう)は まだ 読(よ)んで いません)
mine-absence-read = れんらく: { $kind } { $days }(学校(がっこう)が 読(よ)みました)

## What is told, in LINE and by mail: never who the child is, nor why

# To everybody who looks after the child. { $place }: school, grade and class; { $url }: the pages.
absence-told-subject = 学校(がっこう)への れんらくを うけつけました
absence-told = { $place }の こどもについて、学校(がっこう)への れんらくを うけつけました。
    { $kind }: { $days }
    しらない れんらくの ときは、学校(がっこう)に 電話(でんわ)して ください。電話(でんわ): { $phone }
    見(み)る、けす: { $url }/mine
# The same of a report that was taken back.
absence-withdrawn-subject = 学校(がっこう)への れんらくが なくなりました
absence-withdrawn = { $place }の こどもについて、学校(がっこう)への れんらくが なくなりました。
    { $kind }: { $days }
    しらない ときは、学校(がっこう)に 電話(でんわ)して ください。電話(でんわ): { $phone }
    見(み)る: { $url }/mine
# To whoever made the report.
absence-read-subject = 学校(がっこう)が れんらくを 読(よ)みました
absence-read = { $place }の こどもの れんらくを、学校(がっこう)が 読(よ)みました。
    { $kind }: { $days }
# To the same: nobody at the school has read it by its time.
absence-overdue-subject = 電話(でんわ)を して ください。学校(がっこう)が れんらくを まだ 読(よ)んで いません
absence-overdue = { $place }の こどもの れんらくを、学校(がっこう)が まだ 読(よ)んで いません。学校(がっこう)に 電話(でんわ)を して ください。電話(でんわ): { $phone }
    { $kind }: { $days }
# In place of the number of a school that has not given one.
phone-not-told = 学校(がっこう)の 手紙(てがみ)に ある 番号(ばんごう)
# Urgent: at roll call a child was missing without a report. { $phone }: the school's number.
missing-subject = 【すぐに 読(よ)んで ください】こどもが 学校(がっこう)に いません
missing-ask = 【すぐに 読(よ)んで ください】{ $place }の こどもが、まだ 学校(がっこう)に 来(き)て いません。休(やす)む れんらくも ありません。
    すぐに 学校(がっこう)に 電話(でんわ)して ください。電話(でんわ): { $phone }
    LINEでは 「休(やす)む・おくれる れんらく」からも れんらくできます。
# Afterwards: the school knows where the child is.
found-subject = こどもが どこに いるか わかりました
found-tell = { $place }の こどもが どこに いるか、学校(がっこう)は わかりました。ありがとうございました。

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-absences = 学校(がっこう)への 休(やす)む れんらく
held-missing = 学校(がっこう)に いるかの しつもん
held-expected = よていの 時間(じかん)
held-note = ほかの れんらく
kept-reasons = 休(やす)む わけ、学校(がっこう)に いるかの しつもん(その 日(ひ)から)
kept-absences = 学校(がっこう)への 休(やす)む れんらく(わけは のこりません)
