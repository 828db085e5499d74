# The citizens' pages and the mails that lead to them.

## Every page

page-skip = To the content
page-language = Language
# Above a page whose language is not complete yet.
page-in-japanese = この言語のページは準備中のため、日本語で表示しています。
page-contact = Enquiries: { contact-registration } (about what a school's message says: your child's school)
page-failed = We are sorry: this page cannot be shown now. Please try again in a while.

## The first page

home-title = Notices from schools and the City, by LINE and email
home-lead = This is the { portal-name } of { city }. Notices from your child's school, from the City in the categories you choose, and warnings of danger to life reach you by LINE and email.
home-school = Kindergartens, Elementary and Junior High Schools
home-school-text = Temporary closures, suspicious people in the area, and other notices from your child's school.
home-city = Notices from the City
home-city-text = In the categories you choose.
home-emergency = Evacuation information
home-emergency-text = Evacuation orders reach everybody who is registered.
home-begin = How to begin
# The way over LINE: its steps, one a line.
home-line = Begin with LINE
home-line-steps = Add the { line-account } as a friend.
    Choose "{ menu-register }" (市民ポータルサイトID取得) in the menu and register your email address.
    Choose "{ menu-child }" (こどもの情報登録) and "{ menu-enrol }" (学校情報登録), with the school code from the school.
    Choose the categories you want under "{ menu-topics }" (市からのお知らせ).
home-add-friend = Add as a friend (友だち追加)
home-line-code = QR code that adds the account as a friend
# The way without LINE.
home-web = Register on the web (notices by email)
home-web-text = Without LINE, a computer or an old-style mobile phone and an email address are enough.
home-register = Register on the web
# { $time }: a date and time to come.
home-opens = Opens on { $time }
home-known = Already registered?
home-services = What you will receive
home-help = How to use this, questions and answers
home-password = Forgot your password?
home-lost-id = Forgot your ID (user name)?
# { $address }: the one sender address.
home-sender = Emails come from { $address }. Please allow mail from this address.

## The poster

poster-title = Poster
poster-lead = Print this and put it up. The QR code and the URL below it open the page for registering.
poster-languages = Languages on it
poster-show = Show
poster-file = Open only the image (SVG)
poster-code = QR code of the page for registering
# One line below the code.
poster-scan = Scan with your phone to register
# One step a line.
poster-steps = Scan the QR code or type the URL.
    Register your email address and name.
    Open the URL in the email that comes and set a password.
    Register your child's school with the school code.

## Links

nowhere-title = There is no such page
nowhere = Please check the address. The heading above leads back to the first page.
link-wrong-title = This link is not right
link-wrong = It may have been cut off. Please open the whole link from the email or from LINE.
link-expired-title = This link has expired
link-expired = It cannot be used any more. Please start again, on these pages or from the menu in LINE.

## The confirmation mail

register-mail-subject = { city } { portal-name }: Confirmation of Registration
# { $url }: the link; { $hours }: how long it works.
register-mail = We have received your registration for the { city } { portal-name }.
    Open the URL below within { $hours } hours and set your password to finish.

    { $url }

    If you did not ask for this, please throw this email away. Nothing will be registered.
    { city }, { portal-name }
# The same where the password was chosen on the web.
register-mail-press = We have received your registration for the { city } { portal-name }.
    Open the URL below within { $hours } hours and press the button there to finish.

    { $url }

    If you did not ask for this, please throw this email away. Nothing will be registered.
    { city }, { portal-name }
# Somebody asked for an ID with an address that has one. { $url }: where a new password is asked for.
register-mail-known = This email address is already registered as a Citizens' Portal Site ID.
    You do not need to register again. If you forgot your password, you can set a new one here:

    { $url }

    If you did not ask for this, please throw this email away.
    { city }, { portal-name }

## Setting the password

register-title = Set your password
register-lead = To finish your registration, please set a password.
register-not-you = If you did not ask for this, please close this page without doing anything. If it was asked for in LINE, notices will go to that LINE account, too.
field-password = Password (パスワード)
field-password2 = Password again (パスワード確認)
password-rule = At least 8 characters
password-short = Please use at least 8 characters.
password-long = Please use at most 128 characters.
password-differs = The two passwords are not the same. Please enter them again.
button-send = Send (送信)
register-done-title = Your registration is complete
register-done = Your user name is the email address you registered. If you began in LINE, please go back there to register your child and school.
register-used-title = This link has been used
register-used = Your registration is already complete.

