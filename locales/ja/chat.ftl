# The talk: what the bot says around the questions. One message is one bubble or one button.

## Coming and going

# When somebody adds the account as a friend.
greeting = { line-account }へようこそ。学校や市からのお知らせをお届けします。
# When somebody unblocks the account.
greeting-again = おかえりなさい。これまでの登録はそのまま残っています。
# Above the buttons with the languages' own names.
choose-language = 言語を選んでください。
    Please choose a language.
# The language was changed; it is said in the new one.
language-set = 日本語でご案内します。下のメニューからお選びください。
# Above the menu's choices where nothing else is said.
choose-from-menu = メニューからお選びください。
# Above the things that are needed rarely.
choose-more = ほかの手続きをお選びください。
# Typed words that fit nothing, with the menu's buttons below.
not-understood = すみません、わかりませんでした。下のボタンからお選びいただくか、「メニュー」と入力してください。
# A sticker, an image or the like.
words-only = ありがとうございます。スタンプや画像にはお答えできません。文字かボタンでお願いします。
# A button of an earlier question was tapped.
stale-button = そのボタンは前の質問のものです。今の質問はこちらです。
# A stored talk could not be read any more.
state-lost = 申し訳ありません。途中の入力を読み出せませんでした。もう一度メニューからお選びください。
# After the third answer that was not taken.
way-out = お困りのときは「やめる」で中断できます。入力についてのお問い合わせ: { contact-registration }
# The person stopped a flow.
cancelled = 中断しました。入力した内容は登録していません。
# Somebody without an ID chose something that needs one.
needs-id = ご利用には市民ポータルサイトIDが必要です。まず「市民ポータルサイトID取得」をお選びください。IDをお持ちの方は「市民ポータルサイトLINE連携」をお選びください。
# Somebody with an ID wants one.
has-id = 市民ポータルサイトIDは取得済みです。
# There is no child yet to register a school for.
needs-child = 先に、お子さまの情報を登録します。
# The city has not imported its schools, or has no topics.
no-schools = 登録できる学校がまだありません。市役所にお問い合わせください。
no-topics = 選べるお知らせがまだありません。
# There is no child to change or to leave.
no-children = お子さまの登録はありません。
# As many invitations as a child may have at a time can still be used.
invitations-full = まだ使える招待が上限に達しています。{ portal-name }の「登録内容」で招待を取り消すか、期限が過ぎるのをお待ちください。
# An answer in a summary is no longer offered, such as a class.
answer-gone = 選ばれた内容の一部が選べなくなりました。もう一度お答えください。
# Another menu item was chosen in the middle of a flow. { $open }: the flow's title, { $item }: the item.
ask-leave = 「{ $open }」の途中です。続けますか。それとも、やめて「{ $item }」に進みますか。

## Before a service opens

# A day and time inside another text. { $minute } has two digits.
moment = { $year }年{ $month }月{ $day }日 { $hour }:{ $minute }
# { $at }: when it opens.
opens-register = 市民ポータルサイトIDの取得は、{ $at } に受け付けを始めます。それまでお待ちください。
opens-link = 市民ポータルサイトLINE連携は、{ $at } に受け付けを始めます。それまでお待ちください。
opens-child = お子さまと学校の登録は、{ $at } に受け付けを始めます。それまでお待ちください。
opens-topics = 市からのお知らせの選択は、{ $at } に受け付けを始めます。それまでお待ちください。

## Flows: beginnings and endings

flow-title-register = 市民ポータルサイトID取得
flow-title-child = こどもの情報登録
flow-title-enrol = 学校情報登録
flow-title-topics = 市からのお知らせ
flow-title-settings = 受け取り方の設定
flow-title-edit-child = こどもの情報の変更
flow-title-invite = ほかの保護者を招待
flow-title-quit-child = こどもの登録を外す
flow-title-unlink = LINE連携を解除する
start-register = 市民ポータルサイトIDを取得します。メールアドレスがログインIDになります。
start-child = お子さまの情報を登録します。
start-enrol = お子さまの学校を登録します。学校コードを用意してください。
start-topics = 受け取りたいお知らせを選んでください。
start-settings = お知らせの受け取り方を設定します。いのちに関わる緊急のお知らせ、臨時休業、安全情報は、設定にかかわらず、すべての方法ですぐに届きます。
start-edit-child = お子さまの情報を変更します。ほかの保護者にも同じ内容が表示されます（続柄を除く）。
start-invite = ほかの保護者を招待します。招待された方は、ご自身のIDで、お子さまの学校からのお知らせを受け取れます。
start-quit-child = お子さまの登録から、あなたを外します。
start-unlink = LINE連携を解除すると、このLINEには学校や市からのお知らせが届かなくなり、市が預かっているLINEの識別子は消去されます。市民ポータルサイトIDと登録内容は残ります。登録したメールアドレスには、お知らせが続けて届きます。
saved-register = 確認メールを送りました。メールのURLを開き、パスワードを設定すると登録が完了します。届かないときは、迷惑メールの設定を確認してください。
saved-child = お子さまの情報を登録しました。続けて「学校情報登録」に進んでください。
saved-enrol = 学校情報を登録しました。この学校からのお知らせが届きます。
saved-topics = お知らせの設定を保存しました。いのちに関わる緊急のお知らせは、設定にかかわらず届きます。
saved-settings = 受け取り方の設定を保存しました。いのちに関わる緊急のお知らせ、臨時休業、安全情報は、設定にかかわらず届きます。
saved-edit-child = お子さまの情報を変更しました。
saved-invite = 招待を作りました。
    次のページに、招待された方にお渡しするリンクとQRコードがあります。
