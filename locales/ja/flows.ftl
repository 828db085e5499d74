# The questions' fields: the documents' names, the questions, hints, choices, and what was wrong.

## Fields, by the names of the source documents (A-25, A-27, B-25)

field-email = メールアドレス
field-family-name = 姓
field-given-name = 名
field-privacy = 個人情報保護方針
field-terms = 利用規約
field-family-kana = セイ
field-given-kana = メイ
field-sex = 性別
field-birthday = 生年月日
field-relationship = 続柄
field-child = こども
field-school = 学校名
field-grade = 学年
field-class = クラス
field-clubs = 部活動
field-groups = その他のグループ
field-attendance-number = 出席番号
field-school-code = 学校コード
field-topics = 市からのお知らせ
field-school-channel = 学校からのお知らせの届け先
field-city-channel = 市からのお知らせの届け先
field-bulk-mail = 連絡メールを受信する
field-quiet-hours = お知らせを待つ時間
field-address-slot = アドレスの番号
field-address-owner = だれのアドレスか
field-employer-agrees = お勤め先の了解
field-address = メールアドレス
field-start-date = 新しい学校の初日
field-moving-child = こども
field-leave-why = 登録をやめる理由
field-leave-day = 転出する日

## Questions

ask-email = メールアドレスを入力してください。
ask-family-name = 姓を入力してください。
ask-given-name = 名を入力してください。
ask-privacy = 個人情報保護方針をお読みになり、同意してください。
ask-terms = 利用規約をお読みになり、同意してください。
ask-family-kana = 姓の読みをカタカナで入力してください。
ask-given-kana = 名の読みをカタカナで入力してください。
ask-sex = 性別を選んでください。
ask-birthday = 生年月日を選ぶか、入力してください。
ask-relationship = お子さまから見た、あなたとの続柄を選んでください。
ask-child = どのお子さまですか。
ask-school = 学校を選ぶか、名前の一部を入力してください。
ask-grade = 学年を選んでください。
ask-class = クラスを選んでください。
ask-clubs = 当てはまる部活動を選び、「次へ」を押してください。
ask-groups = 当てはまるグループを選び、「次へ」を押してください。
ask-attendance-number = 出席番号を入力してください。
ask-school-code = 学校から配布された学校コードを入力してください。
ask-topics = 受け取るお知らせを選び、「次へ」を押してください。✓は受け取るものです。
ask-school-channel = 学校からのお知らせを、どこにお届けしますか。✓は今の設定です。
ask-city-channel = 市からのお知らせを、どこにお届けしますか。✓は今の設定です。
ask-bulk-mail = ふだんのお知らせのメールを受信しますか。✓は今の設定です。
ask-quiet-hours = ふだんのお知らせを送らずに待つ時間を選んでください。✓は今の設定です。
ask-address-slot = どのアドレスを登録または変更しますか。
ask-address-owner = だれが使うアドレスですか。
ask-employer-agrees = お勤め先のアドレスを登録するには、あらかじめお勤め先の了解が必要です。了解を得ていますか。
ask-address = メールアドレスを入力してください。
ask-start-date = 新しい学校に通い始める日はいつですか。
ask-moving-child = どのお子さまの転校を取り消しますか。
ask-leave-why = 登録をやめる理由を選んでください。
ask-leave-day = 転出する日はいつですか。

## Hints, below the question

hint-email = 確認メールをお送りします。
hint-address-slot = お知らせのメールは、アドレス1と2に届きます。アドレス3と4はほかのサービスのための登録で、お知らせは届きません。
hint-address = このアドレスに登録完了メールをお送りします。祖父母や兄弟姉妹など、ご家族のアドレスも登録できます。
hint-family-kana = 例: ヤマダ（ひらがなでもかまいません）
hint-given-kana = 例: ハナコ（ひらがなでもかまいません）
hint-birthday = 例: 2018-04-02、平成30年4月2日
hint-class = 4月にクラスが決まっていないときは「クラス未設定」を選んでください。
hint-attendance-number = 出席番号は入力しなくてもかまいません。
hint-school-code = わからないときは学校にお問い合わせください。
hint-school-channel = 選んだ方法で届けられないときは、もう一方でお届けします。
hint-city-channel = 選んだ方法で届けられないときは、もう一方でお届けします。
hint-bulk-mail = 「受信しない」にしても、いのちに関わる緊急のお知らせ、臨時休業、安全情報はメールで届きます。
hint-quiet-hours = この時間のお知らせは、時間が過ぎてからお届けします。
hint-start-date = 前の日までは、今の学校のお知らせが届きます。
hint-leave-why = 「利用をやめる」は、押しまちがいに備えて7日後に行います。それまでは取り消せます。
hint-leave-day = この日まではお知らせが届きます。

## Choices

sex-male = 男
sex-female = 女
sex-unsaid = 回答しない
relationship-father = 父
relationship-mother = 母
relationship-grandfather = 祖父
relationship-grandmother = 祖母
relationship-sibling = 兄・姉
relationship-relative = その他の親族
relationship-foster = 里親・後見人
relationship-other = その他
# By which channel notices come; the labels of buttons.
channel-both = LINEとメール
channel-line = LINEのみ
channel-mail = メールのみ
# The switch 連絡メールを受信する.
bulk-mail-on = 受信する
bulk-mail-off = 受信しない
# In these hours ordinary notices wait.
quiet-hours-none = なし（いつでも届ける）
quiet-hours-21-7 = 21時から7時まで
quiet-hours-22-6 = 22時から6時まで
quiet-hours-23-7 = 23時から7時まで
# One invitation for all of somebody's children.
invite-all = お子さま全員
# Slots of addresses: 1 and 2 get notices.
address-slot-1 = アドレス1（お知らせ用）
address-slot-2 = アドレス2（お知らせ用）
address-slot-3 = アドレス3（ほかの用途）
address-slot-4 = アドレス4（ほかの用途）
address-owner-own = 自分
address-owner-family = 家族
address-owner-work = お勤め先
leave-why-moving = 市外へ転出する
leave-why-unneeded = 利用をやめる
grade-number = { $grade }年
# Kindergartens count by age.
grade-by-age = { $grade }歳児
class-unset = { $grade }年（クラス未設定）
class-unset-by-age = { $grade }歳児（クラス未設定）

## What was wrong with an answer

wrong-empty = 入力してください。
# { $max }: characters.
wrong-too-long = 長すぎます。{ $max }文字までで入力してください。
wrong-email = メールアドレスの形になっていません。例: hanako@example.jp
wrong-kana = カタカナ（またはひらがな）で入力してください。例: ヤマダ
wrong-date = 日付として読めませんでした。例: 2018-04-02、平成30年4月2日
wrong-future = 生年月日が今日より後になっています。
wrong-too-old = 生年月日が20年以上前になっています。お子さまの生年月日を入力してください。
wrong-past = 今日より前の日付です。
wrong-too-far = 1年より先の日付です。
wrong-choice = 選択肢からお選びください。
wrong-consent = 同意いただけないと登録できません。
wrong-number = 出席番号は4けたまでの数字で入力してください。
# { $left }: tries left.
wrong-code = 学校コードが違います。あと{ $left }回入力できます。以前の案内や別の学校の案内のコードは使えません。新しい案内は学校にお問い合わせください。
wrong-code-last = 学校コードが違います。5回続けて違ったため、しばらく入力できません。新しい案内は学校にお問い合わせください。
# { $until }: date and time.
wrong-code-locked = 学校コードの入力は { $until } まで止めています。お急ぎのときは学校にお問い合わせください。
