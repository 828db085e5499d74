# The citizens' pages and the mails that lead to them.

## Every page

page-skip = 本文へ
page-language = 言語
# Above a page whose language is not complete yet.
page-in-japanese = この言語のページは準備中のため、日本語で表示しています。
page-contact = お問い合わせ: { contact-registration }（学校からのお知らせの内容については、お子さまの学校へ）
page-failed = 申し訳ありません。ただいま表示できません。しばらくしてからもう一度お試しください。

## The first page

home-title = 学校と市のお知らせを、LINEとメールで
home-lead = { city }の{ portal-name }です。お子さまの学校からのお知らせ、選んだ分野の市のお知らせ、いのちに関わる緊急のお知らせを、LINEとメールでお届けします。
home-school = 小中学校・幼稚園
home-school-text = 臨時休業や不審者情報など、お子さまの学校からのお知らせ。
home-city = 市からのお知らせ
home-city-text = 希望する分野に応じたお知らせ。
home-emergency = 避難情報
home-emergency-text = 避難指示などは、登録した方全員に届きます。
home-begin = はじめかた
# The way over LINE: its steps, one a line.
home-line = LINEではじめる
home-line-steps = { line-account }を友だち追加します。
    メニューの「{ menu-register }」で、メールアドレスを登録します。
    「{ menu-child }」「{ menu-enrol }」で、学校コードを使ってお子さまの学校を登録します。
    「{ menu-topics }」で、受け取りたい分野を選びます。
home-add-friend = 友だち追加
home-line-code = 友だち追加のQRコード
# The way without LINE.
home-web = ホームページで登録（メールで受け取る）
home-web-text = LINEがなくても、パソコンや従来型携帯電話とメールアドレスで利用できます。
home-register = ホームページで登録
# { $time }: a date and time to come.
home-opens = { $time } から利用できます
home-known = 登録済みの方:
home-services = 届くお知らせ
home-help = 使い方・よくある質問
home-password = パスワードを忘れた方
home-lost-id = ID（ユーザー名）を忘れた方
# { $address }: the one sender address.
home-sender = メールは { $address } から届きます。受信できるように設定してください。

## The poster

poster-title = ポスター
poster-lead = 印刷して掲示できます。QRコードと下のURLは、登録のページを開きます。
poster-languages = のせる言語
poster-show = 表示する
poster-file = 画像（SVG）だけを開く
poster-code = 登録ページのQRコード
# One line below the code.
poster-scan = スマートフォンで読み取って登録してください
# One step a line.
poster-steps = QRコードを読み取るか、URLを入力します。
    メールアドレスと名前を登録します。
    届いたメールのURLを開き、パスワードを設定します。
    学校コードを使って、お子さまの学校を登録します。

## Links

nowhere-title = ページが見つかりません
nowhere = アドレスが正しいか確認してください。上の見出しから最初のページに戻れます。
link-wrong-title = リンクが正しくありません
link-wrong = リンクが途中で切れているかもしれません。メールまたはLINEのリンクを、もう一度最後まで開いてください。
link-expired-title = リンクの期限が切れました
link-expired = このリンクはもう使えません。このサイトまたはLINEのメニューから、もう一度お手続きください。

## The confirmation mail

register-mail-subject = 【{ city }】{ portal-name } 登録確認
# { $url }: the link; { $hours }: how long it works.
register-mail = { city }{ portal-name }への登録を受け付けました。
    次のURLを開き、パスワードを設定すると登録が完了します（{ $hours }時間以内）。

    { $url }

    お心当たりがない場合は、このメールを捨ててください。何も登録されません。
    { city } { portal-name }
# The same where the password was chosen on the web.
register-mail-press = { city }{ portal-name }への登録を受け付けました。
    次のURLを開き、そのページのボタンを押すと登録が完了します（{ $hours }時間以内）。

    { $url }

    お心当たりがない場合は、このメールを捨ててください。何も登録されません。
    { city } { portal-name }
# Somebody asked for an ID with an address that has one. { $url }: where a new password is asked for.
register-mail-known = このメールアドレスは、すでに市民ポータルサイトIDとして登録されています。
    新しい登録は必要ありません。パスワードを忘れた方は、次のページで設定し直せます。

    { $url }

    お心当たりがない場合は、このメールを捨ててください。
    { city } { portal-name }

## Setting the password

