# School notices that are written by filling in what differs (city/template.rs). Staff may change the
# words before they send. What a title and a body take are the slots of the template, as each
# language writes them: days of a title stand without their year. A title has at most 100 characters
# with every slot full: a class 20, an event or a place 40. Free words are Japanese in every language.
# The names of what happens and the suspicious people of the title: glossary, section 3.

## What stands in a slot

# A day with its weekday, 1 for Monday to 7, in a title.
template-day = { $month }月{ $day }日（{ $weekday ->
        [1] 月
        [2] 火
        [3] 水
        [4] 木
        [5] 金
        [6] 土
       *[7] 日
    }）
# The same in a body.
template-date = { $year }年{ template-day }
# In a body in place of a day that was left open.
template-today = 本日
# A time of the day, in 24 hours; the full hour without minutes. { $minute } has two digits.
template-time = { $hour }時{ $minute }分
template-hour = { $hour }時
# Why. Also the staff's choices.
template-reason-typhoon = 台風
template-reason-rain = 大雨
template-reason-snow = 大雪
template-reason-earthquake = 地震
template-reason-heat = 厳しい暑さ
template-reason-infection = 感染症の流行
template-reason-outage = 停電
template-reason-water = 断水
template-reason-suspicious = 不審者の情報
template-reason-other = その他（下の「学校から」をご覧ください）

## What bodies have in common

template-no-calls = 学校への電話でのお問い合わせは、お控えください。
template-next-word = 次のお知らせも、LINEやメールでお送りします。
# Below a body: free words of the school, in Japanese.
template-note =
    学校から:
    { $note }

## The notices

# 臨時休業: no school on a day.
template-closure-title = { $date }は臨時休業です
template-closure-body =
    次のとおり、臨時休業とします。

    日にち: { $date }
    理由: { $reason }

    ・お子さまを登校・登園させず、自宅で安全に過ごさせてください。
    ・{ template-no-calls }
    ・{ template-next-word }
# 自宅待機: nobody comes until the school decides. { $next }: the time of its next word.
template-wait-title = 自宅待機: 登校せず、{ $next }ごろの連絡をお待ちください
template-wait-body =
    学校から次の連絡があるまで、お子さまを自宅で待機させてください。

    日にち: { $date }
    理由: { $reason }
    次の連絡: { $next }ごろ

    ・まだ登校・登園させないでください。
    ・{ template-no-calls }
    ・{ template-next-word }
# 繰り下げ登校: school begins later. { $begin }: when.
template-late-title = { $date }は{ $begin }に始まります（繰り下げ登校）
template-late-body =
    始業時刻を繰り下げます。

    日にち: { $date }
    始業: { $begin }
    理由: { $reason }

    ・始業に間に合うように、登校・登園させてください。
    ・通学路に危険があるときは、無理に登校させず、「{ menu-absence }」で学校にお知らせください。
    ・{ template-no-calls }
    ・{ template-next-word }
# 一斉下校: all go home together. { $leave }: when they leave the school.
template-dismissal-title = 一斉下校: { $leave }に学校を出ます
template-dismissal-body =
    全員が一斉に下校します。

    日にち: { $date }
    学校を出る時刻: { $leave }
    理由: { $reason }

    ・お子さまが帰るころに、なるべく家にいてください。
    ・帰ったあとは、外に出ず、家で安全に過ごさせてください。
    ・{ template-no-calls }
    ・{ template-next-word }
# 学校待機: the children stay at school. { $next }: the time of the school's next word.
template-hold-title = 学校待機: お子さまは学校で待機しています
template-hold-body =
    下校が安全になるまで、お子さまを学校で待機させます。

    日にち: { $date }
    理由: { $reason }
    次の連絡: { $next }ごろ

    ・お子さまは、教職員といっしょに校内にいます。
    ・お迎えは、学校から連絡があるまでお待ちください。
    ・{ template-no-calls }
    ・{ template-next-word }
# 引き渡し: parents fetch their children. { $start }: from when on; { $place }: free words.
template-handover-title = 引き渡し: { $start }から、お子さまのお迎えをお願いします
template-handover-body =
    お子さまを、お迎えの方に引き渡します。

    日にち: { $date }
    引き渡しの開始: { $start }
    場所: { $place }
    理由: { $reason }

    ・お迎えまで、お子さまは学校でお預かりします。慌てずにお越しください。
    ・道が危険なときは、安全になってからお越しください。
    ・引き渡しのとき、お子さまとお迎えの方のお名前を確かめます。
    ・{ template-no-calls }
    ・{ template-next-word }
# 学級閉鎖: a class stays at home for some days. { $class }: free words.
template-class-closure-title = { $class }は{ $from }から学級閉鎖です
template-class-closure-body =
    次のとおり、学級閉鎖とします。

    クラス: { $class }
    期間: { $from }から{ $until }まで
    理由: { $reason }

    ・この期間は登校させず、自宅で過ごさせてください。
    ・毎日体温を測り、体調に気をつけてください。外出や人の集まる場所は控えてください。
    ・具合が悪いときは医療機関に相談し、「{ menu-absence }」で学校にお知らせください。
    ・{ template-next-word }
# 不審者情報. { $place } and { $what }: free words.
template-suspicious-title = 不審者情報（{ $place }）
template-suspicious-body =
    不審者の情報がありました。

    日にち: { $date }
    時刻: { $time }ごろ
    場所: { $place }
    内容: { $what }

    お子さまと、次のことを確かめてください。
    ・一人で外を歩かない。
    ・知らない人について行かない。
    ・怖いと思ったら、大声を出し、近くの人や店に助けを求める。

    不審な人を見たときは、すぐに110番に通報してください。
# 行事延期. { $event }: free words.
template-postponed-title = { $event }を{ $new-date }に延期します
template-postponed-body =
    行事を延期します。

    行事: { $event }
    変更前: { $old-date }
    変更後: { $new-date }

    ・時間や持ち物も変わるときは、あらためてお知らせします。
    ・{ template-next-word }
# 給食変更. { $what }: free words.
template-lunch-title = { $date }の給食が変わります
template-lunch-body =
    給食を次のとおり変更します。

    日にち: { $date }
    内容: { $what }

    ・お弁当などが必要なときは、ご用意をお願いします。
    ・食物アレルギーのあるお子さまは、変更の内容を確かめてください。
