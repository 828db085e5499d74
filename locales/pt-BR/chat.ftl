# The talk: what the bot says around the questions. One message is one bubble or one button.

## Coming and going

# When somebody adds the account as a friend.
greeting = Boas-vindas à { line-account }. Aqui você recebe os avisos das escolas e da prefeitura.
# When somebody unblocks the account.
greeting-again = Que bom ter você de volta! Seu cadastro continua guardado.
# Above the buttons with the languages' own names.
choose-language = Escolha o idioma.
    言語を選んでください。
# The language was changed; it is said in the new one.
language-set = A partir de agora, vamos falar em português. Escolha uma opção no menu abaixo.
# Above the menu's choices where nothing else is said.
choose-from-menu = Escolha uma opção do menu.
# Above the things that are needed rarely.
choose-more = Outras coisas que você pode fazer aqui:
# Typed words that fit nothing, with the menu's buttons below.
not-understood = Desculpe, não entendi. Use os botões abaixo ou digite “Menu”.
# A sticker, an image or the like.
words-only = Obrigado! Não consigo responder a figurinhas, imagens ou voz, e só texto pode ser passado à prefeitura ou à escola. Escreva ou use um botão, por favor.
# A button of an earlier question was tapped.
stale-button = Esse botão é de uma pergunta anterior. A pergunta atual é esta.
# A stored talk could not be read any more.
state-lost = Desculpe, não foi possível recuperar o que você tinha preenchido. Escolha de novo no menu.
# After the third answer that was not taken.
way-out = Se tiver dificuldade, toque em “Cancelar” para parar. Ajuda com o cadastro: { contact-registration }
# The person stopped a flow.
cancelled = Interrompido. Nada do que você preencheu foi cadastrado.
# Somebody without an ID chose something that needs one.
needs-id = Para isso, você precisa de um ID do Portal do Cidadão. Escolha primeiro “Obter ID do Portal” (市民ポータルサイトID取得). Se você já tem um ID, escolha “Vincular o LINE” (市民ポータルサイトLINE連携).
# Somebody with an ID wants one.
has-id = Você já tem um ID do Portal do Cidadão.
# There is no child yet to register a school for.
needs-child = Primeiro, vamos cadastrar a criança.
# The city has not imported its schools, or has no topics.
no-schools = Ainda não há escolas para cadastrar. Entre em contato com a prefeitura.
no-topics = Ainda não há categorias de avisos para escolher.
# There is no child to change or to leave.
no-children = Nenhuma criança cadastrada.
# As many invitations as a child may have at a time can still be used.
invitations-full = Você já chegou ao limite de convites em aberto. No { portal-name }, em “Seus cadastros” (登録内容), cancele um convite, ou espere o prazo de algum terminar.
no-new-year = Não há série nem turma para conferir.
# What takes a plan back was chosen, and there is none; or leaving, and it is asked already.
no-planned-move = Não há nenhuma transferência de escola prevista.
no-departure = Não há nenhum pedido de cancelamento do cadastro.
has-departure = Você já pediu o cancelamento do cadastro. Para voltar atrás, escolha “Manter o cadastro” (退会の取り消し).
# An answer in a summary is no longer offered, such as a class.
answer-gone = Uma das opções que você escolheu não está mais disponível. Responda de novo, por favor.
# Another menu item was chosen in the middle of a flow. { $open }: the flow's title, { $item }: the item.
ask-leave = Você ainda não terminou “{ $open }”. Quer continuar ou parar e ir para “{ $item }”?

## Before a service opens

# A day and time inside another text. { $minute } has two digits.
moment = { $day ->
        [1] 1º
       *[other] { $day }
    } de { $month ->
        [1] janeiro
        [2] fevereiro
        [3] março
        [4] abril
        [5] maio
        [6] junho
        [7] julho
        [8] agosto
        [9] setembro
        [10] outubro
        [11] novembro
       *[12] dezembro
    } de { $year }, { $hour }:{ $minute }
# { $at }: when it opens.
opens-register = Você poderá obter o ID do Portal do Cidadão a partir de { $at }. Aguarde até lá, por favor.
opens-link = Você poderá vincular o LINE ao Portal do Cidadão a partir de { $at }. Aguarde até lá, por favor.
opens-child = Você poderá cadastrar a criança e a escola a partir de { $at }. Aguarde até lá, por favor.
opens-topics = Você poderá escolher os avisos da prefeitura a partir de { $at }. Aguarde até lá, por favor.