register-title = パスワードの設定
register-lead = 登録を完了するため、パスワードを設定してください。
register-not-you = この内容にお心当たりがない場合は、何もせずにこのページを閉じてください。LINEから申し込まれた場合、完了するとそのLINEにもお知らせが届きます。
field-password = パスワード
field-password2 = パスワード（確認）
password-rule = 8文字以上
password-short = パスワードは8文字以上にしてください。
password-long = パスワードは128文字までにしてください。
password-differs = 2つのパスワードが一致しません。もう一度入力してください。
button-send = 送信
register-done-title = 登録が完了しました
register-done = ユーザー名は、登録したメールアドレスです。LINEから始めた方は、LINEに戻ってお子さまや学校の登録に進んでください。
register-used-title = このリンクは使用済みです
register-used = 登録はすでに完了しています。

## The form of a talk

form-lead = 入力した内容はLINEには送られず、市のシステムに保管されます。
# Goes on to the next questions of a form.
button-next = 次へ
# A form whose page was opened before a new log-in.
form-stale-title = もう一度開いてください
form-stale = このページを開いたあとで、ログインし直されたようです。前のページに戻り、開き直してからお試しください。入力した内容はまだ登録されていません。
form-has-mistakes = 入力内容を確認してください。
form-done-title = 受け付けました
form-done = LINEに戻って続けてください。このページは閉じてかまいません。
form-closed-title = この入力はもう必要ありません
form-closed = すでに受け付けたか、LINEで別の手続きに進んでいます。LINEに戻って続けてください。

## The top page after logging in

mine-top = マイページ
# { $name }: the person's own.
mine-greeting = { $name } さん、こんにちは。
# Heads what keeps notices from coming, each beside the link that mends it.
mine-to-do = お手続きのお願い
mine-no-child = お子さまが登録されていません。学校や園に通うお子さまがいる方は、登録してください。
mine-without-school = 学校が登録されていないお子さまがいます。
mine-mail-off = 「連絡メールを受信する」がオフのため、ふだんのお知らせはメールで届きません。
# The newest notices, and the link to all.
mine-newest = 新しいお知らせ
mine-all-notices = すべてのお知らせを見る
# Heads the settings and the links beside them.
mine-reached = お知らせの受け取り方
mine-account = アカウント

## A notice and its receipt

notice-not-translated = このお知らせの、選んだ言語での翻訳はありません。日本語で表示しています。
notice-other-languages = ほかの言語で読む
notice-recalled-title = このお知らせは取り消されました
notice-recalled = 発信者がこのお知らせを取り消しました。
# Below a notice, to the list of all of them.
inbox-all = これまでのお知らせを見る（ログインが必要です）
# The list of notices received, and what stands in it.
inbox-title = お知らせ一覧
inbox-none = 届いたお知らせはまだありません。
inbox-newer = 新しいお知らせへ
inbox-older = 前のお知らせへ
inbox-confirmed = ✓ 確認済み
# Above the reasons for which the person is on a notice's list.
inbox-why = このお知らせが届いた理由
receipt-ask = 内容を確認したら、ボタンを押してください。発信者に確認したことが伝わります。
button-confirm-receipt = 確認しました
receipt-done-title = 受信確認
# The same of a drill: this address is proven.
receipt-drill-mail = このメールアドレスに届くことを確認しました。ありがとうございます。同じ訓練のお知らせがLINEやほかのメールアドレスにも届いていましたら、そちらでも「{ notice-confirm }」を押してください。
# In the list of notices received, where a drill proves nothing.
inbox-drill = これは訓練のお知らせです。LINEやメールに届くかどうかを確かめるため、届いたもののそれぞれで「{ notice-confirm }」を押してください。このページでは確認できません。

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = { $version } 版
# How long what is kept; one line each, as the retention schedule does it.
privacy-retention = ・登録の内容: 登録をやめるまで。やめると消去します。
    ・LINEの利用者識別子: 連携を解除するまで。
    ・お知らせの送信・到達・確認の記録: 1年。
