# The talk: what the bot says around the questions. One message is one bubble or one button.

## Coming and going

# When somebody adds the account as a friend.
greeting = { line-account }へ ようこそ。学校(がっこう)や 市(し)からの おしらせが ここに とどきます。
# When somebody unblocks the account.
greeting-again = おかえりなさい。前(まえ)の 登録(とうろく)は そのまま のこって います。
# Above the buttons with the languages' own names.
choose-language = ことばを えらんで ください。
    Please choose a language.
# The language was changed; it is said in the new one.
language-set = これからは やさしい にほんごで 書(か)きます。下(した)の メニューから えらんで ください。
# Above the menu's choices where nothing else is said.
choose-from-menu = メニューから えらんで ください。
# Above the things that are needed rarely.
choose-more = ほかに できる ことです。えらんで ください。
# Typed words that fit nothing, with the menu's buttons below.
not-understood = すみません。わかりませんでした。下(した)の ボタンを おして ください。「メニュー」と 書(か)いても いいです。
# A sticker, an image or the like.
words-only = ありがとうございます。でも、スタンプや 絵(え)、写真(しゃしん)、声(こえ)は わかりません。市役所(しやくしょ)や 学校(がっこう)に 伝(つた)える ことも、文字(もじ)だけです。文字(もじ)を 書(か)くか、ボタンを おして ください。
# A button of an earlier question was tapped.
stale-button = その ボタンは 前(まえ)の 質問(しつもん)の ボタンです。今(いま)の 質問(しつもん)は これです。
# A stored talk could not be read any more.
state-lost = すみません。とちゅうまで 書(か)いた ことが なくなりました。もう いちど メニューから えらんで ください。
# After the third answer that was not taken.
way-out = こまった ときは 「やめる」を おして ください。
    書(か)きかたを きくところ: { contact-registration }
# The person stopped a flow.
cancelled = やめました。書(か)いた ことは 登録(とうろく)して いません。
# Somebody without an ID chose something that needs one.
needs-id = これを つかうには、市民(しみん)ポータルサイトの IDが いります。
    まだ IDが ない 人(ひと)は、「IDを もらう」[市民(しみん)ポータルサイトID取得(しゅとく)]を おして ください。
    もう IDが ある 人(ひと)は、「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]を おして ください。
# Somebody with an ID wants one.
has-id = あなたは もう 市民(しみん)ポータルサイトの IDを もって います。
# There is no child yet to register a school for.
needs-child = はじめに、こどもの ことを 登録(とうろく)します。
# The city has not imported its schools, or has no topics.
no-schools = 登録(とうろく)できる 学校(がっこう)が まだ ありません。市役所(しやくしょ)に きいて ください。
no-topics = えらぶ ことが できる おしらせは まだ ありません。
# There is no child to change or to leave.
no-children = こどもの 登録(とうろく)は ありません。
# As many invitations as a child may have at a time can still be used.
invitations-full = まだ つかって いない 招待(しょうたい)【=よぶ ための リンク】が たくさん あります。今(いま)は これ以上(いじょう) つくる ことが できません。
    { portal-name }の 「登録(とうろく)した こと」[登録内容(とうろくないよう)]で 招待(しょうたい)を 1つ けして ください。招待(しょうたい)の 時間(じかん)が おわるまで まっても いいです。
no-new-year = たしかめる 学年(がくねん)は ありません。
# What takes a plan back was chosen, and there is none; or leaving, and it is asked already.
no-planned-move = 転校(てんこう)【=学校(がっこう)が かわる こと】の 予定(よてい)は ありません。
no-departure = 「登録(とうろく)を やめる」の 申(もう)しこみは ありません。
has-departure = 「登録(とうろく)を やめる」は もう 申(もう)しこんで あります。やめない ときは、「登録(とうろく)を つづける」[退会(たいかい)の取(と)り消(け)し]を おして ください。
# An answer in a summary is no longer offered, such as a class.
answer-gone = えらんだ ものの 中(なか)に、なくなった ものが あります。もう いちど 答(こた)えて ください。
# Another menu item was chosen in the middle of a flow. { $open }: the flow's title, { $item }: the item.
ask-leave = 今(いま) 「{ $open }」の とちゅうです。つづけますか。それとも、やめて 「{ $item }」へ 行(い)きますか。

## Before a service opens

