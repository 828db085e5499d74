## The staff's pages of a school: codes, the list of pupils, the turn of the school year.

# Parts and links
console-schools = 学校
console-codes = 学校コード
console-codes-about = 保護者に配る学校コードの確認・印刷・作り直し
console-roster = 名簿と登録状況
console-roster-about = クラスごとの登録状況、名簿の取り込み、誤った登録の取り外し
console-rollovers = 年度の切り替え
# { $year }: 2027. { $grade }: a number.
console-year = { $year }年度
console-grade = { $grade }年

# Codes. { $day }: 2027-04-30; { $time }: 2026-11-21 09:00.
console-code-until = { $day } まで使えます。
console-code-endless = 期限はまもなく決まります。
console-code-none = 使える学校コードがありません。新しいコードを作ってください。作るまで、保護者はこの学校を登録できません。
console-code-kept = 学校コードを作り直しても、止めても、すでに登録した保護者には影響ありません。
console-code-handout = 保護者に配る案内（印刷用）
console-code-new = 新しいコードを作る
console-code-new-lead = 新しいコードは自動で作られます。配布済みの案内のために、今のコードもしばらく使えるようにできます。
console-code-days = 今のコードを使える日数
console-code-days-hint = 0にすると、今のコードはすぐに使えなくなります。
console-code-last-day = 新しいコードを使える最後の日
console-code-make = 作る
console-code-made = 新しい学校コードを作りました。案内を印刷して配ってください。
console-code-revoked = 学校コードを止めました。
console-codes-all = これまでのコード
console-code-current = 今のコード
console-code-replaced = 前のコード（まだ使えます）
console-code-expired = 期限切れ
console-code-ended = 停止
console-code-made-at = { $time } に作成
console-code-end = このコードを止める
console-code-end-lead = 関係のない人に知られたときに使います。すぐに使えなくなり、元に戻せません。
console-code-end-now = すぐに止める
console-handout-lead = A4で印刷して、この学校に通うお子さまの保護者だけに配ってください。
console-handout-languages = のせる言語
console-handout-show = この言語で表示する

# The list of pupils. { $number }, { $time }, { $grade }: as they say.
console-roster-from = 名簿: { $time } に取り込み
console-roster-none = 今年度の名簿はまだ取り込まれていません。登録した保護者の人数だけを表示しています。
console-roster-by-class = クラスごとの状況
console-roster-class = クラス
console-roster-no-class = { $grade }年（クラス未設定）
console-roster-pupils = 名簿の人数
console-roster-children = 登録した子ども
console-roster-unclear = 要確認
console-roster-guardians = 保護者
console-roster-line = LINEで届く
console-roster-mail = メールで届く
console-roster-neither = 届かない
console-roster-number = { $number }番
console-roster-all-classes = クラスごとの状況に戻る
console-roster-nobody = 該当する人はいません。
console-roster-as = 保護者の登録:
console-roster-near = 名簿の同じ番号の人:
console-roster-new = 名簿を取り込む
console-roster-new-lead = CSVファイル（UTF-8またはShift_JIS）を選びます。まず今の名簿との違いを表示し、確かめてから取り込みます。1行目には次の列名を書いてください。
console-roster-year = 年度
console-roster-file = 名簿のファイル
console-roster-compare = 違いを見る
console-roster-unread = ファイルを名簿として読めませんでした。文字コードと、1行目の列名を確かめてください。
console-roster-applied = 名簿を取り込みました。
console-roster-removed = 登録を外し、保護者に知らせました。
console-state-registered = 登録済み
console-state-other-class = 別のクラスで登録
console-state-ambiguous = 同じ名前で特定できず
console-state-not-registered = 未登録
console-state-unknown = 名簿にない登録

# What a new list changes. { $year }: 2026; { $line }: of the file; { $what }: what stands there, or another line.
console-difference = { $year }年度の名簿の取り込み
console-difference-lead = まだ取り込んでいません。内容を確かめてください。
console-difference-same = 変わらない
console-difference-new = 増える
console-difference-gone = なくなる
console-difference-changed = 変わる
console-difference-unreadable = 読めなかった行
console-difference-unreadable-lead = 読めなかった行の人は、名簿に入りません。ファイルを直して、もう一度選んでください。
console-difference-apply = この内容で取り込む
console-difference-drop = やめる
console-row-broken = { $line }行目: 列の数が合わないか、引用符が足りません。
console-row-grade = { $line }行目: 学年「{ $what }」はこの学校にありません。
console-row-class = { $line }行目: クラス「{ $what }」はこの学校にありません。
console-row-number = { $line }行目: 出席番号「{ $what }」は4けたまでの数字ではありません。
console-row-nameless = { $line }行目: 名前がありません。
console-row-too-long = { $line }行目: 名前が100文字を超えています。
console-row-twice = { $line }行目: { $what }行目と同じ人です。
console-row-taken = { $line }行目: { $what }行目とクラス・出席番号が同じです。

# Taking a child off the school
console-remove = この登録を学校から外す
console-remove-lead = お子さまの登録はそのまま残り、この学校からのお知らせだけが届かなくなります。保護者には、登録し直す方法を知らせます。
console-remove-reason = 理由
console-remove-not-a-pupil = この学校の児童・生徒・園児ではない
console-remove-has-left = 転出・退学した
console-remove-registered-twice = 二重に登録されている
console-remove-other = その他
console-remove-now = 学校から外す

# The turn of the school year. { $time }: 2027-04-01 00:00.
console-turn-lead = 4月1日の0時に、学年が1つ上がり、クラスは「未設定」になり、卒業・卒園する子どもはこの学校から外れます。保護者には確認をお願いする連絡が届きます。
console-turn-empty = 頼まれている切り替えはありません。
console-turn-new = 切り替えを頼む
console-turn-schools = 学校
console-turn-schools-hint = 1つも選ばないと、まだ頼まれていないすべての学校になります。
console-turn-drop = 部活動・その他のグループを引き継がない学校
console-turn-try = どうなるかを見る
console-turn-tried = まだ何も変わっていません。確かめてから頼んでください。ほかの職員が承認すると、4月1日に行われます。
console-turn-ask = この内容で承認を頼む
console-turn-asked = 承認を頼みました。ほかの職員の承認を待っています。
console-turn-approved = 承認しました。4月1日に行われます。
console-turn-undone = この学校を元に戻しました。
console-turn-awaiting = 承認待ち
console-turn-waiting = 承認済み（4月1日に実施）
console-turn-done = 実施済み
console-turn-put-back = 取りやめ
console-turn-keeps = 部活動・その他のグループを引き継ぎます。
console-turn-drops = 部活動・その他のグループを引き継ぎません。
console-turn-grade = 今の学年
console-turn-promoted = 進級
console-turn-leaving = 卒業・卒園
console-turn-left = 変わらない
console-turn-warnings = 要確認
console-turn-confirmed = 保護者が確認
console-turn-runs = 実施: { $time }
console-turn-ran = 完了: { $time }
console-turn-other-approves = 自分が頼んだ切り替えは、自分では承認できません。ほかの職員に承認してもらってください。
console-turn-approve-lead = 承認すると、4月1日の0時に自動で行われます。30日間は、学校ごとに元に戻せます。
console-turn-approve = 承認する
console-turn-undo = この学校を元に戻す
console-turn-undo-lead = 学年・クラス・出席番号・グループを切り替え前に戻します。切り替えのあとに保護者が変えたものは、そのまま残ります。
console-turn-take-out = この学校を取りやめる
console-turn-take-out-lead = この学校では切り替えを行いません。あとでもう一度頼めます。