privacy-text = { city }（以下「市」）は、{ portal-name }で次のとおり個人情報を取り扱います。

    ■ 取り扱う者
    { city }。お問い合わせ先: { contact-privacy }

    ■ お預かりする情報
    ・登録する方: メールアドレス、氏名、使う言語、お住まいの地区（ごみの収集日のお知らせを選んだ方）、受け取りたい分野、LINEの利用者識別子（LINEで利用する方）、電話番号（登録した方。学校からの電話だけに使います）
    ・お子さま: 氏名・ふりがな・生年月日・続柄、学校・学年・クラス・所属するグループ。性別と出席番号は、答えなくてもかまいません。
    ・お知らせが届いたか、確認されたかの記録、同意いただいた規約の版と日時

    ■ 使いみち
    学校と市からのお知らせ、いのちに関わる緊急のお知らせを届けること、届いたか・確認されたかを確かめること、お問い合わせにお答えすること。ほかの目的には使わず、売ることも広告に使うこともありません。

    ■ 見ることができる者
    お子さまの学校・幼稚園と教育委員会、市の担当の職員が、仕事に必要な範囲で見ます。

    ■ 委託する事業者など
    ・LINEで受け取る方: LINEヤフー株式会社。お送りする文面と利用者識別子が同社の設備を通り、トークの内容はお使いの端末と同社に残ります。氏名や住所は、LINEではなく市の入力ページでおうかがいします。
    ・メールで受け取る方: 市が委託するメール配信事業者と、お使いのメールの事業者。文面とアドレスがその設備を通ります。

    ■ 守り方
    氏名・連絡先・お子さまの情報は暗号化して市の管理する設備に保管し、パスワードは元に戻せない形でだけ保管します。

    ■ 保管する期間
    { privacy-retention }

    ■ 見る・直す・やめる・消す
    登録した内容は、ログインして「{ mine-title }」でいつでも見て直せます。LINE連携の解除も登録をやめることも、自分でできます。ご自分でできないときや、開示・訂正・利用停止・消去の請求は、上のお問い合わせ先にお申し出ください。

    ■ 変えるとき
    この方針を変えるときは、版の日付を改め、あらためて同意をお願いします。
terms-text = { city }の{ portal-name }の利用のきまりです。

    ■ 費用
    利用は無料です。通信料は利用する方の負担です。

    ■ 登録
    ・本人、またはお子さまの保護者が、正しい内容で登録してください。
    ・ひとりにひとつのIDです。IDとパスワードを他の人に使わせないでください。
    ・学校コードを他の人に教えないでください。
    ・メールアドレスや学校が変わったときは、登録を変更してください。

    ■ お知らせ
    ・通信や端末の状況により、遅れたり届かなかったりすることがあります。災害のときは、テレビ・ラジオ・防災無線などもあわせて確認してください。
    ・いのちに関わる緊急のお知らせは、選んだ分野や設定にかかわらず届きます。
    ・内容についてのお問い合わせは、お知らせにある差出人（学校・幼稚園または市）にお願いします。

    ■ してはいけないこと
    他の人になりすますこと、お知らせの文面を変えて広めること、サービスの運用を妨げること。そのときは利用をお断りすることがあります。

    ■ 止まるとき
    点検や故障で止まることがあります。予定された点検は前もってお知らせします。

    ■ やめるとき
    いつでも自分で登録をやめられます。

    ■ 個人情報
    個人情報保護方針に従って取り扱います。

    ■ 変えるとき
    この規約を変えるときは、版の日付を改め、あらためて同意をお願いします。

    お問い合わせ: { contact-registration }

## Linking LINE

link-title = 市民ポータルサイトLINE連携
link-lead = お持ちの市民ポータルサイトIDと、このページを開いたLINEをつなぎます。学校や市からのお知らせが、メールに加えてLINEにも届くようになります。
link-undo = 連携はいつでも解除できます（LINEの「その他の手続き」、または市民ポータルサイトの「LINE連携を解除する」）。解除すると、LINEの識別子は消去されます。
link-log-in = ログインして連携に進む
link-no-id = IDをお持ちでない方は、LINEのメニューの「市民ポータルサイトID取得」をお選びください。
# { $name }: who is logged in.
link-whose = { $name } さんとしてログインしています。この次に表示されるLINEの画面で「許可する」を押すと、連携が完了します。
link-go = 連携する
# What linking would move, above the button that does.
link-line-of-other = このLINEは、すでに別の市民ポータルサイトIDと連携しています。続けると、そのIDの連携は解除され、そのIDの持ち主にメールでお知らせします。
link-other-line = このIDは、すでに別のLINEと連携しています（以前の電話など）。続けると、そのLINEの連携は解除され、そのトークでお知らせします。
link-move = 連携を移して続ける
link-other-id = 別のIDでログインする
link-already = このLINEは、このIDと連携済みです。あらためて手続きする必要はありません。解除するときは、LINEの「その他の手続き」か、市民ポータルサイトの「LINE連携を解除する」をお選びください。
# LINE gives no link to somebody who has removed or blocked the account.
link-no-friend-title = 友だち追加が必要です
link-no-friend = { line-account }が友だちになっていないか、ブロックされています。友だち追加またはブロック解除のあと、トークのメニューの「市民ポータルサイトLINE連携」からもう一度お手続きください。
# LINE does not answer.
link-line-down-title = ただいまLINEにつながりません
link-line-down = LINEから応答がないため、連携に進めませんでした。何も変わっていません。数分たってからもう一度お試しください。
link-again = もう一度試す

