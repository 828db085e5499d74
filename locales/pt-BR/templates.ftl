# School notices that are written by filling in what differs.

## What stands in a slot

template-day = { $weekday ->
        [1] segunda-feira
        [2] terça-feira
        [3] quarta-feira
        [4] quinta-feira
        [5] sexta-feira
        [6] sábado
       *[7] domingo
    }, { $day ->
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
    }
template-date = { template-day } de { $year }
template-today = hoje
template-time = { $hour }h{ $minute }
template-hour = { $hour }h
template-reason-typhoon = Tufão
template-reason-rain = Chuva forte
template-reason-snow = Neve forte
template-reason-earthquake = Terremoto
template-reason-heat = Calor extremo
template-reason-infection = Surto de doença infecciosa
template-reason-outage = Falta de energia elétrica
template-reason-water = Falta de água
template-reason-suspicious = Informação sobre pessoa suspeita
template-reason-other = Outro (veja “Da escola”, abaixo)

## What bodies have in common

template-no-calls = Por favor, não telefone para a escola.
template-next-word = O próximo aviso também será enviado pelo LINE ou por e-mail.
template-note =
    Da escola (em japonês):
    { $note }

## The notices

template-closure-title = Suspensão temporária das aulas (臨時休業): { $date }
template-closure-body =
    As aulas estão suspensas temporariamente.

    Dia: { $date }
    Motivo: { $reason }

    • Não mande a criança à escola. Mantenha-a em casa, em segurança.
    • { template-no-calls }
    • { template-next-word }
template-wait-title = Aguardar em casa (自宅待機): não venha à escola ainda. Próximo aviso: { $next }
template-wait-body =
    A criança deve aguardar em casa até o próximo aviso da escola.

    Dia: { $date }
    Motivo: { $reason }
    Próximo aviso (horário aproximado): { $next }

    • Não mande a criança à escola ainda.
    • { template-no-calls }
    • { template-next-word }
template-late-title = Início mais tarde (繰り下げ登校): { $begin }, { $date }
template-late-body =
    As aulas começam mais tarde que de costume.

    Dia: { $date }
    Início: { $begin }
    Motivo: { $reason }

    • A criança deve chegar à escola antes desse horário.
    • Se o caminho estiver perigoso, fique com a criança em casa e avise a escola em “{ menu-absence }”.
    • { template-no-calls }
    • { template-next-word }
template-dismissal-title = Saída em grupo (一斉下校): saída da escola, { $leave }
template-dismissal-body =
    Todas as crianças voltam para casa em grupo.

    Dia: { $date }
    Saída da escola: { $leave }
    Motivo: { $reason }

    • Se possível, esteja em casa quando a criança chegar.
    • Depois disso, mantenha a criança dentro de casa, em segurança.
    • { template-no-calls }
    • { template-next-word }
template-hold-title = A criança está aguardando na escola (学校待機)
template-hold-body =
    A criança fica na escola até que seja seguro voltar para casa.

    Dia: { $date }
    Motivo: { $reason }
    Próximo aviso (horário aproximado): { $next }

    • As crianças estão dentro da escola, com os professores.
    • Não venha buscar a criança até o aviso da escola.
    • { template-no-calls }
    • { template-next-word }
template-handover-title = Venha buscar a criança (引き渡し). Início: { $start }
template-handover-body =
    Venha buscar a criança.

    Dia: { $date }
    Início: { $start }
    Local: { $place }
    Motivo: { $reason }

    • A criança fica na escola até você chegar. Não é preciso ter pressa.
    • Se o caminho estiver perigoso, venha quando for seguro.
    • Vamos perguntar o nome da criança e o seu.
    • { template-no-calls }
    • { template-next-word }
template-class-closure-title = Suspensão de uma turma (学級閉鎖): { $class }, { $from }
template-class-closure-body =
    As aulas de uma turma estão suspensas.

    Turma: { $class }
    Dias: de { $from } a { $until }
    Motivo: { $reason }

    • Nesses dias, mantenha a criança em casa.
    • Meça a temperatura todos os dias. Evite sair e evite lugares com muita gente.
    • Se a criança não estiver bem, procure um médico e avise a escola em “{ menu-absence }”.
    • { template-next-word }
template-suspicious-title = Informação sobre pessoa suspeita ({ $place })
template-suspicious-body =
    Há informação sobre uma pessoa suspeita.

    Dia: { $date }
    Horário (aproximado): { $time }
    Local: { $place }
    O que aconteceu (em japonês): { $what }

    Converse com a criança sobre o seguinte:
    • Não andar na rua sem companhia.
    • Não ir com pessoas desconhecidas.
    • Se tiver medo, gritar e pedir ajuda às pessoas ou a uma loja por perto.

    Se vir uma pessoa suspeita, ligue logo para a polícia: 110
template-postponed-title = Adiado: { $event }, para { $new-date }
template-postponed-body =
    Um evento da escola foi adiado.

    Evento: { $event }
    Data anterior: { $old-date }
    Nova data: { $new-date }

    • Se o horário ou o que levar também mudar, a escola avisará.
    • { template-next-word }
template-lunch-title = Mudança na merenda escolar: { $date }
template-lunch-body =
    A merenda escolar (給食) muda como segue.

    Dia: { $date }
    Mudança (em japonês): { $what }

    • Se for preciso levar almoço, prepare-o para a criança.
    • Se a criança tem alergia alimentar, confira a mudança.
