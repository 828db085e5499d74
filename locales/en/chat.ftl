# The talk: what the bot says around the questions. One message is one bubble or one button.

## Coming and going

# When somebody adds the account as a friend.
greeting = Welcome to the { line-account }. Notices from schools and from the City reach you here.
# When somebody unblocks the account.
greeting-again = Welcome back. Everything you registered is still here.
# Above the buttons with the languages' own names.
choose-language = Please choose a language.
    言語を選んでください。
# The language was changed; it is said in the new one.
language-set = We will write to you in English. Please choose from the menu below.
# Above the menu's choices where nothing else is said.
choose-from-menu = Please choose from the menu.
# Above the things that are needed rarely.
choose-more = Other things you can do here:
# Typed words that fit nothing, with the menu's buttons below.
not-understood = Sorry, I did not understand. Please use the buttons below, or type "Menu".
# A sticker, an image or the like.
words-only = Thank you. I cannot answer stickers, pictures or voice, and only text can be passed on to the office or a school: please write, or use a button.
# A button of an earlier question was tapped.
stale-button = That button belongs to an earlier question. This is the one now open.
# A stored talk could not be read any more.
state-lost = We are sorry: what you had entered could not be read. Please choose from the menu again.
# After the third answer that was not taken.
way-out = If you are stuck, "Cancel" stops here. Help with registration: { contact-registration }
# The person stopped a flow.
cancelled = Stopped. Nothing of what you entered was registered.
# Somebody without an ID chose something that needs one.
needs-id = This needs a Citizens' Portal Site ID. Please choose "Get a Portal ID" first (市民ポータルサイトID取得). If you have one, please choose "Link LINE" (市民ポータルサイトLINE連携).
# Somebody with an ID wants one.
has-id = You already have a Citizens' Portal Site ID.
# There is no child yet to register a school for.
needs-child = Let us register your child first.
# The city has not imported its schools, or has no topics.
no-schools = There is no school to register yet. Please ask the City Office.
no-topics = There are no categories to choose from yet.
# There is no child to change or to leave.
no-children = No child is registered.
# As many invitations as a child may have at a time can still be used.
invitations-full = There are already as many open invitations as are allowed. Please withdraw one under "Your registrations" on the { portal-name }, or wait until one expires.
no-new-year = There is no grade or class to check.
# What takes a plan back was chosen, and there is none; or leaving, and it is asked already.
no-planned-move = No change of schools is planned.
no-departure = There is no request to cancel your registration.
has-departure = You have already asked to cancel your registration. To take that back, choose "Keep registration" (退会の取り消し).
# An answer in a summary is no longer offered, such as a class.
answer-gone = Something you chose is no longer offered. Please answer once more.
# Another menu item was chosen in the middle of a flow. { $open }: the flow's title, { $item }: the item.
ask-leave = You are in the middle of "{ $open }". Do you want to continue, or stop and go to "{ $item }"?

## Before a service opens

# A day and time inside another text. { $minute } has two digits.
moment = { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }, { $hour }:{ $minute }
# { $at }: when it opens.
opens-register = Getting a Citizens' Portal Site ID opens on { $at }. Please wait until then.
opens-link = Linking LINE to the Citizens' Portal Site opens on { $at }. Please wait until then.
opens-child = Registering children and their schools opens on { $at }. Please wait until then.
opens-topics = Choosing notices from the City opens on { $at }. Please wait until then.

## Flows: beginnings and endings

