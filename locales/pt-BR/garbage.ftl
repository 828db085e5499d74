# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = Coleta de lixo
flow-title-garbage = Lembretes da coleta de lixo (ごみの日)
start-garbage = Você será lembrado dos dias de coleta da sua área, na véspera, na hora que escolher.
saved-garbage = Os lembretes da coleta de lixo estão definidos. Você também pode perguntar: "lixo amanhã?", "quando é o próximo lixo de grande porte?", "como descartar uma frigideira?".
# Said with it where the area is another than before.
garbage-moved = Sua área mudou. As zonas de perigo cadastradas para a anterior foram apagadas, e você receberá os avisos de evacuação de toda a cidade. Você pode cadastrar de novo em “{ menu-places }”.
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
# { $name }: a thing as the city lists it, behind the reader's own word for it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds } ({ $notice })
garbage-thing-none = "{ $name }" não está na lista da cidade. Tente outra palavra.
# A thing that the city's list has not; { $name }: its Japanese name, behind the reader's own word for it.
garbage-thing-unlisted = { $name } não está na lista da cidade. Pergunte à prefeitura usando o nome em japonês.

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
# Not one of Higashihiroshima: most cities have it.
garbage-kind-unburnable = Lixo não queimável

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = lixo|coleta
garbage-words-today = hoje
garbage-words-tomorrow = amanhã
garbage-words-week = esta semana|nesta semana|semana
garbage-words-next = próximo|próxima|quando|que dia|qual dia|qual o dia
# How to throw a thing away; the dots stand for the thing.
garbage-words-throw = jogar fora|jogar…fora|jogo fora|jogo…fora|joga fora|joga…fora|jogamos fora|botar fora|boto fora|jogar no lixo|jogo no lixo|joga no lixo|onde jogo|onde joga|onde se joga|descartar|descarto|descarta|descartamos|descarte de|descarte|me livrar de|me livro de|me desfazer de|me desfaço de|que tipo de lixo é|que tipo de lixo são|qual tipo de lixo é|que lixo é|qual lixo é|em que lixo vai|em qual lixo vai
# What people ask so of other matters, too: a question only where it is about a known thing.
garbage-words-handle = jogar|jogo|onde coloco|onde coloca|onde ponho|reciclar|reciclo|o que faço com|o que fazer com
# What stands before a thing or behind it and is no part of its name.
garbage-words-before = como eu|como é que eu|como se|como faço para|como faço pra|como posso|como devo|como|onde eu|onde posso|onde devo|onde|posso|devo|quero|queria|gostaria de|preciso|eu|por favor|olá|oi|bom dia|um|uma|uns|umas|o|a|os|as|meu|minha|meus|minhas|de|do|da|dos|das|velho|velha
garbage-words-behind = como posso|como devo|como eu|como se|como faço para|como faço pra|como|onde|por favor|fora|no japão|aqui|velho|velha|velhos|velhas|usado|usada|usados|usadas|quero
# What people call the kinds, beside their names.
garbage-words-burnable = lixo queimável|lixo incinerável|queimável|lixo que queima|lixo comum
garbage-words-unburnable = lixo não queimável|não queimável|lixo não incinerável|lixo que não queima
garbage-words-recycled-plastic = plásticos recicláveis|plástico reciclável|lixo plástico
garbage-words-other-plastic = outros plásticos|outro plástico
garbage-words-pet = garrafas pet|garrafa pet|garrafas plásticas
garbage-words-bottles = garrafas e latas|latas e garrafas|vidros e latas
garbage-words-paper = jornais e revistas|lixo de papel|papel e papelão|coleta de papel
garbage-words-dangerous = lixo perigoso
garbage-words-toxic = lixo tóxico|lixo nocivo
garbage-words-bulky = lixo de grande porte|lixo grande|lixo de grande volume|lixo volumoso|lixos grandes

## What is held about a person

# The hours chosen.
held-garbage-evening = Lembrete da coleta de lixo, na véspera
held-garbage-morning = Lembrete da coleta de lixo, na mesma manhã
