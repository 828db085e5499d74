# Help: what stands around the articles, and those written by hand. The steps of the flows are made from
# the flows themselves. One step a line, without numbers: they are counted where they are shown.

## Around the articles

help-title = Ajuda
help-lead = Digite o que você quer saber ou escolha na lista abaixo.
help-query = O que você quer saber?
help-search = Buscar (検索)
help-flows = Como fazer
help-troubles = Se algo não der certo
# { $query }: what was typed.
help-found = Resultados para “{ $query }”
help-not-found = Não encontramos nenhuma explicação sobre “{ $query }”. Tente outras palavras ou entre em contato.
help-contact = Se isso não resolver
# Whom to ask today, with the telephone.
help-contact-use = Dúvidas sobre o cadastro e o uso: { contact-registration }
help-contact-content = Dúvidas sobre um aviso da escola: a escola ou o jardim de infância da criança
help-contact-city = Dúvidas sobre um aviso da prefeitura: { contact-content }
help-contact-form = Formulário de contato

## A flow's steps

# { $item }: the menu item's label.
help-step-menu = No menu, escolha “{ $item }”.
# { $button }: the label of the button that saves.
help-step-confirm = Confira o que você preencheu e toque em “{ $button }”.
# A button's name. { $label } in the reader's language, { $japanese } as Japanese people see it.
help-button = { $label } ({ $japanese })
help-optional = (Não é obrigatório preencher.)
help-sometimes = (Só se for o seu caso.)

## In the talk

# Above the help's topics.
help-choose = Escolha o que você quer saber ou escreva com suas palavras.
    Para parar a qualquer momento, toque em “{ button-cancel }”.
    { help-contact-use }
    { help-contact-content }
# Typed words fit no button, but an article below.
help-maybe = Talvez isto ajude:

## Written by hand: the title (a button: at most 20 letters), the text, the steps, and words that people type

help-arrival = O e-mail não chega
help-arrival-text = Se o e-mail de confirmação ou os avisos não chegarem, verifique estes pontos, nesta ordem.
help-arrival-steps = Veja se o e-mail está na pasta de spam (迷惑メール).
    No menu, em “{ menu-settings }” (受け取り方の設定), confira se o endereço de e-mail cadastrado está certo.
    Se o seu e-mail é de uma operadora de celular, permita os e-mails do endereço deste serviço (ドメイン指定受信). O endereço está na página inicial.
    Veja se a sua caixa de e-mail não está cheia.
    Se mesmo assim não chegar, entre em contato.
help-arrival-words = e-mail email mail correio não chega nao chega não chegou nao chegou não recebo nao recebo não recebi nao recebi receber spam lixo eletrônico eletronico bloqueio filtro confirmação confirmacao mensagem docomo au SoftBank

help-school-code = Sem código da escola
help-school-code-text = O código da escola (学校コード) é entregue pela escola ou pelo jardim de infância da criança. A prefeitura não pode informar esse código.
    Não passe o código a outras pessoas. Depois de 5 erros seguidos, é preciso esperar um tempo para digitar de novo.
help-school-code-steps = Veja o papel que a escola entregou.
    Se não encontrar, ligue para a escola ou o jardim de infância.
    Digite o código em “{ menu-enrol }” (学校情報登録), no menu.
help-school-code-words = código da escola codigo não sei nao sei perdi perdido errei errado bloqueado não consigo digitar nao consigo 学校コード

help-link = Vínculo com o LINE
help-link-text = Quem se cadastrou pela internet também pode receber os avisos pelo LINE. Eles continuam chegando por e-mail.
    Depois, você pode desvincular a qualquer momento: no menu, escolha “{ menu-unlink }” (LINE連携を解除する).
help-link-steps = No LINE, adicione como amigo: { line-account }.
    No menu, escolha “{ menu-link }” (市民ポータルサイトLINE連携), abra a página e entre com seu nome de usuário e sua senha.
    No LINE, toque em “Permitir” (許可する).
    Uma mensagem no LINE avisa que deu certo.
help-link-words = LINE vincular vínculo vinculo desvincular conectar ligar conta adicionar amigo não conecta nao conecta LINE連携 連携

help-new-phone = Celular novo
help-new-phone-text = Se você passou a sua conta do LINE para o celular novo, não precisa fazer nada: os avisos continuam chegando.
    Se você criou uma conta nova no LINE, vincule de novo. O seu cadastro continua guardado.
help-new-phone-steps = No LINE do celular novo, adicione como amigo: { line-account }.
    No menu, escolha “{ menu-link }” (市民ポータルサイトLINE連携) e entre com o mesmo ID e a mesma senha.
    Se o seu e-mail também mudou, altere o endereço cadastrado.
help-new-phone-words = celular novo telefone novo smartphone aparelho troquei mudei trocar mudar número numero perdi o celular transferir conta 機種変更

