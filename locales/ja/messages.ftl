# Messages to the city's office or a school, and the answers (F-50).

## The flow's name and ways

# The menu item of at most 20 characters, and the flow's title.
menu-message = 窓口・学校への連絡
flow-title-message = 窓口・学校への連絡
start-message = 市の窓口や、お子さまの学校に、文章で連絡します。急ぎのときや欠席などの連絡には使わないでください。
saved-message = 連絡を受け付けました。お返事があると、お知らせします。
confirm-message = この内容で伝えますか。
button-message = 伝える
# As many messages as one may leave in a day were left.
messages-full = 1日に送れる連絡の数に達しました。明日以降にもう一度お試しいただくか、電話でお問い合わせください。{ contact-registration }

## Words in the talk that nothing understood

# Below "not understood": the text just typed can be left as it is.
message-offer = いま入力された文章を、そのまま市の窓口や学校に伝えることもできます。命にかかわる緊急のときは、110番・119番に電話してください。
# Its button, at most 20 characters.
button-tell = この内容を窓口に伝える
# It was tapped.
message-typed = 入力された文章を、そのまま伝えます。LINEに入力した文章は、LINEにも残ります。お名前や病気などの事情は、LINEに残らないページから書き直して伝えられます。

## The questions

field-message-to = 伝える先
ask-message-to = どこに伝えますか。
message-to-office = 市の窓口
field-message-text = 内容
ask-message-text = 伝えたいことを入力してください。
hint-message-text = 5000文字までです。暗証番号やパスワードは入力しないでください。

## Before it is sent

# Who reads it and when an answer can be expected. { $school }, { $phone }: the school's.
message-seen-office = 市の職員が読みます。ほかの課や学校に引き継ぐことがあります（そのときはお知らせします）。お返事は開庁日の受付時間内になります。お急ぎのとき: { contact-registration }
message-seen-school = { $school }の教職員が読みます。市の窓口に引き継ぐことがあります（そのときはお知らせします）。お返事は学校が開いている日になります。お急ぎのときは、学校に電話してください。電話: { $phone }
message-danger = 命にかかわる緊急のときは、ここに書かず、110番（警察）・119番（消防・救急）に電話してください。

## What is told of an answer, in LINE and by mail. { $from }: the office or the school; { $url }: where it is read

message-answered-subject = { $from }からお返事があります
message-answered = { $from }から、あなたの連絡にお返事があります。個人の事情を守るため、内容は次のページでお読みください。
    { $url }
# The same with the answer itself, which anybody may read. { $text }: the answer.
message-answered-text = { $from }から、あなたの連絡にお返事があります。
    { $text }
    これまでのやりとり・追加の連絡: { $url }
# The card in LINE below its title, and its button.
message-answered-card = これまでのやりとりを見たり、続けて書いたりできます。
button-read-message = 読む
# The thread was handed on. { $to }: who has it now.
message-handed-subject = あなたの連絡を{ $to }に引き継ぎました
message-handed = { $from }が、あなたの連絡を{ $to }に引き継ぎました。お返事は{ $to }からになります。
    { $url }
message-handed-card = お返事は{ $to }からになります。

## The pages

# On the first page after logging in.
mine-write = 窓口・学校への連絡
messages-title = 連絡とお返事
messages-none = まだ連絡はありません。
message-state-open = お返事を待っています
message-state-answered = お返事があります
message-state-closed = 終わりました
message-by-you = あなた
message-by = { $from }
message-handed-line = { $to }に引き継ぎました
message-further = 続けて書く

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-messages = 窓口・学校への連絡とお返事
held-message = 内容
held-window = 相手
kept-messages = 窓口・学校への連絡とお返事（最後のものから）
