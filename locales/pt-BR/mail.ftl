# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ----------
# Above the Japanese original, below a translation.
mail-original = [Original em japonês]
# Above the receipt link.
mail-please-confirm = * Por favor, confirme a leitura:
    abra esta página e toque em
    “Li e confirmei” [確認しました].
# Above the link to the translations.
mail-translation = * Tradução aqui (翻訳はこちら)
# Who sent it. $sender is the school or the city.
mail-sender = Remetente: { $sender }
# Whom to ask about the content (A-44).
mail-ask = Dúvidas sobre o conteúdo: { $sender }
# The same for the city's own notices: its contact of today.
mail-ask-city = Dúvidas sobre o conteúdo: { city }, { contact-content }
# Above the reasons.
mail-why = Por que você recebeu este e-mail:
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = - Você tem cadastro como responsável: { $school } (série/ano: { $grade })
mail-why-class = - Você tem cadastro como responsável: { $school } (série/ano: { $grade }, turma: { $class })
mail-why-group = - Você tem cadastro como responsável: { $school } (série/ano: { $grade }, { $group })
# A reason: a topic that was chosen.
mail-why-topic = - Você escolheu receber avisos sobre “{ $topic }”
# A reason: the area of the person.
mail-why-area = - Sua área cadastrada é “{ $area }”
# A reason: registered at all.
mail-why-everyone = - Você tem cadastro no Portal do Cidadão da { city }
# At the end, above the link to the settings.
mail-settings = Mudar a forma de receber os avisos:
# The same where mails about a topic can be stopped. $topic: its name.
mail-unsubscribe = Parar os e-mails sobre “{ $topic }”:

## Linking LINE: mails to the ID's owner

linked-mail-subject = LINE vinculado: { city }
# { $url }: where it can be undone.
linked-mail = Seu ID do Portal do Cidadão foi vinculado ao LINE.
    Agora os avisos das escolas e da prefeitura chegam por e-mail e também pelo LINE.

    Você pode desvincular a qualquer momento:
    { $url }

    Se não foi você, desvincule na página acima e troque a sua senha.
    { city }, Portal do Cidadão
# Somebody else's ID took over the LINE account.
link-moved-mail-subject = LINE desvinculado: { city }
link-moved-mail = A conta do LINE que estava vinculada ao seu ID do Portal do Cidadão foi vinculada a outro ID. Por isso, o seu ID não está mais vinculado ao LINE.
    Os avisos continuam chegando por e-mail, como antes.

    Para vincular de novo, escolha “Vincular o LINE” (市民ポータルサイトLINE連携) no menu do LINE.
    Se você não sabe por que isso aconteceu, entre em contato: { contact-registration }.
    { city }, Portal do Cidadão
# LINE saw another phone than the one that began.
link-failed-mail-subject = LINE não vinculado: { city }
link-failed-mail = Não foi possível vincular o seu ID do Portal do Cidadão ao LINE. Nada mudou.
    O celular que abriu a tela do LINE não é o mesmo da conversa em que você começou.

    No celular em que você usa o LINE, escolha de novo “Vincular o LINE” (市民ポータルサイトLINE連携) no menu.
    Se não foi você, alguém pode ter entrado com a sua senha. Nesse caso, troque a senha.
    { city }, Portal do Cidadão

## Mails about an address. Their reader may be a stranger: no name, no other address.

# The 登録完了メール (D-16).
address-mail-subject = Confirme seu e-mail (登録完了メール): { city }
# { $url }: proves the address, within { $hours } hours; { $stop }: stops the mails.
address-mail = Este endereço de e-mail foi cadastrado no Portal do Cidadão da { city }.
    Para começar a usar este endereço, abra o link abaixo e toque no botão.
    Prazo: { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }.

    { $url }

    Se você não pediu isto ou não quer receber e-mails da { city }, abra o link abaixo. Não é preciso entrar com senha.

    { $stop }

    { city }, Portal do Cidadão
# To the address that was replaced (D-09).
address-changed-subject = E-mail alterado: { city }
address-changed-mail = Este endereço de e-mail, que estava cadastrado no Portal do Cidadão, foi trocado por outro. Os avisos não chegam mais a este endereço.

    Se você não pediu esta troca, entre em contato: { contact-registration }.
    { city }, Portal do Cidadão
# Asked for on the page /stop. { $stop }: the link.
stop-mail-subject = Parar de receber e-mails: { city }
stop-mail = Recebemos um pedido para parar os e-mails a este endereço.
    Abra o link abaixo e toque no botão. Depois disso, o Portal do Cidadão da { city } não envia mais e-mails a este endereço.

    { $stop }

    Se você não fez este pedido, apague este e-mail. Nada muda.
    { city }, Portal do Cidadão
# A year after the proof. { $url }: within { $days } days.
confirm-mail-subject = Confirme se ainda usa este e-mail: { city }
confirm-mail = Este endereço de e-mail foi confirmado há mais de um ano.
    Se você ainda usa este endereço, abra o link abaixo e toque no botão.
    Prazo: { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }.

    { $url }

    Se você não sabe do que se trata ou não quer receber e-mails da { city }, abra o link abaixo. Não é preciso entrar com senha.

    { $stop }

    { city }, Portal do Cidadão
# From the check of "the mail does not come".
test-mail-subject = E-mail de teste: { city }
test-mail = Este é um e-mail de teste. Se ele chegou, você consegue receber os e-mails do Portal do Cidadão da { city }.
    { city }, Portal do Cidadão
