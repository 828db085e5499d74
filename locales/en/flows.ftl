# The questions' fields: the documents' names, the questions, hints, choices, and what was wrong.

## Fields, by the names of the source documents (A-25, A-27, B-25)

field-email = Email address (メールアドレス)
field-family-name = Family name (姓)
field-given-name = Given name (名)
field-privacy = Policy Regarding the Protection of Personal Information (個人情報保護方針)
field-terms = Terms of Service (利用規約)
field-family-kana = Family name in katakana (セイ)
field-given-kana = Given name in katakana (メイ)
field-sex = Sex (性別)
field-birthday = Date of birth (生年月日)
field-relationship = Relationship (続柄)
field-child = Child (こども)
field-school = School name (学校名)
field-grade = Grade (学年)
field-class = Class (クラス)
field-clubs = Club (部活動)
field-groups = Other groups (その他のグループ)
field-attendance-number = Attendance number (出席番号)
field-school-code = School code (学校コード)
field-topics = Notices from the City (市からのお知らせ)
field-school-channel = Notices from schools (学校からのお知らせの届け先)
field-city-channel = Notices from the City (市からのお知らせの届け先)
field-bulk-mail = Receive notices by email (連絡メールを受信する)
field-quiet-hours = Quiet hours (お知らせを待つ時間)
field-address-slot = Which address (アドレスの番号)
field-address-owner = Whose address (だれのアドレスか)
field-employer-agrees = Your employer's consent (お勤め先の了解)
field-address = Email address (メールアドレス)
field-start-date = First day at the new school (新しい学校の初日)
field-moving-child = Child (こども)
field-leave-why = Why you leave (登録をやめる理由)
field-leave-day = Day you move away (転出する日)

## Questions

ask-email = Please enter your email address.
ask-family-name = Please enter the family name.
ask-given-name = Please enter the given name.
ask-privacy = Please read the Policy Regarding the Protection of Personal Information and agree to it.
ask-terms = Please read the Terms of Service and agree to them.
ask-family-kana = Please enter how the family name is read, in katakana.
ask-given-kana = Please enter how the given name is read, in katakana.
ask-sex = Please choose the sex.
ask-birthday = Please choose or type the date of birth.
ask-relationship = Please choose who you are to the child.
ask-child = Which child is it?
ask-school = Please choose the school, or type part of its name.
ask-grade = Please choose the grade.
ask-class = Please choose the class.
ask-clubs = Choose every club that applies, then tap "Next".
ask-groups = Choose every group that applies, then tap "Next".
ask-attendance-number = Please enter the attendance number.
ask-school-code = Please enter the school code from the school's handout.
ask-topics = Choose what you want to receive, then tap "Next". ✓ marks what you receive.
ask-school-channel = Where do you want to get notices from schools? ✓ marks the present setting.
ask-city-channel = Where do you want to get notices from the City? ✓ marks the present setting.
ask-bulk-mail = Do you want to receive ordinary notices by email? ✓ marks the present setting.
ask-quiet-hours = Please choose the hours in which ordinary notices are not sent. ✓ marks the present setting.
ask-address-slot = Which address do you want to register or change?
ask-address-owner = Whose address is it?
ask-employer-agrees = To register an address at work you need your employer's consent beforehand. Do you have it?
ask-address = Please enter the email address.
ask-start-date = When is the first day at the new school?
ask-moving-child = Whose change of schools do you want to take back?
ask-leave-why = Please choose why you leave.
ask-leave-day = On which day do you move away?

## Hints, below the question

hint-email = We will send a confirmation email there.
hint-address-slot = Notices go to addresses 1 and 2. Addresses 3 and 4 are kept for other services and never get notices.
hint-address = We will send a confirmation email (登録完了メール) to this address. Addresses of your family, such as grandparents or brothers and sisters, are welcome, too.
hint-family-kana = For example ヤマダ (hiragana is fine, too)
hint-given-kana = For example ハナコ (hiragana is fine, too)
hint-birthday = For example 2018-04-02
hint-class = If the class is not yet decided in April, choose "class not set".
hint-attendance-number = You do not need to enter the attendance number.
hint-school-code = If you do not have it, please contact the school.
hint-school-channel = If we cannot reach you in the way you choose, we use the other.
hint-city-channel = If we cannot reach you in the way you choose, we use the other.
hint-bulk-mail = Even if you choose "Do not receive", notices about danger to life, temporary closures and safety information come by email.
hint-quiet-hours = Notices sent in these hours reach you when they are over.
hint-start-date = Until the day before, the present school's notices reach you.
hint-leave-why = "No longer needed" takes effect after seven days, in case you pressed it by mistake. Until then you can take it back.
hint-leave-day = Notices reach you until this day.

## Choices

sex-male = Male
sex-female = Female
sex-unsaid = Prefer not to say
relationship-father = Father
relationship-mother = Mother
relationship-grandfather = Grandfather
relationship-grandmother = Grandmother
relationship-sibling = Brother or sister
relationship-relative = Other relative
relationship-foster = Foster parent
relationship-other = Other
# By which channel notices come; the labels of buttons.
channel-both = LINE and email
channel-line = LINE only
channel-mail = Email only
# The switch 連絡メールを受信する.
bulk-mail-on = Receive
bulk-mail-off = Do not receive
# In these hours ordinary notices wait.
quiet-hours-none = None (any time)
quiet-hours-21-7 = 21:00 to 7:00
quiet-hours-22-6 = 22:00 to 6:00
quiet-hours-23-7 = 23:00 to 7:00
# One invitation for all of somebody's children.
invite-all = All of my children
# Slots of addresses: 1 and 2 get notices.
address-slot-1 = 1 (for notices)
address-slot-2 = 2 (for notices)
address-slot-3 = 3 (for other uses)
address-slot-4 = 4 (for other uses)
address-owner-own = My own
address-owner-family = Family
address-owner-work = At work
leave-why-moving = Moving away
leave-why-unneeded = No longer needed
grade-number = Grade { $grade }
# Kindergartens count by age.
grade-by-age = Age { $grade }
class-unset = { $grade } (class not set)
class-unset-by-age = Age { $grade } (class not set)

## What was wrong with an answer

wrong-empty = Please enter something.
# { $max }: characters.
wrong-too-long = That is too long: at most { $max } characters, please.
wrong-email = That is not an email address. For example hanako@example.jp
wrong-kana = Please write it in katakana (or hiragana). For example ヤマダ
wrong-date = I could not read that as a date. For example 2018-04-02
wrong-future = That date of birth lies in the future.
wrong-too-old = That date of birth is over 20 years ago. Please enter the child's.
wrong-past = That day is in the past.
wrong-too-far = That day is more than a year away.
wrong-choice = Please choose one of the choices.
wrong-consent = We cannot register you without your agreement.
wrong-number = Please enter up to four digits.
# { $left }: tries left.
wrong-code = That school code is not right. A code from an old sheet, or from another school’s, does not work: ask the school for the new sheet. You can try { $left } more times.
wrong-code-last = That school code is not right. After five wrong codes you cannot try for a while. Please ask the school for the new sheet.
# { $until }: date and time.
wrong-code-locked = School codes are not taken until { $until }. Please contact the school if it is urgent.
