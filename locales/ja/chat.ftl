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
words-only = ありがとうございます。スタンプや画像、音声にはお答えできません。窓口や学校に伝えられるのも文字だけです。文字かボタンでお願いします。
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
no-new-year = 確認する学年・クラスはありません。
# What takes a plan back was chosen, and there is none; or leaving, and it is asked already.
no-planned-move = 予定されている転校はありません。
no-departure = 退会・転出の申し込みはありません。
has-departure = 退会・転出はすでに申し込まれています。取り消すときは「退会の取り消し」をお選びください。
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
flow-title-address = メールアドレスの登録・変更
flow-title-new-year = 学年・クラスの確認
flow-title-keep-school = 転校の取り消し
flow-title-stay = 退会の取り消し
flow-title-leave = 退会・転出
start-register = 市民ポータルサイトIDを取得します。メールアドレスがログインIDになります。
start-child = お子さまの情報を登録します。
start-enrol = お子さまの学校を登録します。学校コードを用意してください。
start-topics = 受け取りたいお知らせを選んでください。
start-settings = お知らせの受け取り方を設定します。いのちに関わる緊急のお知らせ、臨時休業、安全情報は、設定にかかわらず、すべての方法ですぐに届きます。
start-edit-child = お子さまの情報を変更します。ほかの保護者にも同じ内容が表示されます（続柄を除く）。
start-invite = ほかの保護者を招待します。招待された方は、ご自身のIDで、お子さまの学校からのお知らせを受け取れます。
start-quit-child = お子さまの登録から、あなたを外します。
start-unlink = LINE連携を解除すると、このLINEには学校や市からのお知らせが届かなくなり、市が預かっているLINEの識別子は消去されます。市民ポータルサイトIDと登録内容は残ります。登録したメールアドレスには、お知らせが続けて届きます。
start-address = メールアドレスを登録または変更します。お知らせが届くのは、アドレス1と2です。
start-new-year = 新しい学年になりました。お子さまの学年とクラスを確認します。
start-keep-school = 予定されている転校を取り消し、今の学校を続けます。
start-stay = 退会・転出の申し込みを取り消します。
start-leave = 登録をやめる手続きです。その日までは、いのちに関わる緊急のお知らせも含めて、これまでどおり届きます。その日に登録内容をすべて消去します。
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
saved-address = 登録完了メールを送りました。
    メールのURLを開き、ボタンを押すと、このアドレスが使えるようになります。5分待っても届かないときは「メールが届かないとき」をご覧ください。
saved-new-year = 学年とクラスを確認しました。クラスがわかったら「学校情報登録」で登録してください。
saved-keep-school = 転校を取り消しました。今の学校のお知らせがこれからも届きます。
saved-stay = 退会・転出を取り消しました。これまでどおりご利用いただけます。
saved-leave = 退会・転出を受け付けました。その日までは、これまでどおりお知らせが届きます。日付は「登録内容の確認」で見られます。気が変わったときは「退会の取り消し」で取り消せます。
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
# Below the children's schools, grades and classes.
confirm-new-year = この学年とクラスで正しいですか。クラスがわかっているときは「学校情報登録」で登録してください。
confirm-keep-school = 転校を取り消しますか。
confirm-stay = 退会・転出を取り消しますか。
confirm-leave = この内容で申し込みますか。
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
button-new-year = 正しい
button-keep-school = 転校を取り消す
button-stay = 取り消して続ける
button-leave = 申し込む
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
# Beside a child the city has moved up in April.
year-note = 新しい学年になりました。学年とクラスを確認してください。
class-not-set = （クラス未設定）
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = お知らせ一覧
    これまでに届いたお知らせを、市のページで読めます。ログインが必要です。
# The next school of a child. { $day }: its first day there.
mine-planned = 転校の予定: { $day } から { $school }
# The person asked to leave. { $day }: the last day on which everything goes on.
departure-moving = 転出の申し込みがあります。{ $day } まではこれまでどおりお知らせが届き、そのあと登録内容を消去します。
departure-withdrawal = 退会の申し込みがあります。{ $day } まではこれまでどおりお知らせが届き、そのあと登録内容を消去します。
departure-unused = 長いあいだご利用がないため、{ $day } のあとに登録内容を消去する予定です。

## Receipts

receipt-thanks = 確認しました。ありがとうございます。
receipt-already = すでに確認済みです。ありがとうございます。
# After the button of a drill, which is to be pressed wherever it has arrived.
receipt-drill-line = LINEで届くことを確認しました。ありがとうございます。同じ訓練のお知らせがメールにも届いていましたら、メールのリンクからも「{ notice-confirm }」を押してください。
receipt-unknown = このお知らせはあなたあてのものではないため、確認できませんでした。

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = 規約などが変わりました。
    個人情報保護方針と利用規約をもう一度お読みになり、同意をお願いします。その間もお知らせは届きます。
