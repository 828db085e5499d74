# The questions' fields: the documents' names, the questions, hints, choices, and what was wrong.

## Fields, by the names of the source documents (A-25, A-27, B-25)

field-email = メールアドレス
field-family-name = 名字(みょうじ)[姓(せい)]
field-given-name = 名前(なまえ)[名(めい)]
field-privacy = 個人情報(こじんじょうほう)の まもりかた[個人情報(こじんじょうほう)保護方針(ほごほうしん)]
field-terms = つかうときの きまり[利用規約(りようきやく)]
field-family-kana = 名字(みょうじ)の カタカナ[セイ]
field-given-kana = 名前(なまえ)の カタカナ[メイ]
field-sex = 性別(せいべつ)
field-birthday = うまれた 日(ひ)[生年月日(せいねんがっぴ)]
field-relationship = あなたは こどもの 何(なん)ですか[続柄(つづきがら)]
field-child = こども
field-school = 学校(がっこう)の 名前(なまえ)[学校名(がっこうめい)]
field-grade = 学年(がくねん)
field-class = クラス(くみ)
field-clubs = 部活(ぶかつ)・クラブ[部活動(ぶかつどう)]
field-groups = ほかの グループ
field-attendance-number = 出席番号(しゅっせきばんごう)
field-school-code = 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]
field-topics = 市(し)からの おしらせ
field-school-channel = 学校(がっこう)の おしらせを うけとる ところ[学校(がっこう)からのお知(し)らせの届(とど)け先(さき)]
field-city-channel = 市(し)の おしらせを うけとる ところ[市(し)からのお知(し)らせの届(とど)け先(さき)]
field-bulk-mail = おしらせの メールを うけとる[連絡(れんらく)メールを受信(じゅしん)する]
field-quiet-hours = おしらせを おくらない 時間(じかん)[お知(し)らせを待(ま)つ時間(じかん)]
field-address-slot = アドレスの 番号(ばんごう)
field-address-owner = だれの アドレスか
field-employer-agrees = 会社(かいしゃ)が いいと 言(い)ったか[お勤(つと)め先(さき)の了解(りょうかい)]
field-address = メールアドレス
field-start-date = 新(あたら)しい 学校(がっこう)の はじめの 日(ひ)[初日(しょにち)]
field-moving-child = こども
field-leave-why = やめる 理由(りゆう)[登録(とうろく)をやめる理由(りゆう)]
field-leave-day = 引(ひ)っこす 日(ひ)[転出(てんしゅつ)する日(ひ)]

## Questions

