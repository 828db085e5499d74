# Files that go with a notice, as links.

# On the card in LINE above the button. $files: how many.
notice-files = 添付ファイルがあります（{ $files }件）。「{ notice-files-open }」からご覧ください。
# A button in LINE (at most 40 letters): opens the notice's page.
notice-files-open = 添付ファイルを見る
# Above the files on the notice's page.
notice-files-title = 添付ファイル
# Above the link to the notice's page in a mail. $files: how many.
mail-files = ■添付ファイル（{ $files }件）
    次のページを開いてご覧ください。
