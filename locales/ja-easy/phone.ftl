# A telephone number, for the school to call when nothing else arrives.

# The flow: its title, its button in LINE (at most 40 letters), how it begins and ends.
flow-title-phone = 電話番号(でんわばんごう)の 登録(とうろく)
menu-phone = 電話番号(でんわばんごう)の 登録(とうろく)
start-phone = おしらせが とどかない とき、学校(がっこう)が 電話(でんわ)を します。その 電話番号(でんわばんごう)を 書(か)きます。書(か)かなくても いいです。電話番号(でんわばんごう)を 見(み)るのは、学校(がっこう)の 人(ひと)と おしらせを おくる 人(ひと)だけです。
saved-phone = 電話番号(でんわばんごう)を ほぞんしました。
# Its only question; nobody has to answer.
field-phone = 電話番号(でんわばんごう)
ask-phone = 電話番号(でんわばんごう)を 書(か)いて ください。
hint-phone = 例(れい)：090-1234-5678。学校(がっこう)からの れんらくだけに つかいます。何(なに)も 書(か)かないと、番号(ばんごう)を 消(け)します。
wrong-phone = 日本(にほん)の 電話番号(でんわばんごう)を 書(か)いて ください。例(れい)：090-1234-5678
# In the export of everything that is held about a person.
held-phone = 電話番号(でんわばんごう)
held-calls = 学校(がっこう)からの 電話(でんわ)
held-called-at = 電話(でんわ)した とき