ask-email = メールアドレスを 書(か)いて ください。
ask-family-name = 名字(みょうじ)を 書(か)いて ください。
ask-given-name = 名前(なまえ)を 書(か)いて ください。
ask-privacy = 「個人情報(こじんじょうほう)の まもりかた」を 読(よ)んで ください。それで いい ときは、同意(どうい)して ください。同意(どうい)は 「わかりました。いいです」と 答(こた)える ことです。
ask-terms = 「つかうときの きまり」を 読(よ)んで ください。それで いい ときは、同意(どうい)して ください。同意(どうい)は 「わかりました。いいです」と 答(こた)える ことです。
ask-family-kana = 名字(みょうじ)の 読(よ)みかたを カタカナで 書(か)いて ください。
ask-given-kana = 名前(なまえ)の 読(よ)みかたを カタカナで 書(か)いて ください。
ask-sex = こどもの 性別(せいべつ)【=男(おとこ)か 女(おんな)か】を えらんで ください。
ask-birthday = こどもの うまれた 日(ひ)を えらぶか、書(か)いて ください。
ask-relationship = あなたは こどもの 何(なん)ですか。えらんで ください。
ask-child = どの こどもですか。
ask-school = 学校(がっこう)を えらんで ください。学校(がっこう)の 名前(なまえ)の 一部(いちぶ)を 書(か)いても いいです。
ask-grade = 学年(がくねん)【=何年生(なんねんせい)か】を えらんで ください。
ask-class = クラス(くみ)を えらんで ください。
ask-clubs = 入(はい)って いる 部活(ぶかつ)・クラブを えらんで ください。おわったら 「つぎへ」を おして ください。
ask-groups = 入(はい)って いる グループを えらんで ください。おわったら 「つぎへ」を おして ください。
ask-attendance-number = 出席番号(しゅっせきばんごう)【=クラスの 中(なか)の こどもの 番号(ばんごう)】を 書(か)いて ください。
ask-school-code = 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]を 書(か)いて ください。学校(がっこう)から もらった 紙(かみ)を 見(み)て ください。
ask-topics = ほしい おしらせを えらんで ください。おわったら 「つぎへ」を おして ください。✓が ある おしらせが とどきます。
ask-school-channel = 学校(がっこう)からの おしらせを どこで うけとりますか。✓は 今(いま)の 設定(せってい)です。
ask-city-channel = 市(し)からの おしらせを どこで うけとりますか。✓は 今(いま)の 設定(せってい)です。
ask-bulk-mail = いつもの おしらせの メールを うけとりますか。✓は 今(いま)の 設定(せってい)です。
ask-quiet-hours = いつもの おしらせを おくらない 時間(じかん)を えらんで ください。✓は 今(いま)の 設定(せってい)です。
ask-address-slot = 登録(とうろく)する アドレスか、かえる アドレスを えらんで ください。
ask-address-owner = だれの アドレスですか。
ask-employer-agrees = しごとの 会社(かいしゃ)の アドレスを 登録(とうろく)する ときは、先(さき)に 会社(かいしゃ)に きいて ください。会社(かいしゃ)は 「いいです」と 言(い)いましたか。
ask-address = メールアドレスを 書(か)いて ください。
ask-start-date = 新(あたら)しい 学校(がっこう)に 行(い)く はじめの 日(ひ)は いつですか。
ask-moving-child = どの こどもの 転校(てんこう)【=学校(がっこう)が かわる こと】を やめますか。
ask-leave-why = 登録(とうろく)を やめる 理由(りゆう)を えらんで ください。
ask-leave-day = ほかの 市(し)へ 引(ひ)っこす 日(ひ)は いつですか。

## Hints, below the question

hint-email = この アドレスに 確認(かくにん)の メールを おくります。
hint-address-slot = おしらせの メールは、アドレス1と アドレス2に とどきます。アドレス3と アドレス4は、ほかの サービスの ための アドレスです。おしらせは とどきません。
hint-address = この アドレスに 確認(かくにん)の メール[登録完了(とうろくかんりょう)メール]を おくります。家族(かぞく)の アドレスも 登録(とうろく)できます。例(れい): おじいさん、おばあさん、きょうだい
hint-family-kana = 例(れい): ヤマダ (ひらがなでも いいです)
hint-given-kana = 例(れい): ハナコ (ひらがなでも いいです)
hint-birthday = 例(れい): 2018-04-02
hint-class = 4月(がつ)に クラスが まだ きまって いない ときは、「クラスは まだ」を えらんで ください。
hint-attendance-number = 出席番号(しゅっせきばんごう)は 書(か)かなくて いいです。
hint-school-code = わからない ときは 学校(がっこう)に きいて ください。
hint-school-channel = そこに おくる ことが できない ときは、もう 1つの 方(ほう)に おくります。
hint-city-channel = そこに おくる ことが できない ときは、もう 1つの 方(ほう)に おくります。
hint-bulk-mail = 「うけとらない」を えらんでも、つぎの おしらせは メールで とどきます。いのちが あぶない ときの おしらせ、学校(がっこう)が 休(やす)みに なる おしらせ、安全(あんぜん)の おしらせです。
hint-quiet-hours = この 時間(じかん)の おしらせは、時間(じかん)が すぎてから とどきます。
hint-start-date = 前(まえ)の 日(ひ)までは、今(いま)の 学校(がっこう)の おしらせが とどきます。
hint-leave-why = 「もう つかわない」を えらぶと、7日(なのか) あとに やめます。まちがえて おした ときの ためです。それまでは やめない ことに できます。
hint-leave-day = この 日(ひ)までは おしらせが とどきます。

## Choices

