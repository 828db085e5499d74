# Files that go with a notice, as links.

# On the card in LINE above the button. $files: how many.
notice-files = { $files ->
        [one] One file comes
       *[other] { $files } files come
    } with this notice: tap [{ notice-files-open }].
# A button in LINE (at most 40 letters): opens the notice's page.
notice-files-open = See the attachments
# Above the files on the notice's page.
notice-files-title = Attachments
# Above the link to the notice's page in a mail. $files: how many.
mail-files = * Attachments ({ $files ->
        [one] one file
       *[other] { $files } files
    }):
    open this page to see them.