## Flows: beginnings and endings

flow-title-register = Obter ID do Portal do Cidadão (市民ポータルサイトID取得)
flow-title-child = Cadastrar as informações da criança (こどもの情報登録)
flow-title-enrol = Cadastrar a escola (学校情報登録)
flow-title-topics = Avisos da prefeitura (市からのお知らせ)
flow-title-settings = Como receber os avisos (受け取り方の設定)
flow-title-edit-child = Alterar as informações da criança (こどもの情報の変更)
flow-title-invite = Convidar outro responsável (ほかの保護者を招待)
flow-title-quit-child = Remover a criança do seu cadastro (こどもの登録を外す)
flow-title-unlink = Desvincular o LINE (LINE連携を解除する)
flow-title-address = Cadastrar ou alterar e-mails (メールアドレスの登録・変更)
flow-title-new-year = Conferir série e turma (学年・クラスの確認)
flow-title-keep-school = Anular a transferência de escola (転校の取り消し)
flow-title-stay = Manter o cadastro (退会の取り消し)
flow-title-leave = Cancelar o cadastro (退会・転出)
start-register = Vamos criar o seu ID do Portal do Cidadão. Seu endereço de e-mail será o ID para entrar.
start-child = Vamos cadastrar as informações da criança.
start-enrol = Vamos cadastrar a escola da criança. Tenha em mãos o código da escola.
start-topics = Escolha os avisos que você quer receber.
start-settings = Vamos definir como você recebe os avisos. Os avisos urgentes de risco à vida, de suspensão temporária das aulas e de segurança chegam sempre na hora e por todos os meios, seja qual for a sua escolha.
start-edit-child = Vamos alterar as informações da criança. Os outros responsáveis veem as mesmas informações, menos o seu parentesco.
start-invite = Vamos convidar outro responsável. Com o próprio ID, essa pessoa vai receber os avisos da escola da criança.
start-quit-child = Vamos remover você do cadastro da criança.
start-unlink = Se você desvincular o LINE, os avisos das escolas e da prefeitura não chegam mais a esta conta do LINE, e o identificador do LINE guardado pela prefeitura será apagado. Seu ID do Portal do Cidadão e seus cadastros continuam. Os avisos continuam chegando por e-mail aos endereços cadastrados.
start-address = Vamos cadastrar ou alterar um endereço de e-mail. Os avisos chegam aos endereços 1 e 2.
start-new-year = Começou o novo ano letivo. Confira a série e a turma dos seus filhos.
start-keep-school = Vamos anular a transferência prevista. A criança continua na escola atual.
start-stay = Vamos desfazer o seu pedido de cancelamento do cadastro.
start-leave = Aqui você cancela o seu cadastro. Até o dia do cancelamento, tudo chega como antes, inclusive os avisos urgentes de risco à vida. Nesse dia, todo o seu cadastro será apagado.
saved-register = Enviamos um e-mail de confirmação. Abra o link do e-mail e crie uma senha para concluir o cadastro. Se o e-mail não chegar, verifique a caixa de spam e as configurações de bloqueio.
saved-child = As informações da criança foram cadastradas. Agora, siga para “Cadastrar a escola” (学校情報登録).
saved-enrol = A escola foi cadastrada. Você vai receber os avisos dela.
saved-topics = Sua escolha foi salva. Os avisos urgentes de risco à vida chegam sempre, seja qual for a sua escolha.
saved-settings = Suas configurações foram salvas. Os avisos urgentes de risco à vida, de suspensão temporária das aulas e de segurança chegam sempre, seja qual for a sua escolha.
saved-edit-child = As informações da criança foram alteradas.
saved-invite = O convite está pronto.
    A próxima página tem o link e o código QR para passar à pessoa convidada.
saved-quit-child = A criança foi removida do seu cadastro.
saved-unlink = O LINE foi desvinculado, e o identificador do LINE foi apagado. Os avisos continuam chegando por e-mail aos endereços cadastrados. Para vincular de novo, escolha “Vincular o LINE” (市民ポータルサイトLINE連携) no menu do LINE.
saved-address = Enviamos um e-mail de confirmação (登録完了メール).
    Para começar a usar este endereço, abra o link do e-mail e toque no botão. Se o e-mail não chegar em 5 minutos, veja “E-mails não chegam” (メールが届かないとき).
