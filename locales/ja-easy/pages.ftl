# The citizens' pages and the mails that lead to them.

## Every page

page-skip = ページの なかみへ
page-language = ことば
# Above a page whose language is not complete yet.
page-in-japanese = この ことばの ページは まだ ありません。今(いま)は 日本語(にほんご)で 書(か)いて あります。
page-contact = きくところ: { contact-registration }(学校(がっこう)の おしらせに ついては、こどもの 学校(がっこう)に きいて ください)
page-failed = すみません。今(いま) この ページを 見(み)る ことが できません。あとで もう いちど ひらいて ください。

## The first page

home-title = 学校(がっこう)と 市(し)の おしらせを LINEと メールで
home-lead = ここは { city }の { portal-name }です。LINEと メールで おしらせが とどきます。こどもの 学校(がっこう)の おしらせや、あなたが えらんだ 市(し)の おしらせです。いのちが あぶない ときの おしらせも とどきます。
home-school = 小学校(しょうがっこう)・中学校(ちゅうがっこう)・幼稚園(ようちえん)
home-school-text = こどもの 学校(がっこう)からの おしらせです。「学校(がっこう)が 休(やす)み」[臨時休業(りんじきゅうぎょう)]や、あやしい 人(ひと)[不審者(ふしんしゃ)]の おしらせなどです。
home-city = 市(し)からの おしらせ
home-city-text = あなたが えらんだ ことの おしらせです。
home-emergency = にげる ときの おしらせ[避難情報(ひなんじょうほう)]
home-emergency-text = 避難指示(ひなんしじ)【=全員(ぜんいん) にげて ください】などは、登録(とうろく)した 人(ひと) みんなに とどきます。
home-begin = はじめかた
# The way over LINE: its steps, one a line.
home-line = LINEで はじめる
home-line-steps = { line-account }を 友(とも)だちに 追加(ついか)します。
    メニューの 「{ menu-register }」[市民(しみん)ポータルサイトID取得(しゅとく)]を おします。メールアドレスを 登録(とうろく)【=書(か)いて 市(し)に おくる こと】します。
    「{ menu-child }」[こどもの情報(じょうほう)登録(とうろく)]と 「{ menu-enrol }」[学校(がっこう)情報(じょうほう)登録(とうろく)]を おします。学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]を つかって、こどもの 学校(がっこう)を 登録(とうろく)します。
    「{ menu-topics }」[市(し)からのお知(し)らせ]を おします。ほしい おしらせを えらびます。
home-add-friend = 友(とも)だちに 追加(ついか)する[友(とも)だち追加(ついか)]
home-line-code = 友(とも)だちに 追加(ついか)する QRコード
# The way without LINE.
home-web = ホームページで 登録(とうろく)する(メールで うけとる)
home-web-text = LINEが なくても つかえます。パソコンか ふるい 形(かたち)の けいたい電話(でんわ)と、メールアドレスを つかいます。
home-register = ホームページで 登録(とうろく)する
# { $time }: a date and time to come.
home-opens = { $time } から つかえます
home-known = もう 登録(とうろく)した 人(ひと):
home-services = とどく おしらせ
home-help = つかいかた・よく ある 質問(しつもん)
home-password = パスワードを わすれた 人(ひと)
home-lost-id = ID(ユーザー名(めい))を わすれた 人(ひと)
# { $address }: the one sender address.
home-sender = メールは { $address } から とどきます。この メールを うけとる 設定(せってい)を して ください。

## The poster

poster-title = ポスター
poster-lead = 紙(かみ)に 印刷(いんさつ)して はる ことが できます。QRコードと 下(した)の URLから、登録(とうろく)の ページが ひらきます。
poster-languages = ポスターに 書(か)く ことば
poster-show = 見(み)る
poster-file = 絵(え)(SVG)だけを ひらく
poster-code = 登録(とうろく)ページの QRコード
# One line below the code.
poster-scan = スマホで 読(よ)みとって、登録(とうろく)して ください
# One step a line.
poster-steps = QRコードを 読(よ)みとるか、URLを 書(か)きます。
    メールアドレスと 名前(なまえ)を 登録(とうろく)します。
    とどいた メールの URLを ひらいて、パスワードを きめます。
    学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]を つかって、こどもの 学校(がっこう)を 登録(とうろく)します。

## Links

nowhere-title = この ページは ありません
nowhere = アドレスが 正(ただ)しいか 見(み)て ください。ページの いちばん 上(うえ)の 名前(なまえ)を おすと、はじめの ページに もどります。
link-wrong-title = リンクが まちがって います
link-wrong = リンクが とちゅうで きれて いるかも しれません。メールか LINEの リンクを もう いちど ひらいて ください。リンクは さいごまで 全部(ぜんぶ) つかって ください。
link-expired-title = リンクの 時間(じかん)が すぎました
link-expired = この リンクは もう つかえません。この ホームページか LINEの メニューから、もう いちど はじめて ください。

## The confirmation mail

register-mail-subject = 登録(とうろく)の 確認(かくにん): { city } { portal-name }
# { $url }: the link; { $hours }: how long it works.
register-mail = { city } { portal-name }の 登録(とうろく)を うけつけました。
    下(した)の URLを ひらいて ください。そして、パスワードを きめて ください。
    それで 登録(とうろく)できます({ $hours }時間(じかん) 以内(いない)に して ください)。

    { $url }

    あなたが 知(し)らない 登録(とうろく)の ときは、この メールを すてて ください。何(なに)も 登録(とうろく)しません。
    { city } { portal-name }
# The same where the password was chosen on the web.
register-mail-press = { city } { portal-name }の 登録(とうろく)を うけつけました。
    下(した)の URLを ひらいて ください。そして、その ページの ボタンを おして ください。
    それで 登録(とうろく)できます({ $hours }時間(じかん) 以内(いない)に して ください)。

    { $url }

    あなたが 知(し)らない 登録(とうろく)の ときは、この メールを すてて ください。何(なに)も 登録(とうろく)しません。
    { city } { portal-name }
# Somebody asked for an ID with an address that has one. { $url }: where a new password is asked for.
register-mail-known = この メールアドレスは、もう 市民(しみん)ポータルサイトの IDに なって います。
    新(あたら)しい 登録(とうろく)は いりません。パスワードを わすれた 人(ひと)は、下(した)の ページで 新(あたら)しく きめて ください。

    { $url }

    あなたが 知(し)らない ことの ときは、この メールを すてて ください。
    { city } { portal-name }