# A day and time inside another text. { $minute } has two digits.
moment = { $year }年(ねん){ $month }月(がつ){ $day ->
        [1] 1日(ついたち)
        [2] 2日(ふつか)
        [3] 3日(みっか)
        [4] 4日(よっか)
        [5] 5日(いつか)
        [6] 6日(むいか)
        [7] 7日(なのか)
        [8] 8日(ようか)
        [9] 9日(ここのか)
        [10] 10日(とおか)
        [14] 14日(じゅうよっか)
        [20] 20日(はつか)
        [24] 24日(にじゅうよっか)
       *[other] { $day }日(にち)
    } { $hour }:{ $minute }
# { $at }: when it opens.
opens-register = 市民(しみん)ポータルサイトの IDは、{ $at }から もらう ことが できます。それまで まって ください。
opens-link = LINEと つなぐ ことは、{ $at }から できます。それまで まって ください。
opens-child = こどもと 学校(がっこう)の 登録(とうろく)は、{ $at }から できます。それまで まって ください。
opens-topics = 市(し)からの おしらせは、{ $at }から えらぶ ことが できます。それまで まって ください。

## Flows: beginnings and endings

flow-title-register = IDを もらう[市民(しみん)ポータルサイトID取得(しゅとく)]
flow-title-child = こどものことを 登録(とうろく)する[こどもの情報(じょうほう)登録(とうろく)]
flow-title-enrol = 学校(がっこう)の 登録(とうろく)[学校(がっこう)情報(じょうほう)登録(とうろく)]
flow-title-topics = 市(し)からの おしらせ
flow-title-settings = おしらせの うけとりかた[受(う)け取(と)り方(かた)の設定(せってい)]
flow-title-edit-child = こどものことを かえる[こどもの情報(じょうほう)の変更(へんこう)]
flow-title-invite = ほかの 親(おや)などを よぶ[ほかの保護者(ほごしゃ)を招待(しょうたい)]
flow-title-quit-child = こどもの 登録(とうろく)を やめる[こどもの登録(とうろく)を外(はず)す]
flow-title-unlink = LINEと つなぐのを やめる[LINE連携(れんけい)を解除(かいじょ)する]
flow-title-address = メールアドレスの 登録(とうろく)[メールアドレスの登録(とうろく)・変更(へんこう)]
flow-title-new-year = 学年(がくねん)と クラスを たしかめる[学年(がくねん)・クラスの確認(かくにん)]
flow-title-keep-school = 転校(てんこう)を やめる[転校(てんこう)の取(と)り消(け)し]
flow-title-stay = 登録(とうろく)を つづける[退会(たいかい)の取(と)り消(け)し]
flow-title-leave = 登録(とうろく)を やめる[退会(たいかい)・転出(てんしゅつ)]
start-register = 市民(しみん)ポータルサイトの IDを つくります。あなたの メールアドレスが IDに なります。IDは ログイン(入(はい)る)の ときに つかいます。
start-child = こどもの ことを 登録(とうろく)します。
start-enrol = こどもの 学校(がっこう)を 登録(とうろく)します。学校(がっこう)の 番号(ばんごう)[学校(がっこう)コード]を 用意(ようい)して ください。
start-topics = ほしい おしらせを えらんで ください。
start-settings = おしらせの うけとりかたを きめます。
    つぎの おしらせは、何(なに)を えらんでも LINEと メールで すぐに とどきます。
    ・いのちが あぶない ときの おしらせ
    ・学校(がっこう)が 休(やす)みに なる おしらせ[臨時休業(りんじきゅうぎょう)]
    ・安全(あんぜん)の おしらせ
start-edit-child = こどもの ことを かえます。かえた ことは、ほかの 親(おや)などにも 見(み)えます。「あなたは こどもの 何(なん)ですか」は、ほかの 人(ひと)に 見(み)えません。
start-invite = ほかの 親(おや)などを よびます[招待(しょうたい)]。その 人(ひと)は、自分(じぶん)の IDを つかいます。そして、こどもの 学校(がっこう)の おしらせを うけとります。
start-quit-child = こどもの 登録(とうろく)から、あなたを はずします。こどもの 学校(がっこう)の おしらせは、あなたに とどかなく なります。
start-unlink = LINEと つなぐのを やめます。
    ・この LINEには、学校(がっこう)や 市(し)の おしらせが とどかなく なります。
    ・市(し)は、あなたの LINEの しるし[識別子(しきべつし)]を けします。
    ・市民(しみん)ポータルサイトの IDと 登録(とうろく)した ことは のこります。
    ・おしらせは、登録(とうろく)した メールアドレスに とどきます。
