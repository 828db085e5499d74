# Files that go with a notice, as links.

# On the card in LINE above the button. $files: how many.
notice-files = ファイルが { $files }つ あります。「{ notice-files-open }」を おして 見(み)て ください。
# A button in LINE (at most 40 letters): opens the notice's page.
notice-files-open = ファイルを 見(み)る[添付(てんぷ)ファイル]
# Above the files on the notice's page.
notice-files-title = ファイル[添付(てんぷ)ファイル]
# Above the link to the notice's page in a mail. $files: how many.
mail-files = ■ファイルが { $files }つ あります[添付(てんぷ)ファイル]
    つぎの ページを ひらいて 見(み)て ください。