## Setting the password

register-title = パスワードを きめる
register-lead = 登録(とうろく)の さいごに、パスワードを きめて ください。
register-not-you = あなたが 知(し)らない 登録(とうろく)の ときは、何(なに)も しないで この ページを とじて ください。LINEから はじめた ときは、登録(とうろく)が おわると、その LINEにも おしらせが とどきます。
field-password = パスワード
field-password2 = パスワード(もう いちど)
password-rule = 8文字(もじ) 以上(いじょう)
password-short = パスワードは 8文字(もじ) 以上(いじょう)に して ください。
password-long = パスワードは 128文字(もじ)までに して ください。
password-differs = 2つの パスワードが ちがいます。もう いちど 書(か)いて ください。
button-send = おくる[送信(そうしん)]
register-done-title = 登録(とうろく)できました
register-done = ユーザー名(めい)は、登録(とうろく)した メールアドレスです。LINEから はじめた 人(ひと)は、LINEに もどって ください。つぎに こどもと 学校(がっこう)を 登録(とうろく)して ください。
register-used-title = この リンクは もう つかいました
register-used = 登録(とうろく)は もう おわって います。

## The form of a talk

form-lead = ここに 書(か)いた ことは LINEに おくりません。市(し)の システムに ほぞんします。
# Goes on to the next questions of a form.
button-next = つぎへ
# A form whose page was opened before a new log-in.
form-stale-title = もう いちど ひらいて ください
form-stale = この ページを ひらいた あとで、もう いちど ログインしたようです。前(まえ)の ページに もどって、もう いちど ひらいて ください。書(か)いた ことは まだ 登録(とうろく)して いません。
form-has-mistakes = 書(か)いた ことを もう いちど 見(み)て ください。
form-done-title = うけとりました
form-done = LINEに もどって つづけて ください。この ページは とじても いいです。
form-closed-title = ここには もう 書(か)かなくて いいです
form-closed = もう うけとったか、LINEで ほかの ことを はじめて います。LINEに もどって つづけて ください。

## The top page after logging in

mine-top = わたしの ページ[マイページ]
# { $name }: the person's own.
mine-greeting = { $name } さん、こんにちは。
# Heads what keeps notices from coming, each beside the link that mends it.
mine-to-do = して ほしい こと
mine-no-child = こどもの 登録(とうろく)が まだ ありません。学校(がっこう)や 幼稚園(ようちえん)に 行(い)く こどもが いる 人(ひと)は、登録(とうろく)して ください。
mine-without-school = 学校(がっこう)の 登録(とうろく)が まだ ない こどもが います。
mine-mail-off = 「おしらせの メールを うけとる」[連絡(れんらく)メールを受信(じゅしん)する]が オフ【=とまって いる】です。ふだんの おしらせは メールで とどきません。
# The newest notices, and the link to all.
mine-newest = 新(あたら)しい おしらせ
mine-all-notices = おしらせを 全部(ぜんぶ) 見(み)る
# Heads the settings and the links beside them.
mine-reached = おしらせの うけとりかた
mine-account = アカウント【=あなたの 登録(とうろく)】

## A notice and its receipt

notice-not-translated = この おしらせは やさしい にほんごの 文(ぶん)が ありません。ふつうの 日本語(にほんご)で 書(か)いて あります。
notice-other-languages = ほかの ことばで よむ
notice-recalled-title = この おしらせは とりけしに なりました
notice-recalled = この おしらせを おくった ところが、おしらせを とりけしました【=なかった ことに しました】。
# Below a notice, to the list of all of them.
inbox-all = 今(いま)までの おしらせを 見(み)る(ログインして ください)
# The list of notices received, and what stands in it.
inbox-title = とどいた おしらせ[お知(し)らせ一覧(いちらん)]
inbox-none = とどいた おしらせは まだ ありません。
inbox-newer = 新(あたら)しい おしらせへ
inbox-older = 前(まえ)の おしらせへ
inbox-confirmed = ✓ 読(よ)みました[確認済(かくにんず)み]
# Above the reasons for which the person is on a notice's list.
inbox-why = この おしらせが とどいた わけ[理由(りゆう)]
receipt-ask = 読(よ)んだら、ボタンを おして ください。あなたが 読(よ)んだ ことを、おくった ところに つたえます。
button-confirm-receipt = よみました[確認(かくにん)しました]
receipt-done-title = 読(よ)んだ ことの 確認(かくにん)
# The same of a drill: this address is proven.
receipt-drill-mail = この メールアドレスに とどくことが わかりました。ありがとう ございます。LINEや ほかの メールアドレスにも とどいたら、そこでも 「{ notice-confirm }」を おして ください。
# In the list of notices received, where a drill proves nothing.
inbox-drill = これは 練習(れんしゅう)の おしらせです。LINEや メールに とどいた おしらせで 「{ notice-confirm }」を おして ください。この ページでは たしかめることが できません。

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = { $version } の 文(ぶん)
# How long what is kept; one line each, as the retention schedule does it.
privacy-retention = ・登録(とうろく)した こと: 登録(とうろく)を やめるまで。やめると けします。
    ・LINEが あなたに つけた 番号(ばんごう)[LINEの 利用者(りようしゃ)識別子(しきべつし)]: LINEと つなぐのを やめるまで。
    ・おしらせを おくった 記録(きろく)、とどいた 記録(きろく)、読(よ)んだ 記録(きろく): 1年(ねん)。
