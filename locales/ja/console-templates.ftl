## Templates of school notices (city/template.rs): the staff's buttons, and the labels of what is filled in.

# A button for each template.
console-template-closure = 臨時休業
console-template-wait = 自宅待機
console-template-late = 繰り下げ登校
console-template-dismissal = 一斉下校
console-template-hold = 学校待機
console-template-handover = 引き渡し
console-template-class-closure = 学級閉鎖
console-template-suspicious = 不審者情報
console-template-postponed = 行事延期
console-template-lunch = 給食変更

# The label of a field.
console-slot-date = 日にち
console-slot-next = 次に連絡する時刻
console-slot-begin = 始業の時刻
console-slot-leave = 学校を出る時刻
console-slot-start = 引き渡しを始める時刻
console-slot-time = 時刻
console-slot-reason = 理由
console-slot-place = 場所
console-slot-class = クラス
console-slot-from = 最初の日
console-slot-until = 最後の日
console-slot-what = 内容
console-slot-event = 行事
console-slot-old-date = 変更前の日にち
console-slot-new-date = 変更後の日にち
console-slot-note = 学校からの一言

# A field that is empty, too long or no such day. $field is its label.
console-wrong-slot = 「{ $field }」を正しく入力してください。
