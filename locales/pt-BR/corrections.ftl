# Notices that were recalled or corrected.

# The title of a correction, before any other mark.
notice-title-correction = [CORREÇÃO] { $title }
# Above a correction in mails and on the pages, and on its card in LINE. $at: when the wrong one was sent.
notice-correction = Este aviso corrige o que foi enviado em { $at }. Siga este aviso, e não o anterior.
# A reason, in a mail: the person had the wrong notice.
mail-why-correction = - Você recebeu o aviso que este corrige
# In place of a recalled notice. $sender: the school or the city; $at: when.
notice-recalled-at = Em { $at }, este aviso foi cancelado ({ $sender }). Por favor, desconsidere o que ele dizia.
# Below it, if the sender gave one. $reason: in the sender's words.
notice-recalled-reason = Motivo: { $reason }
# On the page of a notice that was corrected, above the link to the correction.
notice-corrected = Este aviso foi corrigido.
# That link.
notice-corrected-open = Ler a correção
# In LINE, to whoever taps 確認しました on a notice that was recalled.
receipt-recalled = Este aviso foi cancelado. Por favor, desconsidere o que ele dizia.