privacy-text = { city }(ここからは 「市(し)」と 書(か)きます)は、{ portal-name }で 個人情報(こじんじょうほう)【=あなたや こどもの こと】を つぎのように あつかいます。

    ■ だれが あつかいますか
    { city }です。きくところ: { contact-privacy }

    ■ 市(し)が あずかる こと
    ・登録(とうろく)する 人(ひと): メールアドレス、名前(なまえ)、つかう ことば、ほしい おしらせ。ごみの 日(ひ)の おしらせを えらんだ 人(ひと)は、すんでいる 地区(ちく)【=ところ】。LINEを つかう 人(ひと)は、LINEが あなたに つけた 番号(ばんごう)[LINEの 利用者(りようしゃ)識別子(しきべつし)]。電話番号(でんわばんごう)を 書(か)いた 人(ひと)は、その 番号(ばんごう)【学校(がっこう)からの 電話(でんわ)だけに つかいます】。
    ・こども: 名前(なまえ)・ふりがな・うまれた 日(ひ)・あなたとの 関係(かんけい)[続柄(つづきがら)]。学校(がっこう)・学年(がくねん)・クラス・入(はい)って いる グループ。性別(せいべつ)と 出席番号(しゅっせきばんごう)は 書(か)かなくて いいです。
    ・おしらせが とどいたか、読(よ)んだかの 記録(きろく)。あなたが 同意(どうい)【=「いいです」と 答(こた)える こと】した 文(ぶん)と、その 日(ひ)と 時間(じかん)。

    ■ 何(なに)に つかいますか
    学校(がっこう)と 市(し)の おしらせを おくります。いのちが あぶない ときの おしらせを おくります。おしらせが とどいたか、読(よ)んだかを 見(み)ます。あなたの 質問(しつもん)に 答(こた)えます。ほかの ことには つかいません。売(う)りません。広告(こうこく)にも つかいません。

    ■ だれが 見(み)ますか
    こどもの 学校(がっこう)・幼稚園(ようちえん)の 人(ひと)、教育委員会(きょういくいいんかい)【=市(し)の 学校(がっこう)の しごとを する ところ】の 人(ひと)、市(し)の 担当(たんとう)の 人(ひと)です。しごとに いる ことだけを 見(み)ます。

    ■ 手(て)つだう 会社(かいしゃ)など
    ・LINEで うけとる 人(ひと): LINEヤフー株式会社(かぶしきがいしゃ)です。おしらせの 文(ぶん)と LINEの 番号(ばんごう)は、この 会社(かいしゃ)の 機械(きかい)を とおります。トークの 文(ぶん)は、あなたの スマホと この 会社(かいしゃ)に のこります。名前(なまえ)や 住所(じゅうしょ)は、LINEでは ききません。市(し)の ページで ききます。
    ・メールで うけとる 人(ひと): 市(し)の メールを おくる 会社(かいしゃ)と、あなたの メールの 会社(かいしゃ)です。文(ぶん)と アドレスは、この 会社(かいしゃ)の 機械(きかい)を とおります。

    ■ まもりかた
    名前(なまえ)・連絡先(れんらくさき)・こどもの ことは、暗号(あんごう)【=ほかの 人(ひと)が 読(よ)めない 形(かたち)】に します。そして 市(し)の 機械(きかい)に ほぞんします。パスワードも、だれも 読(よ)めない 形(かたち)で ほぞんします。

    ■ いつまで ほぞんしますか
    { privacy-retention }

    ■ 見(み)る・なおす・やめる・けす
    ログインして 「{ mine-title }」を ひらいて ください。登録(とうろく)した ことを いつでも 見(み)る ことが できます。なおす ことも できます。LINEと つなぐのを やめる ことも、登録(とうろく)を やめる ことも、自分(じぶん)で できます。自分(じぶん)で できない ときは、上(うえ)の 「きくところ」に 言(い)って ください。見(み)たい とき[開示(かいじ)]、なおしたい とき[訂正(ていせい)]、つかうのを やめて ほしい とき[利用停止(りようていし)]、けして ほしい とき[消去(しょうきょ)]も、同(おな)じです。

    ■ かえる とき
    この 文(ぶん)を かえる ときは、日(ひ)を 新(あたら)しく します。そして もう いちど 同意(どうい)を おねがいします。
terms-text = { city }の { portal-name }を つかう ときの きまりです。

    ■ お金(かね)
    つかう お金(かね)は いりません。通信料(つうしんりょう)【=インターネットの お金(かね)】は あなたが はらいます。

    ■ 登録(とうろく)
    ・自分(じぶん)か、こどもの 親(おや)など[保護者(ほごしゃ)]が 登録(とうろく)して ください。正(ただ)しい ことを 書(か)いて ください。
    ・IDは ひとりに ひとつです。IDと パスワードを ほかの 人(ひと)に つかわせないで ください。
    ・学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]を ほかの 人(ひと)に 教(おし)えないで ください。
    ・メールアドレスや 学校(がっこう)が かわった ときは、登録(とうろく)を かえて ください。

    ■ おしらせ
    ・電話(でんわ)や インターネットが わるい ときは、おしらせが おくれる ことが あります。とどかない ことも あります。災害(さいがい)【=地震(じしん)や 大雨(おおあめ)など】の ときは、テレビ・ラジオ・防災無線(ぼうさいむせん)【=市(し)の スピーカー】なども 確認(かくにん)して ください。
    ・いのちが あぶない ときの おしらせは、みんなに とどきます。あなたが えらんだ ことや 設定(せってい)とは 関係(かんけい)が ありません。
    ・おしらせの 中(なか)の ことは、おしらせを おくった ところに きいて ください。学校(がっこう)・幼稚園(ようちえん)か 市(し)です。おしらせに 名前(なまえ)が 書(か)いて あります。

    ■ しては いけない こと
    ・ほかの 人(ひと)の ふりを する こと
    ・おしらせの 文(ぶん)を かえて ひろめる こと
    ・この サービスの じゃまを する こと
    この ときは、つかうのを やめて もらう ことが あります。

    ■ とまる とき
    点検(てんけん)【=こわれて いないか しらべる こと】や 故障(こしょう)【=こわれる こと】で とまる ことが あります。点検(てんけん)の 日(ひ)が きまって いる ときは、前(まえ)に おしらせします。

    ■ やめる とき
    いつでも 自分(じぶん)で 登録(とうろく)を やめる ことが できます。

    ■ 個人情報(こじんじょうほう)【=あなたや こどもの こと】
    「個人情報(こじんじょうほう)の まもりかた」[個人情報保護方針(こじんじょうほうほごほうしん)]の とおりに まもります。

    ■ かえる とき
    この きまりを かえる ときは、日(ひ)を 新(あたら)しく します。そして もう いちど 同意(どうい)を おねがいします。

    きくところ: { contact-registration }

## Linking LINE