# On the page of what is registered.
mine-line = LINE
# { $at }: date and time.
mine-linked = LINEと連携しています（{ $at } から）。
mine-not-linked = LINEと連携していません。{ line-account }を友だち追加し、メニューの「市民ポータルサイトLINE連携」をお選びください。
mine-link-failed = 前回のLINE連携は完了しませんでした。LINEの画面を開いた電話が、手続きを始めたトークのものと違っていたようです。LINEを使っている電話で、はじめからお手続きください。

## Logging in

login-title = ログイン
login-button = ログイン
logout-button = ログアウト
field-user-name = ユーザー名（メールアドレス）
login-wrong = ユーザー名かパスワードが違います。
# After the tenth wrong password.
login-locked = 続けて間違えたため、ログインを止めています。15分ほどたってからもう一度お試しください。

# Below the log-in: for those who cannot log in.
login-forgot = パスワードを忘れた方
login-lost-id = ユーザー名を忘れた方

## Registering on the web

sign-up-lead = 次の項目を入力し、「送信」を押してください。確認メールをお送りします。
# That there is another way.
sign-up-line = LINEからも始められます。{ line-account }を友だち追加し、メニューの「市民ポータルサイトID取得」を選んでください。
# A link to the log-in.
sign-up-has-id = 市民ポータルサイトIDをお持ちの方
# { $address }: as it was entered.
sign-up-sent = { $address } あてに確認メールをお送りしています。メールのURLを開き、そのページのボタンを押すと登録が完了します。
sign-up-sent-again = メールをもう一度送りました。
button-send-again = もう一度送る
# A link back to the form.
sign-up-anew = アドレスが違うので、入力し直す

## The link of a registration on the web

register-confirm-title = 登録の完了
register-confirm-lead = まだ登録は完了していません。ご本人でしたら、ボタンを押してください。
register-confirm-not-you = お心当たりがない場合は、押さずにこのページを閉じてください。パスワードは、このアドレスを入力した人が決めたものです。
button-confirm-registration = 登録を完了する

## A mail is under way

by-mail-title = メールを確認してください
# { $address }: the one sender; { $domain }: its domain.
by-mail-sender = メールは { $address } から届きます。
by-mail-not-there = 5分たっても届かないとき
by-mail-check-address = メールアドレスに間違いはありませんか。
by-mail-check-spam = 迷惑メールのフォルダーに入っていませんか。
by-mail-check-domain = 携帯電話では、ドメイン指定受信に { $domain } を加えてください。
by-mail-check-links = URL付きメールを受け取らない設定になっているときは、受け取れるようにしてください。
by-mail-too-many-title = しばらくお待ちください
# { $until }: date and time.
by-mail-too-many = すでに何通かお送りしています。まず届いたメールを確認してください。次にお送りできるのは { $until } 以降です。

## Lost password

password-title = パスワードの再設定
password-lead = ユーザー名（登録したメールアドレス）を入力してください。新しいパスワードを設定するためのメールをお送りします。
# For a known address and an unknown one alike.
password-sent = このアドレスがユーザー名として登録されていれば、メールをお送りしています。メールのリンクは60分使えます。
password-mail-subject = 【{ city }】{ portal-name } パスワードの再設定
# { $url }: the link; { $minutes }: how long it works.
password-mail = { portal-name }の新しいパスワードを設定するには、{ $minutes }分以内に次のURLを開いてください。リンクは1回だけ使えます。

    { $url }

    お心当たりがない場合は、このメールを捨ててください。パスワードは変わりません。
    { city } { portal-name }