## The form of a talk

form-lead = What you enter here is not sent to LINE; it is kept in the City's own system.
# Goes on to the next questions of a form.
button-next = Next
# A form whose page was opened before a new log-in.
form-stale-title = Please open the page again
form-stale = You seem to have logged in again after opening this page. Go back, open it once more and try again. Nothing has been registered yet.
form-has-mistakes = Please check what you entered.
form-done-title = Received
form-done = Please go back to LINE to continue. You can close this page.
form-closed-title = This is no longer needed
form-closed = It was already received, or you have gone on to something else in LINE. Please go back to LINE.

## The top page after logging in

mine-top = My page
# { $name }: the person's own.
mine-greeting = Hello, { $name }.
# Heads what keeps notices from coming, each beside the link that mends it.
mine-to-do = Please check
mine-no-child = No child is registered. If your child goes to school or kindergarten, please register.
mine-without-school = A child has no school registered.
mine-mail-off = "Receive notices by email" (連絡メールを受信する) is off, so ordinary notices do not come by email.
# The newest notices, and the link to all.
mine-newest = New notices
mine-all-notices = See all notices
# Heads the settings and the links beside them.
mine-reached = How notices reach you
mine-account = Account

## A notice and its receipt

notice-not-translated = There is no translation of this notice into the language you chose. It is shown in Japanese.
notice-other-languages = Read it in another language
notice-recalled-title = This notice was withdrawn
notice-recalled = The sender has withdrawn this notice.
# Below a notice, to the list of all of them.
inbox-all = Read all notices you have received (you need to log in)
# The list of notices received, and what stands in it.
inbox-title = Notices received (お知らせ一覧)
inbox-none = You have not received any notices yet.
inbox-newer = Newer notices
inbox-older = Older notices
inbox-confirmed = ✓ confirmed
# Above the reasons for which the person is on a notice's list.
inbox-why = Why you received this notice
receipt-ask = When you have read it, please press the button. The sender will see that you have.
button-confirm-receipt = I have read this (確認しました)
receipt-done-title = Confirmation
# The same of a drill: this address is proven.
receipt-drill-mail = We now know that this email address reaches you. Thank you. If this drill has also arrived in LINE or at another email address, please press "{ notice-confirm }" there too.
# In the list of notices received, where a drill proves nothing.
inbox-drill = This is a drill. To show whether it reaches you in LINE and by email, please press "{ notice-confirm }" in each message that has arrived. It cannot be confirmed on this page.

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = Version of { $version }
# How long what is kept; one line each, as the retention schedule does it.
privacy-retention = • What you registered: until you cancel your registration; then it is erased.
    • Your LINE user identifier: until you unlink LINE.
    • Records of sending, arrival and confirmation of notices: one year.
privacy-text = This is how { city } (the City) handles personal information in the { portal-name }.

    ■ Who is responsible
    { city }. Enquiries: { contact-privacy }

    ■ What we keep
    • About you: your email address, name and language; your area, if you choose notices of garbage collection days; the categories you choose; your LINE user identifier, if you use LINE; a telephone number, if you give one (only for calls from the school)
    • About your child: name and its reading, date of birth, relationship to you; school, grade, class and groups. You need not tell the sex or the attendance number.
    • Whether notices arrived and were confirmed; which version of these rules you agreed to, and when

    ■ What for
    To send you notices from schools and the City and warnings of danger to life, to see whether they arrived and were confirmed, and to answer your questions. For nothing else: nothing is sold or used for advertising.

    ■ Who can see it
    Your child's school or kindergarten, the Board of Education and the City's staff, as far as their work needs it.

    ■ Companies that take part
    • If you use LINE: LY Corporation. What we write and your user identifier pass through its systems, and the talk stays on your phone and with that company. Names and addresses are asked on the City's own page, not in LINE.
    • If you use email: the City's mail provider and your own. The text and your address pass through their systems.

    ■ How it is protected
    Names, addresses and your child's information are kept encrypted on systems the City controls. Passwords are kept only in a form that cannot be turned back.

    ■ How long
    { privacy-retention }

    ■ To see, correct, stop or erase it
    Log in and open "{ mine-title }" to see and correct what you registered. You can unlink LINE and cancel your registration yourself. If you cannot, or to ask for disclosure, correction, suspension or erasure, please use the enquiries above.

    ■ Changes
    When this policy changes it gets a new date, and we ask for your agreement again.
