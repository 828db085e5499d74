## The staff's pages: notices.

# Lists
console-states = 状態で絞る
console-state = 状態
console-state-all = すべて
console-state-draft = 下書き
console-state-awaiting-approval = 承認待ち
console-state-scheduled = 送信予約
console-state-sending = 送信中
console-state-sent = 送信済み
console-state-cancelled = 取りやめ
console-state-recalled = 取り消し
console-no-notices = お知らせはまだありません。
console-older = これより前のお知らせ

# Writing
console-compose = お知らせを作る
console-sort = 種類
console-sort-notice = 学校からのお知らせ
console-sort-closure = 休校・登下校の変更(受信設定にかかわらず届きます)
console-sort-safety = 子どもの安全(受信設定にかかわらず届きます)
console-sort-city = 市からのお知らせ
console-sort-emergency = 緊急・避難情報
console-sort-maintenance = メンテナンスのお知らせ
console-sort-drill = 届くかどうかの訓練
console-level = 警戒レベル
console-level-hint = 緊急・避難情報のときに選びます。4と5は、もう一人の承認が必要です。
console-no-level = (なし)
console-audience = 宛先
console-by-topic = 分野を選んだ人
console-by-areas = 地区
console-by-schools = 学校
console-by-everyone = 登録者全員
console-grades = 学年
console-classes-and-groups = クラス・部活動・グループ
console-classes = クラス
console-groups = 部活動・グループ
console-include-unset = 同じ学年の「クラス未設定」の子どもの家庭にも送る
console-none-is-all = 学年・クラスなどを選ばないと、学校全体に送ります。
console-topic = 分野
console-no-topic = (選んでください)
console-areas = 地区
console-to-everyone = 登録者全員
console-to-topic = 「{ $topic }」を選んだ人
console-to-whole-school = 全体
console-to-unset = (クラス未設定を含む)
console-other-languages = ほかの言語の文面
console-title-field = 件名(100文字まで)
console-body-field = 本文(10,000文字まで)
console-receipt = 「確認しました」を求める
console-remind = 確認がないとき、もう一方の方法でも送るまでの時間(分)
console-remind-hint = 入力すると、その時間が過ぎても確認がない人に、もう一方の方法(LINEまたはメール)でも送ります。5分から7日(10080分)まで。
# Notices sent again to whoever has not confirmed. { $number }: the first, second, third; { $count }: how many.
console-repeats-field = 確認がない人へもう一度送る
console-repeats-hint = 確認を求めるお知らせだけで使えます。3回まで、10分以上あけて選びます。
console-repeat-number = { $number }回目
console-repeat-no = 送らない
console-repeat-minutes = { $count }分後
console-repeat-hours = { $count }時間後
console-repeat-days = { $count }日後
console-repeat-fixed = もう一度送る時刻がプログラムから指定されています。この画面では変わりません。
console-send-at = 送信日時
console-send-at-hint = 空欄なら、送信を押したときにすぐ送ります。
console-alone = 夜間などで、承認する人がいないとき
console-alone-reason = 一人で送る理由
console-alone-hint = 緊急・避難情報に限り、理由を書けば一人で送れます。理由は記録に残り、ほかの職員に知らされます。
console-preview = 表示を確かめる
console-check = 内容の確認へ進む
console-check-hint = まだ送信されません。次の画面で、届く人数と見え方を確かめてから送ります。

console-reaches-all = この内容は、受信設定にかかわらず、宛先の全員に届きます。
console-edit-words = 文面を直してから送る
console-send-hint = 「送信する」を押すと、すぐに送ります。承認が必要なときは、ほかの職員の承認を待ちます。
console-optional = (任意)

# Looking
console-outlook = 見え方と届き方
console-words = 文面
console-as-mail = メールでの見え方
console-reach-people = 届ける人
console-reach-both = LINEとメール
console-reach-line = LINEだけ
console-reach-mail = メールだけ
console-reach-neither = 届ける手段がない人
console-reach-nobody = この宛先に当てはまる人はいません。宛先を確かめてください。
console-created-by = 作った人
console-sent-by = 送信を頼んだ人
console-approved-by = 承認した人
console-shortage = 今月のLINEの残りは{ $left }通です。{ $mail }人にはメールだけで届き、{ $none }人には届きません。

