# A notice that is sent once more to whoever has not confirmed it.

# Its title.
notice-title-again = 【もう一度(いちど)】{ $title }
# Above its text, in the reader's language.
notice-again-head = まえの おしらせと おなじです。まだ「確認(かくにん)しました」が 押(お)されて いないので、もう一度(いちど) おくります。
