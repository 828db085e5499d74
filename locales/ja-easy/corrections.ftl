# Notices that were recalled or corrected.

# The title of a correction, before any other mark.
notice-title-correction = 【まちがいを なおしました[訂正(ていせい)]】{ $title }
# Above a correction in mails and on the pages, and on its card in LINE. $at: when the wrong one was sent.
notice-correction = { $at }に おくった おしらせは まちがいでした。これが ただしい おしらせです。
# A reason, in a mail: the person had the wrong notice.
mail-why-correction = ・まえの まちがった おしらせが とどいて います。
# In place of a recalled notice. $sender: the school or the city; $at: when.
notice-recalled-at = { $at }に、{ $sender }が この おしらせを とりけしました【=なかった ことに しました】。この おしらせの とおりに しないで ください。
# Below it, if the sender gave one. $reason: in the sender's words.
notice-recalled-reason = 理由(りゆう): { $reason }
# On the page of a notice that was corrected, above the link to the correction.
notice-corrected = この おしらせは まちがいでした。ただしい おしらせが あります。
# That link.
notice-corrected-open = ただしい おしらせを 読(よ)む
# In LINE, to whoever taps 確認しました on a notice that was recalled.
receipt-recalled = この おしらせは とりけしに なりました【=なかった ことに なりました】。おしらせの とおりに しないで ください。
