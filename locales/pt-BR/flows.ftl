# The questions' fields: the documents' names, the questions, hints, choices, and what was wrong.

## Fields, by the names of the source documents (A-25, A-27, B-25)

field-email = Endereço de e-mail (メールアドレス)
field-family-name = Sobrenome (姓)
field-given-name = Nome (名)
field-privacy = Política de proteção de dados pessoais (個人情報保護方針)
field-terms = Termos de uso (利用規約)
field-family-kana = Sobrenome em katakana (セイ)
field-given-kana = Nome em katakana (メイ)
field-sex = Sexo (性別)
field-birthday = Data de nascimento (生年月日)
field-relationship = Parentesco (続柄)
field-child = Criança (こども)
field-school = Nome da escola (学校名)
field-grade = Série / ano (学年)
field-class = Turma (クラス)
field-clubs = Clube (部活動)
field-groups = Outros grupos (その他のグループ)
field-attendance-number = Número de chamada (出席番号)
field-school-code = Código da escola (学校コード)
field-topics = Avisos da prefeitura (市からのお知らせ)
field-school-channel = Avisos da escola: por onde (学校からのお知らせの届け先)
field-city-channel = Avisos da prefeitura: por onde (市からのお知らせの届け先)
field-bulk-mail = Receber avisos por e-mail (連絡メールを受信する)
field-quiet-hours = Horário sem avisos (お知らせを待つ時間)
field-address-slot = Qual endereço (アドレスの番号)
field-address-owner = De quem é o endereço (だれのアドレスか)
field-employer-agrees = Autorização do trabalho (お勤め先の了解)
field-address = Endereço de e-mail (メールアドレス)
field-start-date = Primeiro dia na nova escola (新しい学校の初日)
field-moving-child = Criança (こども)
field-leave-why = Motivo do cancelamento (登録をやめる理由)
field-leave-day = Dia da mudança (転出する日)

## Questions

ask-email = Digite seu endereço de e-mail.
ask-family-name = Digite o sobrenome.
ask-given-name = Digite o nome.
ask-privacy = Leia a Política de proteção de dados pessoais e, se estiver de acordo, toque em “Concordo”.
ask-terms = Leia os Termos de uso e, se estiver de acordo, toque em “Concordo”.
ask-family-kana = Digite em katakana como se lê o sobrenome.
ask-given-kana = Digite em katakana como se lê o nome.
ask-sex = Escolha o sexo.
ask-birthday = Escolha ou digite a data de nascimento.
ask-relationship = O que você é da criança? Escolha uma opção.
ask-child = Para qual criança?
ask-school = Escolha a escola ou digite parte do nome dela.
ask-grade = Escolha a série / o ano escolar.
ask-class = Escolha a turma.
ask-clubs = Escolha todos os clubes de que a criança participa e toque em “Próximo”.
ask-groups = Escolha todos os grupos de que a criança participa e toque em “Próximo”.
ask-attendance-number = Digite o número de chamada.
ask-school-code = Digite o código da escola que está no papel entregue pela escola.
ask-topics = Escolha os avisos que quer receber e toque em “Próximo”. O sinal ✓ marca os que você vai receber.
ask-school-channel = Por onde você quer receber os avisos da escola? O sinal ✓ marca a opção atual.
ask-city-channel = Por onde você quer receber os avisos da prefeitura? O sinal ✓ marca a opção atual.
ask-bulk-mail = Quer receber os avisos comuns por e-mail? O sinal ✓ marca a opção atual.
ask-quiet-hours = Escolha o horário em que não quer receber avisos comuns. O sinal ✓ marca a opção atual.
ask-address-slot = Qual endereço você quer cadastrar ou alterar?
ask-address-owner = De quem é este endereço?
ask-employer-agrees = Para cadastrar um endereço do trabalho, você precisa antes da autorização da empresa. Você já tem essa autorização?
ask-address = Digite o endereço de e-mail.
ask-start-date = Qual é o primeiro dia na nova escola?
ask-moving-child = De qual criança você quer anular a transferência de escola?
ask-leave-why = Por que você quer cancelar o cadastro? Escolha o motivo.
ask-leave-day = Em que dia você vai se mudar da cidade?

## Hints, below the question