link-title = LINEと つなぐ[市民(しみん)ポータルサイトLINE連携(れんけい)]
link-lead = あなたの 市民(しみん)ポータルサイトIDと、この ページを ひらいた LINEを つなぎます。学校(がっこう)や 市(し)の おしらせが、メールと LINEの 両方(りょうほう)に とどきます。
link-undo = つなぐのは いつでも やめる ことが できます。LINEの 「ほかの こと」[その他(た)の手続(てつづ)き]を おして ください。市民(しみん)ポータルサイトの 「LINEと つなぐのを やめる」[LINE連携(れんけい)を解除(かいじょ)する]でも できます。やめると、LINEが あなたに つけた 番号(ばんごう)[LINEの識別子(しきべつし)]を けします。
link-log-in = ログインして つなぐ
link-no-id = IDが まだ ない 人(ひと)は、LINEの メニューの 「IDを もらう」[市民(しみん)ポータルサイトID取得(しゅとく)]を おして ください。
# { $name }: who is logged in.
link-whose = 今(いま) { $name } さんが ログインして います。つぎに LINEの 画面(がめん)が 出(で)ます。「いいです」[許可(きょか)する]を おして ください。それで LINEと つながります。
link-go = つなぐ[連携(れんけい)する]
# What linking would move, above the button that does.
link-line-of-other = この LINEは、もう ほかの 市民(しみん)ポータルサイトIDと つながって います。つづけると、その IDは LINEと つながらなく なります。その IDの 人(ひと)に メールで おしらせします。
link-other-line = この IDは、もう ほかの LINE(前(まえ)の 電話(でんわ)など)と つながって います。つづけると、その LINEは つながらなく なります。その LINEの トークで おしらせします。
link-move = この LINEに かえて つづける
link-other-id = ほかの IDで ログインする
link-already = この LINEは、もう この IDと つながって います。何(なに)も しなくて いいです。やめる ときは、LINEの 「ほかの こと」[その他(た)の手続(てつづ)き]を おして ください。市民(しみん)ポータルサイトの 「LINEと つなぐのを やめる」[LINE連携(れんけい)を解除(かいじょ)する]でも できます。
# LINE gives no link to somebody who has removed or blocked the account.
link-no-friend-title = 友(とも)だちに 追加(ついか)して ください
link-no-friend = あなたは { line-account }を まだ 友(とも)だちに 追加(ついか)して いません。または ブロック【=とどかないように する こと】して います。友(とも)だちに 追加(ついか)するか、ブロックを やめて ください。そのあと、トークの メニューの 「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]から もう いちど はじめて ください。
# LINE does not answer.
link-line-down-title = 今(いま) LINEに つながりません
link-line-down = LINEから 返事(へんじ)が ありません。つなぐ ことが できませんでした。何(なに)も かわって いません。5分(ふん)ぐらい まって、もう いちど して ください。
link-again = もう いちど する

# On the page of what is registered.
mine-line = LINE
# { $at }: date and time.
mine-linked = LINEと つながって います({ $at } から)。
mine-not-linked = LINEと つながって いません。{ line-account }を 友(とも)だちに 追加(ついか)して ください。つぎに メニューの 「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]を おして ください。
mine-link-failed = 前(まえ)は LINEと つなぐ ことが できませんでした。LINEの 画面(がめん)を ひらいた 電話(でんわ)が、はじめた トークの 電話(でんわ)と ちがったようです。LINEを つかって いる 電話(でんわ)で、はじめから して ください。

## Logging in

login-title = ログイン(入(はい)る)
login-button = ログイン(入(はい)る)
logout-button = ログアウト(出(で)る)
field-user-name = ユーザー名(めい)[メールアドレス]
login-wrong = ユーザー名(めい)か パスワードが ちがいます。
# After the tenth wrong password.
login-locked = パスワードを 何回(なんかい)も まちがえました。今(いま)は ログインできません。15分(ふん)ぐらい まって、もう いちど ログインして ください。

# Below the log-in: for those who cannot log in.
login-forgot = パスワードを わすれた 人(ひと)
login-lost-id = ユーザー名(めい)を わすれた 人(ひと)

## Registering on the web

sign-up-lead = 下(した)の ところを 書(か)いて ください。おわったら 「おくる」[送信(そうしん)]を おして ください。確認(かくにん)の メールを おくります。
# That there is another way.
sign-up-line = LINEからも はじめる ことが できます。{ line-account }を 友(とも)だちに 追加(ついか)して ください。つぎに メニューの 「IDを もらう」[市民(しみん)ポータルサイトID取得(しゅとく)]を おして ください。
# A link to the log-in.
sign-up-has-id = もう 市民(しみん)ポータルサイトIDが ある 人(ひと)
# { $address }: as it was entered.
sign-up-sent = { $address } に 確認(かくにん)の メールを おくって います。メールの URLを ひらいて、その ページの ボタンを おして ください。それで 登録(とうろく)できます。
sign-up-sent-again = メールを もう いちど おくりました。
button-send-again = もう いちど おくる
# A link back to the form.
sign-up-anew = アドレスが ちがうので、書(か)きなおす

## The link of a registration on the web

register-confirm-title = 登録(とうろく)の さいご
register-confirm-lead = 登録(とうろく)は まだ おわって いません。あなたが した 登録(とうろく)の ときは、ボタンを おして ください。
register-confirm-not-you = あなたが 知(し)らない 登録(とうろく)の ときは、ボタンを おさないで この ページを とじて ください。パスワードは、この アドレスを 書(か)いた 人(ひと)が きめた ものです。
button-confirm-registration = 登録(とうろく)する

## A mail is under way

by-mail-title = メールを 見(み)て ください
# { $address }: the one sender; { $domain }: its domain.
by-mail-sender = メールは { $address } から とどきます。
by-mail-not-there = 5分(ふん) まっても とどかない とき
by-mail-check-address = メールアドレスは 正(ただ)しいですか。
by-mail-check-spam = 迷惑(めいわく)メール【=いらない メール】の フォルダーも 見(み)て ください。
by-mail-check-domain = けいたい電話(でんわ)では、この メールを うけとる 設定(せってい)[ドメイン指定(してい)受信(じゅしん)]を して ください。{ $domain } を 入(い)れて ください。
by-mail-check-links = URLが ある メールを とめる 設定(せってい)の ときは、うけとる 設定(せってい)に かえて ください。
by-mail-too-many-title = しばらく まって ください
# { $until }: date and time.
by-mail-too-many = もう 何回(なんかい)か メールを おくりました。はじめに、とどいた メールを 見(み)て ください。つぎの メールは { $until } から おくる ことが できます。

## Lost password

