# Files that go with a notice, as links.

# On the card in LINE above the button. $files: how many.
notice-files = 本通知附有{ $files }个文件，请点击“{ notice-files-open }”查看。
# A button in LINE (at most 40 letters): opens the notice's page.
notice-files-open = 查看附件
# Above the files on the notice's page.
notice-files-title = 附件
# Above the link to the notice's page in a mail. $files: how many.
mail-files = ■附件（{ $files }个）
    请打开以下页面查看。
