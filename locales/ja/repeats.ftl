# A notice that is sent once more to whoever has not confirmed it.

# Its title.
notice-title-again = 【再送】{ $title }
# Above its text, in the reader's language.
notice-again-head = このお知らせは、まだ確認のお返事がないため、もう一度お送りしています。内容は前と同じです。
