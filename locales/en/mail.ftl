# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ----------
# Above the Japanese original, below a translation.
mail-original = [Japanese original]
# Above the receipt link.
mail-please-confirm = * Please confirm that you have read this:
    open this page and press [確認しました].
# Above the link to the translations.
mail-translation = * Translation here (翻訳はこちら)
# Who sent it. $sender is the school or the city.
mail-sender = From: { $sender }
# Whom to ask about the content (A-44).
mail-ask = Questions about the content: { $sender }
# The same for the city's own notices: its contact of today.
mail-ask-city = Questions about the content: { city }, { contact-content }
# Above the reasons.
mail-why = Why you get this mail:
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = - You are registered as a guardian at { $school } (grade { $grade })
mail-why-class = - You are registered as a guardian at { $school } (grade { $grade }, class { $class })
mail-why-group = - You are registered as a guardian at { $school } (grade { $grade }, { $group })
# A reason: a topic that was chosen.
mail-why-topic = - You receive notices on "{ $topic }"
# A reason: the area of the person.
mail-why-area = - Your area is registered as "{ $area }"
# A reason: registered at all.
mail-why-everyone = - You are registered at the Citizens' Portal Site of { city }
# At the end, above the link to the settings.
mail-settings = Change how notices reach you:
# The same where mails about a topic can be stopped. $topic: its name.
mail-unsubscribe = Stop mails about "{ $topic }":

## Linking LINE: mails to the ID's owner

linked-mail-subject = { city }: you are now linked to LINE
# { $url }: where it can be undone.
linked-mail = Your Citizens' Portal Site ID is now linked with LINE.
    Notices from schools and the City come to LINE as well as by email.

    You can unlink at any time:
    { $url }

    If it was not you, unlink on the page above and change your password.
    { city }, Citizens' Portal Site
# Somebody else's ID took over the LINE account.
link-moved-mail-subject = { city }: LINE was unlinked
link-moved-mail = The LINE account that was linked with your Citizens' Portal Site ID has been linked with another ID. Your ID is therefore no longer linked with LINE.
    Notices come by email as before.

    To link again, choose "Link LINE" (市民ポータルサイトLINE連携) in the menu in LINE.
    If you do not know why, please contact { contact-registration }.
    { city }, Citizens' Portal Site
# LINE saw another phone than the one that began.
link-failed-mail-subject = { city }: LINE was not linked
link-failed-mail = Your Citizens' Portal Site ID could not be linked with LINE. Nothing has changed.
    The phone that opened LINE's screen was not that of the chat in which you began.

    Please begin again with "Link LINE" (市民ポータルサイトLINE連携) in the menu, on the phone on which you use LINE.
    If it was not you, somebody may have logged in with your password: please change it.
    { city }, Citizens' Portal Site

## Mails about an address. Their reader may be a stranger: no name, no other address.

# The 登録完了メール (D-16).
address-mail-subject = { city } Citizens' Portal Site: Please confirm your email address (登録完了メール)
# { $url }: proves the address, within { $hours } hours; { $stop }: stops the mails.
address-mail = This email address has been registered at the Citizens' Portal Site of { city }.
    Open the URL below within { $hours } hours and press the button: then this address is in use.

    { $url }

    If you did not ask for this, or want no mail from { city }, please open the URL below. You need not log in.

    { $stop }

    { city }, Citizens' Portal Site
# To the address that was replaced (D-09).
address-changed-subject = { city } Citizens' Portal Site: Your email address was changed
address-changed-mail = This email address, which was registered at the Citizens' Portal Site, has been replaced by another one. Notices no longer come here.

    If you did not ask for this, please ask { contact-registration }.
    { city }, Citizens' Portal Site
# Asked for on the page /stop. { $stop }: the link.
stop-mail-subject = { city } Citizens' Portal Site: Stopping our mail
stop-mail = We were asked to stop mail to this address.
    Open the URL below and press the button: then no more mail comes from the Citizens' Portal Site of { city }.

    { $stop }

    If you did not ask for this, please throw this email away. Nothing changes.
    { city }, Citizens' Portal Site
# A year after the proof. { $url }: within { $days } days.
confirm-mail-subject = { city } Citizens' Portal Site: Do you still use this email address?
confirm-mail = This email address was confirmed over a year ago.
    If you still use it, open the URL below within { $days } days and press the button.

    { $url }

    If you know nothing about this, or want no mail from { city }, please open the URL below. You need not log in.

    { $stop }

    { city }, Citizens' Portal Site
# From the check of "the mail does not come".
test-mail-subject = { city } Citizens' Portal Site: Test email
test-mail = This is a test email. If it has reached you, you can receive mail from the Citizens' Portal Site of { city }.
    { city }, Citizens' Portal Site
