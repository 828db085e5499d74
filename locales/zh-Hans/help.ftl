# Help: what stands around the articles, and those written by hand. The steps of the flows are made from
# the flows themselves. One step a line, without numbers: they are counted where they are shown.

## Around the articles

help-title = 帮助
help-lead = 请输入您想了解的内容，或从下面的列表中选择。
help-query = 想了解的内容
help-search = 搜索（検索）
help-flows = 如何办理手续
help-troubles = 遇到困难时
# { $query }: what was typed.
help-found = “{ $query }”的搜索结果
help-not-found = 没有找到与“{ $query }”有关的说明。请换个词语搜索，或向我们咨询。
help-contact = 如果还没有解决
# Whom to ask today, with the telephone.
help-contact-use = 登记和操作方法咨询：{ contact-registration }
help-contact-content = 学校通知的内容咨询：您孩子的学校、幼儿园
help-contact-city = 市政府通知的内容咨询：{ contact-content }
help-contact-form = 咨询表单

## A flow's steps

# { $item }: the menu item's label.
help-step-menu = 选择菜单中的“{ $item }”。
# { $button }: the label of the button that saves.
help-step-confirm = 确认内容后，点击“{ $button }”。
# A button's name. { $label } in the reader's language, { $japanese } as Japanese people see it.
help-button = { $label }（{ $japanese }）
help-optional = （可以不填写）
help-sometimes = （仅限符合情况的人）

## In the talk

# Above the help's topics.
help-choose = 请选择想了解的内容，或输入文字。
    点击“{ button-cancel }”可随时中断。
    { help-contact-use }
    { help-contact-content }
# Typed words fit no button, but an article below.
help-maybe = 这些说明也许对您有帮助：

## Written by hand: the title (a button: at most 20 letters), the text, the steps, and words that people type

help-arrival = 收不到邮件
help-arrival-text = 如果收不到登记确认邮件或通知，请按以下顺序检查。
help-arrival-steps = 查看邮件是否在垃圾邮件（迷惑メール）文件夹中。
    在菜单的“{ menu-settings }”（受け取り方の設定）中，查看登记的电子邮箱地址是否正确。
    如果使用手机运营商的邮箱，请在“指定域名接收”（ドメイン指定受信）中，设置为接收本服务发件地址的邮件。发件地址在首页上。
    查看邮箱是否已满。
    如果还是收不到，请向我们咨询。
help-arrival-words = 邮件 收不到 没收到 没有收到 收不到邮件 收不到通知 邮箱 没来 接收不了 垃圾邮件 指定域名接收 确认邮件 郵件 沒收到 通知没来 メール 届かない docomo au SoftBank

help-school-code = 不知道学校代码
help-school-code-text = 学校代码（学校コード）由您孩子所在的学校或幼儿园发放。市政府（市役所）无法告知。
    请不要告诉别人。连续5次输入错误后，会暂时无法输入。
help-school-code-steps = 查看学校发的说明单。
    如果找不到，请打电话询问学校或幼儿园。
    在菜单的“{ menu-enrol }”（学校情報登録）中输入。
help-school-code-words = 学校代码 学校编码 不知道 丢了 弄丢 找不到 输错 错误 锁定 无法输入 不能输入 學校代碼 学校コード

help-link = 与LINE绑定
help-link-text = 在网站上登记的人，也可以通过LINE接收通知。邮件也会继续发送。
    绑定后，您可以随时从菜单的“{ menu-unlink }”（LINE連携を解除する）解除绑定。
help-link-steps = 将{ line-account }添加为好友（友だち追加）。
    选择菜单中的“{ menu-link }”（市民ポータルサイトLINE連携），打开页面并登录。
    点击LINE的“允许”（許可する）。
    LINE会收到绑定完成的消息。
help-link-words = LINE绑定 绑定 关联 连接 连不上 绑定不了 解除绑定 添加好友 账号绑定 綁定 LINE連携 連携

help-new-phone = 换手机时
help-new-phone-text = 如果LINE账号已转移到新手机，不用做任何操作，仍会继续收到通知。
    如果没有转移而是新建了LINE账号，请重新绑定。登记的内容都还保留着。
help-new-phone-steps = 在新手机的LINE中，将{ line-account }添加为好友（友だち追加）。
    选择菜单中的“{ menu-link }”（市民ポータルサイトLINE連携），用原来的ID和密码登录。
    如果电子邮箱地址也换了，请修改登记的地址。
help-new-phone-words = 换手机 新手机 手机换了 买新手机 智能手机 手机丢了 转移账号 账号转移 换号码 手机号变了 換手機 機種変更

