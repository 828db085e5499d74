# The citizens' pages and the mails that lead to them.

## Every page

page-skip = Ir para o conteúdo
page-language = Idioma
# Above a page whose language is not complete yet.
page-in-japanese = この言語のページは準備中のため、日本語で表示しています。
page-contact = Contato: { contact-registration } (dúvidas sobre o conteúdo de um aviso da escola: fale com a escola da criança)
page-failed = Desculpe, não é possível mostrar esta página agora. Tente de novo daqui a pouco.

## The first page

home-title = Avisos da escola e da prefeitura por LINE e e-mail
home-lead = Este é o { portal-name } da { city }. Você recebe por LINE e e-mail os avisos da escola da criança, os avisos da prefeitura nas categorias que escolher e os avisos urgentes de risco à vida.
home-school = Jardins de infância, escolas primárias e ginasiais
home-school-text = Suspensão temporária das aulas, informação sobre pessoa suspeita e outros avisos da escola da criança.
home-city = Avisos da prefeitura
home-city-text = Nas categorias que você escolher.
home-emergency = Informações de evacuação
home-emergency-text = As ordens de evacuação chegam a todas as pessoas cadastradas.
home-begin = Como começar
# The way over LINE: its steps, one a line.
home-line = Começar pelo LINE
home-line-steps = Adicione como amigo: { line-account }.
    No menu, escolha “{ menu-register }” (市民ポータルサイトID取得) e cadastre seu endereço de e-mail.
    Em “{ menu-child }” (こどもの情報登録) e “{ menu-enrol }” (学校情報登録), cadastre a escola da criança com o código da escola.
    Em “{ menu-topics }” (市からのお知らせ), escolha as categorias que quer receber.
home-add-friend = Adicionar amigo (友だち追加)
home-line-code = Código QR para adicionar a conta como amigo
# The way without LINE.
home-web = Cadastro pelo site (avisos por e-mail)
home-web-text = Não usa o LINE? Basta ter um endereço de e-mail e um computador ou celular comum (não smartphone).
home-register = Cadastrar pelo site
# { $time }: a date and time to come.
home-opens = Disponível a partir de { $time }
home-known = Já tem cadastro?
home-services = Avisos que você vai receber
home-help = Como usar, perguntas e respostas
home-password = Esqueci a senha
home-lost-id = Esqueci o ID (nome de usuário)
# { $address }: the one sender address.
home-sender = Os e-mails são enviados por { $address }. Configure seu e-mail ou celular para aceitar mensagens deste endereço.

## The poster

poster-title = Cartaz
poster-lead = Você pode imprimir e afixar este cartaz. O código QR e o endereço (URL) abaixo dele abrem a página de cadastro.
poster-languages = Idiomas do cartaz
poster-show = Mostrar
poster-file = Abrir só a imagem (SVG)
poster-code = Código QR da página de cadastro
# One line below the code.
poster-scan = Leia o código com o celular e faça o cadastro
# One step a line.
poster-steps = Leia o código QR ou digite o endereço (URL).
    Cadastre seu endereço de e-mail e seu nome.
    Abra o link do e-mail que chegar e crie uma senha.
    Cadastre a escola da criança com o código da escola.

## Links

nowhere-title = Página não encontrada
nowhere = Verifique se o endereço está correto. Toque no título acima para voltar à página inicial.
link-wrong-title = O link não está correto
link-wrong = O link pode ter sido cortado. Abra de novo o link completo do e-mail ou do LINE.
link-expired-title = O prazo deste link terminou
link-expired = Este link não pode mais ser usado. Comece de novo neste site ou pelo menu do LINE.

## The confirmation mail

register-mail-subject = Confirme o cadastro: { portal-name } ({ city })
# { $url }: the link; { $hours }: how long it works.
register-mail = Recebemos o seu cadastro no { portal-name } da { city }.
    Para concluir, abra o link abaixo e crie uma senha.
    Prazo: { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }.

    { $url }

    Se você não pediu este cadastro, apague este e-mail. Nada será cadastrado.
    { city }, { portal-name }
# The same where the password was chosen on the web.
register-mail-press = Recebemos o seu cadastro no { portal-name } da { city }.
    Para concluir, abra o link abaixo e toque no botão da página.
    Prazo: { $hours ->
        [one] { $hours } hora
       *[other] { $hours } horas
    }.

    { $url }

    Se você não pediu este cadastro, apague este e-mail. Nada será cadastrado.
    { city }, { portal-name }
# Somebody asked for an ID with an address that has one. { $url }: where a new password is asked for.
register-mail-known = Este endereço de e-mail já está cadastrado como ID do Portal do Cidadão.
    Não é necessário fazer um novo cadastro. Se você esqueceu a senha, crie uma nova nesta página:

    { $url }

    Se você não pediu este cadastro, apague este e-mail.
    { city }, { portal-name }