start-address = メールアドレスを 登録(とうろく)します。かえる ことも できます。おしらせが とどくのは、アドレス1と アドレス2です。
start-new-year = 新(あたら)しい 学年(がくねん)に なりました。こどもの 学年(がくねん)と クラスを 見(み)て ください。
start-keep-school = 転校(てんこう)【=学校(がっこう)が かわる こと】の 予定(よてい)を けします。こどもは 今(いま)の 学校(がっこう)を つづけます。
start-stay = 「登録(とうろく)を やめる」の 申(もう)しこみを けします。登録(とうろく)は つづきます。
start-leave = 登録(とうろく)を やめます。やめる 日(ひ)までは、おしらせが とどきます。いのちが あぶない ときの おしらせも とどきます。やめる 日(ひ)に、登録(とうろく)した ことを 全部(ぜんぶ) けします。
saved-register = 確認(かくにん)の メールを おくりました。
    1. メールの 中(なか)の URL【=ページの アドレス】を ひらいて ください。
    2. パスワードを きめて ください。これで 登録(とうろく)できます。
    メールが とどかない ときは、迷惑(めいわく)メールの 設定(せってい)を 見(み)て ください。
saved-child = こどもの ことを 登録(とうろく)しました。つぎは 「学校(がっこう)の 登録(とうろく)」[学校(がっこう)情報(じょうほう)登録(とうろく)]を おして ください。
saved-enrol = 学校(がっこう)を 登録(とうろく)しました。この 学校(がっこう)から おしらせが とどきます。
saved-topics = えらんだ ことを ほぞんしました。いのちが あぶない ときの おしらせは、何(なに)を えらんでも とどきます。
saved-settings = おしらせの うけとりかたを ほぞんしました。
    つぎの おしらせは、何(なに)を えらんでも とどきます。
    ・いのちが あぶない ときの おしらせ
    ・学校(がっこう)が 休(やす)みに なる おしらせ[臨時休業(りんじきゅうぎょう)]
    ・安全(あんぜん)の おしらせ
saved-edit-child = こどもの ことを かえました。
saved-invite = 招待(しょうたい)【=よぶ ための リンク】が できました。
    つぎの ページに リンクと QRコードが あります。よびたい 人(ひと)に わたして ください。
saved-quit-child = こどもの 登録(とうろく)から、あなたを はずしました。
saved-unlink = LINEと つなぐのを やめました。市(し)は、あなたの LINEの しるし[識別子(しきべつし)]を けしました。
    おしらせは、登録(とうろく)した メールアドレスに とどきます。
    もう いちど つなぐ ときは、LINEの メニューの 「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]を おして ください。
saved-address = 確認(かくにん)の メール[登録完了(とうろくかんりょう)メール]を おくりました。
    メールの 中(なか)の URL【=ページの アドレス】を ひらいて、ボタンを おして ください。これで この アドレスを つかう ことが できます。
    5分(ふん) まっても とどかない ときは、「メールが とどかない とき」を 見(み)て ください。
saved-new-year = ありがとうございます。クラスが わかったら、「学校(がっこう)の 登録(とうろく)」[学校情報(がっこうじょうほう)登録(とうろく)]で 書(か)いて ください。
saved-keep-school = 転校(てんこう)の 予定(よてい)を けしました。これからも 今(いま)の 学校(がっこう)の おしらせが とどきます。
saved-stay = 登録(とうろく)は つづきます。今(いま)までと おなじように つかう ことが できます。
saved-leave = 「登録(とうろく)を やめる」を うけつけました。
    やめる 日(ひ)までは、おしらせが とどきます。その 日(ひ)は 「登録(とうろく)を 見(み)る」[登録内容(とうろくないよう)の確認(かくにん)]に 書(か)いて あります。
    やめない ときは、「登録(とうろく)を つづける」[退会(たいかい)の取(と)り消(け)し]を おして ください。
# The password was set behind the confirmation mail's link.
registered = 登録(とうろく)できました。ユーザー名(めい)は、登録(とうろく)した メールアドレスです。つぎは 「こどものことを 登録(とうろく)する」か 「市(し)からの おしらせ」を おして ください。