saved-new-year = Obrigado. Quando souber a turma, cadastre em “Cadastrar a escola” (学校情報登録).
saved-keep-school = A transferência foi anulada. Os avisos da escola atual continuam chegando.
saved-stay = O pedido de cancelamento foi desfeito. Você pode continuar usando o serviço como antes.
saved-leave = Recebemos o seu pedido de cancelamento. Até o dia marcado, os avisos chegam como antes. Você pode ver o dia em “Meus cadastros” (登録内容の確認). Se mudar de ideia, escolha “Manter o cadastro” (退会の取り消し).
# The password was set behind the confirmation mail's link.
registered = Seu cadastro foi concluído. Seu nome de usuário é o endereço de e-mail cadastrado. Agora você pode ir para “Cadastrar a criança” (こどもの情報登録) ou “Avisos da prefeitura” (市からのお知らせ).

## Linking LINE

# The card of 市民ポータルサイトLINE連携: the first line is its title.
link-begin = Vincular o LINE ao Portal do Cidadão (市民ポータルサイトLINE連携)
    Vamos vincular o seu ID do Portal do Cidadão a esta conta do LINE.
    Na próxima página, digite seu nome de usuário e sua senha. Depois, na tela do LINE, toque em “Permitir” (許可する).
    A página funciona por 1 hora. Você pode desvincular a qualquer momento.
button-open-link = Vincular agora
# Somebody who is linked chose to link.
already-linked = Esta conta do LINE já está vinculada a um ID do Portal do Cidadão. Para desvincular, escolha “Outras opções” (その他の手続き) e depois “Desvincular o LINE” (LINE連携を解除する).
# LINE's page was allowed.
linked = O LINE foi vinculado. A partir de agora, os avisos das escolas e da prefeitura também chegam a esta conta do LINE. Os e-mails continuam chegando.
    Para cadastrar a criança e a escola ou escolher os avisos, use o menu abaixo.
    Você pode desvincular a qualquer momento: escolha “Outras opções” (その他の手続き) e depois “Desvincular o LINE” (LINE連携を解除する).
# It was allowed when the time was over.
linked-late = O tempo acabou, e não foi possível vincular o LINE. Comece de novo em “Vincular o LINE” (市民ポータルサイトLINE連携), por favor.
# To a talk whose ID was linked with another LINE account: a new phone, say.
link-moved = Esta conta do LINE não está mais vinculada ao ID do Portal do Cidadão, porque o mesmo ID foi vinculado a outra conta do LINE. O identificador desta conta do LINE foi apagado.
    Se não foi você, troque a sua senha e entre em contato: { contact-registration }.
# To a talk whose link was ended on the pages.
unlinked = O LINE foi desvinculado na página do Portal do Cidadão. O identificador desta conta do LINE foi apagado. Os avisos continuam chegando por e-mail aos endereços cadastrados.
# Unlinking somebody who is not linked.
not-linked = O LINE não está vinculado.

## Flows: asking

# Beside a card that opens our own page. { $fields }: the fields it asks.
ask-by-form = Os dados pessoais são preenchidos na página da prefeitura, não no LINE.
    Itens a preencher: { $fields }
use-the-form = Não escreva dados pessoais aqui; use a página. O que você acabou de escrever não foi guardado.
form-received = Recebemos o que você preencheu na página.
form-too-late = O que você preencheu na página não foi usado, porque você já tinha passado para outra etapa.
ask-confirm = Cadastrar com estas informações?
# Instead of the above before an invitation is made.
confirm-invite = Convidar alguém como responsável por esta criança? O link do convite serve para uma só pessoa, uma só vez, até o fim do prazo.
# Instead of the above before somebody leaves a child that has other guardians.
confirm-quit-shared = Remover só você do cadastro desta criança? O cadastro dos outros responsáveis continua. Você não vai mais receber os avisos da escola.
# Instead of the above before the only guardian leaves a child.
confirm-quit-last = Só você está no cadastro como responsável por esta criança. Se remover, todas as informações da criança e da escola serão apagadas, e os avisos da escola não vão mais chegar. Não é possível desfazer. Quer remover?
# Below what a procedure without questions does.
ask-sure = Tem certeza?
# Below the children's schools, grades and classes.
confirm-new-year = A série e a turma estão certas? Se já souber a turma, cadastre em “Cadastrar a escola” (学校情報登録).
confirm-keep-school = Anular a transferência de escola?
confirm-stay = Manter o seu cadastro?
confirm-leave = Pedir o cancelamento com estas informações?
ask-which-field = Qual item você quer alterar?
# Something typed where only a button makes sense.
please-choose = Escolha usando os botões, por favor.
# In a summary: a personal field or the school code was given.
value-entered = ✓ preenchido
value-agreed = Concordo
value-none = nenhum