sex-male = 男(おとこ)
sex-female = 女(おんな)
sex-unsaid = こたえない
relationship-father = お父(とう)さん
relationship-mother = お母(かあ)さん
relationship-grandfather = おじいさん
relationship-grandmother = おばあさん
relationship-sibling = お兄(にい)さん・お姉(ねえ)さん
relationship-relative = ほかの 親戚(しんせき)
relationship-foster = 里親(さとおや)・後見人(こうけんにん)
relationship-other = その他(ほか)
# By which channel notices come; the labels of buttons.
channel-both = LINEと メール
channel-line = LINEだけ
channel-mail = メールだけ
# The switch 連絡メールを受信する.
bulk-mail-on = うけとる
bulk-mail-off = うけとらない
# In these hours ordinary notices wait.
quiet-hours-none = なし(いつでも とどく)
quiet-hours-21-7 = 21時(じ)から 7時(じ)まで
quiet-hours-22-6 = 22時(じ)から 6時(じ)まで
quiet-hours-23-7 = 23時(じ)から 7時(じ)まで
# One invitation for all of somebody's children.
invite-all = こども 全員(ぜんいん)
# Slots of addresses: 1 and 2 get notices.
address-slot-1 = アドレス1(おしらせ用(よう))
address-slot-2 = アドレス2(おしらせ用(よう))
address-slot-3 = アドレス3(ほかの こと)
address-slot-4 = アドレス4(ほかの こと)
address-owner-own = 自分(じぶん)
address-owner-family = 家族(かぞく)
address-owner-work = しごとの 会社(かいしゃ)
leave-why-moving = ほかの 市(し)へ 引(ひ)っこす
leave-why-unneeded = もう つかわない
grade-number = { $grade }年生(ねんせい)
# Kindergartens count by age.
grade-by-age = { $grade }歳(さい)の クラス
class-unset = { $grade }年生(ねんせい)(クラスは まだ)
class-unset-by-age = { $grade }歳(さい)の クラス(クラスは まだ)

## What was wrong with an answer

wrong-empty = 何(なに)も 書(か)いて ありません。書(か)いて ください。
# { $max }: characters.
wrong-too-long = 長(なが)すぎます。{ $max }文字(もじ)までで 書(か)いて ください。
wrong-email = メールアドレスの 形(かたち)では ありません。例(れい): hanako@example.jp
wrong-kana = カタカナか ひらがなで 書(か)いて ください。例(れい): ヤマダ
wrong-date = 日(ひ)が わかりませんでした。例(れい)の ように 書(か)いて ください。例(れい): 2018-04-02
wrong-future = うまれた 日(ひ)が 今日(きょう)より あとの 日(ひ)に なって います。
wrong-too-old = うまれた 日(ひ)が 20年(ねん)より 前(まえ)です。こどもの うまれた 日(ひ)を 書(か)いて ください。
wrong-past = 今日(きょう)より 前(まえ)の 日(ひ)です。
wrong-too-far = 今日(きょう)から 1年(ねん)より あとの 日(ひ)です。
wrong-choice = ここに ある ものから えらんで ください。
wrong-consent = 登録(とうろく)には 同意(どうい)【=「いいです」と 答(こた)える こと】が いります。
wrong-number = 出席番号(しゅっせきばんごう)は 数字(すうじ)だけで 書(か)いて ください。9999までです。
# { $left }: tries left.
wrong-code = 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]が ちがいます。古(ふる)い 紙(かみ)や、ほかの 学校(がっこう)の 紙(かみ)の 番号(ばんごう)は 使(つか)えません。学校(がっこう)に「新(あたら)しい 紙(かみ)を ください」と 言(い)って ください。あと { $left }回(かい) 書(か)く ことが できます。
wrong-code-last = 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]が 5回(かい) ちがいました。しばらく 書(か)く ことが できません。学校(がっこう)に「新(あたら)しい 紙(かみ)を ください」と 言(い)って ください。
# { $until }: date and time.
wrong-code-locked = 今(いま)は 学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]を 書(か)く ことが できません。{ $until } まで まって ください。いそぐ ときは 学校(がっこう)に きいて ください。