button-consent = 読んで同意する
## Email addresses

# Names an address where it must not be written out, as in LINE. { $slot }: 1 to 4.
address-number = アドレス{ $slot }
address-state-waiting = 確認待ち（登録完了メールのURLがまだ開かれていません）
address-state-proven = 確認済み
address-state-to-confirm = 確認済み（1年以上前のため、もう一度の確認をお願いしています）
address-state-stopped = 停止中（メールを送っていません）
address-state-unreachable = 届かないため停止中（確認し直すと再開します）
address-state-changing = → 新しいアドレスの確認を待っています。それまでは今のアドレスに届きます。
# Warns: notices go to 1 and 2 only.
addresses-none-for-notices = ご注意: アドレス1と2のどちらも使えないため、お知らせのメールは届きません。アドレス3と4には、お知らせは届きません。
# The owner of the address stopped the mails. In LINE and on the first page after logging in.
address-stopped-line = アドレス{ $slot }へのメールは、そのアドレスを使っている方の操作で止まりました。続けて使うときは「メールアドレスの登録・変更」で登録し直してください。
# Mails came back. In LINE and on the first page after logging in; the filter's is followed by the carrier's advice.
address-unreachable-line = アドレス{ $slot }は使われていないという返事が続いたため、メールを止めました。アドレスを変えたときは「メールアドレスの登録・変更」で変えてください。今も使っているときは、確認メールを送り直してください。
address-filtered-line = アドレス{ $slot }へのメールが、受信の設定で断られました。次のように設定してください。
address-troubled-line = アドレス{ $slot }へのメールが届かないことが続いています。メールボックスの空きや、契約の状態をご確認ください。「メールが届かないとき」で調べられます。
# In LINE: somebody pressed "this is spam".
mail-complaint-line = こちらからのメールが迷惑メールとして報告されたため、選んだ種類の市のお知らせを止めました。学校と緊急のお知らせは届きます。再開は「市からのお知らせ」で選べます。
# An address proven over a year ago. In LINE and on the first page after logging in.
address-confirm-line = アドレス{ $slot }の確認から1年以上たちました。今も使っているか、届いたメールのURLで確認してください。使っていないときは「メールアドレスの登録・変更」で変えてください。
# The button of a card, to the page with the addresses.
button-addresses = アドレスの一覧

## The check of "the mail does not come", in LINE and on the page

# Heads what keeps mails away, as far as can be seen from here.
check-wrong = メールが届かない原因が見つかりました。
check-nothing-wrong = 登録と配信の記録には、問題は見つかりませんでした。
# Heads what only the person can look at, and how the last mails fared.
check-look = 次のこともご確認ください。
# { $number }: eight characters for the telephone.
check-desk = それでも届かないときは、サポート窓口（{ contact-registration }）にご連絡ください。
    番号: { $number }
    この番号をお伝えいただくと、窓口で調べた結果を確認できます。
# Sends a test mail to address { $slot }: at most 20 characters as LINE counts them.
button-test-mail = テスト送信: アドレス{ $slot }
# The button of a card, to the page with all seven points.
button-check-page = 7つの点を全部見る
test-queued = テストメールを送ります。少し待ってから、もう一度「メールが届かないとき」を開くと結果がわかります。
test-too-many = このアドレスには、続けてメールを送っています。1時間ほどたってからお試しください。
test-impossible = このアドレスにはメールを送れません。登録の状態をご確認ください。

## What the check finds