password-new-title = 新しいパスワードの入力
# Behind a link that was used or has ended, above a link to a new one.
password-link-ended = このリンクは使用済みか、期限が切れています。もう一度お手続きください。
password-reset = 新しいパスワードを設定しました。すべての端末でログアウトしました。新しいパスワードでログインしてください。

## Changing the password

change-password-title = パスワードの変更
field-old-password = 今のパスワード
password-old-wrong = 今のパスワードが違います。
# Beside another mistake: passwords are not kept in the form.
password-once-more = 安全のため、パスワードをもう一度入力してください。
button-change-password = 変更する
password-changed-title = パスワードを変更しました
password-changed = ほかの端末ではログアウトしました。
password-changed-mail-subject = 【{ city }】{ portal-name } パスワードの変更
# { $url }: where a new one is asked for.
password-changed-mail = { portal-name }のパスワードが変更されました。
    ご本人が変更した場合は、何もする必要はありません。

    お心当たりがない場合は、すぐに次のページで新しいパスワードを設定してください。

    { $url }

    { city } { portal-name }

## Lost user name

lost-id-title = ユーザー名の確認
lost-id-lead = 登録したメールアドレスのどれかを入力してください。そのアドレスにユーザー名をお送りします。
# For a known address and an unknown one alike.
lost-id-sent = このアドレスが登録されていれば、ユーザー名を書いたメールをお送りしています。
lost-id-mail-subject = 【{ city }】{ portal-name } ユーザー名
# { $names }: one user name a line; { $url }: the log-in.
lost-id-mail = { portal-name }のユーザー名をお知らせします。

    { $names }

    ログインはこちら:
    { $url }

    お心当たりがない場合は、このメールを捨ててください。
    { city } { portal-name }

## Where somebody is logged in

sessions-title = ログイン中の端末
sessions-lead = 心当たりのない端末があるときは、ログアウトさせて、パスワードを変更してください。
# Beside the browser the page is read in.
sessions-this = （この端末）
# A browser that does not say what it is.
sessions-unknown = 不明な端末
# { $time }: date and time.
sessions-since = ログイン: { $time }
sessions-seen = 最後の利用: { $time }
sessions-ended = ログアウトしました。
button-end = ログアウトさせる
button-end-others = ほかをすべてログアウト

## Consent asked again

consent-title = 同意のお願い
consent-lead = 次の文書が変わったか、まだ同意いただいていません。お読みになり、両方に同意してください。それまで登録の変更はできませんが、お知らせは届きます。
consent-given = 現在の文書に同意いただいています。ありがとうございます。
# A link to the person's own page.
consent-later = あとで
# Before the name of a text to be agreed to; the link opens a window of its own.
page-read-text = 読む（新しい画面で開きます）

## Children on the top page after logging in

# How many other guardians a child has: never who.
children-others = ほかの保護者: { $others }人
children-edit = お子さまの情報を変更
children-school = 学校・クラスを登録・変更
children-invite = ほかの保護者を招待
children-quit = このお子さまの登録を外す
# Above the invitations that can still be used.
children-invitations = まだ使える招待

## An invitation, as the one who invites sees it

invitation-title = ほかの保護者の招待
invitation-lead = 次のリンクかQRコードを、招待する方にだけお渡しください。1人が1回だけ使えます。お互いの氏名・連絡先・設定は相手に表示されません。
# Read aloud in place of the QR code.
invitation-code = 上のリンクと同じ内容のQRコード
# { $until }: date and time in the city.
invitation-until = 期限: { $until }
button-withdraw = 招待を取り消す
invitation-withdrawn = この招待は取り消されました。
invitation-used = この招待は使われました。招待された方が保護者として登録されています。
invitation-expired = この招待は期限が過ぎました。必要なときは、もう一度招待してください。

## An invitation, as the one who is invited sees it

