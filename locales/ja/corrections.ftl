# Notices that were recalled or corrected.

# The title of a correction, before any other mark.
notice-title-correction = 【訂正】{ $title }
# Above a correction in mails and on the pages, and on its card in LINE. $at: when the wrong one was sent.
notice-correction = このお知らせは、{ $at } にお送りしたお知らせの訂正です。前のお知らせではなく、こちらをご覧ください。
# A reason, in a mail: the person had the wrong notice.
mail-why-correction = ・訂正前のお知らせをお送りしたため
# In place of a recalled notice. $sender: the school or the city; $at: when.
notice-recalled-at = { $at } に、{ $sender }がこのお知らせを取り消しました。このお知らせの内容は無視してください。
# Below it, if the sender gave one. $reason: in the sender's words.
notice-recalled-reason = 取り消しの理由：{ $reason }
# On the page of a notice that was corrected, above the link to the correction.
notice-corrected = このお知らせは訂正されました。
# That link.
notice-corrected-open = 訂正のお知らせを見る
# In LINE, to whoever taps 確認しました on a notice that was recalled.
receipt-recalled = このお知らせは取り消されました。お知らせの内容は無視してください。
