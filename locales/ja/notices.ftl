# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = 【緊急・警戒レベル{ $level }】{ $title }
# The title of a notice on children's safety.
notice-title-safety = 【安全情報】{ $title }
# The title when the service itself will be away.
notice-title-maintenance = 【メンテナンス】{ $title }
# A button in LINE (at most 40 letters) and on the receipt page: the notice was read.
notice-confirm = 確認しました
# A button in LINE (at most 40 letters) and a link in mails. It stands only where there is a translation.
notice-translation = 翻訳はこちら
# On the card in LINE above the button.
notice-please-confirm = 内容をお読みになりましたら「確認しました」を押してください。
# On the card when the Japanese original is too long to stand in the talk as well.
notice-original-behind-link = 日本語の原文は「翻訳はこちら」からご覧ください。
# Small print on the card. $sender is the school or the city (A-44).
notice-sender = 差出人・内容のお問い合わせ先：{ $sender }
# The same for the city's own notices: its contact of today.
notice-sender-city = 差出人：{ city }／内容のお問い合わせ先：{ contact-content }
