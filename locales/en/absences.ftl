# Absences: the report to the school and taking it back, what is told of it, and missing children.

## The flows' names and ways

# The report of an absence and the like: the menu item of at most 20 characters, and its title.
menu-absence = Report an absence
flow-title-absence = Report absence, lateness or leaving early (欠席・遅刻・早退の連絡)
start-absence = This tells the school that your child is absent, late or leaves early. Reporting again replaces the earlier report of the same day.
saved-absence = We have passed your report to the school. You will be told when the school has read it.
confirm-absence = Send this to the school?
button-absence = Send
# Taking a report back; shown while there is one.
menu-withdraw-absence = Take back a report
flow-title-withdraw-absence = Take back a report (欠席などの連絡の取り消し)
start-withdraw-absence = This takes back a report to the school. For days that are over it stays.
saved-withdraw-absence = Your report to the school is taken back.
confirm-withdraw-absence = Take this report back?
button-withdraw-absence = Take back
# Why the one or the other cannot be begun.
no-pupils = None of your children is registered at a school. Please choose "Register a school" (学校情報登録) first.
no-reports = There is no report that can be taken back. After the deadline please call the school.

## The questions

field-absence-kind = Kind of report (連絡の種類)
ask-absence-kind = What do you want to report?
field-absence-day = Day (日付)
ask-absence-day = Which day is it? If it is several days, please choose the first.
field-absence-until = Last day (最後の日)
ask-absence-until = If it is several days, please choose the last.
hint-absence-until = If it is one day only, you need not choose.
field-arrival-time = Time of arrival (登校する時刻)
ask-arrival-time = About when will your child arrive?
hint-arrival-time = For example 9:30
field-leaving-time = Time of leaving (早退する時刻)
ask-leaving-time = About when will your child leave?
hint-leaving-time = For example 13:30
field-absence-reason = Reason (理由)
ask-absence-reason = Please choose what comes closest.
hint-absence-reason = Only the staff of this school see the reason and the note. They are erased after about a month.
field-absence-note = Note (連絡事項)
ask-absence-note = If there is anything else the school should know, please enter it.
hint-absence-note = Up to 200 characters. You need not enter anything.
field-absence-report = Report (取り消す連絡)
ask-absence-report = Which report do you want to take back?
# The labels of buttons, at most 20 characters as LINE counts them.
button-today = Today
button-tomorrow = Tomorrow
button-one-day = One day only

## Choices

absence-kind-absent = Absent
absence-kind-late = Late
absence-kind-early = Leaving early
absence-kind-other = Other
absence-reason-ill = Not feeling well
absence-reason-infection = Infectious disease
absence-reason-hospital = Seeing a doctor
absence-reason-family = Family reasons
absence-reason-mourning = Bereavement
absence-reason-other = Other
# A report that can be taken back: with { $days }, the day or the first and the last without their year,
# at most 20 characters as LINE counts them.
report-absent = Absent { $days }
report-late = Late { $days }
report-early = Early { $days }
report-other = Other { $days }

## What was wrong with an answer

# The school takes no more reports of that day. { $until }: its deadline; { $phone }: its number.
wrong-too-late = The deadline of that day ({ $until }) has passed. Please call the school.
wrong-too-late-phone = The deadline of that day ({ $until }) has passed. Please call the school: { $phone }
wrong-before-first = That day is before the first day.
# { $max }: days.
wrong-too-many-days = One report covers at most { $max } days. If it is longer, please talk to the school.
wrong-time = I could not read that as a time. For example 9:30

## What is registered, in LINE and on the first page after logging in

# A report to the school. { $kind }: such as absent; { $days }: the day, or the first and the last.
mine-absence = Report: { $kind }, { $days } (not yet read by the school)
mine-absence-read = Report: { $kind }, { $days } (read by the school)

## What is told, in LINE and by mail: never who the child is, nor why

# To everybody who looks after the child. { $place }: school, grade and class; { $url }: the pages.
absence-told-subject = Your child's school has been told
absence-told = A report about your child at { $place } has been passed to the school.
    { $kind }: { $days }
    If you know nothing of it, please call the school: { $phone }
    See it or take it back: { $url }/mine
# The same of a report that was taken back.
absence-withdrawn-subject = A report to the school was taken back
absence-withdrawn = The report about your child at { $place } was taken back.
    { $kind }: { $days }
    If you know nothing of it, please call the school: { $phone }
    See what is registered: { $url }/mine
# To whoever made the report.
absence-read-subject = The school has read your report
absence-read = The school has read your report about your child at { $place }.
    { $kind }: { $days }
# To the same: nobody at the school has read it by its time.
absence-overdue-subject = Please telephone: the school has not read your report yet
absence-overdue = The school has not yet read your report about your child at { $place }. Please telephone the school: { $phone }
    { $kind }: { $days }
# In place of the number of a school that has not given one.
phone-not-told = the number on the school's handouts
# Urgent: at roll call a child was missing without a report. { $phone }: the school's number.
missing-subject = Urgent: your child is not at school
missing-ask = URGENT: Your child at { $place } has not come to school, and nobody has reported an absence.
    Please call the school at once: { $phone }
    In LINE you can also choose "Report an absence" (欠席・遅刻・早退の連絡).
# Afterwards: the school knows where the child is.
found-subject = Your child has been found
found-tell = The school knows where your child at { $place } is. Thank you for your help.

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-absences = Reports to schools
held-missing = Questions where a child is
held-expected = Expected time
held-note = Note
kept-reasons = Why a child was absent, and questions where a child is (after that day)
kept-absences = Reports to schools (without the reason)
