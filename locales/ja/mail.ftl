# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ――――――――――
# Above the Japanese original, below a translation.
mail-original = 【日本語の原文】
# Above the receipt link.
mail-please-confirm = ■受信確認のお願い
    次のページを開いて「確認しました」を押してください。
# Above the link to the translations.
mail-translation = ■翻訳はこちら
# Who sent it. $sender is the school or the city.
mail-sender = 差出人：{ $sender }
# Whom to ask about the content (A-44).
mail-ask = 内容のお問い合わせ：{ $sender }
# Above the reasons.
mail-why = このメールが届いた理由：
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = ・{ $school }（学年 { $grade }）の保護者として登録されているため
mail-why-class = ・{ $school }（学年 { $grade }、クラス { $class }）の保護者として登録されているため
mail-why-group = ・{ $school }（学年 { $grade }、{ $group }）の保護者として登録されているため
# A reason: a topic that was chosen.
mail-why-topic = ・「{ $topic }」のお知らせを受け取る設定のため
# A reason: the area of the person.
mail-why-area = ・お住まいの地域が「{ $area }」と登録されているため
# A reason: registered at all.
mail-why-everyone = ・{ city }の市民ポータルサイトに登録されているため
