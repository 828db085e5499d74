# Weather warnings and other alerts from outside, as drafts tell of them.

# What a weather warning is of.
alert-phenomenon = 
    { $phenomenon ->
        [rain] 大雨(おおあめ)
        [landslide] 土砂災害(どしゃさいがい)
        [flood] 川(かわ)の 水(みず)が あふれる
        [surge] 高潮(たかしお)
        [wind] とても つよい 風(かぜ)
        [gale] つよい 風(かぜ)
        [snow] 大雪(おおゆき)
        [blizzard] 雪(ゆき)と とても つよい 風(かぜ)
        [windsnow] 雪(ゆき)と つよい 風(かぜ)
        [wave] たかい 波(なみ)
        [thunder] かみなり
        [fog] こい 霧(きり)
        [dry] 空気(くうき)の 乾燥(かんそう)
        [avalanche] なだれ
        [cold] とても さむい
        [frost] 霜(しも)
        [icing] 着氷(ちゃくひょう)
        [snowing] 着雪(ちゃくせつ)
        [melting] 雪(ゆき)が とける
       *[other] 防災情報(ぼうさいじょうほう)
    }
# How grave a weather warning is.
alert-rank = 
    { $rank ->
        [emergency] 特別警報(とくべつけいほう)
        [danger] 危険警報(きけんけいほう)
        [warning] 警報(けいほう)
        [advisory] 注意報(ちゅういほう)
       *[information] 情報(じょうほう)
    }
# A weather warning: $phenomenon and $rank in the reader's language, $name as it was issued in Japanese.
alert-named = { $phenomenon } { $rank }（{ $name }）
# The title of a notice about weather warnings; $names are those warnings.
alert-title = 
    { $step ->
        [lift] 【天気(てんき)】{ $names }は おわりました[解除(かいじょ)]
        [withdraw] 【天気(てんき)】{ $names }は まちがいでした[取消(とりけし)]
       *[issue] 【天気(てんき)】{ $names }
    }
# The text of such a notice. $sender issued it, $at; $names are the warnings, one a line; $place is whom they are for.
alert-body = 
    { $step ->
        [lift] つぎの おしらせは おわりました[解除(かいじょ)]。

    { $names }

    場所(ばしょ): { $place }
    時間(じかん): { $at }
    だした ところ: { $sender }
        [withdraw] つぎの おしらせは まちがいでした[取消(とりけし)]。

    { $names }

    場所(ばしょ): { $place }
    時間(じかん): { $at }
    だした ところ: { $sender }
       *[issue] 天気(てんき)の おしらせです。気(き)を つけて ください。

    { $names }

    場所(ばしょ): { $place }
    時間(じかん): { $at }
    だした ところ: { $sender }
    }
# The reason in a draft about evacuation that an alert made. $name is the warning, $sender who issued it.
alert-reason = { $name }が でたから（{ $sender }、{ $at }）
