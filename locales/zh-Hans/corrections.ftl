# Notices that were recalled or corrected.

# The title of a correction, before any other mark.
notice-title-correction = 【更正】{ $title }
# Above a correction in mails and on the pages, and on its card in LINE. $at: when the wrong one was sent.
notice-correction = 本通知是对{ $at }所发通知的更正。请以本通知为准。
# A reason, in a mail: the person had the wrong notice.
mail-why-correction = ・您收到了更正前的通知
# In place of a recalled notice. $sender: the school or the city; $at: when.
notice-recalled-at = { $sender }已于{ $at }取消这条通知。请不要理会其内容。
# Below it, if the sender gave one. $reason: in the sender's words.
notice-recalled-reason = 取消原因：{ $reason }
# On the page of a notice that was corrected, above the link to the correction.
notice-corrected = 这条通知已更正。
# That link.
notice-corrected-open = 查看更正通知
# In LINE, to whoever taps 確認しました on a notice that was recalled.
receipt-recalled = 这条通知已取消，请不要理会其内容。