## Linking LINE

# The card of 市民ポータルサイトLINE連携: the first line is its title.
link-begin = LINEと つなぐ[市民(しみん)ポータルサイトLINE連携(れんけい)]
    あなたの 市民(しみん)ポータルサイトの IDと、この LINEを つなぎます。
    つぎの ページで、ユーザー名(めい)と パスワードを 書(か)いて ください。
    そのあと、LINEの ページで 「許可(きょか)する」【=いいです】を おして ください。
    ページは 1時間(じかん) つかう ことが できます。つなぐのは いつでも やめる ことが できます。
button-open-link = つなぐ ページを ひらく
# Somebody who is linked chose to link.
already-linked = この LINEは、もう 市民(しみん)ポータルサイトの IDと つながって います。
    やめる ときは、「ほかの こと」[その他(た)の手続(てつづ)き]を おして ください。そして 「LINEと つなぐのを やめる」[LINE連携(れんけい)を解除(かいじょ)する]を おして ください。
# LINE's page was allowed.
linked = LINEと つながりました。これからは、学校(がっこう)や 市(し)の おしらせが この LINEにも とどきます。メールにも とどきます。
    つぎは 下(した)の メニューを おして ください。こどもや 学校(がっこう)の 登録(とうろく)が できます。おしらせを えらぶ ことも できます。
    つなぐのは いつでも やめる ことが できます。「ほかの こと」[その他(た)の手続(てつづ)き]の 「LINEと つなぐのを やめる」[LINE連携(れんけい)を解除(かいじょ)する]を おして ください。
# It was allowed when the time was over.
linked-late = 時間(じかん)が すぎました。LINEと つなぐ ことが できませんでした。
    すみませんが、もう いちど 「LINEと つなぐ」[市民(しみん)ポータルサイトLINE連携(れんけい)]から はじめて ください。
# To a talk whose ID was linked with another LINE account: a new phone, say.
link-moved = おなじ IDが ほかの LINEと つながりました。だから この LINEと IDは、もう つながって いません。市(し)は、この LINEの しるし[識別子(しきべつし)]を けしました。
    あなたが して いない ときは、パスワードを かえて ください。そして、{ contact-registration }に れんらくして ください。
# To a talk whose link was ended on the pages.
unlinked = 市民(しみん)ポータルサイトの ページで、LINEと つなぐのを やめました。市(し)は、この LINEの しるし[識別子(しきべつし)]を けしました。おしらせは、登録(とうろく)した メールアドレスに とどきます。
# Unlinking somebody who is not linked.
not-linked = LINEと つながって いません。

## Flows: asking

# Beside a card that opens our own page. { $fields }: the fields it asks.
ask-by-form = 名前(なまえ)などの 個人情報(こじんじょうほう)は、市(し)の ページに 書(か)いて ください。LINEには 書(か)かないで ください。
    書(か)く こと: { $fields }
use-the-form = ここには 名前(なまえ)などの 個人情報(こじんじょうほう)を 書(か)かないで ください。市(し)の ページに 書(か)いて ください。今(いま) 書(か)いた ことは ほぞんして いません。
form-received = 市(し)の ページに 書(か)いた ことを うけとりました。
form-too-late = 市(し)の ページに 書(か)いた ことは つかいませんでした。とちゅうで ほかの ことが はじまったからです。
ask-confirm = これで 登録(とうろく)しますか。
# Instead of the above before an invitation is made.
confirm-invite = この こどもの 親(おや)などとして、ほかの 人(ひと)を よびますか。リンクは 1人(ひとり)が 1回(かい)だけ つかう ことが できます。つかう ことが できる 時間(じかん)は きまって います。
# Instead of the above before somebody leaves a child that has other guardians.
confirm-quit-shared = この こどもから、あなたの 登録(とうろく)だけを はずしますか。ほかの 親(おや)などの 登録(とうろく)は のこります。あなたには、学校(がっこう)の おしらせが とどかなく なります。
# Instead of the above before the only guardian leaves a child.
confirm-quit-last = この こどもに 登録(とうろく)して いる 親(おや)などは、あなただけです。
    はずすと、こどもの ことと 学校(がっこう)の 登録(とうろく)を 全部(ぜんぶ) けします。学校(がっこう)の おしらせは とどかなく なります。もとに もどす ことは できません。
    はずしますか。