flow-title-register = Get a Citizens' Portal Site ID (市民ポータルサイトID取得)
flow-title-child = Register your child's information (こどもの情報登録)
flow-title-enrol = Register school information (学校情報登録)
flow-title-topics = Notices from the City (市からのお知らせ)
flow-title-settings = How you receive notices (受け取り方の設定)
flow-title-edit-child = Change your child's information (こどもの情報の変更)
flow-title-invite = Invite another guardian (ほかの保護者を招待)
flow-title-quit-child = Remove a child (こどもの登録を外す)
flow-title-unlink = Unlink LINE (LINE連携を解除する)
flow-title-address = Register or change email addresses (メールアドレスの登録・変更)
flow-title-new-year = Check grade and class (学年・クラスの確認)
flow-title-keep-school = Take back a change of schools (転校の取り消し)
flow-title-stay = Keep my registration (退会の取り消し)
flow-title-leave = Cancel my registration (退会・転出)
start-register = Let us get you a Citizens' Portal Site ID. Your email address will be your login ID.
start-child = Let us register your child's information.
start-enrol = Let us register your child's school. Please have the school code ready.
start-topics = Please choose the notices you want to receive.
start-settings = Let us set how you receive notices. Notices about danger to life, temporary closures and safety information reach you at once and in every way, whatever you choose.
start-edit-child = Let us change your child's information. Other guardians see the same, except your relationship.
start-invite = Let us invite another guardian. They will receive your child's school notices with an ID of their own.
start-quit-child = Let us remove you from a child's registration.
start-unlink = If you unlink LINE, notices from schools and the City no longer come to this LINE account, and the LINE identifier that the City keeps is erased. Your Citizens' Portal Site ID and your registrations stay. Notices go on by email to the addresses you registered.
start-address = Let us register or change an email address. Notices go to addresses 1 and 2.
start-new-year = A new school year has begun. Please look at your children's grades and classes.
start-keep-school = This takes back the planned change of schools. Your child stays at the present school.
start-stay = This takes back your request to cancel your registration.
start-leave = This cancels your registration. Until that day everything reaches you as before, also notices about danger to life. On that day everything you registered is erased.
saved-register = We have sent you a confirmation email. Open the URL in it and set your password to finish. If it does not come, please check your spam filter.
saved-child = Your child's information is registered. Please go on to "Register a school" (学校情報登録).
saved-enrol = The school is registered. You will receive its notices.
saved-topics = Your choice is saved. Notices about danger to life reach you whatever you choose.
saved-settings = Your settings are saved. Notices about danger to life, temporary closures and safety information reach you whatever you choose.
saved-edit-child = Your child's information is changed.
saved-invite = The invitation is ready.
    The page below has the link and the QR code for the person you invite.
saved-quit-child = The child is removed from your registration.
saved-unlink = LINE is unlinked, and its identifier is erased. Notices go on by email to the addresses you registered. To link again, choose "Link LINE" (市民ポータルサイトLINE連携) in the menu in LINE.
saved-address = We have sent a confirmation email (登録完了メール).
    Open the URL in it and press the button: then this address is in use. If it has not come after five minutes, please choose "No mail arrives" (メールが届かないとき).
saved-new-year = Thank you. When you know the class, set it with "Register a school" (学校情報登録).
saved-keep-school = The change of schools is taken back. The present school's notices keep reaching you.
saved-stay = Your registration goes on as before.
saved-leave = We have received your request. Until the day, notices reach you as before. "My registrations" (登録内容の確認) shows the day. If you change your mind, choose "Keep registration" (退会の取り消し).
# The password was set behind the confirmation mail's link.
registered = Your registration is complete. Your user name is the email address you registered. You can go on to "Register your child" or "City notices".

## Linking LINE

# The card of 市民ポータルサイトLINE連携: the first line is its title.
link-begin = Link LINE to the Citizens' Portal Site (市民ポータルサイトLINE連携)
    This links your Citizens' Portal Site ID with this LINE account.
    On the next page, enter your user name and password; then tap "Allow" (許可する) on LINE's screen.
    The page works for one hour. You can unlink at any time.
button-open-link = Go on to link
# Somebody who is linked chose to link.
already-linked = This LINE account is already linked with a Citizens' Portal Site ID. To unlink it, choose "More" (その他の手続き) and "Unlink LINE" (LINE連携を解除する).
# LINE's page was allowed.
linked = You are now linked to LINE. From now on, notices from schools and the City come to this LINE account as well. Emails go on.
    To register a child and a school or to choose notices, use the menu below.
    You can unlink at any time: choose "More" (その他の手続き) and "Unlink LINE" (LINE連携を解除する).
