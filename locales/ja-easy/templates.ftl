# School notices that are written by filling in what differs.

## What stands in a slot

template-day = { $month }月(がつ){ $day ->
        [1] 1日(ついたち)
        [2] 2日(ふつか)
        [3] 3日(みっか)
        [4] 4日(よっか)
        [5] 5日(いつか)
        [6] 6日(むいか)
        [7] 7日(なのか)
        [8] 8日(ようか)
        [9] 9日(ここのか)
        [10] 10日(とおか)
        [14] 14日(じゅうよっか)
        [20] 20日(はつか)
        [24] 24日(にじゅうよっか)
       *[other] { $day }日(にち)
    } { $weekday ->
        [1] 月曜日(げつようび)
        [2] 火曜日(かようび)
        [3] 水曜日(すいようび)
        [4] 木曜日(もくようび)
        [5] 金曜日(きんようび)
        [6] 土曜日(どようび)
       *[7] 日曜日(にちようび)
    }
template-date = { $year }年(ねん){ template-day }
template-today = 今日(きょう)
template-time = { $hour }:{ $minute }
template-hour = { $hour }:00
template-reason-typhoon = 台風(たいふう)
template-reason-rain = 雨(あめ)が たくさん ふる[大雨(おおあめ)]
template-reason-snow = 雪(ゆき)が たくさん ふる[大雪(おおゆき)]
template-reason-earthquake = 地震(じしん)
template-reason-heat = とても 暑(あつ)い
template-reason-infection = うつる 病気(びょうき)[感染症(かんせんしょう)]
template-reason-outage = 電気(でんき)が つかない[停電(ていでん)]
template-reason-water = 水(みず)が 出(で)ない[断水(だんすい)]
template-reason-suspicious = あやしい 人(ひと)が いる[不審者(ふしんしゃ)]
template-reason-other = ほか(下(した)の 「学校(がっこう)から」を 読(よ)んで ください)

## What bodies have in common

template-no-calls = 学校(がっこう)に 電話(でんわ)を しないで ください。
template-next-word = つぎの おしらせも、LINEや メールで おくります。
template-note =
    学校(がっこう)から:
    { $note }

## The notices

template-closure-title = { $date }は 学校(がっこう)が 休(やす)みです[臨時休業(りんじきゅうぎょう)]
template-closure-body =
    学校(がっこう)が 休(やす)みに なります。

    日(ひ): { $date }
    わけ[理由(りゆう)]: { $reason }

    ・こどもは 学校(がっこう)に 行(い)きません。家(いえ)に いて ください。
    ・{ template-no-calls }
    ・{ template-next-word }
template-wait-title = 家(いえ)で まって ください[自宅待機(じたくたいき)]。{ $next }ごろに れんらくします
template-wait-body =
    学校(がっこう)が つぎの れんらくを します。それまで、こどもは 家(いえ)で まって ください。

    日(ひ): { $date }
    わけ[理由(りゆう)]: { $reason }
    つぎの れんらく: { $next }ごろ

    ・まだ 学校(がっこう)に 行(い)かないで ください。
    ・{ template-no-calls }
    ・{ template-next-word }
template-late-title = { $date }は 学校(がっこう)が { $begin }に はじまります[繰(く)り下(さ)げ登校(とうこう)]
template-late-body =
    学校(がっこう)が いつもより おそく はじまります。

    日(ひ): { $date }
    はじまる 時間(じかん): { $begin }
    わけ[理由(りゆう)]: { $reason }

    ・はじまる 時間(じかん)までに 学校(がっこう)に 来(き)て ください。
    ・道(みち)が あぶない ときは、学校(がっこう)に 行(い)かないで ください。「{ menu-absence }」から 学校(がっこう)に おしえて ください。
    ・{ template-no-calls }
    ・{ template-next-word }
template-dismissal-title = みんな いっしょに 帰(かえ)ります[一斉下校(いっせいげこう)]。{ $leave }に 学校(がっこう)を 出(で)ます
template-dismissal-body =
    こどもは みんな いっしょに 家(いえ)に 帰(かえ)ります。

    日(ひ): { $date }
    学校(がっこう)を 出(で)る 時間(じかん): { $leave }
    わけ[理由(りゆう)]: { $reason }

    ・こどもが 帰(かえ)る とき、できるだけ 家(いえ)に いて ください。
    ・こどもは 家(いえ)に 帰(かえ)ったら、外(そと)に 出(で)ないで ください。
    ・{ template-no-calls }
    ・{ template-next-word }
