# Absences: the report to the school and taking it back, what is told of it, and missing children.

## The flows' names and ways

# The report of an absence and the like: the menu item of at most 20 characters, and its title.
menu-absence = 缺席、迟到、早退联系
flow-title-absence = 缺席、迟到、早退联系（欠席・遅刻・早退の連絡）
start-absence = 向学校报告孩子缺席、迟到、早退等情况。再次报告时，会取代同一天之前的报告。
saved-absence = 已受理给学校的联系。学校确认后会通知您。
confirm-absence = 要按以上内容联系学校吗？
button-absence = 发送
# Taking a report back; shown while there is one.
menu-withdraw-absence = 撤回缺席等联系
flow-title-withdraw-absence = 撤回缺席等联系（欠席などの連絡の取り消し）
start-withdraw-absence = 撤回给学校的缺席、迟到、早退等联系。已经过去的日子的联系会保留。
saved-withdraw-absence = 给学校的联系已撤回。
confirm-withdraw-absence = 要撤回这个联系吗？
button-withdraw-absence = 撤回
# Why the one or the other cannot be begun.
no-pupils = 没有已登记学校的孩子。请先选择“登记学校信息”（学校情報登録）。
no-reports = 没有可以撤回的联系。已过受理时间的，请给学校打电话。

## The questions

field-absence-kind = 联系种类（連絡の種類）
ask-absence-kind = 是哪种联系？
field-absence-day = 日期（日付）
ask-absence-day = 是哪一天？如果持续几天，请选择第一天。
field-absence-until = 最后一天（最後の日）
ask-absence-until = 如果持续几天，请选择最后一天。
hint-absence-until = 只有一天时可以不选。
field-arrival-time = 到校时间（登校する時刻）
ask-arrival-time = 大约几点到校？
hint-arrival-time = 例：9:30
field-leaving-time = 早退时间（早退する時刻）
ask-leaving-time = 大约几点早退？
hint-leaving-time = 例：13:30
field-absence-reason = 理由（理由）
ask-absence-reason = 请选择最接近的理由。
hint-absence-reason = 理由和备注只有这所学校的教职员可以看到，大约一个月后删除。
field-absence-note = 备注（連絡事項）
ask-absence-note = 如果还有要告诉学校的事情，请输入。
hint-absence-note = 最多200字。可以不填写。
field-absence-report = 要撤回的联系（取り消す連絡）
ask-absence-report = 要撤回哪个联系？
# The labels of buttons, at most 20 characters as LINE counts them.
button-today = 今天
button-tomorrow = 明天
button-one-day = 只有一天

## Choices

absence-kind-absent = 缺席
absence-kind-late = 迟到
absence-kind-early = 早退
absence-kind-other = 其他
absence-reason-ill = 身体不适
absence-reason-infection = 传染病
absence-reason-hospital = 去医院
absence-reason-family = 家庭原因
absence-reason-mourning = 丧假
absence-reason-other = 其他
# A report that can be taken back: with { $days }, the day or the first and the last without their year,
# at most 20 characters as LINE counts them.
report-absent = 缺席 { $days }
report-late = 迟到 { $days }
report-early = 早退 { $days }
report-other = 其他 { $days }

## What was wrong with an answer

# The school takes no more reports of that day. { $until }: its deadline; { $phone }: its number.
wrong-too-late = 已过这一天的受理时间（截至{ $until }），请给学校打电话。
wrong-too-late-phone = 已过这一天的受理时间（截至{ $until }），请给学校打电话：{ $phone }
wrong-before-first = 这个日期早于第一天。
# { $max }: days.
wrong-too-many-days = 一次最多可以联系{ $max }天。如需长期缺席，请与学校商量。
wrong-time = 无法识别这个时间。例：9:30

## What is registered, in LINE and on the first page after logging in

# A report to the school. { $kind }: such as absent; { $days }: the day, or the first and the last.
mine-absence = 联系：{ $kind } { $days }（学校尚未确认）
mine-absence-read = 联系：{ $kind } { $days }（学校已确认）

## What is told, in LINE and by mail: never who the child is, nor why

# To everybody who looks after the child. { $place }: school, grade and class; { $url }: the pages.
absence-told-subject = 已受理给学校的联系
absence-told = 已受理关于{ $place }的孩子给学校的联系。
    { $kind }：{ $days }
    如果您不知道此事，请给学校打电话：{ $phone }
    确认和撤回：{ $url }/mine
# The same of a report that was taken back.
absence-withdrawn-subject = 给学校的联系已撤回
absence-withdrawn = 关于{ $place }的孩子给学校的联系已撤回。
    { $kind }：{ $days }
    如果您不知道此事，请给学校打电话：{ $phone }
    确认：{ $url }/mine
# To whoever made the report.
absence-read-subject = 学校已确认您的联系
absence-read = 学校已确认您关于{ $place }的孩子的联系。
    { $kind }：{ $days }
# To the same: nobody at the school has read it by its time.
absence-overdue-subject = 请打电话：学校尚未确认您的联系
absence-overdue = 学校尚未确认您关于{ $place }的孩子的联系。麻烦您给学校打电话：{ $phone }
    { $kind }：{ $days }
# In place of the number of a school that has not given one.
phone-not-told = 学校通知单上的号码
# Urgent: at roll call a child was missing without a report. { $phone }: the school's number.
missing-subject = 【紧急】无法确认孩子已到校
missing-ask = 【紧急】{ $place }的孩子还没有到校，也没有收到缺席等联系。
    请立即给学校打电话：{ $phone }
    在LINE中也可以选择“缺席、迟到、早退联系”（欠席・遅刻・早退の連絡）。
# Afterwards: the school knows where the child is.
found-subject = 已确认孩子的情况
found-tell = 学校已确认{ $place }的孩子的情况。感谢您的配合。

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-absences = 给学校的缺席等联系
held-missing = 到校确认
held-expected = 预计时间
held-note = 备注
kept-reasons = 缺席等的理由和备注、到校确认的记录（从当天起）
kept-absences = 给学校的缺席等联系（不含理由）