# Below what a procedure without questions does.
ask-sure = いいですか。
# Below the children's schools, grades and classes.
confirm-new-year = 学年(がくねん)と クラスは 正(ただ)しいですか。クラスが もう わかる 人(ひと)は、「学校(がっこう)の 登録(とうろく)」[学校情報(がっこうじょうほう)登録(とうろく)]を おして ください。
confirm-keep-school = 転校(てんこう)の 予定(よてい)を けしますか。
confirm-stay = 登録(とうろく)を つづけますか。
confirm-leave = これで 「登録(とうろく)を やめる」を 申(もう)しこみますか。
ask-which-field = どれを なおしますか。
# Something typed where only a button makes sense.
please-choose = ボタンから えらんで ください。
# In a summary: a personal field or the school code was given.
value-entered = ✓ 書(か)きました
value-agreed = わかりました(同意(どうい)する)
value-none = なし

## Buttons

button-ok = 登録(とうろく)する
button-sure = はい
button-new-year = 正(ただ)しいです
button-keep-school = 転校(てんこう)しない
button-stay = 登録(とうろく)を つづける
button-leave = 申(もう)しこむ
button-fix = かえる
button-back = もどる
button-cancel = やめる
button-skip = 書(か)かない
button-done = つぎへ
button-none = ありません。つぎへ
button-more = ほかの ものを 見(み)る
button-agree = わかりました(同意(どうい)する)
button-date = 日(ひ)を えらぶ
button-continue = つづける
button-open-form = 書(か)く ページを ひらく
# Opens a help article or all of help.
button-open-help = 説明(せつめい)を 見(み)る
button-look-at-form = 確認(かくにん)する・かえる
button-open-inbox = おしらせを ひらく
# In place of "Register" below a summary.
button-invite = よぶ
button-quit-child = 登録(とうろく)を はずす
# On the card that leads to an invitation's link.
button-show-invitation = 招待(しょうたい)を ひらく

## My registrations

mine-title = 登録(とうろく)した こと
mine-no-children = ・こどもの 登録(とうろく)は まだ ありません。
# A child without its name. { $number }: in the order of registration.
mine-child = { $number }番目(ばんめ)の こども
mine-no-school = 学校(がっこう)の 登録(とうろく)は まだです
# Beside a child the city has moved up in April.
year-note = 新(あたら)しい 学年(がくねん)に なりました。学年(がくねん)と クラスを 見(み)て ください。
class-not-set = (クラスは まだ)
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = とどいた おしらせ[お知(し)らせ一覧(いちらん)]
    今(いま)までに とどいた おしらせを、市(し)の ページで 読(よ)む ことが できます。ログイン(入(はい)る)が いります。
# The next school of a child. { $day }: its first day there.
mine-planned = 転校(てんこう)の 予定(よてい): { $day }から { $school }
# The person asked to leave. { $day }: the last day on which everything goes on.
departure-moving = ほかの 市(し)へ 引(ひ)っこす 申(もう)しこみが あります。{ $day }までは おしらせが とどきます。そのあと 登録(とうろく)した ことを けします。
departure-withdrawal = 「登録(とうろく)を やめる」の 申(もう)しこみが あります。{ $day }までは おしらせが とどきます。そのあと 登録(とうろく)した ことを けします。
departure-unused = 長(なが)い 間(あいだ) つかって いません。{ $day }の あとに 登録(とうろく)した ことを けす 予定(よてい)です。

## Receipts

receipt-thanks = 「よみました」を うけとりました。ありがとうございます。
receipt-already = 「よみました」は もう うけとって います。ありがとうございます。
# After the button of a drill, which is to be pressed wherever it has arrived.
receipt-drill-line = LINEに とどくことが わかりました。ありがとう ございます。メールにも とどいたら、メールの リンクからも 「{ notice-confirm }」を おして ください。
receipt-unknown = これは あなたへの おしらせでは ありません。だから 「よみました」を うけとる ことが できませんでした。

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = きまりなどが かわりました。
    「個人情報(こじんじょうほう)の まもりかた」[個人情報(こじんじょうほう)保護方針(ほごほうしん)]と 「つかうときの きまり」[利用規約(りようきやく)]を もう いちど 読(よ)んで ください。それで いい ときは、同意(どうい)して ください。
    その 間(あいだ)も おしらせは とどきます。
