# School notices that are written by filling in what differs.

## What stands in a slot

template-day = { $month }月{ $day }日（{ $weekday ->
        [1] 星期一
        [2] 星期二
        [3] 星期三
        [4] 星期四
        [5] 星期五
        [6] 星期六
       *[7] 星期日
    }）
template-date = { $year }年{ template-day }
template-today = 今天
template-time = { $hour }:{ $minute }
template-hour = { $hour }:00
template-reason-typhoon = 台风
template-reason-rain = 大雨
template-reason-snow = 大雪
template-reason-earthquake = 地震
template-reason-heat = 酷暑
template-reason-infection = 传染病流行
template-reason-outage = 停电
template-reason-water = 停水
template-reason-suspicious = 发现可疑人员
template-reason-other = 其他（请看下面的“学校留言”）

## What bodies have in common

template-no-calls = 请不要给学校打电话询问。
template-next-word = 后续通知也会通过LINE或邮件发送。
template-note =
    学校留言（日语）：
    { $note }

## The notices

template-closure-title = { $date }临时停课（臨時休業）
template-closure-body =
    学校临时停课。

    日期：{ $date }
    原因：{ $reason }

    ・请不要让孩子到校，请让孩子在家注意安全。
    ・{ template-no-calls }
    ・{ template-next-word }
template-wait-title = 在家等候（自宅待機）：请先不要到校，{ $next }左右再通知
template-wait-body =
    在学校再次通知之前，请让孩子在家等候。

    日期：{ $date }
    原因：{ $reason }
    下次通知：{ $next }左右

    ・请先不要让孩子到校。
    ・{ template-no-calls }
    ・{ template-next-word }
template-late-title = { $date }推迟到校，{ $begin }开始上课（繰り下げ登校）
template-late-body =
    学校推迟开始上课的时间。

    日期：{ $date }
    开始上课：{ $begin }
    原因：{ $reason }

    ・请让孩子在开始上课前到校。
    ・如果上学路上有危险，请不要勉强到校，并通过“{ menu-absence }”告诉学校。
    ・{ template-no-calls }
    ・{ template-next-word }
template-dismissal-title = 统一放学（一斉下校）：{ $leave }离校
template-dismissal-body =
    全体学生统一放学。

    日期：{ $date }
    离校时间：{ $leave }
    原因：{ $reason }

    ・孩子到家时，请尽量在家。
    ・孩子到家后，请不要让孩子外出，在家注意安全。
    ・{ template-no-calls }
    ・{ template-next-word }
template-hold-title = 孩子正在学校等候（学校待機）
template-hold-body =
    在能够安全放学之前，孩子留在学校等候。

    日期：{ $date }
    原因：{ $reason }
    下次通知：{ $next }左右

    ・孩子和教职员一起在学校里。
    ・在学校通知之前，请先不要来接孩子。
    ・{ template-no-calls }
    ・{ template-next-word }
template-handover-title = 请家长来校接孩子（引き渡し）：{ $start }开始
template-handover-body =
    请家长来接孩子。

    日期：{ $date }
    开始时间：{ $start }
    地点：{ $place }
    原因：{ $reason }

    ・在您来接之前，孩子会留在学校。请不要着急。
    ・如果路上有危险，请等安全后再来。
    ・接孩子时，我们会确认孩子和您的姓名。
    ・{ template-no-calls }
    ・{ template-next-word }
template-class-closure-title = { $class }从{ $from }起班级停课（学級閉鎖）
template-class-closure-body =
    班级停课。

    班级：{ $class }
    期间：{ $from }至{ $until }
    原因：{ $reason }

    ・停课期间请不要让孩子到校，请在家休息。
    ・请每天测体温，注意身体状况。请避免外出和去人多的地方。
    ・如果身体不适，请咨询医疗机构，并通过“{ menu-absence }”告诉学校。
    ・{ template-next-word }
template-suspicious-title = 可疑人员信息（{ $place }）
template-suspicious-body =
    有人报告发现可疑人员。

    日期：{ $date }
    时间：{ $time }左右
    地点：{ $place }
    内容（日语）：{ $what }

    请和孩子确认以下事项：
    ・不要一个人在外面走。
    ・不要跟陌生人走。
    ・感到害怕时大声呼喊，向附近的人或商店求助。

    如果看到可疑人员，请立即报警：110
template-postponed-title = { $event }延期至{ $new-date }
template-postponed-body =
    学校活动延期。

    活动：{ $event }
    原日期：{ $old-date }
    新日期：{ $new-date }

    ・如果时间或携带物品也有变化，将另行通知。
    ・{ template-next-word }
template-lunch-title = { $date }的学校午餐有变化
template-lunch-body =
    学校午餐（給食）有以下变化。

    日期：{ $date }
    内容（日语）：{ $what }

    ・需要带便当时，请准备。
    ・孩子有食物过敏的，请确认变化的内容。