password-title = パスワードを 新(あたら)しく きめる
password-lead = ユーザー名(めい)(登録(とうろく)した メールアドレス)を 書(か)いて ください。新(あたら)しい パスワードを きめる ための メールを おくります。
# For a known address and an unknown one alike.
password-sent = この アドレスが ユーザー名(めい)の ときは、メールを おくって います。メールの リンクは 60分(ぷん) つかう ことが できます。
password-mail-subject = パスワードを 新(あたら)しく きめる: { city } { portal-name }
# { $url }: the link; { $minutes }: how long it works.
password-mail = { portal-name }の パスワードを 新(あたら)しく きめます。{ $minutes }分(ぷん) 以内(いない)に、下(した)の URLを ひらいて ください。リンクは 1回(かい)だけ つかえます。

    { $url }

    あなたが 知(し)らない ことの ときは、この メールを すてて ください。パスワードは かわりません。
    { city } { portal-name }
password-new-title = 新(あたら)しい パスワードを 書(か)く
# Behind a link that was used or has ended, above a link to a new one.
password-link-ended = この リンクは もう つかったか、時間(じかん)が すぎました。もう いちど はじめて ください。
password-reset = 新(あたら)しい パスワードに なりました。スマホや パソコンは 全部(ぜんぶ) ログアウトしました。新(あたら)しい パスワードで ログインして ください。

## Changing the password

change-password-title = パスワードを かえる
field-old-password = 今(いま)の パスワード
password-old-wrong = 今(いま)の パスワードが ちがいます。
# Beside another mistake: passwords are not kept in the form.
password-once-more = 安全(あんぜん)の ため、パスワードを もう いちど 書(か)いて ください。
button-change-password = かえる[変更(へんこう)する]
password-changed-title = パスワードを かえました
password-changed = ほかの スマホや パソコンは ログアウトしました。
password-changed-mail-subject = パスワードが かわりました: { city } { portal-name }
# { $url }: where a new one is asked for.
password-changed-mail = { portal-name }の パスワードが かわりました。
    あなたが かえた ときは、何(なに)も しなくて いいです。

    あなたが 知(し)らない ときは、すぐに 下(した)の ページで 新(あたら)しい パスワードを きめて ください。

    { $url }

    { city } { portal-name }

## Lost user name

lost-id-title = ユーザー名(めい)の 確認(かくにん)
lost-id-lead = 登録(とうろく)した メールアドレスを ひとつ 書(か)いて ください。その アドレスに ユーザー名(めい)を おくります。
# For a known address and an unknown one alike.
lost-id-sent = この アドレスが 登録(とうろく)して ある ときは、メールを おくって います。メールに ユーザー名(めい)が 書(か)いて あります。
lost-id-mail-subject = ユーザー名(めい): { city } { portal-name }
# { $names }: one user name a line; { $url }: the log-in.
lost-id-mail = { portal-name }の ユーザー名(めい)は これです。

    { $names }

    ログインは ここから:
    { $url }

    あなたが 知(し)らない ことの ときは、この メールを すてて ください。
    { city } { portal-name }

## Where somebody is logged in

sessions-title = ログインして いる スマホや パソコン
sessions-lead = 知(し)らない スマホや パソコンが ある ときは、ログアウトさせて ください。そして パスワードを かえて ください。
# Beside the browser the page is read in.
sessions-this = (今(いま) つかって いる もの)
# A browser that does not say what it is.
sessions-unknown = わからない スマホや パソコン
# { $time }: date and time.
sessions-since = ログイン: { $time }
sessions-seen = さいごに つかった とき: { $time }
sessions-ended = ログアウトしました。
button-end = ログアウトさせる
button-end-others = ほかを 全部(ぜんぶ) ログアウト

## Consent asked again

consent-title = 同意(どうい)の おねがい
consent-lead = 下(した)の 文(ぶん)が かわったか、あなたは まだ 同意(どうい)【=「いいです」と 答(こた)える こと】して いません。読(よ)んで、両方(りょうほう)に 同意(どうい)して ください。それまで 登録(とうろく)を かえる ことは できません。おしらせは とどきます。
consent-given = 今(いま)の 文(ぶん)に 同意(どうい)して います。ありがとうございます。
# A link to the person's own page.
consent-later = あとで
# Before the name of a text to be agreed to; the link opens a window of its own.
page-read-text = 読(よ)む(新(あたら)しい 画面(がめん)が ひらきます)

## Children on the top page after logging in

# How many other guardians a child has: never who.
children-others = ほかの 親(おや)など[保護者(ほごしゃ)]: { $others }人(にん)
children-edit = こどもの ことを かえる
children-school = 学校(がっこう)・クラスを 登録(とうろく)する・かえる
children-invite = ほかの 親(おや)など[保護者(ほごしゃ)]を 招待(しょうたい)【=よぶ こと】する
children-quit = この こどもの 登録(とうろく)を やめる
# Above the invitations that can still be used.
children-invitations = まだ つかえる 招待(しょうたい)

## An invitation, as the one who invites sees it

invitation-title = ほかの 親(おや)など[保護者(ほごしゃ)]の 招待(しょうたい)
invitation-lead = 下(した)の リンクか QRコードを、招待(しょうたい)する 人(ひと)だけに わたして ください。ひとりが 1回(かい)だけ つかえます。あなたの 名前(なまえ)・連絡先(れんらくさき)・設定(せってい)は 相手(あいて)に 見(み)えません。相手(あいて)の ことも あなたに 見(み)えません。
# Read aloud in place of the QR code.
invitation-code = 上(うえ)の リンクと 同(おな)じ QRコード
# { $until }: date and time in the city.
invitation-until = { $until } まで つかえます
button-withdraw = 招待(しょうたい)を とりけす
invitation-withdrawn = この 招待(しょうたい)は とりけしました。
invitation-used = この 招待(しょうたい)は つかわれました。招待(しょうたい)した 人(ひと)は こどもの 保護者(ほごしゃ)に なりました。
invitation-expired = この 招待(しょうたい)は 時間(じかん)が すぎました。いる ときは、もう いちど 招待(しょうたい)して ください。

## An invitation, as the one who is invited sees it

