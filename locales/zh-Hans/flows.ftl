# The questions' fields: the documents' names, the questions, hints, choices, and what was wrong.

## Fields, by the names of the source documents (A-25, A-27, B-25)

field-email = 电子邮箱地址（メールアドレス）
field-family-name = 姓
field-given-name = 名
field-privacy = 个人信息保护方针（個人情報保護方針）
field-terms = 使用条款（利用規約）
field-family-kana = 姓的片假名读音（セイ）
field-given-kana = 名的片假名读音（メイ）
field-sex = 性别（性別）
field-birthday = 出生日期（生年月日）
field-relationship = 与登记人的关系（続柄）
field-child = 孩子（こども）
field-school = 学校名称（学校名）
field-grade = 年级（学年）
field-class = 班级（クラス）
field-clubs = 社团活动（部活動）
field-groups = 其他小组（その他のグループ）
field-attendance-number = 学号（出席号码／出席番号）
field-school-code = 学校代码（学校コード）
field-topics = 市政府通知（市からのお知らせ）
field-school-channel = 学校通知的接收方式（学校からのお知らせの届け先）
field-city-channel = 市政府通知的接收方式（市からのお知らせの届け先）
field-bulk-mail = 接收通知邮件（連絡メールを受信する）
field-quiet-hours = 暂不发送通知的时间（お知らせを待つ時間）
field-address-slot = 地址编号（アドレスの番号）
field-address-owner = 谁的地址（だれのアドレスか）
field-employer-agrees = 工作单位的同意（お勤め先の了解）
field-address = 电子邮箱地址（メールアドレス）
field-start-date = 新学校的第一天（新しい学校の初日）
field-moving-child = 孩子（こども）
field-leave-why = 注销登记的原因（登録をやめる理由）
field-leave-day = 迁出日期（転出する日）

## Questions

ask-email = 请输入电子邮箱地址。
ask-family-name = 请输入姓。
ask-given-name = 请输入名。
ask-privacy = 请阅读个人信息保护方针（個人情報保護方針），并点击同意。
ask-terms = 请阅读使用条款（利用規約），并点击同意。
ask-family-kana = 请用片假名输入姓的读音。
ask-given-kana = 请用片假名输入名的读音。
ask-sex = 请选择性别。
ask-birthday = 请选择或输入出生日期。
ask-relationship = 请选择您是孩子的什么人。
ask-child = 是哪个孩子？
ask-school = 请选择学校，或输入学校名称的一部分。
ask-grade = 请选择年级。
ask-class = 请选择班级。
ask-clubs = 请选择孩子参加的社团活动，然后点击“下一步”。
ask-groups = 请选择孩子所属的小组，然后点击“下一步”。
ask-attendance-number = 请输入学号（出席号码）。
ask-school-code = 请输入学校发给您的学校代码（学校コード）。
ask-topics = 请选择要接收的通知，然后点击“下一步”。带✓的是您要接收的通知。
ask-school-channel = 学校的通知要发送到哪里？带✓的是现在的设置。
ask-city-channel = 市政府的通知要发送到哪里？带✓的是现在的设置。
ask-bulk-mail = 要通过邮件接收平时的通知吗？带✓的是现在的设置。
ask-quiet-hours = 请选择暂不发送平时通知的时间段。带✓的是现在的设置。
ask-address-slot = 您要登记或修改哪个地址？
ask-address-owner = 这是谁使用的地址？
ask-employer-agrees = 登记工作单位的邮箱地址，需要事先得到工作单位的同意。您已得到同意了吗？
ask-address = 请输入电子邮箱地址。
ask-start-date = 孩子从哪一天开始去新学校上学？
ask-moving-child = 要撤回哪个孩子的转学计划？
ask-leave-why = 请选择注销登记的原因。
ask-leave-day = 您哪一天迁出？

## Hints, below the question

