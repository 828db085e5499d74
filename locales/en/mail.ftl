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
