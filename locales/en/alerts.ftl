# Weather warnings and other alerts from outside, as drafts tell of them.

# What a weather warning is of.
alert-phenomenon = 
    { $phenomenon ->
        [rain] Heavy rain
        [landslide] Landslide
        [flood] Flood
        [surge] Storm surge
        [wind] Storm
        [gale] Gale
        [snow] Heavy snow
        [blizzard] Snowstorm
        [windsnow] Wind and snow
        [wave] High waves
        [thunder] Thunderstorm
        [fog] Dense fog
        [dry] Dry air
        [avalanche] Avalanche
        [cold] Low temperature
        [frost] Frost
        [icing] Ice accretion
        [snowing] Snow accretion
        [melting] Snow melting
       *[other] Disaster information
    }
# How grave a weather warning is.
alert-rank = 
    { $rank ->
        [emergency] Emergency Warning
        [danger] Danger Warning
        [warning] Warning
        [advisory] Advisory
       *[information] information
    }
# A weather warning: $phenomenon and $rank in the reader's language, $name as it was issued in Japanese.
alert-named = { $phenomenon } { $rank } ({ $name })
# The title of a notice about weather warnings; $names are those warnings.
alert-title = 
    { $step ->
        [lift] [Weather] Lifted: { $names }
        [withdraw] [Weather] Cancelled (issued by mistake): { $names }
       *[issue] [Weather] { $names }
    }
# The text of such a notice. $sender issued it, $at; $names are the warnings, one a line; $place is whom they are for.
alert-body = 
    { $step ->
        [lift] { $sender } has lifted:

    { $names }

    For: { $place }
    Time: { $at }
        [withdraw] { $sender } issued this by mistake, and it is cancelled:

    { $names }

    For: { $place }
    Time: { $at }
       *[issue] { $sender } has issued the following. Please pay attention to further news.

    { $names }

    For: { $place }
    Time: { $at }
    }
# The reason in a draft about evacuation that an alert made. $name is the warning, $sender who issued it.
alert-reason = { $name } by { $sender } ({ $at })
