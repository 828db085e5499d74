# What staff read about evacuation information and alerts from outside.

# Whom a notice goes to, in a list; $areas are names.
console-to-endangered = 登録者全員（{ $areas }についてのお知らせ）
# The mail to those who may send it, when an alert made a draft.
console-alert-subject = 【下書き】{ $title }
console-alert-mail =
    { $sender }の情報から、お知らせの下書きを作りました。まだ何も送信していません。

    { $title }

    避難情報の発令は、市が判断します。内容を確かめて、対象区域を選んで送信するか、取りやめてください。
    { $url }

# The same to a school's staff, when a rule of theirs or of the city's was met.
console-trigger-mail =
    { $sender }の警報が決まりに当てはまったため、お知らせの下書きを作りました。まだ何も送信していません。

    { $title }

    送るかどうかは、学校が決めます。内容を確かめて送信するか、取りやめてください。
    { $url }

# The page of evacuation information: how things stand, and the form.
console-evacuations = 避難情報
console-evacuation-none = 発令中の避難情報はありません。
console-evacuation-area = 地区
console-evacuation-over = 解除・取消
console-evacuation-suggested = 気象情報からの下書き
console-evacuation-suggested-lead = 選ぶと、災害の種類と警戒レベルが下の欄に入ります。対象区域を決め、プレビューを確かめて送信してください。理由を空のままにすると、この気象情報が理由として6言語で入ります。
console-evacuation-suggested-look = 下書きの文面を見る
console-evacuation-decide = 発令・解除・取消
console-evacuation-what = すること
console-evacuation-order = 発令する（引き上げ・引き下げを含む）
console-evacuation-lift = 解除する（危険がなくなった）
console-evacuation-withdraw = 取り消す（発令が誤りだった）
console-evacuation-hazard = 災害の種類
console-evacuation-choose = （選んでください）
console-evacuation-level = 警戒レベル
console-evacuation-level-hint = 解除・取消では選ばなくてかまいません。発令中のものになります。
console-evacuation-areas = 対象区域
console-evacuation-shelters = 開設している避難所（1行に1か所）
console-evacuation-reason = 理由
console-evacuation-contact = 問合せ先
console-evacuation-alone = 一人で送る理由（夜間など）
console-evacuation-replaces = 置きかえる気象情報からの下書き（送信すると、下書きは取りやめになります）
console-evacuation-replaces-none = なし
console-evacuation-mode = 本番・訓練・試験
console-evacuation-real = 本番
console-evacuation-drill = 訓練
console-evacuation-test = 試験
console-evacuation-nothing = できませんでした。その地区・災害には発令中の避難情報がないか、置きかえる下書きがありません。
console-evacuation-two = 警戒レベル4以上と市内全域への送信には、もう一人の職員の承認がいります。発令は、承認されて送信されたときからです。
console-wrong-hazard = 災害の種類を選んでください。
console-wrong-areas = 対象区域を選んでください。「市内全域」と地区の両方は選べません。

# In place of a level: nothing is in force, but something was stopped on its way.
console-evacuation-stopped-alone = 途中で停止
# Under what is in force; $level is what was stopped.
console-evacuation-stopped = 途中で止めた警戒レベル{ $level }を受け取った人がいます。解除するか、取り消してください。
# On the page of a notice in whose place a later one stands.
console-superseded-stopped = この避難情報を送っている間に、新しい避難情報が出ました。まだ届いていなかった人には、送るのをやめました（「送らなかった人」に数えています）。
console-superseded = このあとに、新しい避難情報が出ています。
console-superseded-by = 新しい避難情報を見る