help-password = 忘记密码
help-password-text = 用户名就是您登记的电子邮箱地址。
    市政府也不知道您的密码。您可以用登记的电子邮箱地址设置新密码。
help-password-steps = 在“{ login-title }”页面，打开“忘记密码”（パスワードを忘れた方）的链接。
    输入您登记的电子邮箱地址。
    打开收到的邮件中的网址，设置新密码。
help-password-words = 密码 忘了 忘记 忘记密码 用户名 ID 登录不了 无法登录 不能登录 登不上 进不去 密碼 パスワード

help-feature-phone = 没有智能手机
help-feature-phone-text = 即使没有LINE，也可以只通过邮件使用。可以用电脑或翻盖手机等功能手机（ガラケー・ガラホ）阅读。
    确认阅读时，也只需打开邮件中的网址并点击按钮。
help-feature-phone-steps = 设置为接收本服务发件地址的邮件。
    从首页的“在网站上登记”（ホームページで登録）进行登记。
    打开收到的邮件中的网址，设置密码。
    登录后，登记孩子和学校。
help-feature-phone-words = 功能手机 老式手机 老人机 翻盖手机 没有智能手机 没有手机 没有LINE 不用LINE 不使用LINE 只有电脑 只用邮件 ガラケー

help-guardians = 家人也想接收通知
help-guardians-text = 父亲、母亲、祖父母、外祖父母等，一个孩子可以由任意多人登记。每个人都有自己的ID，可以选择自己的语言和接收方式。
    家里有一个人点击“{ notice-confirm }”，就视为您家已确认。彼此看不到对方的电子邮箱地址。
help-guardians-steps = 想接收通知的家人，先获取自己的市民门户网站ID。
    登记了孩子的人选择菜单中的“{ menu-invite }”（ほかの保護者を招待），把邀请的链接或二维码交给家人。
    受邀的家人打开链接并登录。
help-guardians-words = 家人 家属 爸爸 妈妈 父亲 母亲 爷爷 奶奶 外公 外婆 姥姥 姥爷 祖父 祖母 丈夫 妻子 老公 老婆 家长 监护人 多人 两个人 一起接收 邀请

help-translation = 用其他语言阅读
help-translation-text = 菜单、页面和邮件会用您选择的语言显示。
    通知如果有翻译，会用您选择的语言发送，下面附有日语原文。有翻译的通知带有“{ notice-translation }”按钮。
help-translation-steps = 选择菜单中的“{ menu-language }”。
    选择语言。
help-translation-words = 翻译 外语 中文 汉语 简体 英语 越南语 葡萄牙语 日语 看不懂 语言 换语言 翻譯 翻訳 language

help-emergency = 紧急通知
help-emergency-text = 避难信息等危及生命的紧急通知，不受所选领域和接收设置影响，会发送给所有登记者。但如果您选择只接收自己所在地区的避难信息，则只会收到该地区的信息。
    警戒等级5：已经是无法安全避难、有生命危险的状况。请立即确保自身安全。
    警戒等级4：请全部人员离开危险地点进行避难。
    警戒等级3：请避难所需时间较长的高龄人员等离开危险地点进行避难。
    警戒等级2和1：请确认避难行动。
    标题中写有“演习”（訓練）的是演习。
help-emergency-words = 避难 避难所 警戒等级 灾害 地震 大雨 暴雨 台风 洪水 泥石流 海啸 紧急 警报 演习 逃生 避難

help-receipt = 什么是“已阅读”
help-receipt-text = 学校想确认您是否已阅读的通知，会带有“{ notice-confirm }”按钮。点击后，学校就知道您已阅读。不需要回复。
help-receipt-steps = 请将通知读到最后。
    在LINE中，点击“{ notice-confirm }”按钮。在邮件中，打开网址，点击页面上的按钮。
help-receipt-words = 已阅读 已读 确认 阅读确认 回执 回复 按钮 点不了 按不了 確認しました

help-leaving = 注销登记
help-leaving-text = 如果因搬家等原因不再使用，您可以随时自行注销登记。我们保管的信息会删除。
    即使在LINE中屏蔽我们，登记仍会保留，通知会通过邮件发送。
help-leaving-steps = 选择菜单中的“{ menu-more }”（その他の手続き）。
    选择注销登记的手续，按提示操作。
help-leaving-words = 注销 退出 取消登记 不想用了 不用了 停止使用 退订 删除 搬家 迁出 屏蔽 拉黑 不想收到 註銷 退会 転出