# It was allowed when the time was over.
linked-late = The time was over, so LINE could not be linked. Please begin again with "Link LINE" (市民ポータルサイトLINE連携).
# To a talk whose ID was linked with another LINE account: a new phone, say.
link-moved = This LINE account is no longer linked with a Citizens' Portal Site ID, because the same ID was linked with another LINE account. The identifier of this LINE account is erased.
    If it was not you, please change your password and contact { contact-registration }.
# To a talk whose link was ended on the pages.
unlinked = LINE was unlinked on the Citizens' Portal Site. The identifier of this LINE account is erased. Notices go on by email to the addresses you registered.
# Unlinking somebody who is not linked.
not-linked = You are not linked with LINE.

## Flows: asking

# Beside a card that opens our own page. { $fields }: the fields it asks.
ask-by-form = We ask for personal information on the City's own page, not in LINE.
    To be entered: { $fields }
use-the-form = Please do not write personal information here; use the page. What you just wrote has not been kept.
form-received = We have received what you entered on the page.
form-too-late = What you entered on the page was not used, because you had gone on to something else.
ask-confirm = Register this?
# Instead of the above before an invitation is made.
confirm-invite = Invite somebody as a guardian of this child? One person can use the link, once, until it expires.
# Instead of the above before somebody leaves a child that has other guardians.
confirm-quit-shared = Remove only yourself from this child? The other guardians stay registered. You will no longer receive the school's notices.
# Instead of the above before the only guardian leaves a child.
confirm-quit-last = You are this child's only guardian. If you remove the child, its information and its school are erased, and no more notices from the school will reach you. This cannot be undone. Remove it?
# Below what a procedure without questions does.
ask-sure = Do you want to do this?
# Below the children's schools, grades and classes.
confirm-new-year = Are the grade and class right? If you know the class already, set it with "Register a school" (学校情報登録).
confirm-keep-school = Take back the change of schools?
confirm-stay = Keep your registration?
confirm-leave = Cancel your registration like this?
ask-which-field = Which item do you want to change?
# Something typed where only a button makes sense.
please-choose = Please use one of the buttons.
# In a summary: a personal field or the school code was given.
value-entered = ✓ entered
value-agreed = I agree
value-none = none

## Buttons

button-ok = Register
button-sure = Yes
button-new-year = Yes, this is right
button-keep-school = Stay at this school
button-stay = Keep registration
button-leave = Cancel registration
button-fix = Change
button-back = Back
button-cancel = Cancel
button-skip = Skip
button-done = Next
button-none = None (next)
button-more = More choices
button-agree = I agree
button-date = Choose a date
button-continue = Continue
button-open-form = Open the page
# Opens a help article or all of help.
button-open-help = Open help
button-look-at-form = Check or change
button-open-inbox = Open the list
# In place of "Register" below a summary.
button-invite = Invite
button-quit-child = Remove
# On the card that leads to an invitation's link.
button-show-invitation = Open the invitation

## My registrations

mine-title = Your registrations
mine-no-children = • No child is registered.
# A child without its name. { $number }: in the order of registration.
mine-child = Child { $number }
mine-no-school = no school registered
# Beside a child the city has moved up in April.
year-note = A new school year has begun. Please check grade and class.
class-not-set = (class not set)
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = Notices received (お知らせ一覧)
    You can read all notices you have received on the City's page. You need to log in.
# The next school of a child. { $day }: its first day there.
mine-planned = Change of schools: { $school } from { $day }
# The person asked to leave. { $day }: the last day on which everything goes on.
departure-moving = You are moving away. Notices reach you as before until { $day }; then everything you registered is erased.
departure-withdrawal = You asked to cancel your registration. Notices reach you as before until { $day }; then everything you registered is erased.
departure-unused = You have not used the service for a long time. Everything you registered will be erased after { $day }.

## Receipts

receipt-thanks = Confirmed. Thank you.
receipt-already = This was already confirmed. Thank you.
# After the button of a drill, which is to be pressed wherever it has arrived.
receipt-drill-line = We now know that LINE reaches you. Thank you. If this drill has also arrived by email, please press "{ notice-confirm }" there too, through the link in the email.
receipt-unknown = This notice was not sent to you, so it could not be confirmed.

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = Our texts have changed.
    Please read the Policy Regarding the Protection of Personal Information and the Terms of Service again and agree to them. Notices go on reaching you meanwhile.
