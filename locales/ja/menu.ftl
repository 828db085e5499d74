# The rich menu. Each item's label is drawn on the image, read aloud, shown as what the person said
# when tapped, and understood when typed: at most 20 characters as LINE counts them.

# Opens and closes the menu, under the talk: at most 14 characters.
menu-open = メニュー
# Heads the same choices where they stand as buttons in the talk.
menu-title = メニュー

# Getting an ID: the sources' own name of this item, never changed.
menu-register = 市民ポータルサイトID取得
menu-child = こどもの情報登録
menu-enrol = 学校情報登録
# Choosing the topics the city writes about.
menu-topics = 市からのお知らせ
menu-mine = 登録内容の確認
# Which way and when notices come.
menu-settings = 受け取り方の設定
# All notices received.
menu-notices = お知らせ一覧
# Linking LINE with an ID that exists already: the sources' own name of this item, never changed.
menu-link = 市民ポータルサイトLINE連携
menu-unlink = LINE連携を解除する
# The up to four e-mail addresses.
menu-address = メールアドレスの登録・変更
# The check of "the mail does not come".
menu-check = メールが届かないとき
menu-help = ヘルプ
menu-language = 言語
# What is needed rarely.
menu-more = その他の手続き
menu-edit-child = こどもの情報を変更
# Asking another guardian in.
menu-invite = ほかの保護者を招待
# Ending one's own tie to a child.
menu-quit-child = こどもの登録を外す
# After the turn of the school year, until a guardian has confirmed.
menu-new-year = 学年・クラスの確認
# Takes back a planned change of schools; shown while there is one.
menu-keep-school = 転校の取り消し
# Takes back the request to leave; shown while there is one.
menu-stay = 退会の取り消し
menu-leave = 退会・転出