hint-email = 我们会向这个邮箱发送确认邮件。
hint-address-slot = 通知邮件会发送到地址1和地址2。地址3和地址4用于其他服务，不会收到通知。
hint-address = 我们会向这个地址发送登记完成邮件（登録完了メール）。也可以登记祖父母、兄弟姐妹等家人的地址。
hint-family-kana = 例：ヤマダ（也可以用平假名）
hint-given-kana = 例：ハナコ（也可以用平假名）
hint-birthday = 例：2018-04-02、2018年4月2日
hint-class = 如果4月时还没有分班，请选择“班级未定”（クラス未設定）。
hint-attendance-number = 学号（出席号码）可以不填写。
hint-school-code = 如果不知道，请咨询学校。
hint-school-channel = 如果用您选择的方式无法送达，我们会用另一种方式发送。
hint-city-channel = 如果用您选择的方式无法送达，我们会用另一种方式发送。
hint-bulk-mail = 即使选择“不接收”，危及生命的紧急通知、临时停课通知和安全信息仍会通过邮件发送给您。
hint-quiet-hours = 这段时间内的通知，会在时间过后发送给您。
hint-start-date = 在前一天之前（含前一天），您会收到现在学校的通知。
hint-leave-why = 为防止误点，选择“不再使用”后，会在7天后注销。在此之前可以撤回。
hint-leave-day = 在这一天之前（含当天），您会收到通知。

## Choices

sex-male = 男
sex-female = 女
sex-unsaid = 不回答
relationship-father = 父亲
relationship-mother = 母亲
relationship-grandfather = 祖父／外祖父
relationship-grandmother = 祖母／外祖母
relationship-sibling = 哥哥／姐姐
relationship-relative = 其他亲属
relationship-foster = 寄养家长、监护人（非父母）
relationship-other = 其他
# By which channel notices come; the labels of buttons.
channel-both = LINE和邮件
channel-line = 仅LINE
channel-mail = 仅邮件
# The switch 連絡メールを受信する.
bulk-mail-on = 接收
bulk-mail-off = 不接收
# In these hours ordinary notices wait.
quiet-hours-none = 无（随时发送）
quiet-hours-21-7 = 21点到7点
quiet-hours-22-6 = 22点到6点
quiet-hours-23-7 = 23点到7点
# One invitation for all of somebody's children.
invite-all = 我的所有孩子
# Slots of addresses: 1 and 2 get notices.
address-slot-1 = 地址1（接收通知）
address-slot-2 = 地址2（接收通知）
address-slot-3 = 地址3（其他用途）
address-slot-4 = 地址4（其他用途）
address-owner-own = 自己
address-owner-family = 家人
address-owner-work = 工作单位
leave-why-moving = 搬到市外（迁出）
leave-why-unneeded = 不再使用
grade-number = { $grade }年级
# Kindergartens count by age.
grade-by-age = { $grade }岁班
class-unset = { $grade }年级（班级未定）
class-unset-by-age = { $grade }岁班（班级未定）

## What was wrong with an answer

wrong-empty = 请输入内容。
# { $max }: characters.
wrong-too-long = 内容太长。请输入{ $max }个字以内。
wrong-email = 电子邮箱地址的格式不正确。例：hanako@example.jp
wrong-kana = 请用片假名（或平假名）输入。例：ヤマダ
wrong-date = 无法识别这个日期。例：2018-04-02、2018年4月2日
wrong-future = 出生日期晚于今天。请重新输入。
wrong-too-old = 出生日期在20多年以前。请输入孩子的出生日期。
wrong-past = 这个日期在今天之前。请重新输入。
wrong-too-far = 这个日期距今天超过一年。请输入一年以内的日期。
wrong-choice = 请从选项中选择。
wrong-consent = 如果不同意，就无法登记。
wrong-number = 学号（出席号码）请输入数字，最多4位。
# { $left }: tries left.
wrong-code = 学校代码不正确。旧通知单或其他学校通知单上的代码不能使用，请向学校索取新的通知单。您还可以输入{ $left }次。
wrong-code-last = 学校代码不正确。由于连续5次输入错误，暂时无法再输入。请向学校索取新的通知单。
# { $until }: date and time.
wrong-code-locked = 在{ $until }之前无法输入学校代码。如有急事，请咨询学校。