button-consent = Read and agree
## Email addresses

# Names an address where it must not be written out, as in LINE. { $slot }: 1 to 4.
address-number = Address { $slot }
address-state-waiting = waiting (the URL in the confirmation email has not been opened yet)
address-state-proven = confirmed
address-state-to-confirm = confirmed (over a year ago: please confirm it once more)
address-state-stopped = stopped (we send no mail there)
address-state-unreachable = stopped, since mails came back (confirm it again to go on)
address-state-changing = → The new address waits to be confirmed. Until then mails go to the present one.
# Warns: notices go to 1 and 2 only.
addresses-none-for-notices = Please note: neither address 1 nor address 2 can be used, so no notices reach you by email. Addresses 3 and 4 never get notices.
# The owner of the address stopped the mails. In LINE and on the first page after logging in.
address-stopped-line = Whoever uses address { $slot } has stopped our mails to it. To use it again, please register it anew under "Email addresses" (メールアドレスの登録・変更).
# Mails came back. In LINE and on the first page after logging in; the filter's is followed by the carrier's advice.
address-unreachable-line = We have stopped mail to address { $slot }: its mail server says again and again that the address does not exist. If it has changed, please change it under "Email addresses" (メールアドレスの登録・変更). If you still use it, please send the confirmation email again.
address-filtered-line = The email to address { $slot } was refused by its filter. Please set it as follows.
address-troubled-line = Emails to address { $slot } keep failing. Please check that the mailbox has room and is not suspended. "No mail arrives" (メールが届かないとき) tells you more.
# In LINE: somebody pressed "this is spam".
mail-complaint-line = Our mail was reported as spam, so we have stopped the city notices you had chosen. Notices from school and emergencies still come. You can choose them again under "City notices" (市からのお知らせ).
# An address proven over a year ago. In LINE and on the first page after logging in.
address-confirm-line = Address { $slot } was confirmed over a year ago. If you still use it, please open the URL in the email we sent there. If not, please change it under "Email addresses" (メールアドレスの登録・変更).
# The button of a card, to the page with the addresses.
button-addresses = My addresses

## The check of "the mail does not come", in LINE and on the page

# Heads what keeps mails away, as far as can be seen from here.
check-wrong = We have found why mail does not reach you.
check-nothing-wrong = Nothing is wrong with your registration or with what we have sent.
# Heads what only the person can look at, and how the last mails fared.
check-look = Please check these, too.
# { $number }: eight characters for the telephone.
check-desk = If mail still does not come, please call the support desk ({ contact-registration }).
    Number: { $number }
    With this number the desk can see what was found.
# Sends a test mail to address { $slot }: at most 20 characters as LINE counts them.
button-test-mail = Test address { $slot }
# The button of a card, to the page with all seven points.
button-check-page = See all seven points
test-queued = We are sending a test email. Wait a little and open "No mail arrives" (メールが届かないとき) again to see the result.
test-too-many = Several emails have just been sent to this address. Please try again in about an hour.
test-impossible = No email can be sent to this address. Please check how it is registered.

## What the check finds

