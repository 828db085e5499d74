## The staff's pages: notices.

# Lists
console-states = Filter by state
console-state = State
console-state-all = All
console-state-draft = Draft
console-state-awaiting-approval = Waiting for approval
console-state-scheduled = Scheduled
console-state-sending = Sending
console-state-sent = Sent
console-state-cancelled = Cancelled
console-state-recalled = Recalled
console-no-notices = There are no notices yet.
console-older = Older notices

# Writing
console-compose = Write a notice
console-sort = Kind
console-sort-notice = School notice
console-sort-closure = Closure, changes of the school day (whatever people muted)
console-sort-safety = Children's safety (whatever people muted)
console-sort-city = City notice
console-sort-emergency = Emergency, evacuation
console-sort-maintenance = Maintenance
console-sort-drill = Reachability drill
console-level = Alert level
console-level-hint = For emergencies. Levels 4 and 5 need a second person.
console-no-level = (none)
console-audience = To
console-by-topic = People who chose a topic
console-by-areas = Areas
console-by-schools = Schools
console-by-everyone = Everyone registered
console-grades = Grades
console-classes-and-groups = Classes, clubs, groups
console-classes = Classes
console-groups = Clubs and groups
console-include-unset = Also families of children in these grades whose class is not set
console-none-is-all = Choose no grade and no class to write to the whole school.
console-topic = Topic
console-no-topic = (choose one)
console-areas = Areas
console-to-everyone = Everyone registered
console-to-topic = People who chose "{ $topic }"
console-to-whole-school = whole school
console-to-unset = (with classes not set)
console-other-languages = Other languages
console-title-field = Title (up to 100 characters)
console-body-field = Text (up to 10,000 characters)
console-receipt = Ask people to confirm
console-remind = Minutes until those who have not confirmed get it over the other channel, too
console-remind-hint = After this time, people who have not confirmed get it over the other channel (LINE or email), too. From 5 minutes to 7 days (10080).
# Notices sent again to whoever has not confirmed. { $number }: the first, second, third; { $count }: how many.
console-repeats-field = Send again to whoever has not confirmed
console-repeats-hint = Only for notices that ask for a receipt: up to three times, at least 10 minutes apart.
console-repeat-number = Repeat { $number }
console-repeat-no = No
console-repeat-minutes = after { $count } minutes
console-repeat-hours = { $count ->
        [one] after { $count } hour
       *[other] after { $count } hours
    }
console-repeat-days = { $count ->
        [one] after { $count } day
       *[other] after { $count } days
    }
console-repeat-fixed = A program has set the times at which it is sent again. They are not changed here.
console-send-at = Send at
console-send-at-hint = Leave it empty to send as soon as you press send.
console-alone = When nobody can approve, at night for instance
console-alone-reason = Why you send it alone
console-alone-hint = Only an emergency can be sent by one person, with a reason. The reason is kept and colleagues are told.
console-preview = Preview
console-check = Go on and check
console-check-hint = Nothing is sent yet. On the next page you see how many people it reaches and how it looks.

console-reaches-all = This reaches everybody it goes to, whatever they muted.
console-edit-words = Edit the words first
console-send-hint = Press "Send" and it goes out at once, or waits for a colleague where approval is needed.
console-optional = (optional)

# Looking
console-outlook = How it looks and whom it reaches
console-words = Words
console-as-mail = As an email
console-reach-people = people
console-reach-both = LINE and email
console-reach-line = LINE only
console-reach-mail = email only
console-reach-neither = cannot be reached
console-reach-nobody = Nobody fits this choice. Check whom you are writing to.
console-created-by = Written by
console-sent-by = Sent by
console-approved-by = Approved by
console-shortage = This month { $left } LINE messages are left: { $mail } people get it by email alone, { $none } not at all.

# The second person
console-waits-for-others = Waiting for a colleague's approval
console-waits-for-you = Please check and approve
console-approve-lead = Check whom it goes to, that { $people } people is right, and the words. When you approve, it is sent.
console-cause-level = because it is level 4 or above
console-cause-everyone = because it goes to everyone registered
console-cause-child-name = because the name of a registered child stands in it
console-cause-large = because it goes to more people than usual
console-approve-subject = [Please approve] { $title }
console-approve-mail =
    { $by } asks for your approval to send this notice.

    { $title }

    Check its words and whom it goes to, then approve or cancel it.
    { $url }
console-alone-subject = [Sent alone] { $title }
console-alone-mail =
    { $by } sent this notice alone, without waiting for approval.

    { $title }
    Reason: { $reason }

    See how far it is:
    { $url }

# Acting
console-send = Send
console-approve = Approve and send
console-try = Send it to me first
console-edit = Edit
console-send-lead = { $people ->
        [one] Sending it reaches { $people } person.
       *[other] Sending it reaches { $people } people.
    }
console-cancel-lead = Nobody gets it then. This cannot be undone.
console-cancel-rest = Whoever it was not sent to yet does not get it. What has arrived cannot be taken back.
console-cancel-sure = Cancel this notice
console-cancel = Cancel
console-again = Write a new one from this
console-done-sent = Sending has begun.
console-done-asked = It waits for a colleague's approval. Those who can approve and have an email address here were told by email. If it is urgent, call them, too.
console-done-approved = Approved. Sending begins.
console-done-cancelled = Cancelled.
console-done-recalled = Recalled.
console-done-tried = It was sent to your email and LINE.
console-done-tried-mail = It was sent to your email. Register as a citizen with the same address and link LINE to get it there, too.
console-done-tried-nowhere = It could not be sent: no email address of yours is known.

# Watching
console-progress = Progress
console-mail-stopped = Mail is stopped, because too many mails came back.
console-figure-people = people
console-figure-accepted = reached
console-figure-waiting = waiting
console-figure-lost = not reached
console-figure-cancelled = not sent to
console-figure-read = confirmed
console-figure-children = children whose family confirmed
console-channels = { $line } by LINE, { $mail } by email
console-exports = Exports
console-export-people = People and results (CSV)
console-export-classes = By class (CSV)
console-export-households = By household (CSV)

# What is to be corrected
console-wrong-title-text = Enter a title of 1 to 100 characters.
console-wrong-body-text = Enter a text of 1 to 10,000 characters.
console-wrong-content = Enter a title and a text in Japanese.
console-wrong-audience = Choose again whom it goes to.
console-wrong-topic = Choose a topic.
console-wrong-level = Choose an alert level for an emergency.
console-wrong-alone = A reason for sending alone is for emergencies only, up to 500 characters.
console-wrong-remind = The time until it is sent again is for notices that ask to confirm, 5 to 10080 minutes.
console-wrong-repeats = Sending again is for notices that ask to confirm: up to three times, at least 10 minutes apart.
console-wrong-send-at = Enter the time to send at.
console-wrong-name = Enter a name of 1 to 60 characters.
console-wrong-email = Check the email address. One that a colleague uses cannot be used again.
console-wrong-school = Choose the school that goes with the role.
console-wrong-scopes = Choose at least one thing the key may be used for.
console-wrong-days = Enter 1 to 732 days.