## Buttons

button-ok = Cadastrar
button-sure = Sim
button-new-year = Está certo
button-keep-school = Ficar nesta escola
button-stay = Manter o cadastro
button-leave = Enviar o pedido
button-fix = Alterar
button-back = Voltar
button-cancel = Cancelar
button-skip = Não preencher
button-done = Próximo
button-none = Nenhum (próximo)
button-more = Mais opções
button-agree = Concordo
button-date = Escolher a data
button-continue = Continuar
button-open-form = Abrir a página
# Opens a help article or all of help.
button-open-help = Abrir a ajuda
button-look-at-form = Conferir ou alterar
button-open-inbox = Abrir a lista
# In place of "Register" below a summary.
button-invite = Convidar
button-quit-child = Remover
# On the card that leads to an invitation's link.
button-show-invitation = Abrir o convite

## My registrations

mine-title = Seus cadastros
mine-no-children = • Nenhuma criança cadastrada.
# A child without its name. { $number }: in the order of registration.
mine-child = Criança { $number }
mine-no-school = nenhuma escola cadastrada
# Beside a child the city has moved up in April.
year-note = Começou o novo ano letivo. Confira a série e a turma.
class-not-set = (turma não definida)
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = Avisos recebidos (お知らせ一覧)
    Na página da prefeitura, você pode ler todos os avisos que já recebeu. É preciso entrar com sua senha.
# The next school of a child. { $day }: its first day there.
mine-planned = Transferência prevista: { $school }, a partir de { $day }
# The person asked to leave. { $day }: the last day on which everything goes on.
departure-moving = Você pediu o cancelamento por mudança de cidade. Até { $day }, os avisos chegam como antes. Depois, todo o seu cadastro será apagado.
departure-withdrawal = Você pediu o cancelamento do cadastro. Até { $day }, os avisos chegam como antes. Depois, todo o seu cadastro será apagado.
departure-unused = Você não usa o serviço há muito tempo. Depois de { $day }, todo o seu cadastro será apagado.

## Receipts

receipt-thanks = Leitura confirmada. Obrigado!
receipt-already = A leitura já estava confirmada. Obrigado!
# After the button of a drill, which is to be pressed wherever it has arrived.
receipt-drill-line = Confirmamos que o LINE chega até você. Obrigado. Se esta simulação também chegou por e-mail, toque em “{ notice-confirm }” lá também, pelo link do e-mail.
receipt-unknown = Este aviso não foi enviado para você; por isso, não foi possível confirmar a leitura.

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = Os nossos termos mudaram.
    Leia de novo a Política de proteção de dados pessoais e os Termos de uso e, se estiver de acordo, dê o seu consentimento. Enquanto isso, os avisos continuam chegando.
button-consent = Ler e concordar
## Email addresses