## Setting the password

register-title = Criar a senha
register-lead = Crie uma senha para concluir o cadastro.
register-not-you = Se você não pediu este cadastro, feche esta página sem fazer nada. Se o pedido veio de uma conta do LINE, depois de concluir o cadastro os avisos também vão chegar a essa conta.
field-password = Senha (パスワード)
field-password2 = Senha novamente (パスワード確認)
password-rule = Pelo menos 8 caracteres
password-short = A senha precisa ter pelo menos 8 caracteres.
password-long = A senha pode ter no máximo 128 caracteres.
password-differs = As duas senhas não são iguais. Digite de novo.
button-send = Enviar (送信)
register-done-title = Cadastro concluído
register-done = Seu nome de usuário é o endereço de e-mail cadastrado. Se você começou pelo LINE, volte ao LINE para cadastrar a criança e a escola.
register-used-title = Este link já foi usado
register-used = Seu cadastro já está concluído.

## The form of a talk

form-lead = O que você preencher aqui não é enviado ao LINE; fica guardado no sistema da prefeitura.
# Goes on to the next questions of a form.
button-next = Próximo
# A form whose page was opened before a new log-in.
form-stale-title = Abra a página de novo
form-stale = Parece que você entrou de novo no portal depois de abrir esta página. Volte à página anterior, abra esta de novo e tente outra vez. Nada do que você preencheu foi cadastrado ainda.
form-has-mistakes = Verifique o que você preencheu.
form-done-title = Recebido
form-done = Volte ao LINE para continuar. Você pode fechar esta página.
form-closed-title = Este preenchimento não é mais necessário
form-closed = Os dados já foram recebidos, ou você passou para outra etapa no LINE. Volte ao LINE para continuar.

## The top page after logging in

mine-top = Minha página
# { $name }: the person's own.
mine-greeting = Olá, { $name }!
# Heads what keeps notices from coming, each beside the link that mends it.
mine-to-do = Verifique, por favor
mine-no-child = Nenhuma criança está cadastrada. Se você tem filhos na escola ou no jardim de infância, faça o cadastro.
mine-without-school = Há uma criança sem escola cadastrada.
mine-mail-off = A opção “Receber avisos por e-mail” (連絡メールを受信する) está desativada. Por isso, os avisos comuns não chegam por e-mail.
# The newest notices, and the link to all.
mine-newest = Novos avisos
mine-all-notices = Ver todos os avisos
# Heads the settings and the links beside them.
mine-reached = Como você recebe os avisos
mine-account = Conta

## A notice and its receipt

notice-not-translated = Este aviso não tem tradução no idioma escolhido. O texto está em japonês.
notice-other-languages = Ler em outro idioma
notice-recalled-title = Este aviso foi cancelado
notice-recalled = Quem enviou este aviso cancelou o envio.
# Below a notice, to the list of all of them.
inbox-all = Ver todos os avisos recebidos (é preciso entrar com o seu ID)
# The list of notices received, and what stands in it.
inbox-title = Avisos recebidos (お知らせ一覧)
inbox-none = Você ainda não recebeu nenhum aviso.
inbox-newer = Avisos mais novos
inbox-older = Avisos anteriores
inbox-confirmed = ✓ leitura confirmada
# Above the reasons for which the person is on a notice's list.
inbox-why = Por que você recebeu este aviso
receipt-ask = Depois de ler, toque no botão. Quem enviou o aviso vai saber que você leu.
button-confirm-receipt = Li e confirmei (確認しました)
receipt-done-title = Confirmação de leitura
# The same of a drill: this address is proven.
receipt-drill-mail = Confirmamos que este endereço de e-mail chega até você. Obrigado. Se esta simulação também chegou pelo LINE ou em outro e-mail, toque em “{ notice-confirm }” lá também.
# In the list of notices received, where a drill proves nothing.
inbox-drill = Isto é uma simulação. Para sabermos se os avisos chegam pelo LINE e por e-mail, toque em “{ notice-confirm }” em cada mensagem recebida. Não é possível confirmar nesta página.

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = Versão de { $version }
# How long what is kept; one line each, as the retention schedule does it.
privacy-retention = • Seu cadastro: até você cancelar. Depois, é apagado.
    • Identificador de usuário do LINE: até você desvincular o LINE.
    • Registros de envio, chegada e confirmação dos avisos: 1 ano.
