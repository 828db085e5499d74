# The rich menu. Each item's label is drawn on the image, read aloud, shown as what the person said
# when tapped, and understood when typed: at most 20 characters as LINE counts them.

# Opens and closes the menu, under the talk: at most 14 characters.
menu-open = メニュー
# Heads the same choices where they stand as buttons in the talk.
menu-title = メニュー

# Getting an ID: the sources' own name of this item, never changed.
menu-register = IDを もらう
menu-child = こどものことを 登録(とうろく)する
menu-enrol = 学校(がっこう)の 登録(とうろく)
# Choosing the topics the city writes about.
menu-topics = 市(し)からの おしらせ
menu-mine = 登録(とうろく)を 見(み)る
# Which way and when notices come.
menu-settings = おしらせの うけとりかた
# All notices received.
menu-notices = とどいた おしらせ
# Linking LINE with an ID that exists already: the sources' own name of this item, never changed.
menu-link = LINEと つなぐ
menu-unlink = LINEと つなぐのを やめる
# The up to four e-mail addresses.
menu-address = メールアドレスの 登録(とうろく)
# The check of "the mail does not come".
menu-check = メールが とどかない とき
menu-help = わからない とき
menu-language = ことば
# What is needed rarely.
menu-more = ほかの こと
menu-edit-child = こどものことを かえる
# Asking another guardian in.
menu-invite = ほかの 親(おや)などを よぶ
# Ending one's own tie to a child.
menu-quit-child = こどもの 登録(とうろく)を やめる
# After the turn of the school year, until a guardian has confirmed.
menu-new-year = 学年(がくねん)を たしかめる
# Takes back a planned change of schools; shown while there is one.
menu-keep-school = 転校(てんこう)を やめる
# Takes back the request to leave; shown while there is one.
menu-stay = 登録(とうろく)を つづける
menu-leave = 登録(とうろく)を やめる
