# Choosing the area one lives in, as the garbage calendars name it.

## The question

field-area = すんでいる 地区(ちく)
ask-area = どの 地区(ちく)に すんで いますか。
hint-area = ごみの 日(ひ)などの お知(し)らせに つかいます。地区(ちく)の 名前(なまえ)を すこし 書(か)くか、ボタンを おして ください。

## Its answers

# Nothing fits what was typed.
wrong-no-area = その 名前(なまえ)の 地区(ちく)は ありません。町(まち)の 名前(なまえ)を すこし 書(か)いて ください（例(れい): 西条(さいじょう)）。
# More than one may be meant.
wrong-several-areas = 地区(ちく)が いくつか あります。下(した)から えらぶか、もう すこし 長(なが)く 書(か)いて ください。
# A position was shared that lies in no known area.
no-area-there = そこの 地区(ちく)は わかりません。地区(ちく)の 名前(なまえ)を すこし 書(か)いて ください。
# Opens the map, at most 20 characters.
button-position = いる 場所(ばしょ)を おくる
# Above those to choose from on a page.
areas-found = 見(み)つかった 地区(ちく)