privacy-text = É assim que a { city } (abaixo, “prefeitura”) trata os dados pessoais no { portal-name }.

    ■ Quem é responsável
    { city }. Contato: { contact-privacy }

    ■ O que guardamos
    • Sobre você: endereço de e-mail, nome e idioma; a área onde mora (se escolher os avisos dos dias de coleta de lixo); as categorias que quer receber; o identificador de usuário do LINE (se usar o LINE); um número de telefone (se informar; só para ligações da escola)
    • Sobre a criança: nome e leitura do nome, data de nascimento e parentesco com você; escola, série / ano, turma e grupos. Não é necessário informar o sexo nem o número de chamada.
    • Se os avisos chegaram e foram confirmados; qual versão destas regras você aceitou, e quando

    ■ Para quê
    Para enviar os avisos da escola e da prefeitura e os avisos urgentes de risco à vida, para ver se chegaram e foram confirmados, e para responder às suas perguntas. Não usamos os dados para nenhum outro fim: não são vendidos nem usados em publicidade.

    ■ Quem pode ver
    A escola ou o jardim de infância da criança, o Conselho de Educação (教育委員会) e os funcionários responsáveis da prefeitura, só no que for necessário para o trabalho.

    ■ Empresas que participam
    • Se você usa o LINE: LY Corporation (LINEヤフー株式会社). Os textos enviados e o identificador de usuário passam pelos sistemas dela, e a conversa fica no seu aparelho e com essa empresa. Nome e endereço são pedidos na página da prefeitura, não no LINE.
    • Se você usa e-mail: a empresa de envio de e-mails contratada pela prefeitura e o seu provedor de e-mail. O texto e o seu endereço passam pelos sistemas delas.

    ■ Como protegemos
    Os nomes, os contatos e os dados da criança são guardados com criptografia em sistemas controlados pela prefeitura. A senha é guardada só em uma forma que não permite descobri-la.

    ■ Por quanto tempo
    { privacy-retention }

    ■ Para ver, corrigir, parar ou apagar
    Entre com o seu ID e abra “{ mine-title }” para ver e corrigir o seu cadastro a qualquer momento. Você também pode desvincular o LINE e cancelar o cadastro por conta própria. Se não conseguir, ou se quiser pedir acesso, correção, suspensão do uso ou eliminação dos dados, fale com o contato acima.

    ■ Mudanças
    Quando esta política mudar, ela terá uma nova data e vamos pedir o seu consentimento de novo.
terms-text = Estas são as regras de uso do { portal-name } da { city }.

    ■ Custo
    O uso é gratuito. O custo da internet ou do celular é por sua conta.

    ■ Cadastro
    • O cadastro deve ser feito pela própria pessoa ou pelo responsável pela criança, com informações corretas.
    • Cada pessoa tem um só ID. Não deixe outras pessoas usarem o seu ID e a sua senha.
    • Não passe o código da escola para outras pessoas.
    • Se o seu endereço de e-mail ou a escola mudar, altere o cadastro.

    ■ Avisos
    • Dependendo da rede e do aparelho, os avisos podem atrasar ou não chegar. Em caso de desastre, acompanhe também a televisão, o rádio e os alto-falantes da cidade (防災無線).
    • Os avisos urgentes de risco à vida chegam sempre, sejam quais forem as suas escolhas e configurações.
    • Para dúvidas sobre o conteúdo de um aviso, fale com quem o enviou: a escola, o jardim de infância ou a prefeitura.

    ■ O que não é permitido
    Passar-se por outra pessoa, divulgar avisos com o texto alterado ou atrapalhar o serviço. Nesses casos, o uso pode ser recusado.

    ■ Interrupções
    O serviço pode parar por manutenção ou por falha. As manutenções programadas são avisadas antes.

    ■ Cancelamento
    Você pode cancelar o cadastro por conta própria a qualquer momento.

    ■ Dados pessoais
    São tratados conforme a Política de proteção de dados pessoais.

    ■ Mudanças
    Quando estas regras mudarem, elas terão uma nova data e vamos pedir o seu consentimento de novo.

    Contato: { contact-registration }

## Linking LINE