help-password = Esqueci a senha
help-password-text = O nome de usuário é o endereço de e-mail cadastrado.
    Nem a prefeitura sabe qual é a sua senha. Com o e-mail cadastrado, você pode criar uma nova senha.
help-password-steps = Na página “{ login-title }”, abra o link para quem esqueceu a senha.
    Digite o endereço de e-mail cadastrado.
    Abra o link do e-mail que chegar e crie uma nova senha.
help-password-words = senha esqueci esquecida perdi ID nome de usuário usuario não consigo entrar nao consigo login acessar acesso パスワード

help-feature-phone = Sem smartphone
help-feature-phone-text = Sem o LINE, você pode usar este serviço só por e-mail, no computador ou em um celular comum (não smartphone).
    Para confirmar a leitura de um aviso, basta abrir o link do e-mail e tocar no botão.
help-feature-phone-steps = Permita os e-mails do endereço deste serviço.
    Cadastre-se pelo site (ホームページで登録), na página inicial.
    Abra o link do e-mail que chegar e crie uma senha.
    Entre e cadastre a criança e a escola.
help-feature-phone-words = celular comum antigo simples sem smartphone não tenho smartphone nao tenho sem LINE não uso LINE nao uso só computador so computador ガラケー

help-guardians = Vários responsáveis
help-guardians-text = Pai, mãe, avô, avó: quantas pessoas quiser podem se cadastrar para a mesma criança. Cada uma tem o próprio ID e escolhe o idioma e a forma de receber os avisos.
    Quando alguém da família toca em “{ notice-confirm }”, a confirmação vale para toda a família. Ninguém vê o e-mail dos outros.
help-guardians-steps = Cada pessoa que quer receber os avisos obtém o próprio ID do Portal do Cidadão.
    Quem cadastrou a criança escolhe “{ menu-invite }” (ほかの保護者を招待) no menu e passa o link ou o código QR do convite.
    A pessoa convidada abre o link e entra com o próprio ID.
help-guardians-words = família familia mãe mae pai pais avó avô avo avós avos vovó vovo marido esposa mulher responsável responsavel responsáveis responsaveis vários varios dois duas também tambem convidar convite

help-translation = Outros idiomas
help-translation-text = O menu, as páginas e os e-mails aparecem no idioma que você escolher.
    Se um aviso tiver tradução, ele chega no seu idioma, com o original em japonês embaixo. Esses avisos têm o botão “{ notice-translation }”.
help-translation-steps = No menu, escolha “{ menu-language }” (言語).
    Escolha o seu idioma.
help-translation-words = tradução traducao traduzir idioma língua lingua português portugues inglês ingles chinês chines vietnamita japonês japones language 翻訳

help-emergency = Avisos urgentes
help-emergency-text = Os avisos urgentes de risco à vida, como as informações de evacuação, chegam a todas as pessoas cadastradas, seja qual for a sua escolha. Só quem pediu avisos de evacuação apenas dos próprios locais recebe somente os desses locais.
    Nível de alerta 5: há risco de vida. Proteja-se imediatamente.
    Nível de alerta 4: todos devem sair dos locais perigosos.
    Nível de alerta 3: idosos e outras pessoas que precisam de mais tempo devem sair dos locais perigosos.
    Níveis de alerta 2 e 1: verifique como evacuar.
    Se o título disser SIMULAÇÃO (訓練), é só um treinamento.
help-emergency-words = evacuação evacuacao evacuar abrigo nível nivel alerta desastre terremoto chuva tufão tufao enchente inundação inundacao emergência emergencia urgente simulação simulacao treinamento

help-receipt = “Li e confirmei”
help-receipt-text = Quando a escola quer saber se você leu um aviso, ela coloca o botão “{ notice-confirm }”. Ao tocar nele, a escola fica sabendo que você leu. Não é preciso responder.
help-receipt-steps = Leia o aviso até o fim.
    No LINE, toque em “{ notice-confirm }”. No e-mail, abra o link e toque no botão da página.
help-receipt-words = li confirmei confirmar confirmação confirmacao leitura lido recebimento responder resposta botão botao não funciona nao funciona 確認しました

help-leaving = Parar de usar
help-leaving-text = Você pode cancelar o cadastro a qualquer momento, por exemplo, se for se mudar. As informações que guardamos serão apagadas.
    Se você bloquear a conta no LINE, o cadastro continua, e os avisos chegam por e-mail.
help-leaving-steps = No menu, escolha “{ menu-more }” (その他の手続き).
    Escolha “Cancelar o cadastro” (退会・転出) e siga as instruções.
help-leaving-words = parar cancelar cancelamento sair desistir encerrar apagar excluir remover cadastro mudança mudanca mudar de cidade bloquear não quero receber nao quero 退会