join-title = こどもの 親(おや)など[保護者(ほごしゃ)]として 招待(しょうたい)されて います
# Before logging in: nobody's name.
join-lead = 登録(とうろく)すると、こどもの 学校(がっこう)の おしらせが、あなたの LINEや メールに とどきます。はじめに ログインして ください。
join-register = 市民(しみん)ポータルサイトIDが まだ ない 人(ひと)は、先(さき)に IDを もらって ください。登録(とうろく)が おわったら、この 招待(しょうたい)の リンクを もう いちど ひらいて ください。
# { $names }: the given names of the children.
join-ask = { $names }さんの 親(おや)など[保護者(ほごしゃ)]として 登録(とうろく)します。あなたは こどもの 何(なん)ですか[続柄(つづきがら)]。えらんで ください。
join-apart = ことば・LINE・メールの 設定(せってい)は あなただけの ものです。ほかの 保護者(ほごしゃ)には 見(み)えません。
button-join = 登録(とうろく)する
join-done = こどもの 親(おや)など[保護者(ほごしゃ)]として 登録(とうろく)しました。学校(がっこう)の おしらせが とどきます。
join-own = これは あなたが つくった 招待(しょうたい)です。招待(しょうたい)する 人(ひと)に わたして ください。
join-already = あなたは もう この こどもの 保護者(ほごしゃ)に なって います。
join-used = この 招待(しょうたい)は もう つかわれました。招待(しょうたい)した 人(ひと)に、新(あたら)しい 招待(しょうたい)を たのんで ください。
join-withdrawn = この 招待(しょうたい)は とりけしに なりました。招待(しょうたい)した 人(ひと)に きいて ください。
join-expired = この 招待(しょうたい)は 時間(じかん)が すぎました。招待(しょうたい)した 人(ひと)に、新(あたら)しい 招待(しょうたい)を たのんで ください。
# Told to the one who invited, in LINE and by mail: nobody's name.
joined-subject = 招待(しょうたい)した 保護者(ほごしゃ)が 登録(とうろく)されました: { city }
joined-text = あなたの 招待(しょうたい)で、ほかの 親(おや)など[保護者(ほごしゃ)]が こどもに 登録(とうろく)されました。学校(がっこう)の おしらせは、その 人(ひと)にも とどきます。
    あなたが 知(し)らない ことの ときは、ここに 言(い)って ください: { contact-registration }
## The addresses of somebody logged in

addresses-title = メールアドレス
addresses-lead = 4つまで 登録(とうろく)できます。おしらせの メールは、アドレス1と 2に とどきます。
address-state-empty = 登録(とうろく)して いません
# Links to the form. { $slot }: 1 to 4.
address-add = アドレス{ $slot }を 登録(とうろく)する
address-change = アドレス{ $slot }を かえる
# { $address }: the new one.
address-waits = { $address } に かえる ところです。新(あたら)しい アドレスに 確認(かくにん)の メール[登録(とうろく)完了(かんりょう)メール]が とどきます。メールの URLを ひらくと、アドレスが かわります。
address-is-login = この アドレスは ログインID(ユーザー名(めい))です。かえると、ログインIDも かわります。
button-send-proof = もう いちど メールを おくる
button-remove-address = この アドレスを けす
button-stop-address = メールを とめる
button-keep-address = かえるのを やめる
address-proof-sent = 確認(かくにん)の メール[登録(とうろく)完了(かんりょう)メール]を おくりました。メールの URLを ひらいて ください。
address-removed = アドレスを けしました。
address-stopped = この アドレスへの メールを とめました。
address-kept = かえるのを やめました。
address-sure = これで いい ときは、ボタンを おして ください。
# Nothing else reaches the person.
address-last-channel = 注意(ちゅうい): ほかに おしらせが とどく ところが ありません。つづけると、学校(がっこう)や 市(し)の おしらせは とどかなく なります。

## The pages of whoever owns a mailbox, without logging in

prove-title = メールアドレスの 確認(かくにん)
prove-ask = この メールアドレスを 市民(しみん)ポータルサイトで つかいます。
button-prove = この アドレスを つかう
prove-done-title = 確認(かくにん)しました
prove-done = メールアドレスを 確認(かくにん)しました。この ページは とじても いいです。
prove-changed = メールアドレスを 確認(かくにん)しました。新(あたら)しい アドレスに かわりました。前(まえ)の アドレスには、かわった ことだけを おしらせしました。
prove-changed-login = メールアドレスを 確認(かくにん)しました。新(あたら)しい アドレスに かわりました。つぎからは、新(あたら)しい アドレスで ログインして ください。前(まえ)の アドレスには、かわった ことだけを おしらせしました。
prove-refused-title = かえる ことが できませんでした
prove-refused = この アドレスに かえる ことが できませんでした。今(いま)までの アドレスの ままです。ほかの アドレスで して ください。または ここに きいて ください: { contact-registration }
prove-used-title = この リンクは もう つかいました
prove-used = もう 確認(かくにん)が おわったか、ほかの 手続(てつづ)きに かわりました。ログインして 「メールアドレス」の ページを 見(み)て ください。
stop-title = メールを とめる
stop-lead = { city }の 市民(しみん)ポータルサイトの メールを とめる ことが できます。ログインは いりません。とめたい メールアドレスを 書(か)いて ください。その アドレスに、とめる ための メールを おくります。
stop-ask = ボタンを おすと、市民(しみん)ポータルサイトの メールが とどかなく なります。この リンクの メールが とどいた アドレスだけの ことです。
button-stop-mails = メールを とめる
stop-done-title = メールを とめました
stop-done = この アドレスには、もう メールを おくりません。登録(とうろく)した 人(ひと)にも、とまった ことを おしらせします。
# The same whether the address is registered or not.
stop-sent-title = うけつけました
stop-sent = この アドレスが 登録(とうろく)して ある ときは、メールを おくりました。メールの URLを ひらいて ください。

## The page that stops mails about one topic, which a mail's program may also do with one click

# $topic: the topic's name, in all of these.
unsubscribe-ask = ボタンを おすと、「{ $topic }」の おしらせは メールで とどかなく なります。LINEと つながって いる ときは、LINEに とどきます。学校(がっこう)からの おしらせや、命(いのち)に かかわる おしらせは、今(いま)までと おなじように とどきます。
unsubscribe-done = 「{ $topic }」の おしらせは、もう メールで おくりません。
button-unsubscribe-undo = また メールで うけとる
unsubscribe-undone-title = メールで とどきます
unsubscribe-undone = 「{ $topic }」の おしらせが、また メールで とどきます。

## The page of "the mail does not come"