link-title = Vincular o LINE ao Portal do Cidadão (市民ポータルサイトLINE連携)
link-lead = Aqui você vincula o seu ID do Portal do Cidadão à conta do LINE em que abriu esta página. Os avisos da escola e da prefeitura vão chegar também ao LINE, além do e-mail.
link-undo = Você pode desvincular a qualquer momento: no LINE, em “{ menu-more }” (その他の手続き), ou no Portal do Cidadão, em “{ menu-unlink }” (LINE連携を解除する). O identificador do LINE é então apagado.
link-log-in = Entrar e continuar
link-no-id = Se você ainda não tem um ID, escolha “{ menu-register }” (市民ポータルサイトID取得) no menu do LINE.
# { $name }: who is logged in.
link-whose = Você entrou como { $name }. A seguir, aparece uma tela do LINE: toque em “Permitir” (許可する) para concluir.
link-go = Vincular
# What linking would move, above the button that does.
link-line-of-other = Esta conta do LINE já está vinculada a outro ID do Portal do Cidadão. Se você continuar, aquele ID será desvinculado, e o dono dele será avisado por e-mail.
link-other-line = Este ID já está vinculado a outra conta do LINE (por exemplo, de um celular antigo). Se você continuar, aquela conta será desvinculada e receberá um aviso na conversa.
link-move = Mudar o vínculo e continuar
link-other-id = Entrar com outro ID
link-already = Esta conta do LINE já está vinculada a este ID. Não é preciso fazer mais nada. Para desvincular, escolha “{ menu-more }” (その他の手続き) no LINE ou “{ menu-unlink }” (LINE連携を解除する) no Portal do Cidadão.
# LINE gives no link to somebody who has removed or blocked the account.
link-no-friend-title = É preciso adicionar a conta como amigo
link-no-friend = Esta conta não está entre os seus amigos do LINE ou está bloqueada: { line-account }. Adicione-a como amigo ou desbloqueie-a. Depois, comece de novo por “{ menu-link }” (市民ポータルサイトLINE連携) no menu da conversa.
# LINE does not answer.
link-line-down-title = Não é possível acessar o LINE agora
link-line-down = O LINE não respondeu, por isso não foi possível continuar. Nada mudou. Tente de novo daqui a alguns minutos.
link-again = Tentar de novo

# On the page of what is registered.
mine-line = LINE
# { $at }: date and time.
mine-linked = Vinculado ao LINE (desde { $at }).
mine-not-linked = Não vinculado ao LINE. Adicione como amigo a conta { line-account } e escolha “{ menu-link }” (市民ポータルサイトLINE連携) no menu.
mine-link-failed = A última tentativa de vincular o LINE não foi concluída. O celular que abriu a tela do LINE não era o mesmo da conversa em que você começou. Comece de novo no celular em que você usa o LINE.

## Logging in

login-title = Entrar (ログイン)
login-button = Entrar
logout-button = Sair
field-user-name = Nome de usuário (e-mail, ユーザー名)
login-wrong = Nome de usuário ou senha incorretos.
# After the tenth wrong password.
login-locked = O acesso foi bloqueado porque houve vários erros seguidos. Tente de novo daqui a uns 15 minutos.

# Below the log-in: for those who cannot log in.
login-forgot = Esqueci a senha
login-lost-id = Esqueci o nome de usuário

## Registering on the web

sign-up-lead = Preencha os itens abaixo e toque em “Enviar” (送信). Vamos enviar um e-mail de confirmação.
# That there is another way.
sign-up-line = Você também pode começar pelo LINE: adicione como amigo a conta { line-account } e escolha “{ menu-register }” (市民ポータルサイトID取得) no menu.
# A link to the log-in.
sign-up-has-id = Já tenho um ID do Portal do Cidadão
# { $address }: as it was entered.
sign-up-sent = Estamos enviando um e-mail de confirmação para { $address }. Para concluir o cadastro, abra o link do e-mail e toque no botão da página.
sign-up-sent-again = Enviamos o e-mail mais uma vez.
button-send-again = Enviar de novo
# A link back to the form.
sign-up-anew = O endereço está errado: preencher de novo

## The link of a registration on the web

register-confirm-title = Concluir o cadastro
register-confirm-lead = O cadastro ainda não está concluído. Se foi você quem pediu, toque no botão.
register-confirm-not-you = Se você não pediu este cadastro, feche esta página sem tocar no botão. A senha foi escolhida pela pessoa que digitou este endereço.
button-confirm-registration = Concluir o cadastro

## A mail is under way

by-mail-title = Verifique o seu e-mail
# { $address }: the one sender; { $domain }: its domain.
by-mail-sender = O e-mail é enviado por { $address }.
by-mail-not-there = Se o e-mail não chegar em 5 minutos
by-mail-check-address = Veja se o endereço de e-mail está certo.
by-mail-check-spam = Veja se o e-mail não está na pasta de spam.
by-mail-check-domain = No celular, permita e-mails deste domínio (ドメイン指定受信): { $domain }
by-mail-check-links = Se o celular recusa e-mails com links (URL), mude a configuração para aceitá-los.
by-mail-too-many-title = Aguarde um pouco
# { $until }: date and time.
by-mail-too-many = Já enviamos vários e-mails. Veja primeiro os que chegaram. Você pode pedir outro depois de { $until }.

## Lost password

password-title = Criar uma nova senha
password-lead = Digite o seu nome de usuário (o endereço de e-mail cadastrado). Vamos enviar um e-mail para você criar uma nova senha.
# For a known address and an unknown one alike.
password-sent = Se este endereço estiver cadastrado como nome de usuário, você vai receber um e-mail. O link do e-mail vale por 60 minutos.
password-mail-subject = Nova senha: { portal-name } ({ city })
# { $url }: the link; { $minutes }: how long it works.
password-mail = Para criar uma nova senha do { portal-name }, abra o link abaixo. Ele só pode ser usado uma vez.
    Prazo: { $minutes ->
        [one] { $minutes } minuto
       *[other] { $minutes } minutos
    }.

    { $url }

    Se você não pediu uma nova senha, apague este e-mail. A sua senha não muda.
    { city }, { portal-name }
