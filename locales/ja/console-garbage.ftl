## The garbage calendars

# The page's name.
console-garbage = ごみカレンダー
console-garbage-lead = カレンダーは「kairan import garbage フォルダ --year 年度」で取り込みます。読み取れない欄があるものは、確認するまで公開されません。
console-garbage-none = カレンダーはまだありません。
# { $year }: the fiscal year.
console-garbage-of = { $year }年度のごみカレンダー
# { $time }: when.
console-garbage-made = { $time }に取り込み
# How it stands.
console-garbage-draft = 下書き（未公開）
console-garbage-in-force = 公開中
console-garbage-replaced = 差し替え済み
console-garbage-thrown = 破棄
console-garbage-notes = 取り込みで分かったこと
# The report.
console-garbage-counts = 種別と月ごとの収集日の数（全地区の合計）
console-garbage-unread = 読み取れない欄
console-garbage-unread-lead = ファイルを直してもう一度取り込むか、読み取れた分だけでよいことを1つずつ確認してください。
# { $file }, { $row }, { $column }: where it stands.
console-garbage-cell = { $file } { $row }行目 { $column }列目
console-garbage-cell-accepted = 確認済み
console-garbage-accept = 選んだ欄を確認済みにする
console-garbage-publish = 公開する
console-garbage-discard = この下書きを破棄する
# A single day.
console-garbage-day = 1日だけの変更
console-garbage-day-lead = 台風や祝日などで収集を追加・中止します。すでにお知らせした人には、訂正が届きます。
console-garbage-area = 地区
console-garbage-choose = （選んでください）
console-garbage-kind = 種別
console-garbage-date = 日
console-garbage-add = この日に収集する
console-garbage-remove = この日は収集しない
# What was done.
console-garbage-accepted = 確認済みにしました。
console-garbage-published = 公開しました。
console-garbage-discarded = 下書きを破棄しました。
console-garbage-changed = 変更しました。まだ誰にもお知らせしていない日です。
console-garbage-corrected = 変更しました。お知らせ済みの人に訂正を送ります。
console-garbage-same = すでにそのようになっています。
# { $day }: the last day of what is published.
console-garbage-ends = 公開中のカレンダーは{ $day }で終わります。次の年度のカレンダーを取り込んで公開してください。そのあとは、お知らせが止まります。
# The mail to staff. { $days } days are left; { $url }: the page.
console-garbage-ends-subject = { $year }年度のごみカレンダーが、あと{ $days }日で終わります
console-garbage-ends-mail =
    { $year }年度のごみカレンダーは{ $day }で終わります（あと{ $days }日）。次の年度のカレンダーが、まだ公開されていません。
    公開されないと、{ $day }の後はごみの日のお知らせが止まります。
    { $url }
