## After a notice: its figures by class, sending it again, the call sheet.

# Figures by school, grade and class
console-figures = Reached and confirmed, by class
console-figures-none = This notice is not for schools, so there are no figures by class.
console-figures-not-started = This notice has not started yet.
console-figures-caption = Numbers by school, grade and class
console-figures-lead = A child counts as confirmed once any one of its guardians has confirmed. Classes are those of the moment the notice started.
console-figures-place = School, grade, class
console-figures-children = Children
console-figures-read = Confirmed
console-figures-unread = Reached, not confirmed
console-figures-waiting = Being sent
console-figures-lost = Not reached
console-figures-people = Guardians
console-figures-people-of = { $read } of { $people } confirmed
console-figures-share = { $read } / { $all }
console-figures-unknown = School not known (an older notice)
console-figures-causes = Why people were not reached
console-figures-cause = { $cause }: { $people }
console-figures-at = As of { $at }

# Why somebody was not reached
console-lost-no-channel = Neither LINE nor an email address
console-lost-line-not-linked = LINE is not linked
console-lost-line-blocked = LINE account blocked
console-lost-line-refused = LINE does not deliver to this person
console-lost-line-limited = LINE's temporary limit
console-lost-quota = This month's LINE messages are used up
console-lost-address-unproven = Email address not confirmed
console-lost-address-disabled = Email address no longer works (mails kept coming back)
console-lost-address-stopped = Mail stopped by the person
console-lost-mail-switched-off = The person switched mails off
console-lost-mail-refused = The mail was refused
console-lost-mail-bounced = The mail came back
console-lost-mail-stopped = Mail was on hold
console-lost-bad-address = The email address is not valid
console-lost-too-late = Could not be sent in time
console-lost-unreadable = The message could not be read
console-lost-gone = The person has left
console-lost-cancelled = Sending was stopped

# Sending it again
console-repeats = Remind those who have not confirmed
console-repeats-lead = Sends it again to people who have not confirmed and whose family has not: by the other channel (LINE or mail) where there is one. It says first that it is a reminder.
console-repeat-at = When (empty: now)
console-repeat-at-hint = It goes then to those who have not confirmed by that time, up to a week after the start.
console-repeat-now = Send it again
console-repeat-asked = The reminder is taken in.
console-repeat-refused = It cannot be sent again then: the time has passed, is less than ten minutes from another one, or it was sent again three times already. Please telephone those who are left.
console-repeat-line = { $at }: { $state }, { $people } people
console-repeat-planned = planned
console-repeat-done = sent
console-repeat-skipped = not sent, it came too late
console-repeat-cancelled = not sent, the notice was stopped
console-repeat-none = No reminders are planned.

# The call sheet
console-calls = Call sheet
console-calls-lead = Children of whom nobody was reached or nobody has confirmed. What colleagues record appears here within seconds. Printed, it is a form to write on.
console-calls-open = To call ({ $children })
console-calls-settled = Done ({ $children })
console-calls-waiting = Messages for { $children } children are still being sent.
console-calls-all-classes = All classes
console-calls-empty = There are no children on this list.
console-calls-next = Next page
console-calls-stopped = This notice was stopped, so there is no call sheet.
console-calls-number = No.
console-calls-child = Name
console-calls-why = Why
console-calls-whom = Whom to call
console-calls-record = Record
console-calls-not-reached = Not reached
console-calls-not-confirmed = Not confirmed
console-calls-no-phone = No telephone number given
console-calls-guardian = { $name } ({ $relationship })
console-calls-settled-at = Confirmed by the family at { $at }
console-calls-by = { $mark }, { $at }, { $name }
console-calls-note = Note
console-calls-marked = Recorded.
console-calls-newer = A colleague recorded something first. Please look at it, and choose again if needed.
console-calls-to-figures = Figures by class
console-mark-open = Take the record back
console-mark-opened = No record
console-mark-reached = Reached
console-mark-no-answer = No answer
console-mark-wrong-number = Wrong number