password-new-title = Digite a nova senha
# Behind a link that was used or has ended, above a link to a new one.
password-link-ended = Este link já foi usado ou o prazo dele terminou. Faça o pedido de novo.
password-reset = A nova senha foi criada. Saímos da sua conta em todos os aparelhos. Entre com a nova senha.

## Changing the password

change-password-title = Alterar a senha
field-old-password = Senha atual (今のパスワード)
password-old-wrong = A senha atual está incorreta.
# Beside another mistake: passwords are not kept in the form.
password-once-more = Por segurança, digite a senha mais uma vez.
button-change-password = Alterar
password-changed-title = A senha foi alterada
password-changed = Saímos da sua conta nos outros aparelhos.
password-changed-mail-subject = Senha alterada: { portal-name } ({ city })
# { $url }: where a new one is asked for.
password-changed-mail = A senha do { portal-name } foi alterada.
    Se foi você, não é preciso fazer nada.

    Se não foi você, crie uma nova senha agora mesmo nesta página:

    { $url }

    { city }, { portal-name }

## Lost user name

lost-id-title = Descobrir o nome de usuário
lost-id-lead = Digite um dos endereços de e-mail que você cadastrou. Vamos enviar o nome de usuário para esse endereço.
# For a known address and an unknown one alike.
lost-id-sent = Se este endereço estiver cadastrado, você vai receber um e-mail com o seu nome de usuário.
lost-id-mail-subject = Nome de usuário: { portal-name } ({ city })
# { $names }: one user name a line; { $url }: the log-in.
lost-id-mail = Seu nome de usuário no { portal-name }:

    { $names }

    Para entrar:
    { $url }

    Se você não pediu esta informação, apague este e-mail.
    { city }, { portal-name }

## Where somebody is logged in

sessions-title = Aparelhos conectados
sessions-lead = Se você não reconhece algum aparelho, desconecte-o e altere a senha.
# Beside the browser the page is read in.
sessions-this = (este aparelho)
# A browser that does not say what it is.
sessions-unknown = Aparelho desconhecido
# { $time }: date and time.
sessions-since = Entrada: { $time }
sessions-seen = Último uso: { $time }
sessions-ended = O aparelho foi desconectado.
button-end = Desconectar
button-end-others = Desconectar outros

## Consent asked again

consent-title = Pedimos o seu consentimento
consent-lead = Os documentos abaixo mudaram, ou você ainda não concordou com eles. Leia e concorde com os dois. Até lá, não é possível alterar o cadastro, mas os avisos continuam chegando.
consent-given = Você já concordou com os documentos atuais. Obrigado!
# A link to the person's own page.
consent-later = Mais tarde
# Before the name of a text to be agreed to; the link opens a window of its own.
page-read-text = Ler (abre em outra janela)

## Children on the top page after logging in

# How many other guardians a child has: never who.
children-others = Outros responsáveis: { $others }
children-edit = Alterar as informações desta criança
children-school = Cadastrar ou alterar escola e turma
children-invite = Convidar outro responsável
children-quit = Remover esta criança do meu cadastro
# Above the invitations that can still be used.
children-invitations = Convites que ainda valem

## An invitation, as the one who invites sees it

invitation-title = Convite para outro responsável
invitation-lead = Passe o link ou o código QR abaixo somente para a pessoa que você quer convidar. Só uma pessoa pode usar, uma única vez. Nenhum de vocês vê o nome, os contatos ou as configurações do outro.
# Read aloud in place of the QR code.
invitation-code = Código QR do link acima
# { $until }: date and time in the city.
invitation-until = Válido até: { $until }
button-withdraw = Cancelar o convite
invitation-withdrawn = Este convite foi cancelado.
invitation-used = Este convite foi usado. A pessoa convidada está cadastrada como responsável.
invitation-expired = O prazo deste convite terminou. Se ainda precisar, faça um novo convite.

## An invitation, as the one who is invited sees it