terms-text = These are the rules for using the { portal-name } of { city }.

    ■ Cost
    Use is free. The cost of data is yours.

    ■ Registering
    • Please register for yourself, or as a guardian of your child, with what is true.
    • One ID is for one person. Do not let others use your ID and password.
    • Do not tell the school code to others.
    • When your email address or school changes, please change your registration.

    ■ Notices
    • They may be late or may not arrive, depending on the network and your phone. In a disaster please also follow television, radio and the City's loudspeakers.
    • Warnings of danger to life reach you whatever you chose.
    • About what a notice says, please ask its sender: the school, the kindergarten or the City.

    ■ What is not allowed
    To pretend to be somebody else, to spread notices in changed words, to hinder the service. Whoever does may be refused.

    ■ Interruptions
    The service may stop for maintenance or because of a fault. Planned maintenance is announced before.

    ■ Leaving
    You can cancel your registration yourself at any time.

    ■ Personal information
    It is handled under the Policy Regarding the Protection of Personal Information.

    ■ Changes
    When these rules change they get a new date, and we ask for your agreement again.

    Enquiries: { contact-registration }

## Linking LINE

link-title = Link LINE to the Citizens' Portal Site (市民ポータルサイトLINE連携)
link-lead = This links your Citizens' Portal Site ID with the LINE account from which you opened this page. Notices from schools and the City will then come to LINE as well as by email.
link-undo = You can unlink at any time: with "Unlink LINE" (LINE連携を解除する) under "More" (その他の手続き) in LINE, or on the Citizens' Portal Site. The LINE identifier is then erased.
link-log-in = Log in and go on to link
link-no-id = If you have no ID yet, choose "Get a Portal ID" (市民ポータルサイトID取得) in the menu in LINE.
# { $name }: who is logged in.
link-whose = You are logged in as { $name }. LINE's screen comes next: tap "Allow" (許可する) there to finish.
link-go = Link
# What linking would move, above the button that does.
link-line-of-other = This LINE account is already linked with another Citizens' Portal Site ID. If you go on, that ID is unlinked, and its owner is told by email.
link-other-line = This ID is already linked with another LINE account (on an earlier phone, for example). If you go on, that LINE account is unlinked, and is told in its chat.
link-move = Move the link and go on
link-other-id = Log in with another ID
link-already = This LINE account is already linked with this ID. There is nothing more to do. To unlink, choose "Unlink LINE" (LINE連携を解除する) under "More" (その他の手続き) in LINE, or on the Citizens' Portal Site.
# LINE gives no link to somebody who has removed or blocked the account.
link-no-friend-title = Please add the account as a friend
link-no-friend = The { line-account } is not your friend in LINE, or it is blocked. Add it as a friend or unblock it, and begin again with "Link LINE" (市民ポータルサイトLINE連携) in the menu of the chat.
# LINE does not answer.
link-line-down-title = LINE cannot be reached now
link-line-down = LINE does not answer, so we could not go on. Nothing has changed. Please try again in a few minutes.
link-again = Try again

# On the page of what is registered.
mine-line = LINE
# { $at }: date and time.
mine-linked = Linked with LINE (since { $at }).
mine-not-linked = Not linked with LINE. Add the { line-account } as a friend in LINE, and choose "Link LINE" (市民ポータルサイトLINE連携) in the menu.
mine-link-failed = Your last try to link LINE was not completed: the phone that opened LINE's screen was not that of the chat in which you began. Please begin again on the phone on which you use LINE.

## Logging in

login-title = Login (ログイン)
login-button = Login
logout-button = Log out
field-user-name = User name (email address, ユーザー名)
login-wrong = The user name or the password is not right.
# After the tenth wrong password.
login-locked = Log-in is stopped after too many wrong passwords. Please try again in about 15 minutes.

# Below the log-in: for those who cannot log in.
login-forgot = Forgot your password?
login-lost-id = Forgot your user name?

## Registering on the web

