# Evacuation information, composed from level, hazard, areas, shelters and contact (domain.md, 2.1).

# How a title says the level; $level is 1 to 5. Where it stands already, no second mark is put before it.
evacuation-level = Nível de alerta { $level }
# The official name of a level.
evacuation-name = 
    { $level ->
        [5] Garantia de segurança na emergência (緊急安全確保)
        [4] Ordem de evacuação (避難指示)
        [3] Evacuação de idosos e outros (高齢者等避難)
        [2] Aviso: verifique como evacuar (注意報)
       *[1] Informação de aviso antecipado (早期注意情報)
    }
# What one flees from.
evacuation-hazard = 
    { $hazard ->
        [landslide] deslizamento de terra
        [flood] inundação
        [rain] alagamento por chuva forte
        [surge] maré de tempestade
        [tsunami] tsunami
        [earthquake] terremoto
        [fire] incêndio
       *[other] desastre
    }
# In place of areas: everywhere.
evacuation-whole-city = toda a cidade
# Between two areas.
evacuation-comma = { ", " }
# More areas than a title has room for; $areas is their number, 2 or more.
evacuation-areas = { $areas } áreas
# Some areas by name, and $more others.
evacuation-areas-more = { $areas } e mais { $more }
# A title, at most 100 letters: the level first, then the name, then where. Written whole into the subject of a mail.
evacuation-title = [Nível de alerta { $level }] { $name }: { $areas } ({ $hazard })
# The same once the danger is over.
evacuation-title-lift = [Nível de alerta { $level }: suspenso] { $name }: { $areas } ({ $hazard })
# The same where it was issued by mistake.
evacuation-title-withdraw = [Nível de alerta { $level }: cancelado, enviado por engano] { $name }: { $areas } ({ $hazard })
# The title of a test, which must never be taken for real.
evacuation-title-test = [TESTE] { $title }
# The first lines of a drill.
evacuation-drill = { notice-drill-head } Não há perigo real.
# The first lines of a test.
evacuation-test = MENSAGEM DE TESTE. Não há perigo real.
# The first sentence: what was done. $name is the level's name, $hazard what one flees from.
evacuation-said = 
    { $step ->
        [issue] Foi emitido o Nível de alerta { $level }: { $name } ({ $hazard }).
        [raise] O alerta subiu para o Nível { $level }: { $name } ({ $hazard }).
        [lower] O alerta baixou para o Nível { $level }: { $name } ({ $hazard }).
        [renew] O Nível de alerta { $level }: { $name } continua em vigor ({ $hazard }).
        [lift] O Nível de alerta { $level }: { $name } foi suspenso ({ $hazard }).
       *[withdraw] O aviso do Nível de alerta { $level }: { $name } foi enviado por engano e está cancelado ({ $hazard }). Pedimos desculpas.
    }
# The same of levels 1 and 2, which the weather service issues: the city tells of them.
evacuation-said-weather = 
    { $step ->
        [issue] Foi anunciado o Nível de alerta { $level }: { $name } ({ $hazard }).
        [raise] O alerta passou para o Nível { $level }: { $name }, mais alto que antes ({ $hazard }).
        [lower] O alerta passou para o Nível { $level }: { $name }, mais baixo que antes ({ $hazard }).
        [renew] O Nível de alerta { $level }: { $name } continua ({ $hazard }).
        [lift] O Nível de alerta { $level }: { $name } foi suspenso ({ $hazard }).
       *[withdraw] O aviso do Nível de alerta { $level }: { $name } foi enviado por engano e está cancelado ({ $hazard }). Pedimos desculpas.
    }
# Which areas it is about.
evacuation-where = Áreas: { $areas }
# In a withdrawal: what still stands, and where. What to do there follows.
evacuation-left = CONTINUA EM VIGOR em { $areas }: Nível de alerta { $level }: { $name }.
# What to do. Levels 3 to 5 as published: yiea.or.jp easy_jp_news_14650 (plain Japanese and English) and chinese_news_14652.
evacuation-action = 
    { $level ->
        [5] Já não é possível evacuar com segurança: há risco de vida. Faça o melhor possível para proteger a sua vida. Evacue sempre até o Nível de alerta 4.
        [4] TODAS AS PESSOAS devem sair dos locais perigosos.
        [3] Idosos, pessoas com deficiência e quem precisa de mais tempo devem sair dos locais perigosos. Os demais devem se preparar.
        [2] Verifique para onde e como evacuar.
       *[1] Acompanhe as notícias do tempo.
    }
# Stands between level 5 and level 4, as the law's table has it.
evacuation-by-four = Evacue sempre até o Nível de alerta 4!
# Of levels 4 and 5, where leaving is dangerous.
evacuation-upstairs = Se sair for perigoso, vá para um cômodo de andar superior, o mais longe possível de encostas e rios.
# Where to go; $text is the city's list.
evacuation-shelters = 
    Abrigos de evacuação abertos:
    { $text }
# Why; $text is the city's.
evacuation-reason = Motivo: { $text }
# Whom to ask; $text is the city's.
evacuation-contact = Contato: { $text }
# The time of issue, of the lift, of the withdrawal, or of having told what the weather service issued.
evacuation-at = 
    { $kind ->
        [lift] Suspenso: { $at }
        [withdraw] Cancelado: { $at }
        [told] Enviado: { $at }
       *[issue] Emitido: { $at }
    }
# In place of that time, as staff see it before the release.
evacuation-at-release = (horário do envio)
# The last lines: nobody relies on this alone (docomo asks so of urgent senders).
evacuation-one-of-several = Este é apenas um dos meios de aviso e pode atrasar. Acompanhe também a TV, o rádio e os alto-falantes.
# Before everything else, for those who said that they live in such a zone. $hazard is what one flees from.
evacuation-zone = 
    { $level ->
        [5] Um local que você cadastrou fica na zona de perigo ({ $hazard }). A sua vida corre perigo. Proteja-se AGORA.
        [4] Um local que você cadastrou fica na zona de perigo ({ $hazard }). Saia AGORA.
       *[3] Um local que você cadastrou fica na zona de perigo ({ $hazard }). Quem precisa de tempo deve sair AGORA; os demais, o quanto antes.
    }
# A reason, in a mail: a place lies in the zone of the hazard.
evacuation-why-zone = - Um local que você cadastrou fica numa zona de perigo
# A reason, in a mail: the person registered a place there.
evacuation-why-place = - É sobre um local que você cadastrou
# A reason, in a mail: the person was sent what this one lifts or withdraws.
evacuation-why-told = - Você recebeu o aviso de evacuação que este encerra