join-title = Você recebeu um convite para se cadastrar como responsável
# Before logging in: nobody's name.
join-lead = Depois do cadastro, os avisos da escola da criança chegam ao seu próprio LINE ou e-mail. Primeiro, entre com o seu ID.
join-register = Se você ainda não tem um ID do Portal do Cidadão, obtenha um primeiro. Quando terminar o cadastro, abra de novo o link deste convite.
# { $names }: the given names of the children.
join-ask = Vamos fazer o seu cadastro como responsável por { $names }. Escolha o seu parentesco.
join-apart = As configurações de idioma, LINE e e-mail são só suas. Os outros responsáveis não as veem.
button-join = Cadastrar-me como responsável
join-done = Seu cadastro como responsável foi concluído. Os avisos da escola vão chegar a você.
join-own = Este convite foi feito por você. Passe-o para a pessoa que quer convidar.
join-already = Você já tem cadastro como responsável por esta criança.
join-used = Este convite já foi usado. Peça um novo a quem convidou você.
join-withdrawn = Este convite foi cancelado. Fale com quem convidou você.
join-expired = O prazo deste convite terminou. Peça um novo a quem convidou você.
# Told to the one who invited, in LINE and by mail: nobody's name.
joined-subject = Responsável convidado já está cadastrado ({ city })
joined-text = Com o seu convite, outro responsável foi cadastrado para a criança. Os avisos da escola também vão chegar a essa pessoa.
    Se você não fez esse convite, fale conosco: { contact-registration }
## The addresses of somebody logged in

addresses-title = Endereços de e-mail (メールアドレス)
addresses-lead = Você pode cadastrar até 4. Os avisos por e-mail chegam aos endereços 1 e 2.
address-state-empty = não cadastrado
# Links to the form. { $slot }: 1 to 4.
address-add = Cadastrar o endereço { $slot }
address-change = Alterar o endereço { $slot }
# { $address }: the new one.
address-waits = A mudança para { $address } ainda não foi confirmada. Para concluir, abra o link do e-mail de confirmação (登録完了メール) que chegou ao novo endereço.
address-is-login = Este endereço é o seu ID para entrar (nome de usuário). Se você o alterar, o ID também muda.
button-send-proof = Reenviar o e-mail
button-remove-address = Excluir o endereço
button-stop-address = Parar os e-mails
button-keep-address = Cancelar a mudança
address-proof-sent = Enviamos o e-mail de confirmação. Abra o link desse e-mail.
address-removed = O endereço foi excluído.
address-stopped = Paramos de enviar e-mails a este endereço.
address-kept = A mudança foi cancelada.
address-sure = Se tem certeza, toque no botão.
# Nothing else reaches the person.
address-last-channel = Atenção: não há outro meio de os avisos chegarem a você. Se continuar, você não vai mais receber os avisos da escola e da prefeitura.

## The pages of whoever owns a mailbox, without logging in

prove-title = Confirmar o endereço de e-mail
prove-ask = Este endereço de e-mail vai ser usado no Portal do Cidadão.
button-prove = Usar este endereço
prove-done-title = Confirmado
prove-done = O endereço de e-mail foi confirmado. Você pode fechar esta página.
prove-changed = O endereço de e-mail foi confirmado e alterado. Ao endereço anterior, avisamos apenas que houve a mudança.
prove-changed-login = O endereço de e-mail foi confirmado e alterado. A partir de agora, entre com o novo endereço. Ao endereço anterior, avisamos apenas que houve a mudança.
prove-refused-title = Não foi possível alterar o endereço
prove-refused = Não foi possível mudar para este endereço. O endereço anterior continua valendo. Tente com outro endereço ou peça ajuda: { contact-registration }
prove-used-title = Este link já foi usado
prove-used = O endereço já foi confirmado, ou você fez outro pedido depois. Entre com o seu ID e veja a página “Endereços de e-mail” (メールアドレス).
stop-title = Parar os e-mails
stop-lead = Aqui você pode parar os e-mails do Portal do Cidadão da { city } sem entrar com o ID. Digite o endereço de e-mail que não deve mais receber mensagens. Vamos enviar a ele um e-mail para concluir o pedido.
stop-ask = Se você tocar no botão, o endereço em que este link chegou não vai mais receber e-mails do Portal do Cidadão.
button-stop-mails = Parar os e-mails
stop-done-title = Paramos os e-mails
stop-done = Não vamos mais enviar e-mails a este endereço. A pessoa que o cadastrou também será avisada.
# The same whether the address is registered or not.
stop-sent-title = Pedido recebido
stop-sent = Se este endereço estiver cadastrado, enviamos um e-mail a ele. Abra o link desse e-mail.

## The page that stops mails about one topic, which a mail's program may also do with one click

# $topic: the topic's name, in all of these.
unsubscribe-ask = Se você tocar no botão, os avisos sobre “{ $topic }” não chegam mais por e-mail. Se você está vinculado ao LINE, eles continuam chegando lá. Os avisos da escola e as emergências com risco à vida chegam como antes.
unsubscribe-done = Não vamos mais enviar e-mails sobre “{ $topic }”.
button-unsubscribe-undo = Receber de novo por e-mail
unsubscribe-undone-title = Chegam por e-mail
unsubscribe-undone = Os avisos sobre “{ $topic }” chegam de novo por e-mail.

