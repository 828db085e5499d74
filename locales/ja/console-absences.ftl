## The staff's pages: the reports of a school's morning, its roll call, its desk.

# The list. { $school }: its name.
console-absences = 欠席の連絡
console-absences-of = { $school } 欠席の連絡
console-day-before = 前の日
console-day-after = 次の日
console-absences-none = この日の連絡はまだありません。
# { $all }, { $unread }, { $overdue }: numbers of reports.
console-absences-count = 連絡 { $all }件、未確認 { $unread }件
console-absences-overdue-count = 確認が遅れている連絡 { $overdue }件
console-absences-read = 確認した
console-absences-read-all = 未確認をすべて確認する
console-absences-read-class = このクラスをすべて確認する
console-absences-done = 確認しました。保護者に知らせます。
console-absences-changed = 一部の連絡は、その間に内容が変わりました。もう一度見てください。
console-absences-withdrawn = 取り消し(登校します)
console-absences-overdue = 確認が遅れています
console-absences-unread = 未確認
# { $at }: when.
console-absences-read-at = { $at } 確認
console-absences-reported-at = { $at } 連絡
console-absences-file = CSVファイル(Excel用)

# The desk
console-absences-desk = 受付時間と電話番号
console-absences-desk-set = 受付時間と電話番号を保存しました。
console-desk-deadline = 当日の受付時間(この時刻まで)
console-desk-deadline-hint = この時刻を過ぎると、保護者に学校への電話を案内します。
console-desk-phone = 学校の電話番号(保護者に案内します)
console-desk-within = 確認の目安(分)
console-desk-within-hint = 受付時間からこの分数が過ぎても未確認の連絡があると、学校にメールで知らせ、保護者に電話を案内します。1〜240分。
console-desk-save = 保存する

# The roll call. { $school }: its name; { $at }: when.
console-roll = 出席確認
console-roll-of = { $school } 出席確認
console-roll-choose = クラスを選ぶ
console-roll-classes = クラスを選び直す
console-roll-nobody = 登録されている児童生徒がいません。
console-roll-who = 登校していない人を選ぶ
console-roll-next = 確認画面へ
console-roll-sure-title = 家庭に確認しますか
console-roll-sure = 次の人の保護者全員に、すぐにLINEとメールで登校の確認を送ります。
console-roll-ask = すぐに確認を送る
console-roll-stop = 送らずに戻る
console-roll-none-named = 誰も選ばれていません。
console-roll-asked = 保護者に確認を送りました。
console-roll-some = 一部の人には送りませんでした(連絡済み、送信済み、または連絡先なし)。下の一覧を見てください。
console-roll-missing = 今日、確認を送った人
console-roll-asked-at = { $at } 確認を送信
console-roll-reached = 届きました
console-roll-under-way = 送信中
console-roll-unreached = 届いていません。電話してください
console-roll-found = 無事を確認した
console-roll-is-found = 確認済み
console-roll-found-done = 保護者に、確認できたことを知らせました。

# The mail to the school's staff: { $count } reports, { $url }: the list.
console-overdue-subject = 【{ $school }】未確認の欠席連絡が{ $count }件あります
console-overdue-mail = { $school }の欠席などの連絡のうち、{ $count }件がまだ確認されていません。保護者には、学校への電話をお願いしました。次の画面で確認してください。

    { $url }
