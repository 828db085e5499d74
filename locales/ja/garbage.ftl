# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = ごみの日
flow-title-garbage = ごみの日のお知らせ
start-garbage = お住まいの地区のごみの収集日を、前の日の決まった時間にお知らせします。
saved-garbage = ごみの日のお知らせを設定しました。「明日のごみは？」「粗大ごみはいつ？」「フライパンの捨て方」のように聞くこともできます。
# Said with it where the area is another than before.
garbage-moved = お住まいの地区が変わりました。前の地区に登録していた「危険な区域」はなくなり、避難情報は市内すべてのものが届きます。「{ menu-places }」で登録し直せます。
# There is no area to choose: no calendar was ever published.
no-garbage-calendar = ごみの収集日の情報は、まだ登録されていません。
# The topic of the reminders, as a mail's footer names it.
garbage-topic = ごみの日のお知らせ

## The questions

field-garbage-evening = 前の日のお知らせ
ask-garbage-evening = 前の日の何時にお知らせしますか。
field-garbage-morning = 当日の朝のお知らせ
ask-garbage-morning = 当日の朝にもお知らせしますか。
# The choices.
garbage-evening-17 = 17時
garbage-evening-18 = 18時
garbage-evening-19 = 19時
garbage-evening-20 = 20時
garbage-evening-21 = 21時
garbage-evening-none = 前の日は不要
garbage-morning-6 = 6時
garbage-morning-7 = 7時
garbage-morning-none = 当日の朝は不要

## The reminders. { $day }: a day with its weekday; { $kinds }: one or more kinds

garbage-title = { $day }は{ $kinds }
garbage-body = { $day }は、{ $kinds }の収集日です。収集日の朝、決められた時間までに出してください。
# Where the city says by when; { $time }: 7:30.
garbage-body-by = { $day }は、{ $kinds }の収集日です。{ $time }までに出してください。
# Of kinds that come a few times a year, a week before.
garbage-early-title = { $day }は{ $kinds }（1週間前のお知らせ）
garbage-early-body = { $day }は、年に数回だけの{ $kinds }の収集日です。前の日にもお知らせします。
# Below a reminder.
garbage-change = 時間の変更や停止は、メニューの「ごみの日」からできます。
# Corrections, after staff changed a day.
garbage-removed-title = 【訂正】{ $day }の{ $kinds }の収集はありません
garbage-removed-body = 先にお知らせした{ $day }の{ $kinds }の収集は、中止になりました。この日は出さないでください。
garbage-added-title = 【追加】{ $day }は{ $kinds }の収集もあります
garbage-added-body = { $day }に、{ $kinds }の収集が追加されました。

## Answers in the talk

garbage-today = 今日（{ $day }）は、{ $kinds }の収集日です。
garbage-today-none = 今日（{ $day }）の収集はありません。
garbage-tomorrow = 明日（{ $day }）は、{ $kinds }の収集日です。
garbage-tomorrow-none = 明日（{ $day }）の収集はありません。
# { $kinds }: one kind.
garbage-next = 次の{ $kinds }は、{ $day }です。
# { $until }: the last day that is known.
garbage-next-none = { $until }までに、{ $kinds }の収集日はありません。
# The days stand below, a line each.
garbage-week = { $area }の、これから1週間の収集日です。
garbage-week-none = { $area }では、これから1週間の収集はありません。
# The day asked for lies beyond every calendar.
garbage-ended = { $day }の収集日の情報は、まだ登録されていません。新しい年度のごみカレンダーが登録されると、またお知らせします。
garbage-needs-area = 地区が登録されていないので、お答えできません。先に地区を教えてください。
# { $name }: a thing as the city lists it, behind the reader's own word for it.
garbage-thing = { $name }: { $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }: { $kinds }（{ $notice }）
garbage-thing-none = 「{ $name }」は分別の一覧に見つかりませんでした。別の言い方で聞いてみてください。
# A thing that the city's list has not; { $name }: its Japanese name, behind the reader's own word for it.
garbage-thing-unlisted = { $name }は、市の分別の一覧にありません。この名前で市の窓口におたずねください。

## Kinds of garbage, as Higashihiroshima names them

# Names of the glossary.
garbage-kind-burnable = 燃やせるごみ
garbage-kind-recycled-plastic = リサイクルプラ
garbage-kind-other-plastic = その他プラ
garbage-kind-pet = ペットボトル
garbage-kind-bottles = ビン・缶
garbage-kind-paper = 新聞・雑誌・段ボール等(資源)
garbage-kind-dangerous = 危険ごみ
garbage-kind-toxic = 有害ごみ
garbage-kind-bulky = 粗大ごみ
# Not one of Higashihiroshima: most cities have it.
garbage-kind-unburnable = 燃やせないごみ

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = ごみ|収集|しゅうしゅう
garbage-words-today = 今日|きょう|本日
garbage-words-tomorrow = 明日|あした|あす
garbage-words-week = 今週|1週間|一週間|今後
garbage-words-next = 次|つぎ|いつ|何曜日|なんようび
# How to throw a thing away; the dots stand for the thing.
garbage-words-throw = はどうやって捨てればいいですか|はどうやって捨てたらいいですか|はどうやって捨てますか|はどうやって捨てるの|はどうやって捨てる|はどうすれば捨てられますか|はどうやって出しますか|はどう捨てればいいですか|はどう捨てたらいいですか|はどう捨てますか|はどう捨てるの|はどう捨てる|はどこに捨てますか|はどこに捨てる|は何曜日に出しますか|の捨て方を教えてください|の捨て方を教えて|の捨て方が知りたい|の捨て方は|の捨て方|捨て方|の出し方|の分別方法|の分別|の処分方法|は何ごみですか|は何ごみになりますか|は何ごみ|って何ごみ|は何のごみですか|は何のごみ|を捨てたいです|を捨てたい|を捨てるには|を処分したい|捨てたい|の捨て方がわかりません
# What people ask so of other matters, too: a question only where it is about a known thing.
garbage-words-handle = はどうしますか|はどうすればいいですか|はどうしたらいいですか|はどこに出しますか|はどこに出せばいいですか|はいつ出しますか|の処分
# What stands before a thing or behind it and is no part of its name.
garbage-words-before = すみません|教えて|古い|こわれた|壊れた|使った|この|その|うちの
garbage-words-behind = を教えてください|を教えて|ですか|のこと|って|は|を|です
# What people call the kinds, beside their names.
garbage-words-burnable = 燃やせる|燃える|もえる|もやせる|可燃
garbage-words-unburnable = 燃やせないごみ|燃やさないごみ|不燃ごみ|燃えないごみ|燃やせない|燃やさない|燃えない|もやせない|もやさない|もえない|不燃
garbage-words-recycled-plastic = リサイクルプラ|プラごみ|容器包装プラ
garbage-words-other-plastic = その他プラ|その他のプラ
garbage-words-pet = ペットボトル
garbage-words-bottles = びん・缶|ビン缶|びんと缶|缶・ビン|瓶と缶
garbage-words-paper = 古紙|新聞・雑誌|段ボール|資源ごみ
garbage-words-dangerous = 危険ごみ|危険物
garbage-words-toxic = 有害ごみ
garbage-words-bulky = 粗大ごみ|粗大|大型ごみ|そだいごみ

## What is held about a person

# The hours chosen.
held-garbage-evening = ごみの日のお知らせ（前の日）
held-garbage-morning = ごみの日のお知らせ（当日の朝）
