# Evacuation information, composed from level, hazard, areas, shelters and contact (domain.md, 2.1).

# How a title says the level; $level is 1 to 5. Where it stands already, no second mark is put before it.
evacuation-level = 警戒(けいかい)レベル{ $level }
# The official name of a level.
evacuation-name = 
    { $level ->
        [5] 緊急安全確保(きんきゅうあんぜんかくほ)
        [4] 避難指示(ひなんしじ)
        [3] 高齢者等避難(こうれいしゃとうひなん)
        [2] 注意報(ちゅういほう)
       *[1] 早期注意情報(そうきちゅういじょうほう)
    }
# What one flees from.
evacuation-hazard = 
    { $hazard ->
        [landslide] 土砂災害(どしゃさいがい)[山(やま)や がけが くずれる]
        [flood] 川(かわ)の 水(みず)が あふれる
        [rain] 大雨(おおあめ)で 水(みず)が あふれる
        [surge] 高潮(たかしお)
        [tsunami] 津波(つなみ)
        [earthquake] 地震(じしん)
        [fire] 火事(かじ)
       *[other] 災害(さいがい)
    }
# In place of areas: everywhere.
evacuation-whole-city = 市(し)の ぜんぶ
# Between two areas.
evacuation-comma = 、
# More areas than a title has room for; $areas is their number, 2 or more.
evacuation-areas = { $areas }の 地区(ちく)
# Some areas by name, and $more others.
evacuation-areas-more = { $areas }と、ほかに { $more }の 地区(ちく)
# A title, at most 100 letters: the level first, then the name, then where. Written whole into the subject of a mail.
evacuation-title = 【警戒(けいかい)レベル{ $level }】{ $name } { $areas }（{ $hazard }）
# The same once the danger is over.
evacuation-title-lift = 【警戒(けいかい)レベル{ $level }】{ $name }は おわりました[解除(かいじょ)] { $areas }（{ $hazard }）
# The same where it was issued by mistake.
evacuation-title-withdraw = 【警戒(けいかい)レベル{ $level }】{ $name }は まちがいでした[取消(とりけし)] { $areas }（{ $hazard }）
# The title of a test, which must never be taken for real.
evacuation-title-test = 【テスト】{ $title }
# The first lines of a drill.
evacuation-drill = { notice-drill-head }ほんとうの おしらせでは ありません。
# The first lines of a test.
evacuation-test = これは テストです。ほんとうの おしらせでは ありません。
# The first sentence: what was done. $name is the level's name, $hazard what one flees from.
evacuation-said = 
    { $step ->
        [issue] 警戒(けいかい)レベル{ $level } { $name }が でました。
    どんな 災害(さいがい)か: { $hazard }
        [raise] まえより あぶなく なりました。警戒(けいかい)レベル{ $level } { $name }に なりました。
    どんな 災害(さいがい)か: { $hazard }
        [lower] まえより すこし 安全(あんぜん)に なりました。警戒(けいかい)レベル{ $level } { $name }に なりました。
    どんな 災害(さいがい)か: { $hazard }
        [renew] いまも 警戒(けいかい)レベル{ $level } { $name }です。
    どんな 災害(さいがい)か: { $hazard }
        [lift] 警戒(けいかい)レベル{ $level } { $name }は おわりました[解除(かいじょ)]。
    どんな 災害(さいがい)か: { $hazard }
       *[withdraw] 警戒(けいかい)レベル{ $level } { $name }の おしらせは まちがいでした。すみませんでした。
    どんな 災害(さいがい)か: { $hazard }
    }
# The same of levels 1 and 2, which the weather service issues: the city tells of them.
evacuation-said-weather = 
    { $step ->
        [issue] 警戒(けいかい)レベル{ $level } { $name }が でました。
    どんな 災害(さいがい)か: { $hazard }
        [raise] まえより あぶなく なりました。警戒(けいかい)レベル{ $level } { $name }に なりました。
    どんな 災害(さいがい)か: { $hazard }
        [lower] まえより すこし 安全(あんぜん)に なりました。警戒(けいかい)レベル{ $level } { $name }に なりました。
    どんな 災害(さいがい)か: { $hazard }
        [renew] いまも 警戒(けいかい)レベル{ $level } { $name }が でて います。
    どんな 災害(さいがい)か: { $hazard }
        [lift] 警戒(けいかい)レベル{ $level } { $name }は おわりました[解除(かいじょ)]。
    どんな 災害(さいがい)か: { $hazard }
       *[withdraw] 警戒(けいかい)レベル{ $level } { $name }の おしらせは まちがいでした。すみませんでした。
    どんな 災害(さいがい)か: { $hazard }
    }