join-title = お子さまの保護者として招待されています
# Before logging in: nobody's name.
join-lead = 登録すると、お子さまの学校からのお知らせが、ご自身のLINEやメールに届きます。まずログインしてください。
join-register = 市民ポータルサイトIDがまだない方は、先に取得してください。登録が終わったら、この招待のリンクをもう一度開いてください。
# { $names }: the given names of the children.
join-ask = { $names }さんの保護者として登録します。続柄を選んでください。
join-apart = 言語、LINE、メールの設定はあなただけのものです。ほかの保護者には表示されません。
button-join = 保護者として登録する
join-done = 保護者として登録しました。学校からのお知らせが届きます。
join-own = これはあなたが作った招待です。招待する方にお渡しください。
join-already = あなたはすでに、このお子さまの保護者として登録されています。
join-used = この招待はすでに使われています。招待した方に、新しい招待を頼んでください。
join-withdrawn = この招待は取り消されました。招待した方にお問い合わせください。
join-expired = この招待は期限が過ぎました。招待した方に、新しい招待を頼んでください。
# Told to the one who invited, in LINE and by mail: nobody's name.
joined-subject = 【{ city }】招待した保護者が登録されました
joined-text = あなたの招待で、ほかの保護者がお子さまに登録されました。学校からのお知らせは、その方にも届きます。
    お心当たりがない場合は、次の窓口にお知らせください: { contact-registration }。
## The addresses of somebody logged in

addresses-title = メールアドレス
addresses-lead = 4つまで登録できます。お知らせのメールは、アドレス1と2に届きます。
address-state-empty = 登録なし
# Links to the form. { $slot }: 1 to 4.
address-add = アドレス{ $slot }を登録する
address-change = アドレス{ $slot }を変更する
# { $address }: the new one.
address-waits = { $address } への変更を待っています。新しいアドレスに届いた登録完了メールのURLを開くと、切り替わります。
address-is-login = このアドレスはログインID（ユーザー名）です。変更すると、ログインIDも変わります。
button-send-proof = 登録完了メールをもう一度送る
button-remove-address = このアドレスを削除する
button-stop-address = メールを止める
button-keep-address = 変更を取りやめる
address-proof-sent = 登録完了メールを送りました。メールのURLを開いてください。
address-removed = アドレスを削除しました。
address-stopped = このアドレスへのメールを止めました。
address-kept = 変更を取りやめました。
address-sure = よろしければボタンを押してください。
# Nothing else reaches the person.
address-last-channel = ご注意: ほかにお知らせが届く方法がありません。このまま進むと、学校や市からのお知らせは届かなくなります。

## The pages of whoever owns a mailbox, without logging in

prove-title = メールアドレスの確認
prove-ask = このメールアドレスを、市民ポータルサイトで使えるようにします。
button-prove = このアドレスを使う
prove-done-title = 確認しました
prove-done = メールアドレスを確認しました。このページは閉じてかまいません。
prove-changed = メールアドレスを確認し、変更しました。前のアドレスには、変更したことだけをお知らせしました。
prove-changed-login = メールアドレスを確認し、変更しました。次からは、新しいアドレスでログインしてください。前のアドレスには、変更したことだけをお知らせしました。
prove-refused-title = 変更できませんでした
prove-refused = このアドレスへの変更はできませんでした。これまでのアドレスのままです。別のアドレスで手続きするか、{ contact-registration }にお問い合わせください。
prove-used-title = このリンクは使用済みです
prove-used = すでに確認が済んだか、別の手続きに変わっています。ログインして「メールアドレス」のページでご確認ください。
stop-title = メールを止める
stop-lead = { city }の市民ポータルサイトからのメールを、ログインせずに止められます。止めたいメールアドレスを入力してください。そのアドレスに、手続きのメールをお送りします。
stop-ask = ボタンを押すと、このリンクのメールが届いたアドレスに、市民ポータルサイトからのメールは届かなくなります。
button-stop-mails = メールを止める
stop-done-title = メールを止めました
stop-done = このアドレスには、これからメールを送りません。登録した方にも、止まったことをお知らせします。
# The same whether the address is registered or not.
stop-sent-title = 受け付けました
stop-sent = 入力されたアドレスが登録されている場合は、手続きのメールをお送りしました。メールのURLを開いてください。

## The page that stops mails about one topic, which a mail's program may also do with one click

# $topic: the topic's name, in all of these.
unsubscribe-ask = ボタンを押すと、「{ $topic }」のお知らせはメールで届かなくなります。LINEと連携している場合、LINEには届きます。学校からのお知らせや、命に関わる緊急のお知らせは、これまでどおり届きます。
unsubscribe-done = 「{ $topic }」のお知らせを、メールでは送りません。
button-unsubscribe-undo = もう一度メールで受け取る
unsubscribe-undone-title = メールで届きます
unsubscribe-undone = 「{ $topic }」のお知らせが、またメールで届きます。

