# The citizens' pages and the mails that lead to them.

## Every page

page-skip = 本文へ
page-language = 言語
# Above a page whose language is not complete yet.
page-in-japanese = この言語のページは準備中のため、日本語で表示しています。
page-contact = お問い合わせ: { contact-registration }（お知らせの内容については、お子さまの学校へ）
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
home-step-friend = { line-account }を友だち追加します。
home-step-id = メニューの「市民ポータルサイトID取得」で、メールアドレスを登録します。
home-step-child = 「こどもの情報登録」「学校情報登録」で、学校コードを使ってお子さまの学校を登録します。
home-step-topics = 「市からのお知らせ」で、受け取りたい分野を選びます。
# { $address }: the one sender address.
home-sender = メールは { $address } から届きます。受信できるように設定してください。

## Links

nowhere-title = ページが見つかりません
nowhere = アドレスが正しいか確認してください。上の見出しから最初のページに戻れます。
link-wrong-title = リンクが正しくありません
link-wrong = リンクが途中で切れているかもしれません。メールまたはLINEのリンクを、もう一度最後まで開いてください。
link-expired-title = リンクの期限が切れました
link-expired = このリンクはもう使えません。LINEのメニューから、もう一度お手続きください。

## The confirmation mail

register-mail-subject = 【{ city }】{ portal-name } 登録確認
# { $url }: the link; { $hours }: how long it works.
register-mail = { city }{ portal-name }への登録を受け付けました。
    次のURLを開き、パスワードを設定すると登録が完了します（{ $hours }時間以内）。

    { $url }

    お心当たりがない場合は、このメールを捨ててください。何も登録されません。
    { city } { portal-name }
# Somebody asked for an ID with an address that has one.
register-mail-known = このメールアドレスは、すでに市民ポータルサイトIDとして登録されています。
    新しい登録は必要ありません。

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

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = { $version } 版
privacy-text = { city }は、{ portal-name }の登録で次の個人情報をお預かりします。

    1. 預かるもの: メールアドレス、氏名、使う言語、LINEの利用者識別子、お子さまの氏名・ふりがな・性別・生年月日・続柄、学校・学年・クラス・所属。
    2. 使いみち: 学校と市からのお知らせ、いのちに関わる緊急のお知らせを届けること、届いたか・読まれたかを確かめること。ほかの目的には使いません。
    3. 保管: 氏名や連絡先は暗号化して保管します。LINEでお送りするお知らせの文面はLINEヤフー株式会社の設備を通り、メールは配信事業者を通ります。
    4. 期間: 登録をやめると消去します。送受信の記録は1年で消去します。
    5. 開示・訂正・利用停止: { contact-privacy }にお申し出ください。
terms-text = { city }の{ portal-name }の利用のきまりです。

    1. 利用は無料です。通信料は利用者の負担です。
    2. 登録は、本人またはお子さまの保護者が行ってください。学校コードを他の人に教えないでください。
    3. メールアドレスや学校が変わったときは、登録を変更してください。
    4. 通信の状況により、お知らせが遅れたり届かなかったりすることがあります。災害のときは、テレビ・ラジオ・防災無線などもあわせて確認してください。
    5. 登録した情報は、個人情報保護方針に従って管理します。
    6. この規約を変えるときは、あらためて同意をお願いします。

## Logging in

login-title = ログイン
login-button = ログイン
logout-button = ログアウト
field-user-name = ユーザー名（メールアドレス）
login-wrong = ユーザー名かパスワードが違います。
# After the tenth wrong password.
login-locked = 続けて間違えたため、ログインを止めています。15分ほどたってからもう一度お試しください。

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
prove-refused = このアドレスへの変更はできませんでした。これまでのアドレスのままです。別のアドレスで手続きするか、市役所（082-420-0944）にお問い合わせください。
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
