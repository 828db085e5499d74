# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = ごみの 日(ひ)
flow-title-garbage = ごみの 日(ひ)の お知(し)らせ
start-garbage = すんでいる 地区(ちく)の ごみの 日(ひ)を、前(まえ)の 日(ひ)に お知(し)らせします。
saved-garbage = せっていしました。「あしたの ごみは？」「大(おお)きい ごみは いつ？」「フライパンは どう すてますか」と 聞(き)く ことも できます。
# Said with it where the area is another than before.
garbage-moved = すんでいる 地区(ちく)が かわりました。前(まえ)の 地区(ちく)の 「あぶない ところ」の 登録(とうろく)は きえました。これからは、市(し)の ぜんぶの 場所(ばしょ)の にげる おしらせが とどきます。「{ menu-places }」で もういちど 登録(とうろく)できます。
# There is no area to choose: no calendar was ever published.
no-garbage-calendar = ごみの 日(ひ)は まだ わかりません。
# The topic of the reminders, as a mail's footer names it.
garbage-topic = ごみの 日(ひ)の お知(し)らせ

## The questions

field-garbage-evening = 前(まえ)の 日(ひ)の お知(し)らせ
ask-garbage-evening = 前(まえ)の 日(ひ)の 何時(なんじ)に お知(し)らせしますか。
field-garbage-morning = その日(ひ)の 朝(あさ)の お知(し)らせ
ask-garbage-morning = その日(ひ)の 朝(あさ)も お知(し)らせしますか。
# The choices.
garbage-evening-17 = 17時(じ)
garbage-evening-18 = 18時(じ)
garbage-evening-19 = 19時(じ)
garbage-evening-20 = 20時(じ)
garbage-evening-21 = 21時(じ)
garbage-evening-none = 前(まえ)の 日(ひ)は いらない
garbage-morning-6 = 6時(じ)
garbage-morning-7 = 7時(じ)
garbage-morning-none = 朝(あさ)は いらない

## The reminders. { $day }: a day with its weekday; { $kinds }: one or more kinds

garbage-title = { $day }は { $kinds }
garbage-body = { $day }は、{ $kinds }の 日(ひ)です。朝(あさ)、きまった 時間(じかん)までに 出(だ)して ください。
# Where the city says by when; { $time }: 7:30.
garbage-body-by = { $day }は、{ $kinds }の 日(ひ)です。{ $time }までに 出(だ)して ください。
# Of kinds that come a few times a year, a week before.
garbage-early-title = { $day }は { $kinds }（1週間(しゅうかん)まえの お知(し)らせ）
garbage-early-body = { $day }は、{ $kinds }の 日(ひ)です。1年(ねん)に 何回(なんかい)かしか ありません。前(まえ)の 日(ひ)にも お知(し)らせします。
# Below a reminder.
garbage-change = 時間(じかん)を かえる ときや、やめる ときは、「ごみの 日(ひ)」を えらんで ください。
# Corrections, after staff changed a day.
garbage-removed-title = 【まちがい でした】{ $day }の { $kinds }は ありません
garbage-removed-body = 前(まえ)に お知(し)らせした { $day }の { $kinds }は、なくなりました。この 日(ひ)は 出(だ)さないで ください。
garbage-added-title = 【ふえました】{ $day }は { $kinds }も あります
garbage-added-body = { $day }に、{ $kinds }の 日(ひ)が ふえました。

## Answers in the talk