# { $domain }: the domain that filters must let through.
check-filter-docomo = docomo mail: under "迷惑メール対策" (spam protection), "受信リスト設定" (list of allowed senders), allow the domain { $domain }.
check-filter-au = au mail: under "迷惑メールフィルター" (spam filter), "受信リスト設定" (list of allowed senders), allow the domain { $domain }. If you forward mail from another address, allow that one as "必ず受信" (always receive), too.
check-filter-softbank = SoftBank mail: under "受信許可・拒否設定" (allow and refuse), add the domain { $domain } to "許可リスト" (allowed senders).
check-filter-ymobile = Y!mobile mail: in the spam settings, add the domain { $domain } to "受信許可リスト" (allowed senders).
check-filter-uq = UQ mobile mail: under "迷惑メールフィルター" (spam filter), "受信リスト設定" (list of allowed senders), allow the domain { $domain }.
check-filter-rakuten = Rakuten Mobile mail: in the spam settings, allow the domain { $domain }.
check-filter-other = If your mail is filtered by domain or senders are blocked, please allow the domain { $domain }. Please look into your spam folder, too.
check-url-filter = If emails with a URL are refused ("URL付きメール"), please switch that off. Notices that ask for a receipt and confirmation emails contain a URL.
# { $at }: when it was announced.
check-maintenance = We announced system maintenance on { $at }. Mail sent during maintenance arrives when it is over.
check-no-maintenance = No system maintenance has been announced lately.
check-coverage = If your phone was out of coverage or switched off, mail may still be at your carrier's mail centre. Please use "新着メール問い合わせ" (check for new mail).
check-no-address = No email address is registered. Please register one under "Email addresses" (メールアドレスの登録・変更).
# { $slot }: 1 to 4.
check-address-waiting = Address { $slot } is not confirmed yet. Please open the URL in the confirmation email (登録完了メール). If you do not have it, we can send it again.
check-address-proven = Address { $slot } is confirmed. If your phone or computer has a new address, please change it here as well.
check-address-to-confirm = Address { $slot } was confirmed over a year ago. Please confirm that you still use it.
check-address-stopped = Mail to address { $slot } is stopped. To use it again, send the confirmation email again and open the URL in it.
check-address-unreachable = Mail to address { $slot } is stopped: its mail server says again and again that the address does not exist. Please change it, or send the confirmation email again and open the URL in it.
check-address-changing = Address { $slot } is being changed. It changes when the URL in the confirmation email at the new address is opened.
check-switched-off = "Receive contact emails" (連絡メールを受信する) is off. Please switch it on to get notices by email.
check-switched-on = "Receive contact emails" (連絡メールを受信する) is on.
check-only-others = Addresses 1 and 2 cannot be used. Addresses 3 and 4 never get notices. Please register address 1 or 2.
check-none-for-notices = There is no usable address in 1 and 2, where notices go.
check-slots-fine = Address 1 or 2, where notices go, can be used.
check-no-mail-yet = No email has been sent to address { $slot } yet.
# What became of a mail. { $at }: when; { $code }: the mail server's code.
check-mail-waiting = The email to address { $slot } is waiting to be sent ({ $at }).
check-mail-accepted = The email to address { $slot } was handed to its mail server ({ $at }).
check-mail-deferred = The mail server of address { $slot } does not take mail now; we will try again ({ $at }, code { $code }).
check-mail-no-such = The email to address { $slot } was refused: there is no such address, or a filter refuses our mail ({ $at }, code { $code }).
check-mail-full = The email to address { $slot } was refused: the mailbox is full ({ $at }, code { $code }).
check-mail-junk = The email to address { $slot } was refused as spam ({ $at }, code { $code }).
check-mail-filtered = The email to address { $slot } was refused by its filter ({ $at }, code { $code }).
check-mail-refused = The email to address { $slot } could not be delivered ({ $at }, code { $code }).
# The same of a test mail.
check-test-waiting = The test email to address { $slot } is waiting to be sent ({ $at }).
check-test-accepted = The test email to address { $slot } was handed to its mail server ({ $at }). If it is not there, please check your spam filter.
check-test-deferred = The mail server of address { $slot } does not take the test email now; we will try again ({ $at }, code { $code }).
check-test-no-such = The test email to address { $slot } was refused: there is no such address, or a filter refuses our mail ({ $at }, code { $code }).
check-test-full = The test email to address { $slot } was refused: the mailbox is full ({ $at }, code { $code }).
check-test-junk = The test email to address { $slot } was refused as spam ({ $at }, code { $code }).
check-test-filtered = The test email to address { $slot } was refused by its filter ({ $at }, code { $code }).
check-test-refused = The test email to address { $slot } could not be delivered ({ $at }, code { $code }).
## Leaving

# The last message in LINE to somebody who left. { $number }: of the proof; { $url }: its page.
good-bye = Everything you registered has been erased. Thank you for having been with us.
    Certificate (number { $number }): { $url }