# { $domain }: the domain that filters must let through.
check-filter-docomo = ドコモのメールをお使いの方: 「迷惑メール対策」の「受信リスト設定」で、ドメイン { $domain } を受信するように設定してください。
check-filter-au = auのメールをお使いの方: 「迷惑メールフィルター」の「受信リスト設定」で、ドメイン { $domain } を受信するように設定してください。ほかのアドレスから転送しているときは、転送元も「必ず受信」にしてください。
check-filter-softbank = ソフトバンクのメールをお使いの方: 「受信許可・拒否設定」の「許可リスト」に、ドメイン { $domain } を加えてください。
check-filter-ymobile = ワイモバイルのメールをお使いの方: 迷惑メールの設定の「受信許可リスト」に、ドメイン { $domain } を加えてください。
check-filter-uq = UQモバイルのメールをお使いの方: 「迷惑メールフィルター」の「受信リスト設定」で、ドメイン { $domain } を受信するように設定してください。
check-filter-rakuten = 楽天モバイルのメールをお使いの方: 迷惑メールの設定で、ドメイン { $domain } を受信するように設定してください。
check-filter-other = ドメイン指定受信や受信拒否を設定しているときは、ドメイン { $domain } を受信するように設定してください。「迷惑メール」のフォルダーもご確認ください。
check-url-filter = 「URL付きメール」を拒否する設定があるときは、解除してください。受信確認のあるお知らせや登録完了メールにはURLがあります。
# { $at }: when it was announced.
check-maintenance = システムメンテナンスのお知らせを { $at } にお送りしています。メンテナンス中のメールは、終わってから届きます。
check-no-maintenance = 最近のシステムメンテナンスのお知らせはありません。
check-coverage = 電波の届かない所にいたときや電源を切っていたときは、メールが携帯電話会社のセンターに残っていることがあります。「新着メール問い合わせ」をしてください。
check-no-address = メールアドレスが登録されていません。「メールアドレスの登録・変更」で登録してください。
# { $slot }: 1 to 4.
check-address-waiting = アドレス{ $slot }は確認待ちです。登録完了メールのURLを開いてください。メールがないときは、もう一度送ることができます。
check-address-proven = アドレス{ $slot }は確認済みです。携帯電話やパソコンのアドレスを変えたときは、ここも変更してください。
check-address-to-confirm = アドレス{ $slot }の確認から1年以上たちました。今も使っているか確認してください。
check-address-stopped = アドレス{ $slot }へのメールは止まっています。使うときは、もう一度確認メールを送り、URLを開いてください。
check-address-unreachable = アドレス{ $slot }は使われていないという返事が続いたため、メールを止めています。アドレスを変えるか、もう一度確認メールを送り、URLを開いてください。
check-address-changing = アドレス{ $slot }は変更の途中です。新しいアドレスに送った登録完了メールのURLを開くと、切り替わります。
check-switched-off = 「連絡メールを受信する」がオフになっています。お知らせのメールを受け取るときは、オンにしてください。
check-switched-on = 「連絡メールを受信する」はオンです。
check-only-others = アドレス1と2が使えません。アドレス3と4には、お知らせは届きません。アドレス1か2に登録してください。
check-none-for-notices = お知らせが届くアドレス1と2に、使えるアドレスがありません。
check-slots-fine = お知らせが届くアドレス1または2が使えます。
check-no-mail-yet = アドレス{ $slot }には、まだメールを送っていません。
# What became of a mail. { $at }: when; { $code }: the mail server's code.
check-mail-waiting = アドレス{ $slot }へのメールは、送信を待っています（{ $at }）。
check-mail-accepted = アドレス{ $slot }へのメールは、相手のメールサーバーに渡しました（{ $at }）。
check-mail-deferred = アドレス{ $slot }へのメールは、相手のメールサーバーが今は受け取らないため、あとでもう一度送ります（{ $at }、コード { $code }）。
check-mail-no-such = アドレス{ $slot }へのメールは、断られました。アドレスがないか、受信拒否の設定で断られています（{ $at }、コード { $code }）。
check-mail-full = アドレス{ $slot }へのメールは、断られました。メールボックスがいっぱいです（{ $at }、コード { $code }）。
check-mail-junk = アドレス{ $slot }へのメールは、迷惑メールとして断られました（{ $at }、コード { $code }）。
check-mail-filtered = アドレス{ $slot }へのメールは、受信の設定で断られました（{ $at }、コード { $code }）。
check-mail-refused = アドレス{ $slot }へのメールは、届けられませんでした（{ $at }、コード { $code }）。
# The same of a test mail.
check-test-waiting = アドレス{ $slot }へのテストメールは、送信を待っています（{ $at }）。
check-test-accepted = アドレス{ $slot }へのテストメールは、相手のメールサーバーに渡しました（{ $at }）。届いていないときは、迷惑メールの設定をご確認ください。
check-test-deferred = アドレス{ $slot }へのテストメールは、相手のメールサーバーが今は受け取らないため、あとでもう一度送ります（{ $at }、コード { $code }）。
check-test-no-such = アドレス{ $slot }へのテストメールは、断られました。アドレスがないか、受信拒否の設定で断られています（{ $at }、コード { $code }）。
check-test-full = アドレス{ $slot }へのテストメールは、断られました。メールボックスがいっぱいです（{ $at }、コード { $code }）。
check-test-junk = アドレス{ $slot }へのテストメールは、迷惑メールとして断られました（{ $at }、コード { $code }）。
check-test-filtered = アドレス{ $slot }へのテストメールは、受信の設定で断られました（{ $at }、コード { $code }）。
check-test-refused = アドレス{ $slot }へのテストメールは、届けられませんでした（{ $at }、コード { $code }）。
## Leaving

# The last message in LINE to somebody who left. { $number }: of the proof; { $url }: its page.
good-bye = 登録内容をすべて消去しました。これまでご利用いただき、ありがとうございました。
    証明書（番号 { $number }）: { $url }
