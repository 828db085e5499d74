# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = Coleta de lixo
flow-title-garbage = Lembretes da coleta de lixo (ごみの日)
start-garbage = Você será lembrado dos dias de coleta da sua área, na véspera, na hora que escolher.
saved-garbage = Os lembretes da coleta de lixo estão definidos. Você também pode perguntar: "lixo amanhã?", "quando é o 粗大ごみ?", "フライパンの捨て方".
# There is no area to choose: no calendar was ever published.
no-garbage-calendar = O calendário da coleta de lixo ainda não está disponível.
# The topic of the reminders, as a mail's footer names it.
garbage-topic = Aviso dos dias de coleta de lixo

## The questions

field-garbage-evening = Na véspera (前の日)
ask-garbage-evening = A que horas da véspera devemos lembrá-lo?
field-garbage-morning = Na mesma manhã (当日の朝)
ask-garbage-morning = Devemos lembrá-lo também na mesma manhã?
# The choices.
garbage-evening-17 = 17h
garbage-evening-18 = 18h
garbage-evening-19 = 19h
garbage-evening-20 = 20h
garbage-evening-21 = 21h
garbage-evening-none = Não na véspera
garbage-morning-6 = 6h
garbage-morning-7 = 7h
garbage-morning-none = Não de manhã

## The reminders. { $day }: a day with its weekday; { $kinds }: one or more kinds

garbage-title = { $day }: { $kinds }
garbage-body = { $day } é dia de coleta de { $kinds }. Coloque de manhã, antes do horário fixado.
# Where the city says by when; { $time }: 7:30.
garbage-body-by = { $day } é dia de coleta de { $kinds }. Coloque até as { $time }.
# Of kinds that come a few times a year, a week before.
garbage-early-title = Daqui a uma semana, { $day }: { $kinds }
garbage-early-body = { $day } é dia de coleta de { $kinds }, que só acontece poucas vezes por ano. Você será lembrado de novo na véspera.
# Below a reminder.
garbage-change = Para mudar a hora ou parar, escolha "Coleta de lixo" (ごみの日) no menu.
# Corrections, after staff changed a day.
garbage-removed-title = Correção: não há coleta de { $kinds } em { $day }
garbage-removed-body = A coleta de { $kinds } em { $day }, que havíamos avisado, foi cancelada. Não coloque nesse dia.
garbage-added-title = Acréscimo: coleta de { $kinds } em { $day }
garbage-added-body = Foi acrescentada uma coleta de { $kinds } em { $day }.

## Answers in the talk

garbage-today = Hoje ({ $day }) é dia de coleta de { $kinds }.
garbage-today-none = Hoje ({ $day }) não há coleta.
garbage-tomorrow = Amanhã ({ $day }) é dia de coleta de { $kinds }.
garbage-tomorrow-none = Amanhã ({ $day }) não há coleta.
# { $kinds }: one kind.
garbage-next = A próxima coleta de { $kinds } é em { $day }.
# { $until }: the last day that is known.
garbage-next-none = Até { $until } não há coleta de { $kinds }.
# The days stand below, a line each.
garbage-week = Dias de coleta em { $area } nos próximos sete dias:
garbage-week-none = Não há coleta em { $area } nos próximos sete dias.
# The day asked for lies beyond every calendar.
garbage-ended = O calendário de { $day } ainda não está registrado. Os lembretes continuam quando houver o do novo ano.
garbage-needs-area = Sua área ainda não está registrada. Informe-a primeiro.
# { $name }: a thing as the city lists it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds } ({ $notice })
garbage-thing-none = "{ $name }" não está na lista. A lista é em japonês: tente a palavra japonesa ou outra.

## Kinds of garbage, as Higashihiroshima names them

# Names of the glossary.
garbage-kind-burnable = Lixo queimável (incinerável)
garbage-kind-recycled-plastic = Plásticos recicláveis
garbage-kind-other-plastic = Outros plásticos
garbage-kind-pet = Garrafas PET
garbage-kind-bottles = Garrafas e latas
garbage-kind-paper = Jornais, revistas e papelão
garbage-kind-dangerous = Lixo perigoso
garbage-kind-toxic = Lixo tóxico
garbage-kind-bulky = Lixo de grande porte

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = lixo|coleta
garbage-words-today = hoje
garbage-words-tomorrow = amanhã
garbage-words-week = esta semana|semana
garbage-words-next = próxim|quando
# What stands around a thing's name, the longest first.
garbage-words-throw = como jogar fora|como descartar|jogar fora|descartar

## What is held about a person

# The hours chosen.
held-garbage-evening = Lembrete da coleta de lixo, na véspera
held-garbage-morning = Lembrete da coleta de lixo, na mesma manhã
