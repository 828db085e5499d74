# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ――――――――――
# Above the Japanese original, below a translation.
mail-original = 【もとの 日本語(にほんご)】
# Above the receipt link.
mail-please-confirm = ■読(よ)んだ ことを おしえて ください
    つぎの ページを ひらいて ください。
    「よみました[確認(かくにん)しました]」を おして ください。
# Above the link to the translations.
mail-translation = ■ほかの ことばで よむ[翻訳(ほんやく)は こちら]
# Who sent it. $sender is the school or the city.
mail-sender = おくった ところ: { $sender }
# Whom to ask about the content (A-44).
mail-ask = おしらせに ついて きくところ: { $sender }
# The same for the city's own notices: its contact of today.
mail-ask-city = おしらせに ついて きくところ: { city } { contact-content }
# Above the reasons.
mail-why = この メールが とどいた 理由(りゆう):
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = ・{ $school }(学年(がくねん) { $grade })の 親(おや)などとして 登録(とうろく)して います。
mail-why-class = ・{ $school }(学年(がくねん) { $grade }、クラス { $class })の 親(おや)などとして 登録(とうろく)して います。
mail-why-group = ・{ $school }(学年(がくねん) { $grade }、{ $group })の 親(おや)などとして 登録(とうろく)して います。
# A reason: a topic that was chosen.
mail-why-topic = ・「{ $topic }」の おしらせを えらんで います。
# A reason: the area of the person.
mail-why-area = ・すんでいる 地区(ちく)を 「{ $area }」と 登録(とうろく)して います。
# A reason: registered at all.
mail-why-everyone = ・{ city }の 市民(しみん)ポータルサイトに 登録(とうろく)して います。
# At the end, above the link to the settings.
mail-settings = おしらせの うけとりかたを かえる:
# The same where mails about a topic can be stopped. $topic: its name.
mail-unsubscribe = 「{ $topic }」の メールを とめる:

## Linking LINE: mails to the ID's owner

linked-mail-subject = 【{ city }】LINEと つながりました
# { $url }: where it can be undone.
linked-mail = 市民(しみん)ポータルサイトの IDと LINEが つながりました。
    学校(がっこう)や 市(し)の おしらせが、LINEにも とどきます。メールにも とどきます。

    つなぐのは いつでも やめる ことが できます。
    { $url }

    あなたが して いない ときは、上(うえ)の ページで つなぐのを やめて ください。そして、パスワードを かえて ください。
    { city } 市民(しみん)ポータルサイト
# Somebody else's ID took over the LINE account.
link-moved-mail-subject = 【{ city }】LINEと つながらなく なりました
link-moved-mail = あなたの IDと つながって いた LINEが、ほかの IDと つながりました。
    だから、あなたの IDは もう LINEと つながって いません。
    おしらせは、今(いま)までと おなじように メールで とどきます。

    もう いちど つなぐ ときは、LINEの メニューの 「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]を おして ください。
    あなたが 知(し)らない ことの ときは、{ contact-registration }に れんらくして ください。
    { city } 市民(しみん)ポータルサイト
# LINE saw another phone than the one that began.
link-failed-mail-subject = 【{ city }】LINEと つながりませんでした
link-failed-mail = 市民(しみん)ポータルサイトの IDと LINEは、つながりませんでした。何(なに)も かわって いません。
    はじめた 電話(でんわ)と、LINEの ページを ひらいた 電話(でんわ)が ちがうようです。

    LINEを つかって いる 電話(でんわ)で、もう いちど はじめて ください。メニューの 「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]を おして ください。
    あなたが して いない ときは、パスワードを かえて ください。ほかの 人(ひと)が あなたの パスワードで ログイン(入(はい)る)を したかも しれません。
    { city } 市民(しみん)ポータルサイト

## Mails about an address. Their reader may be a stranger: no name, no other address.

# The 登録完了メール (D-16).
address-mail-subject = 【{ city }】メールアドレスの 確認(かくにん)[登録完了(とうろくかんりょう)メール]
# { $url }: proves the address, within { $hours } hours; { $stop }: stops the mails.
address-mail = この メールアドレスが、{ city }の 市民(しみん)ポータルサイトに 登録(とうろく)されました。
    下(した)の URLを ひらいて、ボタンを おして ください。
    これで この アドレスを つかう ことが できます({ $hours }時間(じかん) 以内(いない))。

    { $url }

    あなたが 知(し)らない ことの ときは、下(した)の URLを ひらいて ください。
    { city }からの メールを とめたい ときも、下(した)の URLを ひらいて ください。ログイン(入(はい)る)は いりません。

    { $stop }

    { city } 市民(しみん)ポータルサイト
# To the address that was replaced (D-09).
address-changed-subject = 【{ city }】メールアドレスが かわりました
address-changed-mail = この メールアドレスは、市民(しみん)ポータルサイトに 登録(とうろく)して ありました。今(いま)は ほかの アドレスに かわりました。
    この アドレスには、これから おしらせは とどきません。

    あなたが 知(し)らない ことの ときは、{ contact-registration }に れんらくして ください。
    { city } 市民(しみん)ポータルサイト
# Asked for on the page /stop. { $stop }: the link.
stop-mail-subject = 【{ city }】メールを とめる
stop-mail = この メールアドレスへの メールを とめる ことを うけつけました。
    下(した)の URLを ひらいて、ボタンを おして ください。
    これで { city }の 市民(しみん)ポータルサイトからの メールが とまります。

    { $stop }

    あなたが 知(し)らない ことの ときは、この メールを すてて ください。何(なに)も かわりません。
    { city } 市民(しみん)ポータルサイト
# A year after the proof. { $url }: within { $days } days.
confirm-mail-subject = 【{ city }】メールアドレスを 確認(かくにん)して ください
confirm-mail = この メールアドレスの 確認(かくにん)から 1年(ねん)より 長(なが)い 時間(じかん)が すぎました。
    今(いま)も つかって いる ときは、下(した)の URLを ひらいて ください。そして、ボタンを おして ください({ $days }日(にち) 以内(いない))。

    { $url }

    あなたが 知(し)らない ことの ときは、下(した)の URLを ひらいて ください。
    { city }からの メールを とめたい ときも、下(した)の URLを ひらいて ください。ログイン(入(はい)る)は いりません。

    { $stop }

    { city } 市民(しみん)ポータルサイト
# From the check of "the mail does not come".
test-mail-subject = 【{ city }】テストの メール
test-mail = これは テストの メールです。この メールが とどけば、だいじょうぶです。{ city }の 市民(しみん)ポータルサイトの メールを うけとる ことが できます。
    { city } 市民(しみん)ポータルサイト
