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
