# Mails of notices. Plain text, read on old phones as well: short lines, each link on a line of its own.

# Between the parts of a mail.
mail-rule = ――――――――――
# Above the Japanese original, below a translation.
mail-original = 【日语原文】
# Above the receipt link.
mail-please-confirm = ■请确认您已阅读
    请打开以下页面，点击“已阅读”[確認しました]。
# Above the link to the translations.
mail-translation = ■翻译请点击这里（翻訳はこちら）
# Who sent it. $sender is the school or the city.
mail-sender = 发件人：{ $sender }
# Whom to ask about the content (A-44).
mail-ask = 内容咨询：{ $sender }
# The same for the city's own notices: its contact of today.
mail-ask-city = 内容咨询：{ city } { contact-content }
# Above the reasons.
mail-why = 您收到这封邮件的原因：
# A reason: a child at a school. $school, $grade (a number), $class and $group are as registered.
mail-why-grade = ・您已登记为监护人：{ $school }（年级：{ $grade }）
mail-why-class = ・您已登记为监护人：{ $school }（年级：{ $grade }，班级：{ $class }）
mail-why-group = ・您已登记为监护人：{ $school }（年级：{ $grade }，{ $group }）
# A reason: a topic that was chosen.
mail-why-topic = ・您选择了接收“{ $topic }”的通知
# A reason: the area of the person.
mail-why-area = ・您登记的居住地区是“{ $area }”
# A reason: registered at all.
mail-why-everyone = ・您已在{ city }的市民门户网站登记
# At the end, above the link to the settings.
mail-settings = 更改通知的接收方式：
# The same where mails about a topic can be stopped. $topic: its name.
mail-unsubscribe = 停止接收“{ $topic }”的邮件：

## Linking LINE: mails to the ID's owner

linked-mail-subject = 【{ city }】已与LINE绑定
# { $url }: where it can be undone.
linked-mail = 您的市民门户网站ID已与LINE绑定。
    除了邮件，您还会通过LINE收到学校和市政府的通知。

    您可以随时解除绑定：
    { $url }

    如果不是您本人操作的，请在上面的页面解除绑定，并修改密码。
    { city } 市民门户网站
# Somebody else's ID took over the LINE account.
link-moved-mail-subject = 【{ city }】LINE绑定已解除
link-moved-mail = 与您的市民门户网站ID绑定的LINE账号，已与另一个ID绑定。因此，您的ID的LINE绑定已解除。
    您仍会照常通过邮件收到通知。

    如需重新绑定，请从LINE菜单中的“与LINE账号绑定”（市民ポータルサイトLINE連携）办理。
    如果您不清楚原因，请联系{ contact-registration }。
    { city } 市民门户网站
# LINE saw another phone than the one that began.
link-failed-mail-subject = 【{ city }】LINE绑定没有完成
link-failed-mail = 您的市民门户网站ID与LINE的绑定没有完成。没有任何变更。
    打开LINE画面的手机，可能不是开始办理时的那个聊天所在的手机。

    请在您使用LINE的手机上，从菜单中的“与LINE账号绑定”（市民ポータルサイトLINE連携）重新办理。
    如果不是您本人操作的，可能有人用您的密码登录了。请修改密码。
    { city } 市民门户网站

## Mails about an address. Their reader may be a stranger: no name, no other address.

# The 登録完了メール (D-16).
address-mail-subject = 【{ city }】请确认电子邮箱地址（登録完了メール）
# { $url }: proves the address, within { $hours } hours; { $stop }: stops the mails.
address-mail = 这个电子邮箱地址已在{ city }的市民门户网站登记。
    请在{ $hours }小时内打开以下网址并点击按钮，这个地址就可以使用了。

    { $url }

    如果您没有登记过，或不想再收到{ city }的邮件，请打开以下网址。不需要登录。

    { $stop }

    { city } 市民门户网站
# To the address that was replaced (D-09).
address-changed-subject = 【{ city }】电子邮箱地址已变更
address-changed-mail = 在市民门户网站登记的这个电子邮箱地址，已变更为其他地址。今后这个地址不会再收到通知。

    如果不是您本人操作的，请联系{ contact-registration }。
    { city } 市民门户网站
# Asked for on the page /stop. { $stop }: the link.
stop-mail-subject = 【{ city }】停止接收邮件的手续
stop-mail = 我们收到了停止向这个电子邮箱地址发送邮件的申请。
    打开以下网址并点击按钮，就不会再收到{ city }市民门户网站的邮件。

    { $stop }

    如果您没有申请过，请忽略这封邮件。不会有任何变更。
    { city } 市民门户网站
# A year after the proof. { $url }: within { $days } days.
confirm-mail-subject = 【{ city }】请确认是否仍在使用这个邮箱
confirm-mail = 这个电子邮箱地址确认后已超过1年。
    如果您现在仍在使用，请在{ $days }天内打开以下网址并点击按钮。

    { $url }

    如果您不清楚此事，或不想再收到{ city }的邮件，请打开以下网址。不需要登录。

    { $stop }

    { city } 市民门户网站
# From the check of "the mail does not come".
test-mail-subject = 【{ city }】测试邮件
test-mail = 这是一封测试邮件。如果您收到了这封邮件，就说明您可以收到{ city }市民门户网站的邮件。
    { city } 市民门户网站