## The page of "the mail does not come"

check-title = メールが届かないとき
check-lead = 登録の内容と配信の記録をもとに、7つの点を順に調べました。
check-wrong-below = メールが届かない原因が見つかりました。「要確認」のところをご覧ください。
# Before a finding that keeps mails away.
check-mark-wrong = 【要確認】
# The seven points, in the city's order.
check-point-1 = 携帯電話の設定
check-point-2 = システムメンテナンス
check-point-3 = 電波の届かない所
check-point-4 = 登録しているメールアドレス
check-point-5 = 「連絡メールを受信する」の設定
check-point-6 = アドレス1と2
check-point-7 = 最近のメールの結果
test-title = テストメール
test-lead = 送ったあと、このページを開き直すと結果がわかります。
desk-title = サポート窓口
desk-lead = どの点にも当てはまらないときは、番号を出してサポート窓口にご連絡ください。調べた結果を窓口で確認できます。
button-number = 番号を出す

## Leaving: the mails

# Told once in April, in LINE and by mail: one of the three that follow, or more, then the last.
year-subject = 【{ city }】新しい学年・クラスの確認のお願い
# { $url }: the first of the pages.
year-check = 新しい学年になりました。お子さまの学年を一つ進め、クラスを未設定にしました。
    学年とクラスを確認してください。正しければ「{ button-new-year }」を押すだけです。クラスがわかったら「{ menu-enrol }」で登録してください。
    { $url }/mine/do/new-year
year-register = お子さまは、3月31日でこれまでの学校・園を終えました。これまでに届いたお知らせは、引き続き読めます。
    新しい学校のお知らせを受け取るには、学校コードを用意して「{ menu-enrol }」で登録してください。
    { $url }/mine/do/enrol
# Junior high school.
year-finished = お子さまは、3月31日で中学校を終えました。学校からのお知らせは終わりですが、市からのお知らせは続けて届きます。
year-addresses = メールアドレスが変わった方は、こちらで変更してください。
    { $url }/mine/addresses
leave-mail-subject = 【{ city }】市民ポータルサイト 退会・転出の受付
# { $day }: the last day on which everything goes on; { $url }: where it is taken back.
leave-mail = 市民ポータルサイトの登録をやめる申し込みを受け付けました。
    { $day } まではこれまでどおりお知らせが届き、そのあと登録内容をすべて消去します。

    取り消すときは、それまでに次のページを開いてください。
    { $url }

    お心当たりがない場合も、取り消してください。
    { city } 市民ポータルサイト
# To an account nobody has used for long.
unused-mail = 市民ポータルサイトを2年以上ご利用になっていません。
    使われていない個人情報を持ち続けないよう、{ $day } のあとに登録内容をすべて消去します。

    続けて利用するときは、それまでに次のページを開いてください。
    { $url }

    { city } 市民ポータルサイト
stay-mail-subject = 【{ city }】市民ポータルサイト 退会・転出の取り消し
stay-mail = 退会・転出の申し込みは取り消されました。これまでどおりご利用いただけます。
    { city } 市民ポータルサイト
erased-mail-subject = 【{ city }】市民ポータルサイト 登録内容を消去しました
# { $url }: the certificate; { $number }: its number.
erased-mail = 市民ポータルサイトの登録内容をすべて消去しました。
    何をいつ消去したかは、次の証明書で確認できます（番号 { $number }）。

    { $url }

    これまでご利用いただき、ありがとうございました。
    { city } 市民ポータルサイト

## Leaving: the certificate of erasure

erased-title = 消去の証明書
erased-lead = { city }は、市民ポータルサイトに登録されていた次の情報を消去しました。この証明書に個人情報はありません。
erased-number = 番号
erased-at = 消去した日時
# What was erased; each is followed by how many.
erased-person = 登録者（氏名・パスワード・設定）
erased-addresses = メールアドレス
erased-line = LINEの利用者識別子
erased-children = お子さまの情報
erased-schools = 学校の登録
erased-topics = 選んだお知らせの分野
erased-consents = 同意の記録
erased-others = その他の記録
erased-compare-title = ご自分のものか確かめる
erased-compare = ユーザー名だったメールアドレスを入力すると、この消去があなたの登録のものだったかを確かめられます。入力した内容は保存しません。
erased-same = この消去は、入力されたメールアドレスの登録のものです。
erased-other = この消去は、入力されたメールアドレスの登録のものではありません。
button-compare = 確かめる

