# Notices that were recalled or corrected.

# The title of a correction, before any other mark.
notice-title-correction = [CORRECTION] { $title }
# Above a correction in mails and on the pages, and on its card in LINE. $at: when the wrong one was sent.
notice-correction = This corrects the notice we sent on { $at }. Please go by this one and not by the earlier one.
# A reason, in a mail: the person had the wrong notice.
mail-why-correction = - You were sent the notice that this one corrects
# In place of a recalled notice. $sender: the school or the city; $at: when.
notice-recalled-at = On { $at }, { $sender } withdrew this notice. Please disregard what it said.
# Below it, if the sender gave one. $reason: in the sender's words.
notice-recalled-reason = Reason: { $reason }
# On the page of a notice that was corrected, above the link to the correction.
notice-corrected = This notice has been corrected.
# That link.
notice-corrected-open = Read the correction
# In LINE, to whoever taps 確認しました on a notice that was recalled.
receipt-recalled = This notice was withdrawn. Please disregard what it said.
