# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ――――――――――
# Above the Japanese original, below a translation.
mail-original = 【日本語の原文】
# Above the receipt link.
mail-please-confirm = ■受信確認のお願い
    次のページを開いて「確認しました」を押してください。
# Above the link to the translations.
mail-translation = ■翻訳はこちら
# Who sent it. $sender is the school or the city.
mail-sender = 差出人：{ $sender }
# Whom to ask about the content (A-44).
mail-ask = 内容のお問い合わせ：{ $sender }
# The same for the city's own notices: its contact of today.
mail-ask-city = 内容のお問い合わせ：{ city } { contact-content }
# Above the reasons.
mail-why = このメールが届いた理由：
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = ・{ $school }（学年 { $grade }）の保護者として登録されているため
mail-why-class = ・{ $school }（学年 { $grade }、クラス { $class }）の保護者として登録されているため
mail-why-group = ・{ $school }（学年 { $grade }、{ $group }）の保護者として登録されているため
# A reason: a topic that was chosen.
mail-why-topic = ・「{ $topic }」のお知らせを受け取る設定のため
# A reason: the area of the person.
mail-why-area = ・お住まいの地域が「{ $area }」と登録されているため
# A reason: registered at all.
mail-why-everyone = ・{ city }の市民ポータルサイトに登録されているため
# At the end, above the link to the settings.
mail-settings = お知らせの受け取り方を変える：
# The same where mails about a topic can be stopped. $topic: its name.
mail-unsubscribe = 「{ $topic }」のメールを止める：

## Linking LINE: mails to the ID's owner

linked-mail-subject = 【{ city }】LINEと連携しました
# { $url }: where it can be undone.
linked-mail = 市民ポータルサイトIDとLINEの連携が完了しました。
    学校や市からのお知らせが、メールに加えてLINEにも届きます。

    連携はいつでも解除できます。
    { $url }

    お心当たりがない場合は、上のページで解除し、パスワードを変更してください。
    { city } 市民ポータルサイト
# Somebody else's ID took over the LINE account.
link-moved-mail-subject = 【{ city }】LINE連携が解除されました
link-moved-mail = あなたの市民ポータルサイトIDと連携していたLINEが、別のIDと連携されました。このため、あなたのIDのLINE連携は解除されました。
    お知らせは、これまでどおりメールで届きます。

    もう一度連携するときは、LINEのメニューの「市民ポータルサイトLINE連携」からお手続きください。
    お心当たりがない場合は、{ contact-registration }にご連絡ください。
    { city } 市民ポータルサイト
# LINE saw another phone than the one that began.
link-failed-mail-subject = 【{ city }】LINE連携は完了しませんでした
link-failed-mail = 市民ポータルサイトIDとLINEの連携が完了しませんでした。何も変わっていません。
    LINEの画面を開いた電話が、手続きを始めたトークのものと違っていたようです。

    LINEを使っている電話で、メニューの「市民ポータルサイトLINE連携」からもう一度お手続きください。
    お心当たりがない場合は、ほかの人があなたのパスワードでログインしたおそれがあります。パスワードを変更してください。
    { city } 市民ポータルサイト

## Mails about an address. Their reader may be a stranger: no name, no other address.

# The 登録完了メール (D-16).
address-mail-subject = 【{ city }】登録完了メール（メールアドレスの確認）
# { $url }: proves the address, within { $hours } hours; { $stop }: stops the mails.
address-mail = このメールアドレスが、{ city }の市民ポータルサイトに登録されました。
    次のURLを開いてボタンを押すと、このアドレスが使えるようになります（{ $hours }時間以内）。

    { $url }

    お心当たりがない場合や、{ city }からのメールを止めたい場合は、次のURLを開いてください。ログインはいりません。

    { $stop }

    { city } 市民ポータルサイト
# To the address that was replaced (D-09).
address-changed-subject = 【{ city }】メールアドレスが変更されました
address-changed-mail = 市民ポータルサイトに登録されていたこのメールアドレスは、別のアドレスに変更されました。このアドレスには、今後お知らせは届きません。

    お心当たりがない場合は、{ contact-registration }にご連絡ください。
    { city } 市民ポータルサイト
# Asked for on the page /stop. { $stop }: the link.
stop-mail-subject = 【{ city }】メールを止める手続き
stop-mail = このメールアドレスへのメールを止める手続きを受け付けました。
    次のURLを開いてボタンを押すと、{ city }の市民ポータルサイトからのメールが止まります。

    { $stop }

    お心当たりがない場合は、このメールを捨ててください。何も変わりません。
    { city } 市民ポータルサイト
# A year after the proof. { $url }: within { $days } days.
confirm-mail-subject = 【{ city }】メールアドレスの確認のお願い
confirm-mail = このメールアドレスの確認から1年以上たちました。
    今も使っている場合は、次のURLを開いてボタンを押してください（{ $days }日以内）。

    { $url }

    お心当たりがない場合や、{ city }からのメールを止めたい場合は、次のURLを開いてください。ログインはいりません。

    { $stop }

    { city } 市民ポータルサイト
# From the check of "the mail does not come".
test-mail-subject = 【{ city }】テストメール
test-mail = これはテストメールです。このメールが届けば、{ city }の市民ポータルサイトからのメールを受信できます。
    { city } 市民ポータルサイト
