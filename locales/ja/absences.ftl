# Absences: the report to the school and taking it back, what is told of it, and missing children.

## The flows' names and ways

# The report of an absence and the like: the menu item of at most 20 characters, and its title.
menu-absence = 欠席・遅刻・早退の連絡
flow-title-absence = 欠席・遅刻・早退の連絡
start-absence = 学校に、お子さまの欠席・遅刻・早退などを連絡します。もう一度連絡すると、同じ日の前の連絡と置きかわります。
saved-absence = 学校への連絡を受け付けました。学校が確認すると、お知らせします。
confirm-absence = この内容で学校に連絡しますか。
button-absence = 連絡する
# Taking a report back; shown while there is one.
menu-withdraw-absence = 欠席などの連絡の取り消し
flow-title-withdraw-absence = 欠席などの連絡の取り消し
start-withdraw-absence = 学校への欠席・遅刻・早退などの連絡を取り消します。もう過ぎた日の分は残ります。
saved-withdraw-absence = 学校への連絡を取り消しました。
confirm-withdraw-absence = この連絡を取り消しますか。
button-withdraw-absence = 取り消す
# Why the one or the other cannot be begun.
no-pupils = 学校に登録されているお子さまがいません。「学校情報登録」で登録してください。
no-reports = 取り消せる連絡はありません。受付時間を過ぎた分は、学校に電話してください。

## The questions

field-absence-kind = 連絡の種類
ask-absence-kind = どの連絡ですか。
field-absence-day = 日付
ask-absence-day = いつですか。何日か続くときは、最初の日を選んでください。
field-absence-until = 最後の日
ask-absence-until = 何日か続くときは、最後の日を選んでください。
hint-absence-until = 1日だけのときは選ばなくてかまいません。
field-arrival-time = 登校する時刻
ask-arrival-time = 何時ごろ登校しますか。
hint-arrival-time = 例: 9:30
field-leaving-time = 早退する時刻
ask-leaving-time = 何時ごろ早退しますか。
hint-leaving-time = 例: 13:30
field-absence-reason = 理由
ask-absence-reason = いちばん近い理由を選んでください。
hint-absence-reason = 理由と連絡事項は、この学校の教職員だけが見ます。1か月ほどで消去します。
field-absence-note = 連絡事項
ask-absence-note = ほかに学校に伝えることがあれば、入力してください。
hint-absence-note = 200文字までです。入力しなくてもかまいません。
field-absence-report = 取り消す連絡
ask-absence-report = どの連絡を取り消しますか。
# The labels of buttons, at most 20 characters as LINE counts them.
button-today = 今日
button-tomorrow = 明日
button-one-day = 1日だけ

## Choices

absence-kind-absent = 欠席
absence-kind-late = 遅刻
absence-kind-early = 早退
absence-kind-other = その他
absence-reason-ill = 体調不良
absence-reason-infection = 感染症
absence-reason-hospital = 通院
absence-reason-family = 家庭の都合
absence-reason-mourning = 忌引
absence-reason-other = その他
# A report that can be taken back: with { $days }, the day or the first and the last without their year,
# at most 20 characters as LINE counts them.
report-absent = 欠席 { $days }
report-late = 遅刻 { $days }
report-early = 早退 { $days }
report-other = その他 { $days }

## What was wrong with an answer

# The school takes no more reports of that day. { $until }: its deadline; { $phone }: its number.
wrong-too-late = この日の受付時間（{ $until }まで）を過ぎました。学校に電話してください。
wrong-too-late-phone = この日の受付時間（{ $until }まで）を過ぎました。学校に電話してください。電話: { $phone }
wrong-before-first = 最初の日より前の日付です。
# { $max }: days.
wrong-too-many-days = 一度に連絡できるのは{ $max }日までです。長く休むときは、学校にご相談ください。
wrong-time = 時刻として読めませんでした。例: 9:30

## What is registered, in LINE and on the first page after logging in

# A report to the school. { $kind }: such as absent; { $days }: the day, or the first and the last.
mine-absence = { $kind }の連絡: { $days }（学校はまだ確認していません）
mine-absence-read = { $kind }の連絡: { $days }（学校が確認しました）

## What is told, in LINE and by mail: never who the child is, nor why

# To everybody who looks after the child. { $place }: school, grade and class; { $url }: the pages.
absence-told-subject = 学校への連絡を受け付けました
absence-told = { $place } のお子さまについて、学校への連絡を受け付けました。
    { $kind }: { $days }
    心当たりがないときは、学校に電話してください。電話: { $phone }
    確認と取り消し: { $url }/mine
# The same of a report that was taken back.
absence-withdrawn-subject = 学校への連絡が取り消されました
absence-withdrawn = { $place } のお子さまについて、学校への連絡が取り消されました。
    { $kind }: { $days }
    心当たりがないときは、学校に電話してください。電話: { $phone }
    確認: { $url }/mine
# To whoever made the report.
absence-read-subject = 学校が連絡を確認しました
absence-read = { $place } のお子さまについての連絡を、学校が確認しました。
    { $kind }: { $days }
# To the same: nobody at the school has read it by its time.
absence-overdue-subject = 【お電話ください】学校がまだ連絡を確認していません
absence-overdue = { $place } のお子さまについての連絡を、学校がまだ確認していません。お手数ですが、学校に電話してください。電話: { $phone }
    { $kind }: { $days }
# In place of the number of a school that has not given one.
phone-not-told = 学校からのお便りにある番号
# Urgent: at roll call a child was missing without a report. { $phone }: the school's number.
missing-subject = 【至急】お子さまの登校を確認できません
missing-ask = 【至急】{ $place } のお子さまが、まだ登校していません。欠席などの連絡もありません。
    すぐに学校に電話してください。電話: { $phone }
    LINEでは「欠席・遅刻・早退の連絡」からも連絡できます。
# Afterwards: the school knows where the child is.
found-subject = お子さまを確認できました
found-tell = { $place } のお子さまを、学校が確認できました。ご協力ありがとうございました。

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-absences = 学校への欠席などの連絡
held-missing = 登校の確認
held-expected = 予定の時刻
held-note = 連絡事項
kept-reasons = 欠席などの理由・連絡事項、登校の確認（その日から）
kept-absences = 学校への欠席などの連絡（理由は除く）