# Names an address where it must not be written out, as in LINE. { $slot }: 1 to 4.
address-number = Endereço { $slot }
address-state-waiting = aguardando (o link do e-mail de confirmação ainda não foi aberto)
address-state-proven = confirmado
address-state-to-confirm = confirmado (há mais de um ano: confirme de novo, por favor)
address-state-stopped = parado (não enviamos e-mails)
address-state-unreachable = parado porque os e-mails voltaram (confirme de novo para continuar)
address-state-changing = → O novo endereço aguarda confirmação. Até lá, os e-mails chegam ao endereço atual.
# Warns: notices go to 1 and 2 only.
addresses-none-for-notices = Atenção: os endereços 1 e 2 não podem ser usados; por isso, os avisos não chegam por e-mail. Os endereços 3 e 4 nunca recebem avisos.
# The owner of the address stopped the mails. In LINE and on the first page after logging in.
address-stopped-line = Quem usa o endereço { $slot } pediu para não receber mais os nossos e-mails. Para continuar usando, cadastre o endereço de novo em “Endereços de e-mail” (メールアドレスの登録・変更).
# Mails came back. In LINE and on the first page after logging in; the filter's is followed by the carrier's advice.
address-unreachable-line = Paramos os e-mails ao endereço { $slot }: recebemos várias vezes a resposta de que ele não existe. Se mudou, troque o endereço em “Endereços de e-mail” (メールアドレスの登録・変更). Se ainda o usa, peça outro e-mail de confirmação.
address-filtered-line = O e-mail ao endereço { $slot } foi recusado pelo filtro. Configure da seguinte forma.
address-troubled-line = Os e-mails ao endereço { $slot } não chegam há algum tempo. Veja se a caixa está cheia ou suspensa. Veja também “E-mails não chegam” (メールが届かないとき).
# In LINE: somebody pressed "this is spam".
mail-complaint-line = O nosso e-mail foi marcado como spam; por isso paramos os avisos da cidade que você tinha escolhido. Os avisos da escola e as emergências continuam chegando. Para receber de novo, escolha em “Avisos da prefeitura” (市からのお知らせ).
# An address proven over a year ago. In LINE and on the first page after logging in.
address-confirm-line = O endereço { $slot } foi confirmado há mais de um ano. Se você ainda o usa, abra o link do e-mail que enviamos. Se não usa mais, troque o endereço em “Endereços de e-mail” (メールアドレスの登録・変更).
# The button of a card, to the page with the addresses.
button-addresses = Meus endereços

## The check of "the mail does not come", in LINE and on the page

# Heads what keeps mails away, as far as can be seen from here.
check-wrong = Encontramos o motivo de os e-mails não chegarem.
check-nothing-wrong = Não encontramos nenhum problema no seu cadastro nem nos nossos envios.
# Heads what only the person can look at, and how the last mails fared.
check-look = Verifique também estes pontos.
# { $number }: eight characters for the telephone.
check-desk = Se mesmo assim não chegar, ligue para o suporte ({ contact-registration }).
    Número: { $number }
    Com este número, o suporte pode ver o resultado da verificação.
# Sends a test mail to address { $slot }: at most 20 characters as LINE counts them.
button-test-mail = Testar endereço { $slot }
# The button of a card, to the page with all seven points.
button-check-page = Ver os sete pontos
test-queued = Vamos enviar um e-mail de teste. Espere um pouco e abra de novo “E-mails não chegam” (メールが届かないとき) para ver o resultado.
test-too-many = Já enviamos vários e-mails seguidos a este endereço. Tente de novo daqui a uma hora.
test-impossible = Não é possível enviar e-mails a este endereço. Verifique a situação dele no cadastro.

## What the check finds