hint-email = Vamos enviar um e-mail de confirmação para este endereço.
hint-address-slot = Os avisos chegam aos endereços 1 e 2. Os endereços 3 e 4 são para outros serviços e não recebem avisos.
hint-address = Vamos enviar um e-mail de confirmação (登録完了メール) para este endereço. Também pode ser o endereço de alguém da família, como avós ou irmãos.
hint-family-kana = Exemplo: ヤマダ (também pode ser em hiragana)
hint-given-kana = Exemplo: ハナコ (também pode ser em hiragana)
hint-birthday = Exemplo: 2018-04-02 (ano-mês-dia)
hint-class = Se em abril a turma ainda não estiver definida, escolha “sem turma” (クラス未設定).
hint-attendance-number = Não é necessário informar o número de chamada.
hint-school-code = Se não souber o código, pergunte à escola.
hint-school-channel = Se não for possível avisar você pelo meio escolhido, usaremos o outro.
hint-city-channel = Se não for possível avisar você pelo meio escolhido, usaremos o outro.
hint-bulk-mail = Mesmo com “Não receber”, chegam por e-mail os avisos urgentes de risco à vida, de suspensão temporária das aulas e de segurança.
hint-quiet-hours = Os avisos enviados nesse horário chegam depois que ele terminar.
hint-start-date = Até o dia anterior, chegam os avisos da escola atual.
hint-leave-why = “Deixar de usar” só vale depois de 7 dias, para o caso de ter tocado por engano. Até lá, você pode voltar atrás.
hint-leave-day = Os avisos chegam até esse dia.

## Choices

sex-male = Masculino
sex-female = Feminino
sex-unsaid = Prefiro não dizer
relationship-father = Pai
relationship-mother = Mãe
relationship-grandfather = Avô
relationship-grandmother = Avó
relationship-sibling = Irmão ou irmã
relationship-relative = Outro parente
relationship-foster = Guardião ou tutor
relationship-other = Outro
# By which channel notices come; the labels of buttons.
channel-both = LINE e e-mail
channel-line = Só LINE
channel-mail = Só e-mail
# The switch 連絡メールを受信する.
bulk-mail-on = Receber
bulk-mail-off = Não receber
# In these hours ordinary notices wait.
quiet-hours-none = Nenhum (sempre)
quiet-hours-21-7 = Das 21h às 7h
quiet-hours-22-6 = Das 22h às 6h
quiet-hours-23-7 = Das 23h às 7h
# One invitation for all of somebody's children.
invite-all = Todas as crianças
# Slots of addresses: 1 and 2 get notices.
address-slot-1 = 1 (para avisos)
address-slot-2 = 2 (para avisos)
address-slot-3 = 3 (outros usos)
address-slot-4 = 4 (outros usos)
address-owner-own = Meu
address-owner-family = Da família
address-owner-work = Do trabalho
leave-why-moving = Mudança de cidade
leave-why-unneeded = Deixar de usar
grade-number = { $grade }º ano
# Kindergartens count by age.
grade-by-age = { $grade } anos
class-unset = { $grade }º ano (sem turma)
class-unset-by-age = { $grade } anos (sem turma)

## What was wrong with an answer

wrong-empty = Preencha este item, por favor.
# { $max }: characters.
wrong-too-long = O texto é longo demais. Use no máximo { $max } caracteres.
wrong-email = Isso não parece um endereço de e-mail. Exemplo: hanako@example.jp
wrong-kana = Escreva em katakana (ou hiragana). Exemplo: ヤマダ
wrong-date = Não consegui entender a data. Exemplo: 2018-04-02 (ano-mês-dia)
wrong-future = Essa data de nascimento está no futuro.
wrong-too-old = Essa data de nascimento é de mais de 20 anos atrás. Informe a data de nascimento da criança.
wrong-past = Essa data já passou.
wrong-too-far = Essa data é daqui a mais de um ano.
wrong-choice = Escolha uma das opções.
wrong-consent = Sem o seu consentimento, não é possível fazer o cadastro.
wrong-number = Digite o número de chamada com até 4 algarismos.
# { $left }: tries left.
wrong-code =
    { $left ->
        [one] O código da escola está errado. O código de uma folha antiga ou de outra escola não funciona: peça a folha nova à escola. Você pode tentar mais { $left } vez.
       *[other] O código da escola está errado. O código de uma folha antiga ou de outra escola não funciona: peça a folha nova à escola. Tentativas restantes: { $left }.
    }
wrong-code-last = O código da escola está errado. Como houve 5 erros seguidos, não é possível tentar de novo por um tempo. Peça a folha nova à escola.
# { $until }: date and time.
wrong-code-locked = Não é possível digitar o código da escola até { $until }. Se for urgente, entre em contato com a escola.
