# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = [EMERGENCY: Alert Level { $level }] { $title }
# The title of a notice on children's safety.
notice-title-safety = [Safety] { $title }
# The title when the service itself will be away.
notice-title-maintenance = [Maintenance] { $title }
# The title of a drill, which must never be taken for real.
notice-title-drill = [DRILL] { $title }
notice-title-trial = [Trial] { $title }
# Above everything that a drill says, in the reader's language.
notice-drill-head = DRILL. This is only a drill.
# The title and text of a drill whose sender gave no words of their own.
drill-title = Do our notices reach you?
drill-text =
    We are checking whether notices from the city and the schools would reach you in a disaster. Nothing has happened.

    Please press "{ notice-confirm }" everywhere this notice has arrived: in LINE, and in each email. In an email, open the link first.

    You do not need to do anything else.
# A button in LINE (at most 40 letters) and on the receipt page: the notice was read.
notice-confirm = I have read this (確認しました)
# A button in LINE (at most 40 letters) and a link in mails. It stands only where there is a translation.
notice-translation = Translation here (翻訳はこちら)
# On the card in LINE above the button.
notice-please-confirm = When you have read this, please tap [確認しました].
# On the card when the Japanese original is too long to stand in the talk as well.
notice-original-behind-link = The Japanese original is behind [翻訳はこちら].
# Small print on the card. $sender is the school or the city (A-44).
notice-sender = From, and for questions about this notice: { $sender }
# The same for the city's own notices: its contact of today.
notice-sender-city = From: { city }. Questions about the content: { contact-content }