# Which areas it is about.
evacuation-where = 場所(ばしょ): { $areas }
# In a withdrawal: what still stands, and where. What to do there follows.
evacuation-left = { $areas }では、いまも 警戒(けいかい)レベル{ $level } { $name }が でて います。
# What to do. Levels 3 to 5 as published: yiea.or.jp easy_jp_news_14650 (plain Japanese and English) and chinese_news_14652.
evacuation-action = 
    { $level ->
        [5] 安全(あんぜん)な 避難(ひなん)が もう できません。命(いのち)が 危(あぶ)ない です。警戒(けいかい)レベル4 までに 必(かなら)ず 避難(ひなん)して ください。
        [4] 危(あぶ)ない 場所(ばしょ)から 全員(ぜんいん) 避難(ひなん)しましょう。
        [3] 避難(ひなん)に 時間(じかん)が かかる 人(ひと)、例(たと)えば、高齢者(こうれいしゃ)や 障害(しょうがい)が ある 人(ひと)は、危(あぶ)ない 場所(ばしょ)から 避難(ひなん)しましょう。
        [2] どこへ、どうやって にげるか、たしかめて ください。
       *[1] これから 天気(てんき)が わるく なるかも しれません。天気(てんき)の ニュースを 見(み)て ください。
    }
# Stands between level 5 and level 4, as the law's table has it.
evacuation-by-four = 警戒(けいかい)レベル4までに かならず にげて ください。
# Of levels 4 and 5, where leaving is dangerous.
evacuation-upstairs = 外(そと)に でると あぶない ときは、2階(かい)より 上(うえ)の、山(やま)や 川(かわ)から とおい 部屋(へや)に いて ください。
# Where to go; $text is the city's list.
evacuation-shelters = 
    にげる ところ[避難所(ひなんじょ)]:
    { $text }
# Why; $text is the city's.
evacuation-reason = わけ[理由(りゆう)]: { $text }
# Whom to ask; $text is the city's.
evacuation-contact = 聞(き)く ところ: { $text }
# The time of issue, of the lift, of the withdrawal, or of having told what the weather service issued.
evacuation-at = 
    { $kind ->
        [lift] おわった 時間(じかん): { $at }
        [withdraw] とりけした 時間(じかん): { $at }
        [told] しらせた 時間(じかん): { $at }
       *[issue] だした 時間(じかん): { $at }
    }
# In place of that time, as staff see it before the release.
evacuation-at-release = [おくった 時間(じかん)が はいります]
# The last lines: nobody relies on this alone (docomo asks so of urgent senders).
evacuation-one-of-several = この おしらせだけに たよらないで ください。おくれる ことが あります。テレビや ラジオも 見(み)て ください。
# Before everything else, for those who said that they live in such a zone. $hazard is what one flees from.
evacuation-zone = 
    { $level ->
        [5] あなたの 場所(ばしょ)は とても あぶない ところです。
    （{ $hazard }）
    命(いのち)を まもって ください。いま すぐ うごいて ください。
        [4] あなたの 場所(ばしょ)は とても あぶない ところです。
    （{ $hazard }）
    いま すぐ にげて ください。
       *[3] あなたの 場所(ばしょ)は あぶない ところです。
    （{ $hazard }）
    時間(じかん)が かかる 人(ひと)は、いま すぐ にげて ください。ほかの 人(ひと)も はやく にげて ください。
    }
# A reason, in a mail: a place lies in the zone of the hazard.
evacuation-why-zone = ・登録(とうろく)した 場所(ばしょ)が あぶない ところに あります。
# A reason, in a mail: the person registered a place there.
evacuation-why-place = ・登録(とうろく)した 場所(ばしょ)の おしらせです。
# A reason, in a mail: the person was sent what this one lifts or withdraws.
evacuation-why-told = ・まえに とどいた 避難(ひなん)の おしらせが これで おわります。
