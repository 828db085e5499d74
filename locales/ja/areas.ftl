# Choosing the area one lives in, as the garbage calendars name it.

## The question

field-area = お住まいの地区
ask-area = どの地区にお住まいですか。
hint-area = ごみの収集地区、避難所など、地区ごとのお知らせに使います。地区の名前の一部を入力するか、ボタンから選んでください。

## Its answers

# Nothing fits what was typed.
wrong-no-area = その名前の地区はありません。町名などの一部を入力してください（例: 西条）。
# More than one may be meant.
wrong-several-areas = いくつかの地区が見つかりました。下から選ぶか、もう少し長く入力してください。
# A position was shared that lies in no known area.
no-area-there = その場所の地区は分かりませんでした。地区の名前の一部を入力してください。
# Opens the map, at most 20 characters.
button-position = 位置情報を送る
# Above those to choose from on a page.
areas-found = 見つかった地区