sign-up-lead = Please enter the following and press "Send" (送信). We will send you a confirmation email.
# That there is another way.
sign-up-line = You can also begin in LINE: add the { line-account } as a friend and choose "Get a Portal ID" (市民ポータルサイトID取得).
# A link to the log-in.
sign-up-has-id = I already have a Citizens' Portal Site ID
# { $address }: as it was entered.
sign-up-sent = We are sending an email to { $address }. Open the URL in it and press the button there: then your registration is complete.
sign-up-sent-again = We have sent the email once more.
button-send-again = Send again
# A link back to the form.
sign-up-anew = The address is wrong: register again

## The link of a registration on the web

register-confirm-title = Complete your registration
register-confirm-lead = Nothing is registered yet. If this is you, please press the button.
register-confirm-not-you = If you did not ask for this, please close this page without pressing it: whoever entered your address has chosen the password.
button-confirm-registration = Complete registration

## A mail is under way

by-mail-title = Please look at your email
# { $address }: the one sender; { $domain }: its domain.
by-mail-sender = The email comes from { $address }.
by-mail-not-there = If nothing has arrived after 5 minutes
by-mail-check-address = Is the address right? Please look for a slip of the finger.
by-mail-check-spam = Please look into your spam folder.
by-mail-check-domain = On a mobile phone, please allow mail from this domain: { $domain }
by-mail-check-links = Some mobile phones also refuse mail with a URL in it: please allow that as well.
by-mail-too-many-title = Please wait a little
# { $until }: date and time.
by-mail-too-many = Several emails are under way already. Please look at those first. You can ask for another after { $until }.

## Lost password

password-title = Set a new password
password-lead = Please enter your user name: the email address you registered with. We will send you an email with a link to set a new password.
# For a known address and an unknown one alike.
password-sent = If this address is a user name, an email with a link is under way. The link works for 60 minutes.
password-mail-subject = { city } { portal-name }: New Password
# { $url }: the link; { $minutes }: how long it works.
password-mail = To set a new password for the { portal-name }, open the URL below within { $minutes } minutes. It works once.

    { $url }

    If you did not ask for this, please throw this email away. Your password stays as it is.
    { city }, { portal-name }
password-new-title = Enter the new password
# Behind a link that was used or has ended, above a link to a new one.
password-link-ended = This link was used already, or its time is over. Please ask for a new one.
password-reset = Your new password is set. You have been logged out everywhere. Please log in with the new password.

## Changing the password

change-password-title = Change your password
field-old-password = Password until now (今のパスワード)
password-old-wrong = The password until now is not right.
# Beside another mistake: passwords are not kept in the form.
password-once-more = For safety, please enter the password once more.
button-change-password = Change
password-changed-title = Your password has been changed
password-changed = You have been logged out everywhere else.
password-changed-mail-subject = { city } { portal-name }: Password Changed
# { $url }: where a new one is asked for.
password-changed-mail = The password of your Citizens' Portal Site ID has been changed.
    If it was you, there is nothing to do.

    If it was not you, please set a new password here at once:

    { $url }

    { city }, { portal-name }

## Lost user name

lost-id-title = Find your user name
lost-id-lead = Please enter any email address you have registered. We will send your user name there.
# For a known address and an unknown one alike.
lost-id-sent = If this address is registered, an email with your user name is under way.
lost-id-mail-subject = { city } { portal-name }: User Name
# { $names }: one user name a line; { $url }: the log-in.
lost-id-mail = Your user name at the { portal-name }:

    { $names }

    You can log in here:
    { $url }

    If you did not ask for this, please throw this email away.
    { city }, { portal-name }

## Where somebody is logged in

sessions-title = Where you are logged in
sessions-lead = If there is one you do not know, end it and change your password.
# Beside the browser the page is read in.
sessions-this = (this one)
# A browser that does not say what it is.
sessions-unknown = Unknown device
# { $time }: date and time.
sessions-since = Logged in: { $time }
sessions-seen = Last used: { $time }
sessions-ended = It has been ended.
button-end = Log out there
button-end-others = Log out all others

## Consent asked again

