# Weather warnings and other alerts from outside, as drafts tell of them.

# What a weather warning is of.
alert-phenomenon = 
    { $phenomenon ->
        [rain] Chuva forte
        [landslide] Deslizamento
        [flood] Inundação
        [surge] Maré de tempestade
        [wind] Vendaval
        [gale] Vento forte
        [snow] Neve forte
        [blizzard] Nevasca
        [windsnow] Vento e neve
        [wave] Ondas altas
        [thunder] Trovoada
        [fog] Nevoeiro denso
        [dry] Ar seco
        [avalanche] Avalanche
        [cold] Baixa temperatura
        [frost] Geada
        [icing] Gelo acumulado
        [snowing] Neve acumulada
        [melting] Degelo
       *[other] Informação de desastre
    }
# How grave a weather warning is.
alert-rank = 
    { $rank ->
        [emergency] aviso de emergência
        [danger] aviso de perigo
        [warning] aviso
        [advisory] atenção
       *[information] informação
    }
# A weather warning: $phenomenon and $rank in the reader's language, $name as it was issued in Japanese.
alert-named = { $phenomenon }: { $rank } ({ $name })
# The title of a notice about weather warnings; $names are those warnings.
alert-title = 
    { $step ->
        [lift] [Tempo] Suspenso: { $names }
        [withdraw] [Tempo] Cancelado (enviado por engano): { $names }
       *[issue] [Tempo] { $names }
    }
# The text of such a notice. $sender issued it, $at; $names are the warnings, one a line; $place is whom they are for.
alert-body = 
    { $step ->
        [lift] { $sender } suspendeu:

    { $names }

    Local: { $place }
    Hora: { $at }
        [withdraw] { $sender } emitiu por engano e cancelou:

    { $names }

    Local: { $place }
    Hora: { $at }
       *[issue] { $sender } emitiu o seguinte. Acompanhe as próximas informações.

    { $names }

    Local: { $place }
    Hora: { $at }
    }
# The reason in a draft about evacuation that an alert made. $name is the warning, $sender who issued it.
alert-reason = { $sender } emitiu: { $name } ({ $at })
