## The staff's pages: the frame, getting in, colleagues, keys.

# Head and parts
console-title = 職員の画面
console-parts = 職員の画面の項目
console-home = 職員の画面の最初に戻る
console-quick = よく使うお知らせ
console-quick-hint = 日付や理由を選ぶだけで、6つの言語の文面ができます。
console-newest = 最近のお知らせ
console-all-notices = すべてのお知らせ
console-notices = お知らせ
console-staff = 職員
# Groups of parts.
console-group-schools = 学校
console-group-city = 市
console-group-service = 運用

# What waits today, above everything; each leads to it. { $count }: how many.
console-waiting = 今日の確認
console-waiting-missing = 登校が確認できていない児童生徒 { $count }人
console-waiting-reports = 未確認の欠席などの連絡 { $count }件
console-waiting-messages = 未確認の市民からの連絡 { $count }件

# Getting in and out
console-login-title = 職員ログイン
console-email = メールアドレス
console-password = パスワード
console-code = 確認コード(6桁)
console-code-hint = 認証アプリに表示されている数字です。
console-log-in = ログイン
console-log-out = ログアウト
console-login-wrong = メールアドレス、パスワード、確認コードのいずれかが違います。コードは30秒ごとに変わり、一度しか使えません。
console-login-locked = 続けて間違えたため、しばらくログインできません。15分ほど待ってから、もう一度お試しください。
console-login-help = パスワードを忘れたとき、認証アプリの入った端末をなくしたときは、招待してくれた人に「もう一度招待」を頼んでください。
console-enter = 入る
console-enter-lead = { $name } さんとして職員の画面に入ります。
console-link-title = このリンクは使えません
console-link-ended = 期限が過ぎたか、すでに使われたリンクです。招待してくれた人に、もう一度招待を頼んでください。

# Taking up an invitation
console-invitation-subject = 【{ city }】職員の画面への招待
console-invitation-mail =
    { $name } 様

    { $by }さんから、{ portal-name }の職員の画面に招待されました。
    次のリンクを開いて、パスワードと認証アプリを設定してください。

    { $url }

    このリンクは{ $days }日間使えます。心当たりがないときは、何もせずにこのメールを捨ててください。
console-invitation-mail-first =
    { $name } 様

    { portal-name }の職員の画面に招待されました。
    次のリンクを開いて、パスワードと認証アプリを設定してください。

    { $url }

    このリンクは{ $days }日間使えます。心当たりがないときは、何もせずにこのメールを捨ててください。
console-join-title = 職員の画面への登録
console-join-lead = { $name } さん、パスワードを決めて、認証アプリを登録してください。次からは、この2つでログインします。
console-join = 登録して入る
console-app-title = 認証アプリ
console-app-steps =
    スマートフォンの認証アプリ(Google Authenticator、Microsoft Authenticator など)を開きます。
    下の二次元コードを読み取ります。読み取れないときは、文字のキーを入力します。
    アプリに表示された6桁の数字を、下の欄に入力します。
console-app-picture = 認証アプリに登録するための二次元コード
console-app-secret = 文字のキー:
console-code-wrong = 確認コードが違います。アプリに今表示されている数字を入力してください。端末の時計が合っているかも確かめてください。

# What went wrong
console-forbidden-title = この操作はできません
console-forbidden = あなたの権限の範囲を超えています。必要なときは、学校または市の管理者に相談してください。
console-own-notice = 自分が送信を頼んだお知らせは、自分では承認できません。ほかの職員に頼んでください。
console-missing-title = 見つかりません
console-missing = お探しのものはありません。削除されたか、あなたの学校のものではない可能性があります。
console-changed-title = 状態が変わっています
console-changed = ほかの人の操作などで状態が変わったため、この操作はできませんでした。画面を開き直して確かめてください。
console-wrong-title = 入力を直してください
console-wrong = 次の項目を直してください。
console-back = ブラウザーの「戻る」で前の画面に戻ると、入力した内容が残っています。

# One's own account
console-sessions = ログインしている端末
console-session-this = (この端末)
console-session-since = { $time } から
console-session-ended = ほかの端末のログインを終わらせました。
console-device-unknown = 不明な端末
console-end = 終わらせる
console-end-others = この端末以外をすべて終わらせる
console-keys = プログラム用のキー
console-keys-lead = ほかのシステムから管理APIを使うためのキーです。APIの説明:
console-key-new = キーを作る
console-key-name = 用途
console-key-scopes = 使える範囲
console-key-days = 有効な日数
console-key-make = 作る
console-key-made = キーを作りました。このキーは今だけ表示されます。安全な場所に控えてください。
console-key-ended = キーを終わらせました。
console-key-until = { $time } まで
console-key-forever = 期限なし
console-scope-none = なし
console-scope-read = 見るだけ
console-scope-write = すべて
console-area-notices = お知らせ
console-area-people = 登録者の照会
console-area-absences = 欠席と出席確認
console-area-schools = 学校コード・名簿・年度更新
console-area-messages = 市民からのメッセージ
console-area-staff = 職員とキー
console-area-audit = 監査記録

# Colleagues
console-staff-new = 職員を招待する
console-staff-name = 名前(ほかの職員に表示されます)
console-staff-role = 役割
console-staff-school = 学校
console-staff-school-hint = 役割が「学校の管理者」「教職員」のときに選びます。
console-staff-no-school = (なし)
console-staff-invite = 招待のメールを送る
console-staff-invited = 招待のメールを送りました。リンクは7日間使えます。
console-staff-waiting = 招待中
console-staff-program = ログインの登録なし
console-staff-again = もう一度招待
console-staff-end = 権限をなくす
console-staff-end-lead = ログインもキーも、すぐに使えなくなります。もとには戻せません。あとで必要になったら、あらためて招待します。
console-staff-end-sure = この人の権限をなくす
console-staff-ended = 権限をなくしました。ログインもキーも、すぐに使えなくなりました。
console-role-admin = システム管理者
console-role-city = 市の職員
console-role-board = 教育委員会
console-role-school = 学校の管理者
console-role-teacher = 教職員
console-role-auditor = 監査担当

# Audit and mail stop
console-audit = 監査記録
console-audit-lead = だれが、いつ、何を見て、変え、送ったかの記録です。だれも書き換えられません。記録がつながっているかは、サーバーで「kairan audit check」を実行すると確かめられます。
console-audit-all = 絞り込みをやめる
console-audit-number = 番号
console-audit-time = 日時
console-audit-who = だれが
console-audit-what = 何を
console-audit-about = 対象
console-audit-amount = 件数
console-older-entries = これより前の記録
console-mail-stop = メールの停止
console-mail-goes = メールは通常どおり送信しています。
console-mail-stands = { $time } から、配信停止のできるメールの送信を止めています。1日の{ $mails }通のうち{ $back }通が戻ってきたためです。{ $waiting }通が待っています。緊急のお知らせと学校のお知らせは止まりません。
console-mail-reason = 見つけた原因と直したこと
console-mail-reason-hint = 後で記録を読む人のために書いてください(500文字まで)。
console-mail-lift = 送信を再開する
