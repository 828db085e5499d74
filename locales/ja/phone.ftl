# A telephone number, for the school to call when nothing else arrives.

# The flow: its title, its button in LINE (at most 40 letters), how it begins and ends.
flow-title-phone = 電話番号の登録
menu-phone = 電話番号の登録
start-phone = お知らせが届かないときや、急ぎの確認が必要なときに、学校が電話をかける番号を登録します。登録しなくてもかまいません。番号を見られるのは、お子さまの学校とその学校へお知らせを送る職員だけです。
saved-phone = 電話番号の登録を保存しました。
# Its only question; nobody has to answer.
field-phone = 電話番号
ask-phone = 電話番号を入力してください。
hint-phone = 例：090-1234-5678。学校からの連絡だけに使います。空欄にすると、登録した番号を消去します。
wrong-phone = 日本の電話番号を、市外局番から入力してください（例：090-1234-5678）。
# In the export of everything that is held about a person.
held-phone = 電話番号
held-calls = 学校からの電話
held-called-at = 電話した日時
