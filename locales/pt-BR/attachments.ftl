# Files that go with a notice, as links.

# On the card in LINE above the button. $files: how many.
notice-files = Este aviso tem { $files ->
        [one] um arquivo anexo
       *[other] { $files } arquivos anexos
    }. Toque em “{ notice-files-open }”.
# A button in LINE (at most 40 letters): opens the notice's page.
notice-files-open = Ver os anexos
# Above the files on the notice's page.
notice-files-title = Anexos
# Above the link to the notice's page in a mail. $files: how many.
mail-files = * Anexos ({ $files ->
        [one] um arquivo
       *[other] { $files } arquivos
    }):
    abra esta página para ver.