## What is held about somebody

held-title = あなたについて持っている情報
held-lead = このサービスがあなたについて持っている情報のすべてです。ほかの保護者の情報は含みません。
held-download = JSONでダウンロード
# Headings.
held-person = 登録者
held-addresses = メールアドレス
held-line = LINE連携
held-links = LINE連携の手続き
held-invitations = ほかの保護者への招待
held-talks = LINEで入力中の内容
held-consents = 同意
held-children = お子さま
held-schools = 学校（これまで・いま・予定）
held-topics = 市からのお知らせの選択
held-notices = 受け取ったお知らせ
held-sessions = ログイン中の端末
held-diagnoses = メールが届かないときの確認
held-departures = 退会・転出の申し込み
# What is known of each.
held-id = 番号
held-family-name = 姓
held-given-name = 名
held-language = 言語
held-area = 地域
held-ways-of-school = 学校のお知らせの届け先
held-ways-of-city = 市のお知らせの届け先
held-off-since = 連絡メールを止めた日時
held-quiet-hours = 通知しない時間
held-since-linked = 連携した日時
held-ended-at = 終わった日時
held-outcome = 結果
held-used-at = 使われた日時
held-login = ユーザー名
held-owner = どなたのアドレスか
held-stopped-at = 止めた日時
held-employer-agreed-at = 勤務先の同意の日時
held-next-address = 確認待ちの新しいアドレス
held-device = 端末
held-number = 番号
held-findings = 確認の結果
held-created-at = 登録した日時
held-updated-at = 変更した日時
held-last-used-at = 最後に利用した日時
held-slot = 順番
held-address = メールアドレス
held-proven-at = 確認した日時
held-id-at-line = LINEの利用者識別子
held-blocked-at = ブロックした日時
held-entered = 入力の途中
held-document = 文書
held-version = 版
held-agreed-at = 同意した日時
held-child = こどもの番号
held-family-kana = セイ
held-given-kana = メイ
held-sex = 性別
held-birthday = 生年月日
held-relationship = 続柄
held-school = 学校名
held-grade = 学年
held-class = クラス
held-attendance-number = 出席番号
held-groups = 部活動・その他のグループ
held-from = から
held-until = まで
held-confirmed-at = 確認した日時
held-topic = 分野
held-wanted = 受け取る（1）・受け取らない（0）
held-changed-at = 変更した日時
held-notice = お知らせの番号
held-sent-at = 送った日時
held-state = 状態
held-cause = 原因
held-reasons = 届いた理由
held-delivered-by-line = LINEで届けた日時
held-delivered-by-email = メールで届けた日時
held-opened-at = 開いた日時
held-read-at = 確認した日時（受信確認）
held-read-by = 確認した方法
held-proven-by = 届くことを確認した方法（訓練）
held-title-of-notice = 件名
held-expires-at = 期限
held-kind = 種類
held-asked-at = 申し込んだ日時
held-due-at = 消去する日時
held-withdrawn-at = 取り消した日時

## How long what is kept, in the privacy policy

kept-title = 保管の期間
kept-at-once = すぐに消去
# { $days }, { $years }: after its end.
kept-days = { $days }日
kept-years = { $years }年
kept-person = 登録した情報（退会・転出の日に）
kept-unused = 利用がない登録（メールでお知らせしたあとに消去）
kept-deliveries = お知らせの送受信の記録（件数だけは残ります）
kept-files = お知らせの添付ファイル（お知らせが終わってから）
kept-uploads = 使われなかった添付ファイル
kept-registrations = 完了しなかった登録
kept-sessions = 期限の切れたログイン
kept-talks = LINEから届いた出来事の記録（文面はすぐに消去）
kept-strangers = IDのない方のLINEの利用者識別子（ブロックされてから）
kept-schools = 前の学校の登録
kept-links = LINE連携の手続きの記録
kept-invitations = ほかの保護者への招待（期限が切れてから）
kept-guesses = パスワードや学校コードの間違いの記録
kept-keys = 職員のプログラムへの回答
kept-departures = 退会・転出の記録（どなたのものかは残りません）
kept-proofs = 消去の証明書（どなたのものかは残りません）
