## The staff's pages: the reports of a school's morning, its roll call, its desk.

# The list. { $school }: its name.
console-absences = Absences
console-absences-of = { $school }: absences
console-day-before = Day before
console-day-after = Day after
console-absences-none = There are no reports of this day yet.
# { $all }, { $unread }, { $overdue }: numbers of reports.
console-absences-count = { $all } reports, { $unread } unread
console-absences-overdue-count = { $overdue } overdue
console-absences-read = Mark as read
console-absences-read-all = Mark all as read
console-absences-read-class = Mark this class as read
console-absences-done = Marked as read. The families are told.
console-absences-changed = Some reports have changed meanwhile. Please look again.
console-absences-withdrawn = Taken back (will come)
console-absences-overdue = Overdue
console-absences-unread = Unread
# { $at }: when.
console-absences-read-at = Read { $at }
console-absences-reported-at = Reported { $at }
console-absences-file = CSV file (for Excel)

# The desk
console-absences-desk = Deadline and telephone
console-absences-desk-set = Deadline and telephone number are saved.
console-desk-deadline = Reports of the day are taken until
console-desk-deadline-hint = From then on families are told to telephone the school.
console-desk-phone = The school's telephone number, as families are told it
console-desk-within = To be read within (minutes)
console-desk-within-hint = If a report is unread so many minutes after the deadline, the school is told by mail and the family to telephone. 1 to 240.
console-desk-save = Save

# The roll call. { $school }: its name; { $at }: when.
console-roll = Roll call
console-roll-of = { $school }: roll call
console-roll-choose = Choose a class
console-roll-classes = Choose another class
console-roll-nobody = No children are registered here.
console-roll-who = Who is not there?
console-roll-next = Go on
console-roll-sure-title = Ask these families?
console-roll-sure = Everybody who looks after these children is asked at once, in LINE and by mail, where they are.
console-roll-ask = Ask at once
console-roll-stop = Back without asking
console-roll-none-named = Nobody was chosen.
console-roll-asked = The families are being asked.
console-roll-some = Some families were not asked (reported already, asked already, or nobody to write to). Look at the list below.
console-roll-missing = Asked today
console-roll-asked-at = Asked { $at }
console-roll-reached = Reached
console-roll-under-way = Under way
console-roll-unreached = Not reached: please telephone
console-roll-found = Found
console-roll-is-found = Found
console-roll-found-done = The families are told that the child was found.

# The mail to the school's staff: { $count } reports, { $url }: the list.
console-overdue-subject = { $school }: { $count } reports of absence are unread
console-overdue-mail = { $count } reports of absence to { $school } are still unread. The families were asked to telephone the school. Please look at them here.

    { $url }