button-consent = 読(よ)んで 同意(どうい)する
## Email addresses

# Names an address where it must not be written out, as in LINE. { $slot }: 1 to 4.
address-number = アドレス{ $slot }
address-state-waiting = 確認(かくにん)を まって います(登録完了(とうろくかんりょう)メールの URLを ひらいて ください)
address-state-proven = 確認(かくにん)しました
address-state-to-confirm = 確認(かくにん)しました(1年(ねん)より 前(まえ)です。もう いちど 確認(かくにん)して ください)
address-state-stopped = とまって います(メールを おくって いません)
address-state-unreachable = とまって います(メールが とどきません。もう いちど 確認(かくにん)すると、また おくります)
address-state-changing = → 新(あたら)しい アドレスの 確認(かくにん)を まって います。それまでは 今(いま)の アドレスに とどきます。
# Warns: notices go to 1 and 2 only.
addresses-none-for-notices = 注意(ちゅうい)して ください: アドレス1も アドレス2も つかえません。おしらせの メールは とどきません。アドレス3と アドレス4に、おしらせは とどきません。
# The owner of the address stopped the mails. In LINE and on the first page after logging in.
address-stopped-line = アドレス{ $slot }への メールは とまって います。アドレスを つかって いる 人(ひと)が とめました。つづけて つかう ときは、「メールアドレスの 登録(とうろく)」[メールアドレスの登録(とうろく)・変更(へんこう)]で もう いちど 登録(とうろく)して ください。
# Mails came back. In LINE and on the first page after logging in; the filter's is followed by the carrier's advice.
address-unreachable-line = アドレス{ $slot }に メールが とどきません。その アドレスは もう ないようです。メールを とめました。アドレスが かわった ときは、「メールアドレスの 登録(とうろく)」[メールアドレスの登録(とうろく)・変更(へんこう)]で かえて ください。今(いま)も つかって いる ときは、確認(かくにん)の メールを もう いちど おくって ください。
address-filtered-line = アドレス{ $slot }への メールが、うけとる 設定(せってい)で とめられました。つぎのように 設定(せってい)して ください。
address-troubled-line = アドレス{ $slot }への メールが、なんども とどいて いません。メールボックスが いっぱいか、しらべて ください。携帯電話(けいたいでんわ)の 契約(けいやく)も 見(み)て ください。「メールが とどかない とき」[メールが届(とど)かないとき]で しらべる ことが できます。
# In LINE: somebody pressed "this is spam".
mail-complaint-line = わたしたちの メールが、迷惑(めいわく)メール【=いらない メール】だと 知(し)らされました。それで、えらんだ 市(し)の おしらせを とめました。学校(がっこう)と 緊急(きんきゅう)の おしらせは とどきます。また ほしい ときは、「市(し)からの おしらせ」で えらんで ください。
# An address proven over a year ago. In LINE and on the first page after logging in.
address-confirm-line = アドレス{ $slot }の 確認(かくにん)から 1年(ねん)より 長(なが)い 時間(じかん)が すぎました。今(いま)も つかって いる ときは、とどいた メールの URLを ひらいて ください。つかって いない ときは、「メールアドレスの 登録(とうろく)」[メールアドレスの登録(とうろく)・変更(へんこう)]で かえて ください。
# The button of a card, to the page with the addresses.
button-addresses = アドレスを 見(み)る

## The check of "the mail does not come", in LINE and on the page

# Heads what keeps mails away, as far as can be seen from here.
check-wrong = メールが とどかない 理由(りゆう)が わかりました。
check-nothing-wrong = 登録(とうろく)と メールの 記録(きろく)を しらべました。もんだいは ありません。
# Heads what only the person can look at, and how the last mails fared.
check-look = つぎの ことも 見(み)て ください。
# { $number }: eight characters for the telephone.
check-desk = それでも とどかない ときは、サポート窓口(まどぐち)({ contact-registration })に きいて ください。
    番号(ばんごう): { $number }
    この 番号(ばんごう)を 言(い)って ください。窓口(まどぐち)の 人(ひと)が、しらべた ことを 見(み)ます。
