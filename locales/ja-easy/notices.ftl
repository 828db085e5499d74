# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = 【緊急(きんきゅう)・警戒(けいかい)レベル{ $level }】{ $title }
# The title of a notice on children's safety.
notice-title-safety = 【安全(あんぜん)の おしらせ】{ $title }
# The title when the service itself will be away.
notice-title-maintenance = 【サービスの 休(やす)み】{ $title }
# The title of a drill, which must never be taken for real.
notice-title-drill = 【練習(れんしゅう)】{ $title }
notice-title-trial = 【たしかめる ための もの】{ $title }
# Above everything that a drill says, in the reader's language.
notice-drill-head = これは 練習(れんしゅう)です。
# The title and text of a drill whose sender gave no words of their own.
drill-title = おしらせが とどくか たしかめます
drill-text =
    地震(じしん)や 大雨(おおあめ)の とき、市(し)や 学校(がっこう)の おしらせが とどくか たしかめて います。本当(ほんとう)は 何(なに)も おきて いません。

    この おしらせが LINEに とどいたら、LINEで 「{ notice-confirm }」を おして ください。メールに とどいたら、メールの リンクを 開(ひら)いて、「{ notice-confirm }」を おして ください。両方(りょうほう)に とどいたら、両方(りょうほう)で おして ください。

    ほかに する ことは ありません。
# A button in LINE (at most 40 letters) and on the receipt page: the notice was read.
notice-confirm = よみました[確認(かくにん)しました]
# A button in LINE (at most 40 letters) and a link in mails. It stands only where there is a translation.
notice-translation = ほかの ことばでよむ[翻訳(ほんやく)]
# On the card in LINE above the button.
notice-please-confirm = 読(よ)んだら 「よみました[確認(かくにん)しました]」を おして ください。
# On the card when the Japanese original is too long to stand in the talk as well.
notice-original-behind-link = もとの 日本語(にほんご)は 「ほかの ことばでよむ[翻訳(ほんやく)]」で 読(よ)む ことが できます。
# Small print on the card. $sender is the school or the city (A-44).
notice-sender = おくった ところ・きくところ: { $sender }
# The same for the city's own notices: its contact of today.
notice-sender-city = おくった ところ: { city } / おしらせに ついて きくところ: { contact-content }