template-hold-title = こどもは 学校(がっこう)で まって います[学校待機(がっこうたいき)]
template-hold-body =
    いま 帰(かえ)ると あぶないです。安全(あんぜん)に なるまで、こどもは 学校(がっこう)で まちます。

    日(ひ): { $date }
    わけ[理由(りゆう)]: { $reason }
    つぎの れんらく: { $next }ごろ

    ・こどもは 先生(せんせい)と いっしょに 学校(がっこう)の 中(なか)に います。
    ・まだ むかえに 来(こ)ないで ください。学校(がっこう)の れんらくを まって ください。
    ・{ template-no-calls }
    ・{ template-next-word }
template-handover-title = こどもを むかえに 来(き)て ください[引(ひ)き渡(わた)し]。{ $start }からです
template-handover-body =
    こどもを むかえに 来(き)て ください。

    日(ひ): { $date }
    はじまる 時間(じかん): { $start }
    場所(ばしょ): { $place }
    わけ[理由(りゆう)]: { $reason }

    ・あなたが 来(く)るまで、こどもは 学校(がっこう)で まって います。いそがなくて いいです。
    ・道(みち)が あぶない ときは、安全(あんぜん)に なってから 来(き)て ください。
    ・こどもの 名前(なまえ)と、あなたの 名前(なまえ)を 聞(き)きます。
    ・{ template-no-calls }
    ・{ template-next-word }
template-class-closure-title = { $class }は { $from }から クラスが 休(やす)みです[学級閉鎖(がっきゅうへいさ)]
template-class-closure-body =
    クラスが 休(やす)みに なります。

    クラス: { $class }
    休(やす)む 日(ひ): { $from }から { $until }まで
    わけ[理由(りゆう)]: { $reason }

    ・この 間(あいだ)、こどもは 学校(がっこう)に 行(い)きません。家(いえ)に いて ください。
    ・毎日(まいにち) 熱(ねつ)を はかって ください。人(ひと)が おおい ところに 行(い)かないで ください。
    ・ぐあいが わるい ときは、病院(びょういん)に 相談(そうだん)して ください。「{ menu-absence }」から 学校(がっこう)にも おしえて ください。
    ・{ template-next-word }
template-suspicious-title = あやしい 人(ひと)の おしらせ[不審者情報(ふしんしゃじょうほう)]({ $place })
template-suspicious-body =
    あやしい 人(ひと)が いました。気(き)を つけて ください。

    日(ひ): { $date }
    時間(じかん): { $time }ごろ
    場所(ばしょ): { $place }
    あった こと: { $what }

    こどもに つぎの ことを 話(はな)して ください。
    ・ひとりで 外(そと)を 歩(ある)かない。
    ・しらない 人(ひと)に ついて 行(い)かない。
    ・こわい ときは、大(おお)きい 声(こえ)を 出(だ)す。近(ちか)くの 人(ひと)や 店(みせ)に 「たすけて」と 言(い)う。

    あやしい 人(ひと)を 見(み)たら、すぐに 警察(けいさつ)に 電話(でんわ)して ください。電話(でんわ): 110
template-postponed-title = { $event }は { $new-date }に かわります[延期(えんき)]
template-postponed-body =
    学校(がっこう)の 行事(ぎょうじ)の 日(ひ)が かわります。

    行事(ぎょうじ): { $event }
    まえの 日(ひ): { $old-date }
    あたらしい 日(ひ): { $new-date }

    ・時間(じかん)や もってくる ものが かわる ときは、また おしらせします。
    ・{ template-next-word }
template-lunch-title = { $date }の 給食(きゅうしょく)が かわります
template-lunch-body =
    給食(きゅうしょく)(学校(がっこう)の ひるごはん)が かわります。

    日(ひ): { $date }
    かわる こと: { $what }

    ・べんとうが いる ときは、つくって ください。
    ・食(た)べては いけない ものが ある こども[食物(しょくもつ)アレルギー]は、かわる ことを よく 読(よ)んで ください。
