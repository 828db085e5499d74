## Templates of school notices: the staff's buttons, and the labels of what is filled in.

console-template-closure = Closure (臨時休業)
console-template-wait = Wait at home (自宅待機)
console-template-late = Late start (繰り下げ登校)
console-template-dismissal = All go home together (一斉下校)
console-template-hold = Stay at school (学校待機)
console-template-handover = Pick-up by parents (引き渡し)
console-template-class-closure = Class closure (学級閉鎖)
console-template-suspicious = Suspicious person (不審者情報)
console-template-postponed = Event postponed (行事延期)
console-template-lunch = School lunch changed (給食変更)

console-slot-date = Day
console-slot-next = Time of the next word
console-slot-begin = School begins at
console-slot-leave = They leave school at
console-slot-start = Pick-up begins at
console-slot-time = Time
console-slot-reason = Reason
console-slot-place = Place
console-slot-class = Class
console-slot-from = First day
console-slot-until = Last day
console-slot-what = What
console-slot-event = Event
console-slot-old-date = Old date
console-slot-new-date = New date
console-slot-note = Words from the school

# A field that is empty, too long or no such day. $field is its label.
console-wrong-slot = Please fill in "{ $field }" correctly.