# The second person
console-waits-for-others = ほかの職員の承認を待っています
console-waits-for-you = 承認をお願いします
console-approve-lead = 宛先と{ $people }人という人数、文面が正しいかを確かめてから承認してください。承認すると送信されます。
console-cause-level = 警戒レベル4以上のため
console-cause-everyone = 登録者全員に送るため
console-cause-child-name = 文面に登録されている子どもの名前が含まれているため
console-cause-large = いつもより宛先が多いため
console-approve-subject = 【承認のお願い】{ $title }
console-approve-mail =
    { $by }さんが、次のお知らせの送信に承認を求めています。

    { $title }

    内容と宛先を確かめて、承認するか取りやめてください。
    { $url }
console-alone-subject = 【一人で送信】{ $title }
console-alone-mail =
    { $by }さんが、承認を待たずに次のお知らせを一人で送りました。

    { $title }
    理由: { $reason }

    送信の状況はこちらです。
    { $url }

# Acting
console-send = 送信する
console-approve = 承認して送信する
console-try = まず自分に送る
console-edit = 書き直す
console-send-lead = 送信すると { $people }人に届きます。
console-cancel = 取りやめる
console-cancel-lead = 取りやめると、だれにも送られません。元には戻せません。
console-cancel-rest = まだ送っていない人への送信を止めます。すでに届いた分は取り消せません。
console-cancel-sure = このお知らせを取りやめる
console-again = これを元に新しく作る
console-done-sent = 送信を始めました。
console-done-asked = ほかの職員の承認を待っています。メールアドレスを登録している承認者には、メールで知らせました。急ぐときは、電話などでも知らせてください。
console-done-approved = 承認しました。送信を始めます。
console-done-cancelled = 取りやめました。
console-done-recalled = 取り消しました。
console-done-tried = あなたのメールとLINEに送りました。
console-done-tried-mail = あなたのメールに送りました。同じメールアドレスで市民として登録し、LINEと連携すると、LINEにも送れます。
console-done-tried-nowhere = あなたのメールアドレスが登録されていないため、送れませんでした。

# Watching
console-progress = 送信の状況
console-mail-stopped = 戻ってくるメールが多いため、メールの送信を止めています。
console-figure-people = 宛先の人
console-figure-accepted = 届いた人
console-figure-waiting = 送信待ち
console-figure-lost = 届かなかった人
console-figure-cancelled = 送らなかった人
console-figure-read = 確認した人
console-figure-children = 保護者が確認した子ども
console-channels = LINE { $line }人、メール { $mail }人
console-exports = 書き出し
console-export-people = 宛先の人と結果の一覧(CSV)
console-export-classes = クラス別の状況(CSV)
console-export-households = 世帯別の状況(CSV)

# What is to be corrected
console-wrong-title-text = 件名を1〜100文字で入力してください。
console-wrong-body-text = 本文を1〜10,000文字で入力してください。
console-wrong-content = 日本語の件名と本文を入力してください。
console-wrong-audience = 宛先を選び直してください。
console-wrong-topic = 分野を選んでください。
console-wrong-level = 緊急・避難情報では、警戒レベルを選んでください。
console-wrong-alone = 一人で送る理由は、緊急・避難情報のときだけ、500文字までで書いてください。
console-wrong-remind = もう一度送るまでの時間は、確認を求めるときだけ、5〜10080分で入力してください。
console-wrong-repeats = もう一度送るのは、確認を求めるお知らせだけで、10分以上あけて3回までです。
console-wrong-send-at = 送信日時を正しく入力してください。
console-wrong-name = 名前を1〜60文字で入力してください。
console-wrong-email = メールアドレスを確かめてください。すでにほかの職員が使っているアドレスは使えません。
console-wrong-school = 役割に合う学校を選んでください。
console-wrong-scopes = 使える範囲を一つ以上選んでください。
console-wrong-days = 有効な日数を1〜732で入力してください。