## The page of "the mail does not come"

check-title = E-mails não chegam (メールが届かないとき)
check-lead = Verificamos 7 pontos, um por um, com base no seu cadastro e nos registros de envio.
check-wrong-below = Encontramos o motivo de os e-mails não chegarem. Veja os pontos marcados com “Verifique”.
# Before a finding that keeps mails away.
check-mark-wrong = [Verifique]
# The seven points, in the city's order.
check-point-1 = Configurações do celular
check-point-2 = Manutenção do sistema
check-point-3 = Lugares sem sinal
check-point-4 = Endereços de e-mail cadastrados
check-point-5 = Opção “Receber avisos por e-mail” (連絡メールを受信する)
check-point-6 = Endereços 1 e 2
check-point-7 = Resultado dos últimos e-mails
test-title = E-mail de teste
test-lead = Depois de enviar, abra esta página de novo para ver o resultado.
desk-title = Suporte
desk-lead = Se nenhum destes pontos resolver, gere um número e ligue para o suporte. Com esse número, o suporte vê o resultado desta verificação.
button-number = Gerar um número

## Leaving: the mails

# Told once in April, in LINE and by mail: one of the three that follow, or more, then the last.
year-subject = Confira a série e a turma do novo ano letivo: { city }
# { $url }: the first of the pages.
year-check = Começou o novo ano letivo. A criança passou para a série seguinte; a turma ainda não está definida.
    Confira a série e a turma. Se estiver certo, basta tocar em “{ button-new-year }” (正しい). Quando souber a turma, cadastre em “{ menu-enrol }” (学校情報登録).
    { $url }/mine/do/new-year
year-register = A criança terminou a escola ou o jardim de infância em 31 de março. Os avisos já recebidos continuam disponíveis para leitura.
    Para receber os avisos da nova escola, tenha o código da escola em mãos e faça o cadastro em “{ menu-enrol }” (学校情報登録).
    { $url }/mine/do/enrol
# Junior high school.
year-finished = A criança terminou o ginásio (escola ginasial) em 31 de março. Os avisos da escola terminam aqui; os avisos da prefeitura continuam chegando.
year-addresses = Se o seu e-mail mudou, altere aqui:
    { $url }/mine/addresses
leave-mail-subject = Cancelamento do cadastro recebido: Portal do Cidadão ({ city })
# { $day }: the last day on which everything goes on; { $url }: where it is taken back.
leave-mail = Recebemos o pedido para cancelar o seu cadastro no Portal do Cidadão.
    Até { $day }, os avisos continuam chegando como antes. Depois, todo o seu cadastro será apagado.

    Para desistir do cancelamento, abra esta página até essa data:
    { $url }

    Se não foi você quem pediu, abra a página e desfaça o pedido.
    { city }, Portal do Cidadão
# To an account nobody has used for long.
unused-mail = Você não usa o Portal do Cidadão há mais de 2 anos.
    Para não guardar dados pessoais sem uso, vamos apagar todo o seu cadastro depois de { $day }.

    Se quiser continuar usando, abra esta página até essa data:
    { $url }

    { city }, Portal do Cidadão
stay-mail-subject = Seu cadastro continua: Portal do Cidadão ({ city })
stay-mail = O pedido de cancelamento do cadastro foi desfeito. Você pode continuar usando o portal como antes.
    { city }, Portal do Cidadão
erased-mail-subject = Cadastro apagado: Portal do Cidadão ({ city })
# { $url }: the certificate; { $number }: its number.
erased-mail = Todo o seu cadastro no Portal do Cidadão foi apagado.
    Este certificado mostra o que foi apagado e quando (número { $number }):

    { $url }

    Obrigado por ter usado o portal.
    { city }, Portal do Cidadão

## Leaving: the certificate of erasure

erased-title = Certificado de eliminação de dados
erased-lead = A { city } apagou do Portal do Cidadão as informações abaixo. Este certificado não contém dados pessoais.
erased-number = Número
erased-at = Data e hora
# What was erased; each is followed by how many.
erased-person = Pessoa cadastrada (nome, senha, configurações)
erased-addresses = Endereços de e-mail
erased-line = Identificadores de usuário do LINE
erased-children = Informações das crianças
erased-schools = Cadastros de escola
erased-topics = Categorias de avisos escolhidas
erased-consents = Registros de consentimento
erased-others = Outros registros
erased-compare-title = Verificar se era o seu cadastro
erased-compare = Digite o endereço de e-mail que era o seu nome de usuário para verificar se o cadastro apagado era o seu. O que você digitar não é guardado.
erased-same = O cadastro apagado era o deste endereço de e-mail.
erased-other = O cadastro apagado não era o deste endereço de e-mail.
button-compare = Verificar

