# Weather warnings and other alerts from outside, as drafts tell of them.

# What a weather warning is of.
alert-phenomenon = 
    { $phenomenon ->
        [rain] 暴雨
        [landslide] 山体滑坡、泥石流等灾害
        [flood] 洪水泛滥
        [surge] 风暴潮
        [wind] 暴风
        [gale] 强风
        [snow] 大雪
        [blizzard] 暴风雪
        [windsnow] 风雪
        [wave] 大浪
        [thunder] 雷电
        [fog] 浓雾
        [dry] 干燥
        [avalanche] 雪崩
        [cold] 低温
        [frost] 霜冻
        [icing] 结冰
        [snowing] 积雪附着
        [melting] 融雪
       *[other] 防灾信息
    }
# How grave a weather warning is.
alert-rank = 
    { $rank ->
        [emergency] 特别警报
        [danger] 危险警报
        [warning] 警报
        [advisory] 注意报
       *[information] 信息
    }
# A weather warning: $phenomenon and $rank in the reader's language, $name as it was issued in Japanese.
alert-named = { $phenomenon }{ $rank }（{ $name }）
# The title of a notice about weather warnings; $names are those warnings.
alert-title = 
    { $step ->
        [lift] 【气象】解除：{ $names }
        [withdraw] 【气象】取消（误报）：{ $names }
       *[issue] 【气象】{ $names }
    }
# The text of such a notice. $sender issued it, $at; $names are the warnings, one a line; $place is whom they are for.
alert-body = 
    { $step ->
        [lift] { $sender }已解除以下信息。

    { $names }

    对象：{ $place }
    时间：{ $at }
        [withdraw] { $sender }发布的以下信息系误报，现予取消。

    { $names }

    对象：{ $place }
    时间：{ $at }
       *[issue] { $sender }发布了以下信息，请留意后续消息。

    { $names }

    对象：{ $place }
    时间：{ $at }
    }
# The reason in a draft about evacuation that an alert made. $name is the warning, $sender who issued it.
alert-reason = { $sender }发布了{ $name }（{ $at }）