consent-title = Your agreement
consent-lead = The texts below have changed, or you have not agreed to them yet. Please read them and agree to both. Until then you cannot change your registration; notices go on reaching you.
consent-given = You have agreed to the current texts. Thank you.
# A link to the person's own page.
consent-later = Later
# Before the name of a text to be agreed to; the link opens a window of its own.
page-read-text = Read (opens a new window)

## Children on the top page after logging in

# How many other guardians a child has: never who.
children-others = Other guardians: { $others }
children-edit = Change this child's information
children-school = Register or change school and class
children-invite = Invite another guardian
children-quit = Remove this child
# Above the invitations that can still be used.
children-invitations = Invitations that can still be used

## An invitation, as the one who invites sees it

invitation-title = Your invitation of another guardian
invitation-lead = Give this link or QR code only to the person you invite. One person can use it, once. Neither of you sees the other's name, addresses or settings.
# Read aloud in place of the QR code.
invitation-code = A QR code of the link above
# { $until }: date and time in the city.
invitation-until = It can be used until { $until }
button-withdraw = Withdraw the invitation
invitation-withdrawn = This invitation was withdrawn.
invitation-used = This invitation was used: the person you invited is registered as a guardian.
invitation-expired = This invitation has expired. Please make a new one if you still need it.

## An invitation, as the one who is invited sees it

join-title = You are invited as a child's guardian
# Before logging in: nobody's name.
join-lead = Once you are registered, notices from the child's school reach you by your own LINE and email. Please log in first.
join-register = If you have no Citizens' Portal Site ID yet, please get one first. When that is done, open this invitation's link again.
# { $names }: the given names of the children.
join-ask = You will be registered as a guardian of { $names }. Please choose who you are to the child.
join-apart = Your language, LINE and email settings are yours alone. Other guardians do not see them.
button-join = Register as a guardian
join-done = You are registered as a guardian. Notices from the school will reach you.
join-own = This is your own invitation. Please give it to the person you invite.
join-already = You are already registered as this child's guardian.
join-used = This invitation has been used. Please ask for a new one.
join-withdrawn = This invitation was withdrawn. Please ask the person who invited you.
join-expired = This invitation has expired. Please ask for a new one.
# Told to the one who invited, in LINE and by mail: nobody's name.
joined-subject = { city }: the guardian you invited is registered
joined-text = By your invitation, another guardian is now registered for your child. Notices from the school reach them, too.
    If you know nothing of this, please tell us: { contact-registration }
## The addresses of somebody logged in

addresses-title = Email addresses (メールアドレス)
addresses-lead = You can register up to four. Notices go to addresses 1 and 2.
address-state-empty = not registered
# Links to the form. { $slot }: 1 to 4.
address-add = Register address { $slot }
address-change = Change address { $slot }
# { $address }: the new one.
address-waits = A change to { $address } is waiting. It is made when the URL in the confirmation email (登録完了メール) at the new address is opened.
address-is-login = This address is your login ID (user name). If you change it, your login ID changes, too.
button-send-proof = Send email again
button-remove-address = Remove this address
button-stop-address = Stop mail to it
button-keep-address = Cancel the change
address-proof-sent = We have sent the confirmation email. Please open the URL in it.
address-removed = The address was removed.
address-stopped = Mail to this address is stopped.
address-kept = The change was cancelled.
address-sure = If you are sure, please press the button.
# Nothing else reaches the person.
address-last-channel = Please note: nothing else reaches you. If you go on, you will get no more notices from the school or the City.

## The pages of whoever owns a mailbox, without logging in

prove-title = Confirm your email address
prove-ask = This email address will be used at the Citizens' Portal Site.
button-prove = Use this address
prove-done-title = Confirmed
prove-done = The email address is confirmed. You can close this page.
prove-changed = The email address is confirmed and in use. The earlier address was only told that it was replaced.
prove-changed-login = The email address is confirmed and in use. From now on please log in with the new address. The earlier address was only told that it was replaced.
prove-refused-title = The address could not be changed
prove-refused = The change to this address could not be made. Your earlier address stays. Please try another address, or ask { contact-registration }.
prove-used-title = This link has been used
prove-used = The address is already confirmed, or something else was asked for since. Please log in and look at "Email addresses" (メールアドレス).
stop-title = Stop our mail
stop-lead = Here you can stop mail from the Citizens' Portal Site of { city } without logging in. Please enter the email address. We will send an email there with which you can stop it.
stop-ask = If you press the button, no more mail from the Citizens' Portal Site comes to the address at which you got this link.
button-stop-mails = Stop mail
stop-done-title = Mail is stopped
stop-done = We send no more mail to this address. Whoever registered it is told that it was stopped.
# The same whether the address is registered or not.
stop-sent-title = We have received it
stop-sent = If this address is registered, we have sent an email there. Please open the URL in it.

