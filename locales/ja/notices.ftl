# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = 【緊急・警戒レベル{ $level }】{ $title }
# The title of a notice on children's safety.
notice-title-safety = 【安全情報】{ $title }
# The title when the service itself will be away.
notice-title-maintenance = 【メンテナンス】{ $title }
# The title of a drill, which must never be taken for real.
notice-title-drill = 【訓練】{ $title }
notice-title-trial = 【確認用】{ $title }
# Above everything that a drill says, in the reader's language.
notice-drill-head = 【訓練】これは訓練です。
# The title and text of a drill whose sender gave no words of their own.
drill-title = お知らせが届くかどうかの確認
drill-text =
    災害などのときに、市や学校からのお知らせが届くかどうかを確かめています。実際には何も起きていません。

    このお知らせが届いたもの（LINE、メール）のそれぞれで「{ notice-confirm }」を押してください。メールでは、リンクを開いてから押してください。

    ほかにしていただくことはありません。
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
