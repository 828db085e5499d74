## Which weather warnings suggest which template to schools

# The page of one school, and its link.
console-triggers = 気象警報と臨時休業の決まり
console-triggers-about = どの警報が何時に出たら、どの文面の下書きを作るか
console-triggers-lead = 当てはまる警報が出ると、下書きができ、この学校の職員にメールで知らせます。自動で送信されることはありません。警報の名前は2026年5月28日に変わりました（大雨警報は、レベル３大雨警報）。
console-triggers-holds = いま使われる決まり
console-triggers-city = この学校には、市が全校のために定めた決まりが使われます。
console-triggers-own = この学校の決まりが使われます。市の決まりは使われません。
console-triggers-nothing = この学校では、警報が出ても下書きを作りません。
console-triggers-none = まだ決まりがありません。警報が出ても、この学校の下書きはできません。
console-triggers-city-show = 市の決まりを見る
console-triggers-change = この学校の決まりを定める
console-triggers-change-lead = 1つでも書くと、市の決まりの代わりになります。すべて消すと、市の決まりに戻ります。
console-triggers-want-nothing = この学校では、警報が出ても下書きを作らない（市の決まりも使わない）
console-triggers-saved = 決まりを保存しました。

# The page of the city.
console-city-triggers = 気象警報の決まり
console-city-triggers-about = 自分の決まりがない学校すべてに使われる、市の決まり
console-city-triggers-lead = 自分の決まりがない学校すべてに使われます。当てはまる警報が出ると、学校ごとに下書きができ、その学校の職員にメールで知らせます。自動で送信されることはありません。警報の名前は2026年5月28日に変わりました（大雨警報は、レベル３大雨警報）。
console-city-triggers-none = まだ市の決まりがありません。
console-triggers-apart = 市の決まりを使わない学校
console-triggers-apart-none = すべての学校に、市の決まりが使われます。
console-triggers-apart-own = 学校の決まりを使う
console-triggers-apart-nothing = 下書きを作らない

# A rule in a list. { $from }, { $until }, { $next }: 05:00.
console-triggers-said = 「{ $warning }」が{ $from }〜{ $until }に出たら、「{ $template }」の下書き
console-triggers-said-next = （次のお知らせは{ $next }）
console-triggers-said-kind = （{ console-school-kind }）
console-school-kind = { $kind ->
    [kindergarten] 幼稚園
    [elementary] 小学校
    [junior_high] 中学校
   *[other] すべての学校
}

# The form.
console-triggers-rule = 決まり{ $number }
console-triggers-warning = 警報の名前（一部でもよい）
console-triggers-from = 何時から
console-triggers-until = 何時まで
console-triggers-next = 次のお知らせの時刻（待機のとき）
console-triggers-template = 文面
console-triggers-kind = 対象の学校
console-triggers-empty = 上にあるものが先です。警報の名前を消して保存すると、その決まりはなくなります。
console-triggers-save = 決まりを保存する

# What is wrong in it. { $number } of a rule; { $field }: its label.
console-wrong-trigger = 決まり{ $number }の「{ $field }」を正しく入れてください。
console-wrong-trigger-time = 決まり{ $number }の「{ $field }」に、時刻を 06:30 のように入れてください。
console-wrong-trigger-until = 決まり{ $number }の「{ $field }」を、「{ console-triggers-from }」より後の時刻にしてください。
console-wrong-trigger-next = 決まり{ $number }の「{ $field }」を入れてください。待機の文面に必要です。
console-wrong-triggers-many = 決まりは20個までです。
console-wrong-triggers-none = 「下書きを作らない」にするときは、決まりをすべて消してください。
