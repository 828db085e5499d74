# Weather warnings and other alerts from outside, as drafts tell of them.

# What a weather warning is of.
alert-phenomenon = 
    { $phenomenon ->
        [rain] 大雨
        [landslide] 土砂災害
        [flood] 洪水・氾濫
        [surge] 高潮
        [wind] 暴風
        [gale] 強風
        [snow] 大雪
        [blizzard] 暴風雪
        [windsnow] 風雪
        [wave] 波浪
        [thunder] 雷
        [fog] 濃霧
        [dry] 乾燥
        [avalanche] なだれ
        [cold] 低温
        [frost] 霜
        [icing] 着氷
        [snowing] 着雪
        [melting] 融雪
       *[other] 防災情報
    }
# How grave a weather warning is.
alert-rank = 
    { $rank ->
        [emergency] 特別警報
        [danger] 危険警報
        [warning] 警報
        [advisory] 注意報
       *[information] 情報
    }
# A weather warning: $phenomenon and $rank in the reader's language, $name as it was issued in Japanese.
alert-named = { $phenomenon }{ $rank }（{ $name }）
# The title of a notice about weather warnings; $names are those warnings.
alert-title = 
    { $step ->
        [lift] 【気象情報】{ $names }の解除
        [withdraw] 【気象情報】{ $names }の取消（誤報）
       *[issue] 【気象情報】{ $names }
    }
# The text of such a notice. $sender issued it, $at; $names are the warnings, one a line; $place is whom they are for.
alert-body = 
    { $step ->
        [lift] { $sender }が次の情報を解除しました。

    { $names }

    対象: { $place }
    時刻: { $at }
        [withdraw] { $sender }が発表した次の情報は誤りでした。取り消します。

    { $names }

    対象: { $place }
    時刻: { $at }
       *[issue] { $sender }が次の情報を発表しました。これからの情報に気をつけてください。

    { $names }

    対象: { $place }
    時刻: { $at }
    }
# The reason in a draft about evacuation that an alert made. $name is the warning, $sender who issued it.
alert-reason = { $sender }が{ $name }を発表したため（{ $at }）
