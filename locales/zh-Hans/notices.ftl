# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = 【紧急：警戒等级{ $level }】{ $title }
# The title of a notice on children's safety.
notice-title-safety = 【安全信息】{ $title }
# The title when the service itself will be away.
notice-title-maintenance = 【系统维护】{ $title }
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
