# Garbage days: choosing the area and the hours, reminders, questions (B-11 to B-14).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-garbage = 垃圾收集日
flow-title-garbage = 垃圾收集日提醒（ごみの日）
start-garbage = 将在收集日前一天的指定时间，通知您所在地区的垃圾收集日。
saved-garbage = 垃圾收集日提醒已设置。您也可以直接提问：“明天的垃圾？”“大件垃圾什么时候？”“平底锅怎么扔？”。
# Said with it where the area is another than before.
garbage-moved = 您的居住地区已更改。原地区登记的危险区域已取消，您将收到全市的避难信息。可在“{ menu-places }”中重新登记。
# There is no area to choose: no calendar was ever published.
no-garbage-calendar = 垃圾收集日历尚未登记。
# The topic of the reminders, as a mail's footer names it.
garbage-topic = 垃圾收集日通知

## The questions

field-garbage-evening = 前一天的提醒（前の日）
ask-garbage-evening = 前一天几点提醒您？
field-garbage-morning = 当天早上的提醒（当日の朝）
ask-garbage-morning = 当天早上也要提醒吗？
# The choices.
garbage-evening-17 = 17点
garbage-evening-18 = 18点
garbage-evening-19 = 19点
garbage-evening-20 = 20点
garbage-evening-21 = 21点
garbage-evening-none = 前一天不需要
garbage-morning-6 = 6点
garbage-morning-7 = 7点
garbage-morning-none = 早上不需要

## The reminders. { $day }: a day with its weekday; { $kinds }: one or more kinds

garbage-title = { $day }：{ $kinds }
garbage-body = { $day }是{ $kinds }的收集日。请在当天早上规定时间之前扔出。
# Where the city says by when; { $time }: 7:30.
garbage-body-by = { $day }是{ $kinds }的收集日。请在{ $time }之前扔出。
# Of kinds that come a few times a year, a week before.
garbage-early-title = 一周后 { $day }：{ $kinds }
garbage-early-body = { $day }是{ $kinds }的收集日，一年只有几次。前一天会再次提醒您。
# Below a reminder.
garbage-change = 如需更改时间或停止，请在菜单中选择“垃圾收集日”（ごみの日）。
# Corrections, after staff changed a day.
garbage-removed-title = 【更正】{ $day }没有{ $kinds }的收集
garbage-removed-body = 之前通知的{ $day }的{ $kinds }收集已取消。当天请不要扔出。
garbage-added-title = 【追加】{ $day }也收集{ $kinds }
garbage-added-body = { $day }增加了{ $kinds }的收集。

## Answers in the talk

garbage-today = 今天（{ $day }）是{ $kinds }的收集日。
garbage-today-none = 今天（{ $day }）没有收集。
garbage-tomorrow = 明天（{ $day }）是{ $kinds }的收集日。
garbage-tomorrow-none = 明天（{ $day }）没有收集。
# { $kinds }: one kind.
garbage-next = 下一次{ $kinds }的收集日是{ $day }。
# { $until }: the last day that is known.
garbage-next-none = 到{ $until }为止没有{ $kinds }的收集日。
# The days stand below, a line each.
garbage-week = { $area }今后一周的收集日：
garbage-week-none = { $area }今后一周没有收集。
# The day asked for lies beyond every calendar.
garbage-ended = { $day }的收集日尚未登记。新年度的日历登记后将继续提醒您。
garbage-needs-area = 尚未登记您的地区。请先选择地区。
# { $name }: a thing as the city lists it, behind the reader's own word for it.
garbage-thing = { $name }：{ $kinds }
# With the city's own notice.
garbage-thing-notice = { $name }：{ $kinds }（{ $notice }）
garbage-thing-none = 本市的分类列表中没有“{ $name }”。请换个说法再试。
# A thing that the city's list has not; { $name }: its Japanese name, behind the reader's own word for it.
garbage-thing-unlisted = 本市的分类列表中没有{ $name }。请用这个日语名称咨询市政府。

## Kinds of garbage, as Higashihiroshima names them

# Names of the glossary.
garbage-kind-burnable = 可燃垃圾
garbage-kind-recycled-plastic = 可回收塑料
garbage-kind-other-plastic = 其他塑料
garbage-kind-pet = 塑料瓶(PET)
garbage-kind-bottles = 玻璃瓶、罐
garbage-kind-paper = 报纸、杂志、纸箱
garbage-kind-dangerous = 危险垃圾
garbage-kind-toxic = 有害垃圾
garbage-kind-bulky = 大件垃圾
# Not one of Higashihiroshima: most cities have it.
garbage-kind-unburnable = 不可燃垃圾

## Words by which a question is known; a stroke between them

# Garbage.
garbage-words-noun = 垃圾
garbage-words-today = 今天|今日
garbage-words-tomorrow = 明天|明日
garbage-words-week = 本周|这周|一周|这个星期
garbage-words-next = 下次|下一次|什么时候|何时|哪天|哪一天|几号|星期几|周几
# How to throw a thing away; the dots stand for the thing.
garbage-words-throw = 怎么扔掉|怎么扔|如何扔掉|如何扔|怎样扔|怎么丢掉|怎么丢|如何丢|怎样丢|怎么分类|如何分类|扔到哪里|扔在哪里|扔哪里|扔哪儿|扔到哪|扔哪|丢到哪里|丢在哪里|丢哪里|丢哪|属于什么垃圾|属于哪类垃圾|属于哪种垃圾|是什么垃圾|是哪类垃圾|是哪种垃圾|算什么垃圾|算哪种垃圾|的扔法|的丢弃方法|什么时候扔|想扔掉|想扔|要扔掉|要扔|扔掉|丢弃
# What people ask so of other matters, too: a question only where it is about a known thing.
garbage-words-handle = 怎么处理|如何处理|怎样处理|放哪里|放在哪里|回收|处理掉
# What stands before a thing or behind it and is no part of its name.
garbage-words-before = 请问|你好|您好|我想问|我想知道|我想|我要|我|想|要|把|一个|这个|那个|我的|旧的|旧|坏的|坏掉的|坏了的|用过的|不用的|破的
garbage-words-behind = 呢|吗|啊|了|应该|该|要|的话|可以|比较好|才好|请问
# What people call the kinds, beside their names.
garbage-words-burnable = 可燃垃圾|可燃|能烧的垃圾
garbage-words-unburnable = 不可燃垃圾|不燃垃圾|不可燃|不能烧的垃圾
garbage-words-recycled-plastic = 可回收塑料|塑料垃圾
garbage-words-other-plastic = 其他塑料
garbage-words-pet = 塑料瓶|矿泉水瓶
garbage-words-bottles = 玻璃瓶和罐|瓶罐|瓶子和罐子|瓶子罐子
garbage-words-paper = 废纸|纸类|报纸杂志|旧报纸
garbage-words-dangerous = 危险垃圾
garbage-words-toxic = 有害垃圾
garbage-words-bulky = 大件垃圾|大型垃圾|粗大垃圾|大垃圾

## What is held about a person

# The hours chosen.
held-garbage-evening = 垃圾收集日提醒（前一天）
held-garbage-morning = 垃圾收集日提醒（当天早上）