check-title = メールが とどかない とき
check-lead = 登録(とうろく)した ことと、メールを おくった 記録(きろく)を 見(み)ました。7つの ことを しらべました。
check-wrong-below = メールが とどかない わけ[原因(げんいん)]が わかりました。「見(み)て ください」[要確認(ようかくにん)]の ところを 読(よ)んで ください。
# Before a finding that keeps mails away.
check-mark-wrong = 【見(み)て ください[要確認(ようかくにん)]】
# The seven points, in the city's order.
check-point-1 = けいたい電話(でんわ)の 設定(せってい)
check-point-2 = システムの 点検(てんけん)[システムメンテナンス]
check-point-3 = 電波(でんぱ)【=電話(でんわ)や インターネット】が とどかない ところ
check-point-4 = 登録(とうろく)した メールアドレス
check-point-5 = 「おしらせの メールを うけとる」[連絡(れんらく)メールを受信(じゅしん)する]の 設定(せってい)
check-point-6 = アドレス1と 2
check-point-7 = さいきんの メールの 結果(けっか)
test-title = テストの メール
test-lead = おくった あとで、この ページを もう いちど ひらいて ください。結果(けっか)が わかります。
desk-title = きくところ[サポート窓口(まどぐち)]
desk-lead = どれも ちがう ときは、番号(ばんごう)を 出(だ)して ください。その 番号(ばんごう)を サポート窓口(まどぐち)【=きくところ】に 言(い)って ください。窓口(まどぐち)の 人(ひと)が しらべた 結果(けっか)を 見(み)ます。
button-number = 番号(ばんごう)を 出(だ)す

## Leaving: the mails

# Told once in April, in LINE and by mail: one of the three that follow, or more, then the last.
year-subject = 学年(がくねん)と クラスを 見(み)て ください[学年(がくねん)・クラスの確認(かくにん)]: { city }
# { $url }: the first of the pages.
year-check = 新(あたら)しい 学年(がくねん)に なりました。こどもの 学年(がくねん)を 1つ 上(あ)げました。クラスは まだ 決(き)まって いません。
    学年(がくねん)と クラスを 見(み)て ください。正(ただ)しい ときは、「{ button-new-year }」[正(ただ)しい]を おします。クラスが わかったら、「{ menu-enrol }」[学校情報(がっこうじょうほう)登録(とうろく)]で 書(か)いて ください。
    { $url }/mine/do/new-year
year-register = こどもの 今(いま)までの 学校(がっこう)は、3月(がつ)31日(にち)に おわりました。今(いま)までに とどいた おしらせは、これからも 読(よ)む ことが できます。
    新(あたら)しい 学校(がっこう)の おしらせが ほしい 人(ひと)は、「{ menu-enrol }」[学校情報(がっこうじょうほう)登録(とうろく)]で 学校(がっこう)を 書(か)いて ください。学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]が いります。
    { $url }/mine/do/enrol
# Junior high school.
year-finished = こどもの 中学校(ちゅうがっこう)は、3月(がつ)31日(にち)に おわりました。学校(がっこう)の おしらせは おわりです。市(し)からの おしらせは これからも とどきます。
year-addresses = メールアドレスが かわった 人(ひと)は、ここで かえて ください。
    { $url }/mine/addresses
leave-mail-subject = 登録(とうろく)を やめる 手続(てつづ)き[退会(たいかい)・転出(てんしゅつ)]: { city } 市民(しみん)ポータルサイト
# { $day }: the last day on which everything goes on; { $url }: where it is taken back.
leave-mail = 市民(しみん)ポータルサイトの 登録(とうろく)を やめる 手続(てつづ)きを うけつけました。
    { $day } までは おしらせが とどきます。そのあと、登録(とうろく)した ことを 全部(ぜんぶ) けします。

    やめない ときは、その 日(ひ)までに 下(した)の ページを ひらいて ください。
    { $url }

    あなたが 知(し)らない ことの ときも、下(した)の ページを ひらいて とりけして ください。
    { city } 市民(しみん)ポータルサイト
# To an account nobody has used for long.
unused-mail = 市民(しみん)ポータルサイトを 2年(ねん) 以上(いじょう) つかって いません。
    つかわない 個人情報(こじんじょうほう)【=あなたや こどもの こと】は、けす きまりです。{ $day } の あとで、登録(とうろく)した ことを 全部(ぜんぶ) けします。

    まだ つかう ときは、その 日(ひ)までに 下(した)の ページを ひらいて ください。
    { $url }

    { city } 市民(しみん)ポータルサイト
stay-mail-subject = 登録(とうろく)は つづきます: { city } 市民(しみん)ポータルサイト
stay-mail = 登録(とうろく)を やめる 手続(てつづ)き[退会(たいかい)・転出(てんしゅつ)]を とりけしました。今(いま)までと 同(おな)じように つかえます。
    { city } 市民(しみん)ポータルサイト
erased-mail-subject = 登録(とうろく)した ことを けしました: { city } 市民(しみん)ポータルサイト
# { $url }: the certificate; { $number }: its number.
erased-mail = 市民(しみん)ポータルサイトに 登録(とうろく)した ことを 全部(ぜんぶ) けしました。
    何(なに)を いつ けしたかは、下(した)の 証明書(しょうめいしょ)【=けした ことが わかる 文(ぶん)】に 書(か)いて あります(番号(ばんごう) { $number })。

    { $url }

    今(いま)まで つかって くださって、ありがとうございました。
    { city } 市民(しみん)ポータルサイト

## Leaving: the certificate of erasure

erased-title = けした ことの 証明書(しょうめいしょ)
erased-lead = { city }は、市民(しみん)ポータルサイトに 登録(とうろく)して あった つぎの ことを けしました。この 証明書(しょうめいしょ)に 個人情報(こじんじょうほう)【=名前(なまえ)など】は ありません。
erased-number = 番号(ばんごう)
erased-at = けした 日(ひ)と 時間(じかん)
# What was erased; each is followed by how many.
erased-person = 登録(とうろく)した 人(ひと)(名前(なまえ)・パスワード・設定(せってい))
erased-addresses = メールアドレス
erased-line = LINEが つけた 番号(ばんごう)[LINEの利用者(りようしゃ)識別子(しきべつし)]
erased-children = こどもの こと
erased-schools = 学校(がっこう)の 登録(とうろく)
erased-topics = えらんだ おしらせ
erased-consents = 同意(どうい)の 記録(きろく)
erased-others = ほかの 記録(きろく)
erased-compare-title = 自分(じぶん)の ものか 確認(かくにん)する
erased-compare = ユーザー名(めい)だった メールアドレスを 書(か)いて ください。けした 登録(とうろく)が あなたの ものか わかります。書(か)いた ことは ほぞんしません。
erased-same = けしたのは、この メールアドレスの 登録(とうろく)です。
erased-other = けしたのは、この メールアドレスの 登録(とうろく)では ありません。
button-compare = 確認(かくにん)する

## What is held about somebody