# { $domain }: the domain that filters must let through.
check-filter-docomo = E-mail da docomo: em “迷惑メール対策” (proteção contra spam), “受信リスト設定” (lista de permitidos), permita o domínio { $domain }.
check-filter-au = E-mail da au: em “迷惑メールフィルター” (filtro de spam), “受信リスト設定” (lista de permitidos), permita o domínio { $domain }. Se os e-mails são encaminhados de outro endereço, marque também esse endereço como “必ず受信” (receber sempre).
check-filter-softbank = E-mail da SoftBank: em “受信許可・拒否設定” (permitir e recusar), acrescente o domínio { $domain } à “許可リスト” (lista de permitidos).
check-filter-ymobile = E-mail da Y!mobile: nas configurações de spam, acrescente o domínio { $domain } à “受信許可リスト” (lista de permitidos).
check-filter-uq = E-mail da UQ mobile: em “迷惑メールフィルター” (filtro de spam), “受信リスト設定” (lista de permitidos), permita o domínio { $domain }.
check-filter-rakuten = E-mail da Rakuten Mobile: nas configurações de spam, permita o domínio { $domain }.
check-filter-other = Se o seu e-mail filtra por domínio ou bloqueia remetentes, permita o domínio { $domain }. Veja também a pasta de spam (迷惑メール).
check-url-filter = Se o seu e-mail recusa mensagens com links (URL付きメール), desative essa opção. Os avisos que pedem confirmação de leitura e os e-mails de confirmação têm links.
# { $at }: when it was announced.
check-maintenance = Avisamos sobre a manutenção do sistema em { $at }. Os e-mails enviados durante a manutenção chegam quando ela terminar.
check-no-maintenance = Não há avisos recentes de manutenção do sistema.
check-coverage = Se o celular ficou sem sinal ou desligado, os e-mails podem ter ficado no centro da operadora. Use “新着メール問い合わせ” (verificar novos e-mails).
check-no-address = Nenhum endereço de e-mail cadastrado. Cadastre um em “Endereços de e-mail” (メールアドレスの登録・変更).
# { $slot }: 1 to 4.
check-address-waiting = O endereço { $slot } ainda não foi confirmado. Abra o link do e-mail de confirmação (登録完了メール). Se não tiver o e-mail, podemos enviar de novo.
check-address-proven = O endereço { $slot } está confirmado. Se o endereço do seu celular ou computador mudou, altere aqui também.
check-address-to-confirm = O endereço { $slot } foi confirmado há mais de um ano. Confirme se você ainda o usa.
check-address-stopped = Os e-mails ao endereço { $slot } estão parados. Para usar de novo, peça outro e-mail de confirmação e abra o link.
check-address-unreachable = Os e-mails ao endereço { $slot } estão parados: recebemos várias vezes a resposta de que ele não existe. Troque o endereço ou peça outro e-mail de confirmação e abra o link.
check-address-changing = O endereço { $slot } está sendo trocado. A troca vale quando o link do e-mail de confirmação (登録完了メール), enviado ao novo endereço, for aberto.
check-switched-off = “Receber avisos por e-mail” (連絡メールを受信する) está desativado. Para receber os avisos por e-mail, ative essa opção.
check-switched-on = “Receber avisos por e-mail” (連絡メールを受信する) está ativado.
check-only-others = Os endereços 1 e 2 não podem ser usados. Os endereços 3 e 4 nunca recebem avisos. Cadastre o endereço 1 ou 2.
check-none-for-notices = Os avisos chegam aos endereços 1 e 2, mas nenhum deles pode ser usado.
check-slots-fine = Os avisos chegam aos endereços 1 e 2, e pelo menos um deles pode ser usado.
check-no-mail-yet = Ainda não enviamos e-mails ao endereço { $slot }.
# What became of a mail. { $at }: when; { $code }: the mail server's code.
check-mail-waiting = O e-mail ao endereço { $slot } está aguardando o envio ({ $at }).
check-mail-accepted = O e-mail ao endereço { $slot } foi entregue ao servidor de e-mail de destino ({ $at }).
check-mail-deferred = O servidor do endereço { $slot } não está aceitando o e-mail agora. Vamos tentar de novo mais tarde ({ $at }, código { $code }).
check-mail-no-such = O e-mail ao endereço { $slot } foi recusado. O endereço não existe ou um filtro bloqueia os nossos e-mails ({ $at }, código { $code }).
check-mail-full = O e-mail ao endereço { $slot } foi recusado. A caixa de e-mail está cheia ({ $at }, código { $code }).
check-mail-junk = O e-mail ao endereço { $slot } foi recusado como spam ({ $at }, código { $code }).
check-mail-filtered = O e-mail ao endereço { $slot } foi recusado pelo filtro ({ $at }, código { $code }).
check-mail-refused = Não foi possível entregar o e-mail ao endereço { $slot } ({ $at }, código { $code }).
# The same of a test mail.
check-test-waiting = O e-mail de teste ao endereço { $slot } está aguardando o envio ({ $at }).
check-test-accepted = O e-mail de teste ao endereço { $slot } foi entregue ao servidor de e-mail de destino ({ $at }). Se não apareceu, verifique as configurações de spam.
check-test-deferred = O servidor do endereço { $slot } não está aceitando o e-mail de teste agora. Vamos tentar de novo mais tarde ({ $at }, código { $code }).
check-test-no-such = O e-mail de teste ao endereço { $slot } foi recusado. O endereço não existe ou um filtro bloqueia os nossos e-mails ({ $at }, código { $code }).
check-test-full = O e-mail de teste ao endereço { $slot } foi recusado. A caixa de e-mail está cheia ({ $at }, código { $code }).
check-test-junk = O e-mail de teste ao endereço { $slot } foi recusado como spam ({ $at }, código { $code }).
check-test-filtered = O e-mail de teste ao endereço { $slot } foi recusado pelo filtro ({ $at }, código { $code }).
check-test-refused = Não foi possível entregar o e-mail de teste ao endereço { $slot } ({ $at }, código { $code }).
## Leaving

# The last message in LINE to somebody who left. { $number }: of the proof; { $url }: its page.
good-bye = Todo o seu cadastro foi apagado. Obrigado por ter usado o nosso serviço.
    Certificado (número { $number }): { $url }
