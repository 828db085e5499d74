# Files that go with a notice, as links.

# On the card in LINE above the button. $files: how many.
notice-files = Thông báo này có { $files } tệp đính kèm. Vui lòng nhấn "{ notice-files-open }".
# A button in LINE (at most 40 letters): opens the notice's page.
notice-files-open = Xem tệp đính kèm
# Above the files on the notice's page.
notice-files-title = Tệp đính kèm
# Above the link to the notice's page in a mail. $files: how many.
mail-files = * Tệp đính kèm ({ $files }):
    vui lòng mở trang sau để xem.