garbage-today = 今日(きょう)（{ $day }）は、{ $kinds }の 日(ひ)です。
garbage-today-none = 今日(きょう)（{ $day }）は ごみの 日(ひ)では ありません。
garbage-tomorrow = あした（{ $day }）は、{ $kinds }の 日(ひ)です。
garbage-tomorrow-none = あした（{ $day }）は ごみの 日(ひ)では ありません。
# { $kinds }: one kind.
garbage-next = つぎの { $kinds }は、{ $day }です。
# { $until }: the last day that is known.
garbage-next-none = { $until }までに、{ $kinds }の 日(ひ)は ありません。
# The days stand below, a line each.
garbage-week = { $area }の、これから 1週間(しゅうかん)の ごみの 日(ひ)です。
garbage-week-none = { $area }では、これから 1週間(しゅうかん) ごみの 日(ひ)は ありません。
# The day asked for lies beyond every calendar.
garbage-ended = { $day }の ごみの 日(ひ)は、まだ わかりません。あたらしい カレンダーが できたら、また お知(し)らせします。
garbage-needs-area = 地区(ちく)が わからないので、こたえられません。さきに 地区(ちく)を おしえて ください。
# { $name }: a thing as the city lists it, behind the reader's own word for it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds }（{ $notice }）
garbage-thing-none = 「{ $name }」は リストに ありませんでした。ほかの ことばで 聞(き)いて ください。
# A thing that the city's list has not; { $name }: its Japanese name, behind the reader's own word for it.
garbage-thing-unlisted = { $name }は、市(し)の リストに ありません。この 名前(なまえ)を 見(み)せて、市役所(しやくしょ)に 聞(き)いて ください。

## Kinds of garbage, as Higashihiroshima names them

# Names of the glossary.
garbage-kind-burnable = 燃(も)やせる ごみ
garbage-kind-recycled-plastic = リサイクルできる プラスチック
garbage-kind-other-plastic = ほかの プラスチック
garbage-kind-pet = ペットボトル
garbage-kind-bottles = びん・かん
garbage-kind-paper = しんぶん・ざっし・だんボール
garbage-kind-dangerous = あぶない ごみ
garbage-kind-toxic = 有害(ゆうがい)な ごみ
garbage-kind-bulky = 大(おお)きい ごみ
# Not one of Higashihiroshima: most cities have it.
garbage-kind-unburnable = 燃(も)やせない ごみ

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = ごみ
garbage-words-today = 今日|きょう
garbage-words-tomorrow = 明日|あした
garbage-words-week = 今週|1週間|こんしゅう
garbage-words-next = つぎ|いつ|なんようび
# How to throw a thing away; the dots stand for the thing.
garbage-words-throw = はどうやって捨てますか|はどうやってすてますか|はどうすてますか|はどうすてる|はどうやってすてる|はどこにすてますか|はどこにだしますか|はいつすてますか|の捨て方|のすてかたをおしえてください|のすてかたをおしえて|のすてかた|すてかた|のだしかた|を捨てたい|をすてたいです|をすてたい|をすてます|は何ごみですか|は何ごみ|はなにごみですか|はなにごみ|はなんのごみですか|はなんのごみ|はどのごみですか
# What people ask so of other matters, too: a question only where it is about a known thing.
garbage-words-handle = はどうしますか|はどうすればいいですか|はどこにおきますか
# What stands before a thing or behind it and is no part of its name.
garbage-words-before = すみません|ふるい|この|その
garbage-words-behind = をおしえてください|ですか
# What people call the kinds, beside their names.
garbage-words-burnable = もやせるごみ|もえるごみ
garbage-words-unburnable = もやせないごみ|もやさないごみ|もえないごみ
garbage-words-recycled-plastic = リサイクルできるプラスチック
garbage-words-other-plastic = ほかのプラスチック
garbage-words-pet = ペットボトル
garbage-words-bottles = びん・かん|びんとかん
garbage-words-paper = しんぶん・ざっし・だんボール|だんボールのごみ
garbage-words-dangerous = あぶないごみ
garbage-words-toxic = 有害なごみ|ゆうがいなごみ
garbage-words-bulky = 大きいごみ|おおきいごみ

## What is held about a person

# The hours chosen.
held-garbage-evening = ごみの 日(ひ)の お知(し)らせ（前(まえ)の 日(ひ)）
held-garbage-morning = ごみの 日(ひ)の お知(し)らせ（朝(あさ)）