saved-quit-child = お子さまの登録を外しました。
saved-unlink = LINE連携を解除し、LINEの識別子を消去しました。登録したメールアドレスには、お知らせが続けて届きます。もう一度連携するときは、LINEのメニューの「市民ポータルサイトLINE連携」をお選びください。
# The password was set behind the confirmation mail's link.
registered = 登録が完了しました。市民ポータルサイトのユーザー名は、登録したメールアドレスです。「こどもの情報登録」や「市からのお知らせ」に進めます。

## Linking LINE

# The card of 市民ポータルサイトLINE連携: the first line is its title.
link-begin = 市民ポータルサイトLINE連携
    お持ちの市民ポータルサイトIDと、このLINEをつなぎます。
    次のページでユーザー名とパスワードを入力し、LINEの画面で「許可する」を押してください。
    ページは1時間使えます。連携はいつでも解除できます。
button-open-link = 連携に進む
# Somebody who is linked chose to link.
already-linked = このLINEは、市民ポータルサイトIDと連携済みです。解除するときは「その他の手続き」の「LINE連携を解除する」をお選びください。
# LINE's page was allowed.
linked = 連携しました。これからは、学校や市からのお知らせがこのLINEにも届きます。メールも続けて届きます。
    お子さまや学校の登録、お知らせの選択は、下のメニューから進めます。
    連携はいつでも「その他の手続き」の「LINE連携を解除する」で解除できます。
# It was allowed when the time was over.
linked-late = 時間が過ぎたため、連携できませんでした。お手数ですが、もう一度「市民ポータルサイトLINE連携」からお手続きください。
# To a talk whose ID was linked with another LINE account: a new phone, say.
link-moved = このLINEと市民ポータルサイトIDの連携は、同じIDがほかのLINEと連携されたため、解除されました。このLINEの識別子は消去しました。
    心当たりがないときは、パスワードを変更し、{ contact-registration }にご連絡ください。
# To a talk whose link was ended on the pages.
unlinked = 市民ポータルサイトのページで、LINE連携を解除しました。このLINEの識別子は消去しました。登録したメールアドレスには、お知らせが続けて届きます。
# Unlinking somebody who is not linked.
not-linked = LINEと連携していません。

## Flows: asking

# Beside a card that opens our own page. { $fields }: the fields it asks.
ask-by-form = 個人情報はLINEではなく、市の入力ページでおうかがいします。
    入力する項目: { $fields }
use-the-form = 個人情報はここに書かず、入力ページでお願いします。今いただいた文字は保存していません。
form-received = 入力ページの内容を受け付けました。
form-too-late = 入力ページの内容は、途中の手続きが変わったため使いませんでした。
ask-confirm = この内容で登録しますか。
# Instead of the above before an invitation is made.
confirm-invite = このお子さまの保護者として、ほかの方を招待しますか。招待のリンクは、期限までに1人が1回だけ使えます。
# Instead of the above before somebody leaves a child that has other guardians.
confirm-quit-shared = このお子さまから、あなたの登録だけを外しますか。ほかの保護者の登録はそのまま残ります。あなたには学校からのお知らせが届かなくなります。
# Instead of the above before the only guardian leaves a child.
confirm-quit-last = あなたは、このお子さまのただ一人の保護者です。外すと、お子さまの情報と学校の登録はすべて消去され、学校からのお知らせは届かなくなります。元に戻すことはできません。外しますか。
# Below what a procedure without questions does.
ask-sure = よろしいですか。
ask-which-field = どの項目を直しますか。
# Something typed where only a button makes sense.
please-choose = ボタンからお選びください。
# In a summary: a personal field or the school code was given.
value-entered = ✓ 入力済み
value-agreed = 同意する
value-none = なし

## Buttons

button-ok = 登録する
button-sure = はい
button-fix = 変更する
button-back = 戻る
button-cancel = やめる
button-skip = 入力しない
button-done = 次へ
button-none = なし（次へ）
button-more = ほかの候補
button-agree = 同意する
button-date = 日付を選ぶ
button-continue = 続ける
button-open-form = 入力ページを開く
# Opens a help article or all of help.
button-open-help = くわしい説明を見る
button-look-at-form = 内容を確認・変更する
button-open-inbox = お知らせ一覧を開く
# In place of "Register" below a summary.
button-invite = 招待する
button-quit-child = 登録を外す
# On the card that leads to an invitation's link.
button-show-invitation = 招待のページを開く

## My registrations

mine-title = 登録内容
mine-no-children = ・お子さまの登録はありません。
# A child without its name. { $number }: in the order of registration.
mine-child = お子さま（{ $number }人目）
mine-no-school = 学校の登録なし
class-not-set = （クラス未設定）
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = お知らせ一覧
    これまでに届いたお知らせを、市のページで読めます。ログインが必要です。

## Receipts

receipt-thanks = 確認しました。ありがとうございます。
receipt-already = すでに確認済みです。ありがとうございます。
receipt-unknown = このお知らせはあなたあてのものではないため、確認できませんでした。

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = 規約などが変わりました。
    個人情報保護方針と利用規約をもう一度お読みになり、同意をお願いします。その間もお知らせは届きます。
button-consent = 読んで同意する
