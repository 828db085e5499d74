# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = [EMERGÊNCIA: Nível de alerta { $level }] { $title }
# The title of a notice on children's safety.
notice-title-safety = [Segurança] { $title }
# The title when the service itself will be away.
notice-title-maintenance = [Manutenção] { $title }
# A button in LINE (at most 40 letters) and on the receipt page: the notice was read.
notice-confirm = Li e confirmei (確認しました)
# A button in LINE (at most 40 letters) and a link in mails. It stands only where there is a translation.
notice-translation = Tradução aqui (翻訳はこちら)
# On the card in LINE above the button.
notice-please-confirm = Depois de ler, toque em “Li e confirmei” [確認しました].
# On the card when the Japanese original is too long to stand in the talk as well.
notice-original-behind-link = Para ver o original em japonês, toque em “Tradução aqui” [翻訳はこちら].
# Small print on the card. $sender is the school or the city (A-44).
notice-sender = Remetente e contato para dúvidas sobre o conteúdo: { $sender }
# The same for the city's own notices: its contact of today.
notice-sender-city = Remetente: { city }. Dúvidas sobre o conteúdo: { contact-content }
