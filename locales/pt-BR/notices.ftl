# Notices in LINE, and what LINE and mail have in common.

# The title of an emergency. $level is 警戒レベル 1 to 5. The first characters of a mail's subject.
notice-title-emergency = [EMERGÊNCIA: Nível de alerta { $level }] { $title }
# The title of a notice on children's safety.
notice-title-safety = [Segurança] { $title }
# The title when the service itself will be away.
notice-title-maintenance = [Manutenção] { $title }
# The title of a drill, which must never be taken for real.
notice-title-drill = [SIMULAÇÃO] { $title }
notice-title-trial = [Teste de envio] { $title }
# Above everything that a drill says, in the reader's language.
notice-drill-head = SIMULAÇÃO. Isto é um treinamento.
# The title and text of a drill whose sender gave no words of their own.
drill-title = Nossos avisos chegam até você?
drill-text =
    Estamos verificando se os avisos da cidade e das escolas chegariam até você em caso de desastre. Nada aconteceu de verdade.

    Toque em “{ notice-confirm }” em cada lugar onde este aviso chegou: no LINE e em cada e-mail. No e-mail, abra primeiro o link.

    Não é preciso fazer mais nada.
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
