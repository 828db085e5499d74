# Notices that were recalled or corrected.

# The title of a correction, before any other mark.
notice-title-correction = [ĐÍNH CHÍNH] { $title }
# Above a correction in mails and on the pages, and on its card in LINE. $at: when the wrong one was sent.
notice-correction = Đây là đính chính cho thông báo đã gửi lúc { $at }. Vui lòng làm theo thông báo này, không làm theo thông báo trước.
# A reason, in a mail: the person had the wrong notice.
mail-why-correction = - Bạn đã nhận được thông báo trước khi đính chính
# In place of a recalled notice. $sender: the school or the city; $at: when.
notice-recalled-at = Lúc { $at }, { $sender } đã hủy thông báo này. Vui lòng bỏ qua nội dung của thông báo.
# Below it, if the sender gave one. $reason: in the sender's words.
notice-recalled-reason = Lý do hủy: { $reason }
# On the page of a notice that was corrected, above the link to the correction.
notice-corrected = Thông báo này đã được đính chính.
# That link.
notice-corrected-open = Xem thông báo đính chính
# In LINE, to whoever taps 確認しました on a notice that was recalled.
receipt-recalled = Thông báo này đã bị hủy. Vui lòng bỏ qua nội dung của thông báo.