# Sends a test mail to address { $slot }: at most 20 characters as LINE counts them.
button-test-mail = テストを おくる: アドレス{ $slot }
# The button of a card, to the page with all seven points.
button-check-page = 7つを 全部(ぜんぶ) 見(み)る
test-queued = テストの メールを おくります。すこし まって ください。そのあと もう いちど 「メールが とどかない とき」を ひらいて ください。どう なったか わかります。
test-too-many = この アドレスには、たくさん メールを おくりました。1時間(じかん)くらい まって、もう いちど おして ください。
test-impossible = この アドレスには メールを おくる ことが できません。登録(とうろく)を 見(み)て ください。

## What the check finds

# { $domain }: the domain that filters must let through.
check-filter-docomo = ドコモの メールを つかって いる 人(ひと): 「迷惑(めいわく)メール対策(たいさく)」の 「受信(じゅしん)リスト設定(せってい)」を ひらいて ください。そこに ドメイン { $domain } を 書(か)いて ください。
check-filter-au = auの メールを つかって いる 人(ひと): 「迷惑(めいわく)メールフィルター」の 「受信(じゅしん)リスト設定(せってい)」を ひらいて ください。そこに ドメイン { $domain } を 書(か)いて ください。ほかの アドレスから 転送(てんそう)して いる ときは、その アドレスも 「必(かなら)ず受信(じゅしん)」に して ください。
check-filter-softbank = ソフトバンクの メールを つかって いる 人(ひと): 「受信許可(じゅしんきょか)・拒否設定(きょひせってい)」の 「許可(きょか)リスト」を ひらいて ください。そこに ドメイン { $domain } を 書(か)いて ください。
check-filter-ymobile = ワイモバイルの メールを つかって いる 人(ひと): 迷惑(めいわく)メールの 設定(せってい)の 「受信許可(じゅしんきょか)リスト」を ひらいて ください。そこに ドメイン { $domain } を 書(か)いて ください。
check-filter-uq = UQモバイルの メールを つかって いる 人(ひと): 「迷惑(めいわく)メールフィルター」の 「受信(じゅしん)リスト設定(せってい)」を ひらいて ください。そこに ドメイン { $domain } を 書(か)いて ください。
check-filter-rakuten = 楽天(らくてん)モバイルの メールを つかって いる 人(ひと): 迷惑(めいわく)メールの 設定(せってい)を ひらいて ください。ドメイン { $domain } の メールを うけとるように して ください。
check-filter-other = メールを とめる 設定(せってい)[ドメイン指定受信(していじゅしん)・受信拒否(じゅしんきょひ)]を して いますか。その ときは、ドメイン { $domain } の メールを うけとるように して ください。「迷惑(めいわく)メール」の フォルダーも 見(み)て ください。
check-url-filter = 「URL付(つ)きメール」を うけとらない 設定(せってい)が ある ときは、それを やめて ください。おしらせや 確認(かくにん)の メールには、URL【=ページの アドレス】が あります。
# { $at }: when it was announced.
check-maintenance = サービスの 休(やす)み[システムメンテナンス]の おしらせを { $at }に おくりました。休(やす)みの 間(あいだ)の メールは、休(やす)みが おわってから とどきます。
check-no-maintenance = 最近(さいきん) サービスの 休(やす)み[システムメンテナンス]の おしらせは ありません。
check-coverage = 電話(でんわ)の 電源(でんげん)を きって いましたか。電波(でんぱ)が ない ところに いましたか。その ときは、メールが 電話(でんわ)の 会社(かいしゃ)に のこって いるかも しれません。「新着(しんちゃく)メール問(と)い合(あ)わせ」を して ください。
check-no-address = メールアドレスの 登録(とうろく)が ありません。「メールアドレスの 登録(とうろく)」[メールアドレスの登録(とうろく)・変更(へんこう)]で 登録(とうろく)して ください。
# { $slot }: 1 to 4.
check-address-waiting = アドレス{ $slot }は 確認(かくにん)を まって います。登録完了(とうろくかんりょう)メールの URLを ひらいて ください。メールが ない ときは、もう いちど おくる ことが できます。
check-address-proven = アドレス{ $slot }は 確認(かくにん)しました。電話(でんわ)や パソコンの アドレスを かえた ときは、ここも かえて ください。
check-address-to-confirm = アドレス{ $slot }の 確認(かくにん)から 1年(ねん)より 長(なが)い 時間(じかん)が すぎました。今(いま)も つかって いるか 確認(かくにん)して ください。
check-address-stopped = アドレス{ $slot }への メールは とまって います。つかう ときは、もう いちど 確認(かくにん)の メールを おくって ください。そして メールの URLを ひらいて ください。
check-address-unreachable = アドレス{ $slot }に メールが とどきません。その アドレスは もう ないようです。メールを とめて います。アドレスを かえて ください。今(いま)も つかって いる ときは、確認(かくにん)の メールを もう いちど おくって、URLを ひらいて ください。
check-address-changing = アドレス{ $slot }を かえて いる とちゅうです。新(あたら)しい アドレスに 登録完了(とうろくかんりょう)メールを おくりました。その URLを ひらくと、アドレスが かわります。
check-switched-off = 「おしらせの メールを うけとる」[連絡(れんらく)メールを受信(じゅしん)する]が オフです。メールが ほしい ときは、オンに して ください。
check-switched-on = 「おしらせの メールを うけとる」[連絡(れんらく)メールを受信(じゅしん)する]は オンです。
check-only-others = アドレス1と アドレス2が つかえません。アドレス3と アドレス4に、おしらせは とどきません。アドレス1か アドレス2に 登録(とうろく)して ください。
check-none-for-notices = おしらせが とどくのは アドレス1と アドレス2です。今(いま)は どちらも つかえません。
check-slots-fine = おしらせが とどく アドレス1か アドレス2を つかう ことが できます。
check-no-mail-yet = アドレス{ $slot }には、まだ メールを おくって いません。
# What became of a mail. { $at }: when; { $code }: the mail server's code.
check-mail-waiting = アドレス{ $slot }への メールは、これから おくります({ $at })。
check-mail-accepted = アドレス{ $slot }への メールは、相手(あいて)の メールサーバーに わたしました({ $at })。
check-mail-deferred = アドレス{ $slot }の メールサーバーは、今(いま) メールを うけとりません。あとで もう いちど おくります({ $at }、コード { $code })。
check-mail-no-such = アドレス{ $slot }への メールは、とどきませんでした。アドレスが まちがいか、うけとらない 設定(せってい)が あります({ $at }、コード { $code })。
check-mail-full = アドレス{ $slot }への メールは、とどきませんでした。メールボックスが いっぱいです({ $at }、コード { $code })。
check-mail-junk = アドレス{ $slot }への メールは、とどきませんでした。迷惑(めいわく)メール【=いらない メール】だと まちがえられました({ $at }、コード { $code })。
check-mail-filtered = アドレス{ $slot }への メールは、うけとる 設定(せってい)で とめられました({ $at }、コード { $code })。
check-mail-refused = アドレス{ $slot }への メールは、とどきませんでした({ $at }、コード { $code })。
# The same of a test mail.
check-test-waiting = アドレス{ $slot }への テストの メールは、これから おくります({ $at })。
check-test-accepted = アドレス{ $slot }への テストの メールは、相手(あいて)の メールサーバーに わたしました({ $at })。とどいて いない ときは、迷惑(めいわく)メールの 設定(せってい)を 見(み)て ください。
check-test-deferred = アドレス{ $slot }の メールサーバーは、今(いま) テストの メールを うけとりません。あとで もう いちど おくります({ $at }、コード { $code })。
check-test-no-such = アドレス{ $slot }への テストの メールは、とどきませんでした。アドレスが まちがいか、うけとらない 設定(せってい)が あります({ $at }、コード { $code })。
check-test-full = アドレス{ $slot }への テストの メールは、とどきませんでした。メールボックスが いっぱいです({ $at }、コード { $code })。
check-test-junk = アドレス{ $slot }への テストの メールは、とどきませんでした。迷惑(めいわく)メール【=いらない メール】だと まちがえられました({ $at }、コード { $code })。
check-test-filtered = アドレス{ $slot }への テストの メールは、うけとる 設定(せってい)で とめられました({ $at }、コード { $code })。
check-test-refused = アドレス{ $slot }への テストの メールは、とどきませんでした({ $at }、コード { $code })。
## Leaving

# The last message in LINE to somebody who left. { $number }: of the proof; { $url }: its page.
good-bye = 登録(とうろく)した ことを 全部(ぜんぶ) けしました。今(いま)まで ありがとうございました。
    証明書(しょうめいしょ)【=けした しるし】(番号(ばんごう) { $number }): { $url }