held-title = 市(し)が もって いる あなたの こと
held-lead = この サービスが もって いる あなたの ことは、これで 全部(ぜんぶ)です。ほかの 保護者(ほごしゃ)の ことは ありません。
held-download = JSON【=データの 形(かたち)】で ダウンロード
# Headings.
held-person = 登録(とうろく)した 人(ひと)
held-addresses = メールアドレス
held-line = LINEと つなぐ[LINE連携(れんけい)]
held-links = LINEと つなぐ 手続(てつづ)き
held-invitations = ほかの 保護者(ほごしゃ)への 招待(しょうたい)
held-talks = LINEで 今(いま) 書(か)いて いる こと
held-consents = 同意(どうい)
held-children = こども
held-schools = 学校(がっこう)(前(まえ)・今(いま)・これから)
held-topics = えらんだ 市(し)からの おしらせ
held-notices = うけとった おしらせ
held-sessions = ログインして いる スマホや パソコン
held-diagnoses = メールが とどかない ときの 確認(かくにん)
held-departures = 登録(とうろく)を やめる 手続(てつづ)き[退会(たいかい)・転出(てんしゅつ)]
# What is known of each.
held-id = 番号(ばんごう)
held-family-name = 名字(みょうじ)[姓(せい)]
held-given-name = 名前(なまえ)[名(めい)]
held-language = ことば
held-area = 地区(ちく)【=すんでいる ところ】
held-ways-of-school = 学校(がっこう)の おしらせが とどく ところ
held-ways-of-city = 市(し)の おしらせが とどく ところ
held-off-since = おしらせの メールを とめた とき
held-quiet-hours = おしらせしない 時間(じかん)
held-since-linked = つないだ とき
held-ended-at = おわった とき
held-outcome = 結果(けっか)
held-used-at = つかった とき
held-login = ユーザー名(めい)
held-owner = だれの アドレスか
held-stopped-at = とめた とき
held-employer-agreed-at = 会社(かいしゃ)など[勤務先(きんむさき)]が 同意(どうい)した とき
held-next-address = まだ 確認(かくにん)して いない 新(あたら)しい アドレス
held-device = スマホ・パソコン[端末(たんまつ)]
held-number = 番号(ばんごう)
held-findings = 確認(かくにん)の 結果(けっか)
held-created-at = 登録(とうろく)した とき
held-updated-at = かえた とき
held-last-used-at = さいごに つかった とき
held-slot = 順番(じゅんばん)
held-address = メールアドレス
held-proven-at = 確認(かくにん)した とき
held-id-at-line = LINEが つけた 番号(ばんごう)[LINEの利用者(りようしゃ)識別子(しきべつし)]
held-blocked-at = ブロックした とき
held-entered = とちゅうまで 書(か)いた こと
held-document = 文(ぶん)
held-version = 文(ぶん)の 日(ひ)[版(はん)]
held-agreed-at = 同意(どうい)した とき
held-child = こどもの 番号(ばんごう)
held-family-kana = 名字(みょうじ)の カタカナ[セイ]
held-given-kana = 名前(なまえ)の カタカナ[メイ]
held-sex = 性別(せいべつ)
held-birthday = うまれた 日(ひ)[生年月日(せいねんがっぴ)]
held-relationship = こどもとの 関係(かんけい)[続柄(つづきがら)]
held-school = 学校(がっこう)の 名前(なまえ)[学校名(がっこうめい)]
held-grade = 学年(がくねん)
held-class = クラス(くみ)
held-attendance-number = 出席番号(しゅっせきばんごう)
held-groups = 部活(ぶかつ)・ほかの グループ
held-from = から
held-until = まで
held-confirmed-at = たしかめた 日(ひ)
held-topic = おしらせの 種類(しゅるい)[分野(ぶんや)]
held-wanted = うけとる(1)・うけとらない(0)
held-changed-at = かえた とき
held-notice = おしらせの 番号(ばんごう)
held-sent-at = おくった とき
held-state = 今(いま)の ようす[状態(じょうたい)]
held-cause = わけ[原因(げんいん)]
held-reasons = とどいた わけ[理由(りゆう)]
held-delivered-by-line = LINEに とどいた とき
held-delivered-by-email = メールが とどいた とき
held-opened-at = ひらいた とき
held-read-at = 「読(よ)みました」を おした とき[受信確認(じゅしんかくにん)]
held-read-by = 確認(かくにん)した しかた
held-proven-by = とどくことを 確認(かくにん)した ところ[練習(れんしゅう)]
held-title-of-notice = おしらせの 題(だい)[件名(けんめい)]
held-expires-at = いつまで[期限(きげん)]
held-kind = 種類(しゅるい)
held-asked-at = 手続(てつづ)きを した とき
held-due-at = けす とき
held-withdrawn-at = とりけした とき

## How long what is kept, in the privacy policy

kept-title = いつまで ほぞんするか
kept-at-once = すぐに けします
# { $days }, { $years }: after its end.
kept-days = { $days }日(にち)
kept-years = { $years }年(ねん)
kept-person = 登録(とうろく)した こと(登録(とうろく)を やめる 日(ひ)に けします)
kept-unused = つかって いない 登録(とうろく)(メールで おしらせした あとで けします)
kept-deliveries = おしらせを おくった 記録(きろく)と うけとった 記録(きろく)(数(かず)だけは のこります)
kept-files = おしらせの ファイル(おしらせが おわってから)
kept-uploads = つかわなかった ファイル
kept-registrations = とちゅうで やめた 登録(とうろく)
kept-sessions = 時間(じかん)が すぎた ログイン
kept-talks = LINEから とどいた ことの 記録(きろく)(文(ぶん)は すぐに けします)
kept-strangers = IDが ない 人(ひと)に LINEが つけた 番号(ばんごう)(ブロックした ときから)
kept-schools = 前(まえ)の 学校(がっこう)の 登録(とうろく)
kept-links = LINEと つなぐ 手続(てつづ)きの 記録(きろく)
kept-invitations = ほかの 保護者(ほごしゃ)への 招待(しょうたい)(つかえる 時間(じかん)が すぎた ときから)
kept-guesses = まちがえた パスワードや 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]の 記録(きろく)
kept-keys = 市(し)や 学校(がっこう)の 人(ひと)の プログラムへの 答(こた)え
kept-departures = 登録(とうろく)を やめた 記録(きろく)(だれの ものかは のこりません)
kept-proofs = けした ことの 証明書(しょうめいしょ)(だれの ものかは のこりません)
