# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = 【紧急：警戒等级{ $level }】{ $title }
# The title of a notice on children's safety.
notice-title-safety = 【安全信息】{ $title }
# The title when the service itself will be away.
notice-title-maintenance = 【系统维护】{ $title }
# The title of a drill, which must never be taken for real.
notice-title-drill = 【演习】{ $title }
notice-title-trial = 【确认用】{ $title }
# Above everything that a drill says, in the reader's language.
notice-drill-head = 演习。这是演习。
# The title and text of a drill whose sender gave no words of their own.
drill-title = 确认您能否收到通知
drill-text =
    我们正在确认，发生灾害等情况时您能否收到市政府和学校的通知。实际上没有发生任何事情。

    请在收到本通知的每一处（LINE、电子邮件）分别点击“{ notice-confirm }”。在电子邮件中，请先打开链接再点击。

    除此之外，您无需做任何事情。
# A button in LINE (at most 40 letters) and on the receipt page: the notice was read.
notice-confirm = 已阅读（確認しました）
# A button in LINE (at most 40 letters) and a link in mails. It stands only where there is a translation.
notice-translation = 翻译请点击这里（翻訳はこちら）
# On the card in LINE above the button.
notice-please-confirm = 阅读后，请点击“已阅读”[確認しました]。
# On the card when the Japanese original is too long to stand in the talk as well.
notice-original-behind-link = 如需查看日语原文，请点击“翻译请点击这里”[翻訳はこちら]。
# Small print on the card. $sender is the school or the city (A-44).
notice-sender = 发送方／内容咨询：{ $sender }
# The same for the city's own notices: its contact of today.
notice-sender-city = 发送方：{ city }／内容咨询：{ contact-content }
