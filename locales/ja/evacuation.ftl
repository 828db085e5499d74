# Evacuation information, composed from level, hazard, areas, shelters and contact (domain.md, 2.1).

# How a title says the level; $level is 1 to 5. Where it stands already, no second mark is put before it.
evacuation-level = 警戒レベル{ $level }
# The official name of a level.
evacuation-name = 
    { $level ->
        [5] 緊急安全確保
        [4] 避難指示
        [3] 高齢者等避難
        [2] 注意報（避難行動の確認）
       *[1] 早期注意情報
    }
# What one flees from.
evacuation-hazard = 
    { $hazard ->
        [landslide] 土砂災害
        [flood] 洪水・氾濫
        [rain] 大雨による浸水
        [surge] 高潮
        [tsunami] 津波
        [earthquake] 地震
        [fire] 火災
       *[other] 災害
    }
# In place of areas: everywhere.
evacuation-whole-city = 市内全域
# Between two areas.
evacuation-comma = 、
# More areas than a title has room for; $areas is their number, 2 or more.
evacuation-areas = { $areas }地区
# Some areas by name, and $more others.
evacuation-areas-more = { $areas }ほか{ $more }地区
# A title, at most 100 letters: the level first, then the name, then where. Written whole into the subject of a mail.
evacuation-title = 【警戒レベル{ $level }】{ $name }（{ $hazard }）{ $areas }
# The same once the danger is over.
evacuation-title-lift = 【警戒レベル{ $level }】{ $name }の解除（{ $hazard }）{ $areas }
# The same where it was issued by mistake.
evacuation-title-withdraw = 【警戒レベル{ $level }】{ $name }の取消（誤報）（{ $hazard }）{ $areas }
# The title of a test, which must never be taken for real.
evacuation-title-test = 【試験】{ $title }
# The first lines of a drill.
evacuation-drill = { notice-drill-head }実際の避難情報ではありません。
# The first lines of a test.
evacuation-test = これは試験配信（テスト）です。実際の避難情報ではありません。
# The first sentence: what was done. $name is the level's name, $hazard what one flees from.
evacuation-said = 
    { $step ->
        [issue] { $hazard }について、警戒レベル{ $level }「{ $name }」を発令しました。
        [raise] { $hazard }について、警戒レベル{ $level }「{ $name }」に引き上げました。
        [lower] { $hazard }について、警戒レベル{ $level }「{ $name }」に引き下げました。
        [renew] { $hazard }について、警戒レベル{ $level }「{ $name }」を引き続き発令しています。
        [lift] { $hazard }についての警戒レベル{ $level }「{ $name }」を解除しました。
       *[withdraw] { $hazard }についての警戒レベル{ $level }「{ $name }」のお知らせは誤りでした。取り消します。おわびいたします。
    }
# The same of levels 1 and 2, which the weather service issues: the city tells of them.
evacuation-said-weather = 
    { $step ->
        [issue] { $hazard }について、警戒レベル{ $level }「{ $name }」が発表されました。
        [raise] { $hazard }についての警戒レベルが、{ $level }「{ $name }」に上がりました。
        [lower] { $hazard }についての警戒レベルが、{ $level }「{ $name }」に下がりました。
        [renew] { $hazard }について、警戒レベル{ $level }「{ $name }」が引き続き発表されています。
        [lift] { $hazard }についての警戒レベル{ $level }「{ $name }」は解除されました。
       *[withdraw] { $hazard }についての警戒レベル{ $level }「{ $name }」のお知らせは誤りでした。取り消します。おわびいたします。
    }
# Which areas it is about.
evacuation-where = 
    【対象区域】
    { $areas }
# In a withdrawal: what still stands, and where. What to do there follows.
evacuation-left = 
    【引き続き有効】
    { $areas }では、警戒レベル{ $level }「{ $name }」が引き続き出ています。
# What to do. Levels 3 to 5 as published: yiea.or.jp easy_jp_news_14650 (plain Japanese and English) and chinese_news_14652.
evacuation-action = 
    { $level ->
        [5] 既に安全な避難ができず、命が危険な状況です。命を守る最善の行動をとってください。
        [4] 危険な場所から全員避難してください。
        [3] 避難に時間のかかる高齢の方や障害のある方などは、危険な場所から避難してください。そのほかの方も、避難の準備をしてください。
        [2] ハザードマップなどで、避難する場所と行き方を確認してください。
       *[1] これからの気象情報に気をつけてください。
    }
# Stands between level 5 and level 4, as the law's table has it.
evacuation-by-four = 〈警戒レベル4までに必ず避難！〉
# Of levels 4 and 5, where leaving is dangerous.
evacuation-upstairs = 外へ避難するとかえって危険な場合は、建物の中で、少しでも崖や川から離れた上の階の部屋に移動してください。
# Where to go; $text is the city's list.
evacuation-shelters = 
    【開設している避難所・避難場所】
    { $text }
# Why; $text is the city's.
evacuation-reason = 
    【理由】
    { $text }
# Whom to ask; $text is the city's.
evacuation-contact = 【問合せ先】{ $text }
# The time of issue, of the lift, of the withdrawal, or of having told what the weather service issued.
evacuation-at = 
    { $kind ->
        [lift] 【解除時刻】{ $at }
        [withdraw] 【取消時刻】{ $at }
        [told] 【お知らせの時刻】{ $at }
       *[issue] 【発令時刻】{ $at }
    }
# In place of that time, as staff see it before the release.
evacuation-at-release = （送信した時刻が入ります）
# The last lines: nobody relies on this alone (docomo asks so of urgent senders).
evacuation-one-of-several = このお知らせは、いくつかある伝達手段の一つです。届くのが遅れることがあります。テレビ、ラジオ、防災無線なども確認してください。
# Before everything else, for those who said that they live in such a zone. $hazard is what one flees from.
evacuation-zone = 
    { $level ->
        [5] あなたが登録した場所は、{ $hazard }の危険な区域の中です。命の危険が迫っています。今すぐ、命を守る行動をとってください。
        [4] あなたが登録した場所は、{ $hazard }の危険な区域の中です。今すぐ避難してください。
       *[3] あなたが登録した場所は、{ $hazard }の危険な区域の中です。避難に時間のかかる方は今すぐ避難し、そのほかの方も早めに避難してください。
    }
# A reason, in a mail: a place lies in the zone of the hazard.
evacuation-why-zone = ・登録した場所が危険な区域の中にあるため
# A reason, in a mail: the person registered a place there.
evacuation-why-place = ・登録した地区についてのお知らせのため
# A reason, in a mail: the person was sent what this one lifts or withdraws.
evacuation-why-told = ・これで終わる避難情報をお送りしたため