## The page that stops mails about one topic, which a mail's program may also do with one click

# $topic: the topic's name, in all of these.
unsubscribe-ask = If you press the button, notices about "{ $topic }" no longer come by email. If you are linked with LINE, they still come there. Notices from schools and emergencies that concern your life come as before.
unsubscribe-done = We send no more mail about "{ $topic }".
button-unsubscribe-undo = Get them by email again
unsubscribe-undone-title = They come by email
unsubscribe-undone = Notices about "{ $topic }" come by email again.

## The page of "the mail does not come"

check-title = No mail arrives (メールが届かないとき)
check-lead = We have looked at seven points, with your registration and what we have sent.
check-wrong-below = We have found why mail does not reach you. Please see the points marked "Please check".
# Before a finding that keeps mails away.
check-mark-wrong = [Please check]
# The seven points, in the city's order.
check-point-1 = Your phone's settings
check-point-2 = System maintenance
check-point-3 = Out of coverage
check-point-4 = Your registered email addresses
check-point-5 = The setting "Receive contact emails" (連絡メールを受信する)
check-point-6 = Addresses 1 and 2
check-point-7 = What became of the last emails
test-title = Test email
test-lead = Open this page again after sending to see the result.
desk-title = Support desk
desk-lead = If none of these points helps, get a number and call the support desk. The desk can then see what was found.
button-number = Get a number

## Leaving: the mails

# Told once in April, in LINE and by mail: one of the three that follow, or more, then the last.
year-subject = { city }: Please Check Grade and Class for the New School Year
# { $url }: the first of the pages.
year-check = A new school year has begun. We have moved your child up one grade; the class is not set yet.
    Please check grade and class. If they are right, just press "{ button-new-year }" (正しい). When you know the class, set it with "{ menu-enrol }" (学校情報登録).
    { $url }/mine/do/new-year
year-register = Your child finished the present school or kindergarten on March 31. You can still read the notices you have received.
    To receive the new school's notices, have its school code ready and register it with "{ menu-enrol }" (学校情報登録).
    { $url }/mine/do/enrol
# Junior high school.
year-finished = Your child finished junior high school on March 31. Notices from the school end here; City notices keep reaching you.
year-addresses = If your email address has changed, please change it here.
    { $url }/mine/addresses
leave-mail-subject = { city } Citizens' Portal Site: Cancelling Your Registration
# { $day }: the last day on which everything goes on; { $url }: where it is taken back.
leave-mail = We have received the request to cancel your registration with the Citizens' Portal Site.
    Until { $day } notices reach you as before; then everything you registered is erased.

    To take it back, open this page before then:
    { $url }

    If you did not ask for this, please take it back as well.
    { city }, Citizens' Portal Site
# To an account nobody has used for long.
unused-mail = You have not used the Citizens' Portal Site for more than two years.
    So as not to keep personal information nobody needs, we will erase everything you registered after { $day }.

    To go on using it, open this page before then:
    { $url }

    { city }, Citizens' Portal Site
stay-mail-subject = { city } Citizens' Portal Site: Your Registration Goes On
stay-mail = The request to cancel your registration was taken back. Everything goes on as before.
    { city }, Citizens' Portal Site
erased-mail-subject = { city } Citizens' Portal Site: Your Registration Has Been Erased
# { $url }: the certificate; { $number }: its number.
erased-mail = Everything you registered with the Citizens' Portal Site has been erased.
    This certificate says what was erased and when (number { $number }):

    { $url }

    Thank you for having been with us.
    { city }, Citizens' Portal Site

## Leaving: the certificate of erasure

