# Absences: the report to the school and taking it back, what is told of it, and missing children.

## The flows' names and ways

# The report of an absence and the like: the menu item of at most 20 characters, and its title.
menu-absence = Avisar falta/atraso
flow-title-absence = Comunicar falta, atraso ou saída antecipada (欠席・遅刻・早退の連絡)
start-absence = Aqui você avisa a escola que a criança vai faltar, chegar atrasada ou sair mais cedo. Um novo aviso substitui o anterior do mesmo dia.
saved-absence = Recebemos o aviso para a escola. Você será informado quando a escola o ler.
confirm-absence = Enviar este aviso à escola?
button-absence = Enviar
# Taking a report back; shown while there is one.
menu-withdraw-absence = Cancelar um aviso
flow-title-withdraw-absence = Cancelar um aviso à escola (欠席などの連絡の取り消し)
start-withdraw-absence = Aqui você cancela um aviso enviado à escola. Para os dias que já passaram, ele continua valendo.
saved-withdraw-absence = O aviso à escola foi cancelado.
confirm-withdraw-absence = Cancelar este aviso?
button-withdraw-absence = Sim, cancelar
# Why the one or the other cannot be begun.
no-pupils = Nenhuma criança está cadastrada em uma escola. Escolha primeiro “Cadastrar a escola” (学校情報登録).
no-reports = Não há aviso que possa ser cancelado. Depois do prazo, ligue para a escola.

## The questions

field-absence-kind = Tipo de aviso (連絡の種類)
ask-absence-kind = O que você quer avisar?
field-absence-day = Dia (日付)
ask-absence-day = Em que dia? Se forem vários dias, escolha o primeiro.
field-absence-until = Último dia (最後の日)
ask-absence-until = Se forem vários dias, escolha o último.
hint-absence-until = Se for um dia só, não precisa escolher.
field-arrival-time = Hora de chegada (登校する時刻)
ask-arrival-time = Por volta de que horas a criança chega?
hint-arrival-time = Exemplo: 9:30
field-leaving-time = Hora da saída (早退する時刻)
ask-leaving-time = Por volta de que horas a criança sai?
hint-leaving-time = Exemplo: 13:30
field-absence-reason = Motivo (理由)
ask-absence-reason = Escolha o que mais se aproxima.
hint-absence-reason = Só os funcionários desta escola veem o motivo e a observação. Eles são apagados depois de cerca de um mês.
field-absence-note = Observação (連絡事項)
ask-absence-note = Se houver algo mais que a escola deva saber, escreva aqui.
hint-absence-note = Até 200 caracteres. Não é obrigatório.
field-absence-report = Aviso (取り消す連絡)
ask-absence-report = Qual aviso você quer cancelar?
# The labels of buttons, at most 20 characters as LINE counts them.
button-today = Hoje
button-tomorrow = Amanhã
button-one-day = Um dia só

## Choices

absence-kind-absent = Falta
absence-kind-late = Atraso
absence-kind-early = Saída antecipada
absence-kind-other = Outro
absence-reason-ill = Indisposição
absence-reason-infection = Doença infecciosa
absence-reason-hospital = Consulta médica
absence-reason-family = Motivo familiar
absence-reason-mourning = Luto
absence-reason-other = Outro
# A report that can be taken back: with { $days }, the day or the first and the last without their year,
# at most 20 characters as LINE counts them.
report-absent = Falta { $days }
report-late = Atraso { $days }
report-early = Saída { $days }
report-other = Outro { $days }

## What was wrong with an answer

# The school takes no more reports of that day. { $until }: its deadline; { $phone }: its number.
wrong-too-late = O prazo desse dia (até { $until }) terminou. Ligue para a escola.
wrong-too-late-phone = O prazo desse dia (até { $until }) terminou. Ligue para a escola: { $phone }
wrong-before-first = Esse dia é anterior ao primeiro.
# { $max }: days.
wrong-too-many-days = Um aviso vale para no máximo { $max } dias. Se for mais, fale com a escola.
wrong-time = Não consegui entender o horário. Exemplo: 9:30

## What is registered, in LINE and on the first page after logging in

# A report to the school. { $kind }: such as absent; { $days }: the day, or the first and the last.
mine-absence = Aviso: { $kind }, { $days } (ainda não lido pela escola)
mine-absence-read = Aviso: { $kind }, { $days } (lido pela escola)

## What is told, in LINE and by mail: never who the child is, nor why

# To everybody who looks after the child. { $place }: school, grade and class; { $url }: the pages.
absence-told-subject = Aviso à escola recebido
absence-told = Recebemos um aviso à escola sobre a criança ({ $place }).
    { $kind }: { $days }
    Se você não sabe desse aviso, ligue para a escola: { $phone }
    Ver ou cancelar: { $url }/mine
# The same of a report that was taken back.
absence-withdrawn-subject = Aviso à escola cancelado
absence-withdrawn = O aviso à escola sobre a criança ({ $place }) foi cancelado.
    { $kind }: { $days }
    Se você não sabe disso, ligue para a escola: { $phone }
    Ver: { $url }/mine
# To whoever made the report.
absence-read-subject = A escola leu o seu aviso
absence-read = A escola leu o seu aviso sobre a criança ({ $place }).
    { $kind }: { $days }
# To the same: nobody at the school has read it by its time.
absence-overdue-subject = Telefone, por favor: a escola ainda não leu o seu aviso
absence-overdue = A escola ainda não leu o seu aviso sobre a criança ({ $place }). Por favor, telefone para a escola: { $phone }
    { $kind }: { $days }
# In place of the number of a school that has not given one.
phone-not-told = o número que está nos avisos impressos da escola
# Urgent: at roll call a child was missing without a report. { $phone }: the school's number.
missing-subject = URGENTE: a criança não está na escola
missing-ask = URGENTE: A criança ({ $place }) não chegou à escola, e ninguém avisou que ela faltaria.
    Ligue agora mesmo para a escola: { $phone }
    No LINE você também pode escolher “Avisar falta/atraso” (欠席・遅刻・早退の連絡).
# Afterwards: the school knows where the child is.
found-subject = A criança foi localizada
found-tell = A escola já sabe onde está a criança ({ $place }). Obrigado pela ajuda.

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-absences = Avisos à escola
held-missing = Perguntas sobre a presença
held-expected = Hora prevista
held-note = Observação
kept-reasons = Motivos das faltas e perguntas sobre a presença (a partir do dia)
kept-absences = Avisos à escola (sem o motivo)