## What is held about somebody

held-title = O que guardamos sobre você
held-lead = Estas são todas as informações que este serviço guarda sobre você. Não há informações de outros responsáveis.
held-download = Baixar em JSON
# Headings.
held-person = Pessoa cadastrada
held-addresses = Endereços de e-mail
held-line = Vínculo com o LINE
held-links = Pedidos para vincular o LINE
held-invitations = Convites para outros responsáveis
held-talks = Preenchimento em andamento no LINE
held-consents = Consentimentos
held-children = Crianças
held-schools = Escolas (anteriores, atuais e previstas)
held-topics = Escolha dos avisos da prefeitura
held-notices = Avisos recebidos
held-sessions = Aparelhos conectados
held-diagnoses = Verificações de e-mails que não chegam
held-departures = Pedidos de cancelamento do cadastro
# What is known of each.
held-id = Número
held-family-name = Sobrenome (姓)
held-given-name = Nome (名)
held-language = Idioma
held-area = Área
held-ways-of-school = Por onde chegam os avisos da escola
held-ways-of-city = Por onde chegam os avisos da prefeitura
held-off-since = Avisos por e-mail desativados em
held-quiet-hours = Horário sem notificações
held-since-linked = Vinculado em
held-ended-at = Terminado em
held-outcome = Resultado
held-used-at = Usado em
held-login = Nome de usuário
held-owner = De quem é o endereço
held-stopped-at = Parado em
held-employer-agreed-at = Consentimento do local de trabalho em
held-next-address = Novo endereço a confirmar
held-device = Aparelho
held-number = Número
held-findings = Resultado da verificação
held-created-at = Cadastrado em
held-updated-at = Alterado em
held-last-used-at = Último uso em
held-slot = Posição
held-address = Endereço de e-mail
held-proven-at = Confirmado em
held-id-at-line = Identificador de usuário do LINE
held-blocked-at = Bloqueado em
held-entered = Preenchido até agora
held-document = Documento
held-version = Versão
held-agreed-at = Aceito em
held-child = Número da criança
held-family-kana = Sobrenome em katakana (セイ)
held-given-kana = Nome em katakana (メイ)
held-sex = Sexo (性別)
held-birthday = Data de nascimento (生年月日)
held-relationship = Parentesco (続柄)
held-school = Nome da escola (学校名)
held-grade = Série / ano (学年)
held-class = Turma (クラス)
held-attendance-number = Número de chamada (出席番号)
held-groups = Clubes e outros grupos (部活動・その他のグループ)
held-from = De
held-until = Até
held-confirmed-at = Confirmado em
held-topic = Categoria
held-wanted = Receber (1) ou não receber (0)
held-changed-at = Alterado em
held-notice = Número do aviso
held-sent-at = Enviado em
held-state = Situação
held-cause = Causa
held-reasons = Por que você recebeu
held-delivered-by-line = Entregue pelo LINE em
held-delivered-by-email = Entregue por e-mail em
held-opened-at = Aberto em
held-read-at = Leitura confirmada em
held-read-by = Como a leitura foi confirmada
held-proven-by = Canais confirmados (simulação)
held-title-of-notice = Assunto
held-expires-at = Válido até
held-kind = Tipo
held-asked-at = Pedido em
held-due-at = Data prevista para apagar
held-withdrawn-at = Cancelado em

## How long what is kept, in the privacy policy

kept-title = Por quanto tempo guardamos
kept-at-once = apagado na hora
# { $days }, { $years }: after its end.
kept-days = { $days ->
        [one] { $days } dia
       *[other] { $days } dias
    }
kept-years = { $years ->
        [one] { $years } ano
       *[other] { $years } anos
    }
kept-person = Seu cadastro (no dia do cancelamento ou da mudança)
kept-unused = Cadastro sem uso (apagado depois de um aviso por e-mail)
kept-deliveries = Registros de envio e recebimento dos avisos (só as quantidades ficam)
kept-files = Arquivos anexos de um aviso (a partir do seu fim)
kept-uploads = Arquivos que nenhum aviso usou
kept-registrations = Cadastros não concluídos
kept-sessions = Acessos com prazo vencido
kept-talks = Registros do que chegou pelo LINE (os textos são apagados na hora)
kept-strangers = Identificador do LINE de quem não tem ID (depois do bloqueio)
kept-schools = Cadastro da escola anterior
kept-links = Registros dos pedidos para vincular o LINE
kept-invitations = Convites para outros responsáveis (depois do fim do prazo)
kept-guesses = Registros de erros de senha e de código da escola
kept-keys = Respostas aos programas dos funcionários
kept-departures = Registros de cancelamento do cadastro (sem dizer de quem)
kept-proofs = Certificados de eliminação (sem dizer de quem)