erased-title = Certificate of erasure
erased-lead = { city } has erased the following from the Citizens' Portal Site. This certificate holds nothing personal.
erased-number = Number
erased-at = Erased at
# What was erased; each is followed by how many.
erased-person = Registered person (names, password, settings)
erased-addresses = Email addresses
erased-line = LINE user IDs
erased-children = Children's information
erased-schools = School registrations
erased-topics = Chosen categories
erased-consents = Consents
erased-others = Other records
erased-compare-title = See whether it was yours
erased-compare = Enter the email address that was your user name to see whether this erasure was of your registration. What you enter is not kept.
erased-same = This erasure was of the registration with the email address you entered.
erased-other = This erasure was not of a registration with the email address you entered.
button-compare = Compare

## What is held about somebody

held-title = What we hold about you
held-lead = This is everything that this service holds about you. Nothing of another guardian is in it.
held-download = Download as JSON
# Headings.
held-person = Registered person
held-addresses = Email addresses
held-line = LINE
held-links = Linking LINE
held-invitations = Invitations of other guardians
held-talks = What you are entering in LINE
held-consents = Consents
held-children = Children
held-schools = Schools (before, now and planned)
held-topics = Choice of notices from the City
held-notices = Notices received
held-sessions = Where you are logged in
held-diagnoses = Checks why mail does not come
held-departures = Requests to cancel your registration
# What is known of each.
held-id = Number
held-family-name = Family name (姓)
held-given-name = Given name (名)
held-language = Language
held-area = Area
held-ways-of-school = How school notices come
held-ways-of-city = How City notices come
held-off-since = Email notices off since
held-quiet-hours = Quiet hours
held-since-linked = Linked at
held-ended-at = Ended at
held-outcome = Outcome
held-used-at = Used at
held-login = User name
held-owner = Whose address it is
held-stopped-at = Stopped at
held-employer-agreed-at = Employer agreed at
held-next-address = New address to be proven
held-device = Device
held-number = Number
held-findings = What the check found
held-created-at = Registered at
held-updated-at = Changed at
held-last-used-at = Last used at
held-slot = Place
held-address = Email address
held-proven-at = Proven at
held-id-at-line = LINE user ID
held-blocked-at = Blocked at
held-entered = Entered so far
held-document = Document
held-version = Version
held-agreed-at = Agreed at
held-child = Number of the child
held-family-kana = Family name in katakana (セイ)
held-given-kana = Given name in katakana (メイ)
held-sex = Sex (性別)
held-birthday = Date of birth (生年月日)
held-relationship = Relationship (続柄)
held-school = School name (学校名)
held-grade = Grade (学年)
held-class = Class (クラス)
held-attendance-number = Attendance number (出席番号)
held-groups = Clubs and other groups
held-from = From
held-until = Until
held-confirmed-at = Confirmed at
held-topic = Category
held-wanted = Wanted (1) or not (0)
held-changed-at = Changed at
held-notice = Number of the notice
held-sent-at = Sent at
held-state = State
held-cause = Cause
held-reasons = Why you got it
held-delivered-by-line = Delivered by LINE at
held-delivered-by-email = Delivered by email at
held-opened-at = Opened at
held-read-at = Confirmed at
held-read-by = Confirmed by
held-proven-by = Proven to arrive by (drill)
held-title-of-notice = Title
held-expires-at = Expires at
held-kind = Kind
held-asked-at = Asked at
held-due-at = To be erased at
held-withdrawn-at = Taken back at

## How long what is kept, in the privacy policy

kept-title = How long what is kept
kept-at-once = erased at once
# { $days }, { $years }: after its end.
kept-days = { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
kept-years = { $years ->
        [one] { $years } year
       *[other] { $years } years
    }
kept-person = What you registered (on the day you leave)
kept-unused = A registration nobody uses (erased after we have written to you)
kept-deliveries = Records of sending and receiving (only the numbers stay)
kept-files = Files that went with a notice (from its end)
kept-uploads = Files that no notice used
kept-registrations = Registrations that were not finished
kept-sessions = Logins that have expired
kept-talks = Records of what came from LINE (the texts are erased at once)
kept-strangers = The LINE user ID of somebody without an ID (after being blocked)
kept-schools = The school before
kept-links = Records of linking LINE
kept-invitations = Invitations of other guardians (after they have expired)
kept-guesses = Records of wrong passwords and school codes
kept-keys = Answers to the staff's programs
kept-departures = Records of cancelled registrations (not whose they were)
kept-proofs = Certificates of erasure (not whose they were)
