## The staff's pages: the frame, getting in, colleagues, keys.

# Head and parts
console-title = Staff pages
console-parts = Parts of the staff pages
console-home = Back to the first staff page
console-quick = Ready-made notices
console-quick-hint = Choose dates and reasons: the words are ready in six languages.
console-newest = Newest notices
console-all-notices = All notices
console-notices = Notices
console-staff = Staff
# Groups of parts.
console-group-schools = Schools
console-group-city = City
console-group-service = Operation

# What waits today, above everything; each leads to it. { $count }: how many.
console-waiting = For today
console-waiting-missing = { $count ->
        [one] { $count } child missing at roll call
       *[other] { $count } children missing at roll call
    }
console-waiting-reports = { $count ->
        [one] { $count } unread report of absence
       *[other] { $count } unread reports of absence
    }
console-waiting-messages = { $count ->
        [one] { $count } unread message from a citizen
       *[other] { $count } unread messages from citizens
    }

# Getting in and out
console-login-title = Staff log-in
console-email = Email address
console-password = Password
console-code = Code (6 digits)
console-code-hint = The number your authenticator app shows.
console-log-in = Log in
console-log-out = Log out
console-login-wrong = The email address, the password or the code is wrong. The code changes every 30 seconds and can be used once.
console-login-locked = Too many wrong tries. Please wait about 15 minutes and try again.
console-login-help = If you have forgotten your password or lost the phone with your app, ask the person who invited you to invite you again.
console-enter = Enter
console-enter-lead = Enter the staff pages as { $name }.
console-link-title = This link cannot be used
console-link-ended = The link has expired or was already used. Ask the person who invited you to invite you again.

# Taking up an invitation
console-invitation-subject = [{ city }] Invitation to the staff pages
console-invitation-mail =
    Dear { $name },

    { $by } has invited you to the staff pages of { portal-name }.
    Open this link and set a password and an authenticator app.

    { $url }

    The link works for { $days } days. If you do not know what this is about, do nothing and delete this mail.
console-invitation-mail-first =
    Dear { $name },

    You have been invited to the staff pages of { portal-name }.
    Open this link and set a password and an authenticator app.

    { $url }

    The link works for { $days } days. If you do not know what this is about, do nothing and delete this mail.
console-join-title = Join the staff pages
console-join-lead = { $name }, choose a password and add the service to your authenticator app. From then on you log in with both.
console-join = Join and enter
console-app-title = Authenticator app
console-app-steps =
    Open an authenticator app on your phone (Google Authenticator, Microsoft Authenticator or another).
    Scan the code below. If you cannot scan it, type the key.
    Type the six digits the app shows into the field below.
console-app-picture = QR code for the authenticator app
console-app-secret = Key:
console-code-wrong = That code is wrong. Type the number the app shows now, and check that your phone's clock is right.

# What went wrong
console-forbidden-title = You cannot do this
console-forbidden = This is beyond your authority. If you need it, ask the administrator of your school or the city.
console-own-notice = You cannot approve a notice that you asked to send yourself. Ask a colleague.
console-missing-title = Not found
console-missing = There is no such thing. It was removed, or it is not your school's.
console-changed-title = Something has changed
console-changed = This could not be done, because something changed in the meantime. Open the page again and look.
console-wrong-title = Please correct what you entered
console-wrong = Please correct the following.
console-back = Go back in your browser: what you entered is still there.

# One's own account
console-sessions = Where you are logged in
console-session-this = (this device)
console-session-since = since { $time }
console-session-ended = The other log-in was ended.
console-device-unknown = Unknown device
console-end = End
console-end-others = End all but this device
console-keys = Keys for programs
console-keys-lead = With a key, another system uses the admin API. The API is described here:
console-key-new = Make a key
console-key-name = What it is for
console-key-scopes = What it may be used for
console-key-days = Days until it ends
console-key-make = Make
console-key-made = The key was made. It is shown only now: keep it in a safe place.
console-key-ended = The key was ended.
console-key-until = until { $time }
console-key-forever = without an end
console-scope-none = Nothing
console-scope-read = Read
console-scope-write = Everything
console-area-notices = Notices
console-area-people = Looking people up
console-area-absences = Absences and roll calls
console-area-schools = School codes, rosters, new school year
console-area-messages = Messages from citizens
console-area-staff = Staff and keys
console-area-audit = Audit

# Colleagues
console-staff-new = Invite a colleague
console-staff-name = Name (shown to other staff)
console-staff-role = Role
console-staff-school = School
console-staff-school-hint = For the roles "School administrator" and "Teacher".
console-staff-no-school = (none)
console-staff-invite = Send the invitation
console-staff-invited = The invitation was mailed. Its link works for 7 days.
console-staff-waiting = Invited
console-staff-program = No log-in yet
console-staff-again = Invite again
console-staff-end = End access
console-staff-end-lead = Their log-in and keys stop working at once. This cannot be undone; invite them anew if they need access later.
console-staff-end-sure = End this person's access
console-staff-ended = Access was ended: log-in and keys stopped working at once.
console-role-admin = System administrator
console-role-city = City staff
console-role-board = Board of education
console-role-school = School administrator
console-role-teacher = Teacher
console-role-auditor = Auditor

# Audit and mail stop
console-audit = Audit
console-audit-lead = Who saw, changed and sent what, and when. Nobody can change it. "kairan audit check" on the server says whether the chain holds.
console-audit-all = Show all
console-audit-number = No.
console-audit-time = Time
console-audit-who = Who
console-audit-what = What
console-audit-about = About
console-audit-amount = Amount
console-older-entries = Older entries
console-mail-stop = Mail stop
console-mail-goes = Mail goes out as usual.
console-mail-stands = Mail that people may unsubscribe from has stood still since { $time }, because { $back } of a day's { $mails } mails came back. { $waiting } mails wait. Emergencies and school notices are not held back.
console-mail-reason = What was wrong and what was mended
console-mail-reason-hint = For whoever reads the record later (up to 500 characters).
console-mail-lift = Let mail go on
