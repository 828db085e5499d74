# The citizens' pages and the mails that lead to them.

## Every page

page-skip = 跳到正文
page-language = 语言
# Above a page whose language is not complete yet.
page-in-japanese = この言語のページは準備中のため、日本語で表示しています。
page-contact = 咨询：{ contact-registration }（学校通知的内容，请咨询您孩子的学校）
page-failed = 非常抱歉，现在无法显示此页面。请稍后再试。

## The first page

home-title = 通过LINE和邮件接收学校与市政府的通知
home-lead = 这里是{ city }的{ portal-name }。您孩子学校的通知、您所选领域的市政府通知，以及危及生命的紧急通知，都会通过LINE和邮件发送给您。
home-school = 小学、初中、幼儿园
home-school-text = 临时停课、可疑人员信息等，来自您孩子学校的通知。
home-city = 市政府通知
home-city-text = 按您所选领域发送的通知。
home-emergency = 避难信息
home-emergency-text = 避难指示等会发送给所有登记者。
home-begin = 如何开始
# The way over LINE: its steps, one a line.
home-line = 用LINE开始
home-line-steps = 将{ line-account }添加为好友。
    在菜单的“{ menu-register }”（市民ポータルサイトID取得）中，登记您的电子邮箱地址。
    在“{ menu-child }”（こどもの情報登録）和“{ menu-enrol }”（学校情報登録）中，用学校代码（学校コード）登记孩子的学校。
    在“{ menu-topics }”（市からのお知らせ）中，选择您想接收的领域。
home-add-friend = 添加好友（友だち追加）
home-line-code = 添加好友的二维码
# The way without LINE.
home-web = 在网站上登记（通过邮件接收）
home-web-text = 即使没有LINE，也可以使用电脑或翻盖手机等功能手机，只要有电子邮箱地址即可。
home-register = 在网站上登记
# { $time }: a date and time to come.
home-opens = { $time }起可以使用
home-known = 已登记的用户：
home-services = 您会收到的通知
home-help = 使用方法和常见问题
home-password = 忘记密码
home-lost-id = 忘记ID（用户名）
# { $address }: the one sender address.
home-sender = 邮件从 { $address } 发出。请将邮箱设置为可以接收此地址的邮件。

## The poster

poster-title = 海报
poster-lead = 可以打印后张贴。二维码和下方的网址会打开登记页面。
poster-languages = 海报上的语言
poster-show = 显示
poster-file = 只打开图片（SVG）
poster-code = 登记页面的二维码
# One line below the code.
poster-scan = 请用手机扫描二维码进行登记
# One step a line.
poster-steps = 扫描二维码，或输入网址。
    登记电子邮箱地址和姓名。
    打开收到的邮件中的网址，设置密码。
    用学校代码（学校コード）登记孩子的学校。

## Links

nowhere-title = 找不到页面
nowhere = 请检查网址是否正确。点击上方的标题可返回首页。
link-wrong-title = 链接不正确
link-wrong = 链接可能不完整。请重新打开邮件或LINE中的完整链接。
link-expired-title = 链接已过期
link-expired = 此链接已无法使用。请从本网站或LINE的菜单重新办理。

## The confirmation mail

register-mail-subject = 【{ city }】{ portal-name } 登记确认
# { $url }: the link; { $hours }: how long it works.
register-mail = 我们已收到您在{ city }{ portal-name }的登记申请。
    请在{ $hours }小时内打开以下网址并设置密码，登记即完成。

    { $url }

    如果不是您本人申请的，请删除这封邮件。不会登记任何内容。
    { city } { portal-name }
# The same where the password was chosen on the web.
register-mail-press = 我们已收到您在{ city }{ portal-name }的登记申请。
    请在{ $hours }小时内打开以下网址，并点击页面上的按钮，登记即完成。

    { $url }

    如果不是您本人申请的，请删除这封邮件。不会登记任何内容。
    { city } { portal-name }
# Somebody asked for an ID with an address that has one. { $url }: where a new password is asked for.
register-mail-known = 此电子邮箱地址已登记为市民门户网站ID。
    您不需要重新登记。如果忘记了密码，可以在以下页面重新设置。

    { $url }

    如果不是您本人申请的，请删除这封邮件。
    { city } { portal-name }

## Setting the password

register-title = 设置密码
register-lead = 请设置密码，以完成登记。
register-not-you = 如果不是您本人申请的，请不要进行任何操作，直接关闭此页面。如果申请来自LINE，登记完成后，通知也会发送到那个LINE账号。
field-password = 密码（パスワード）
field-password2 = 确认密码（パスワード確認）
password-rule = 8个字符以上
password-short = 密码请设置为8个字符以上。
password-long = 密码请设置为128个字符以内。
password-differs = 两次输入的密码不一致。请重新输入。
button-send = 发送（送信）
register-done-title = 登记已完成
register-done = 用户名就是您登记的电子邮箱地址。如果您是从LINE开始的，请返回LINE，继续登记孩子和学校。
register-used-title = 此链接已使用过
register-used = 您的登记已经完成。

## The form of a talk

form-lead = 您输入的内容不会发送到LINE，而是保存在市政府的系统中。
# Goes on to the next questions of a form.
button-next = 下一步
# A form whose page was opened before a new log-in.
form-stale-title = 请重新打开页面
form-stale = 打开此页面后，您似乎重新登录过。请返回上一页，重新打开后再试一次。您输入的内容还没有登记。
form-has-mistakes = 请检查您输入的内容。
form-done-title = 已收到
form-done = 请返回LINE继续。您可以关闭此页面。
form-closed-title = 不需要再填写此页面
form-closed = 内容已经收到，或者您已在LINE中转到其他手续。请返回LINE继续。

## The top page after logging in

mine-top = 我的页面
# { $name }: the person's own.
mine-greeting = { $name }，您好。
# Heads what keeps notices from coming, each beside the link that mends it.
mine-to-do = 请您办理
mine-no-child = 还没有登记孩子。如果您的孩子在上学或上幼儿园，请登记。
mine-without-school = 有孩子还没有登记学校。
mine-mail-off = “接收通知邮件”（連絡メールを受信する）已关闭，因此平时的通知不会通过邮件发送给您。
# The newest notices, and the link to all.
mine-newest = 最新通知
mine-all-notices = 查看所有通知
# Heads the settings and the links beside them.
mine-reached = 通知的接收方式
mine-account = 账号

## A notice and its receipt

notice-not-translated = 这条通知没有您所选语言的翻译，因此显示日语原文。
notice-other-languages = 用其他语言阅读
notice-recalled-title = 这条通知已取消
notice-recalled = 发送方已取消这条通知。
# Below a notice, to the list of all of them.
inbox-all = 查看以前的通知（需要登录）
# The list of notices received, and what stands in it.
inbox-title = 通知列表（お知らせ一覧）
inbox-none = 还没有收到通知。
inbox-newer = 较新的通知
inbox-older = 较早的通知
inbox-confirmed = ✓ 已确认
# Above the reasons for which the person is on a notice's list.
inbox-why = 您收到这条通知的原因
receipt-ask = 阅读后请点击按钮。发送方会知道您已阅读。
button-confirm-receipt = 已阅读（確認しました）
receipt-done-title = 阅读确认
# The same of a drill: this address is proven.
receipt-drill-mail = 已确认此邮箱能收到通知。谢谢。如果LINE或其他邮箱也收到了同一演习通知，请在那里也点击“{ notice-confirm }”。
# In the list of notices received, where a drill proves nothing.
inbox-drill = 这是演习通知。为了确认您能否通过LINE和电子邮件收到通知，请在收到的每一条消息中点击“{ notice-confirm }”。无法在本页面确认。

## Terms and privacy policy

# { $version }: the date of the text.
policy-version = { $version } 版
# How long what is kept; one line each, as the retention schedule does it.
privacy-retention = ・登记的内容：保管到您注销登记为止。注销后会删除。
    ・LINE的用户标识符：保管到您解除绑定为止。
    ・通知的发送、送达、确认记录：1年。
privacy-text = { city }（以下简称“市政府”）在{ portal-name }中按以下方式处理个人信息。

    ■ 负责处理者
    { city }。咨询：{ contact-privacy }

    ■ 我们保管的信息
    ・登记者：电子邮箱地址、姓名、使用的语言、居住地区（仅限选择接收垃圾收集日通知的人）、想接收的领域、LINE的用户标识符（仅限使用LINE的人）、电话号码（仅限登记了的人，只用于学校打电话）
    ・孩子：姓名及读音、出生日期、与登记人的关系，学校、年级、班级和所属小组。性别和学号（出席号码）可以不填写。
    ・通知是否送达、是否已确认的记录，您同意的条款的版本和日期时间

    ■ 用途
    发送学校和市政府的通知以及危及生命的紧急通知，确认通知是否送达、是否已阅读，回答您的咨询。不会用于其他目的，也不会出售或用于广告。

    ■ 谁可以看到
    您孩子的学校或幼儿园、教育委员会、市政府的负责职员，仅在工作需要的范围内查看。

    ■ 参与处理的公司
    ・通过LINE接收的人：LINE雅虎公司（LINEヤフー株式会社）。我们发送的内容和用户标识符会经过该公司的设备，聊天内容会保留在您的手机和该公司。姓名和住址不在LINE中询问，而是请您在市政府的填写页面中输入。
    ・通过邮件接收的人：市政府委托的邮件发送服务商，以及您使用的邮箱服务商。邮件内容和邮箱地址会经过它们的设备。

    ■ 如何保护
    姓名、联系方式和孩子的信息会加密保管在市政府管理的设备中，密码只以无法还原的形式保管。

    ■ 保管期限
    { privacy-retention }

    ■ 查看、更正、停止、删除
    登录后，您可以随时在“{ mine-title }”中查看和更正登记的内容。解除LINE绑定和注销登记也可以自己办理。如果无法自己办理，或需要申请公开、更正、停止使用、删除，请向上述咨询处提出。

    ■ 变更时
    本方针变更时，会更新版本日期，并再次请您同意。
terms-text = 以下是使用{ city }{ portal-name }的规定。

    ■ 费用
    使用免费。通信费由使用者负担。

    ■ 登记
    ・请由本人或孩子的监护人（家长）登记，并填写正确的内容。
    ・每人一个ID。请不要让他人使用您的ID和密码。
    ・请不要把学校代码告诉他人。
    ・电子邮箱地址或学校有变化时，请修改登记内容。

    ■ 通知
    ・受通信状况或设备影响，通知可能会延迟或无法送达。发生灾害时，请同时关注电视、广播和防灾广播（防災無線）等。
    ・无论您选择了哪些领域、如何设置，危及生命的紧急通知都会发送给您。
    ・如对通知内容有疑问，请咨询通知中写明的发送方（学校、幼儿园或市政府）。

    ■ 禁止事项
    冒充他人、篡改通知内容并传播、妨碍服务运行。有上述行为时，可能会拒绝您使用。

    ■ 服务中断
    服务可能因检修或故障而中断。计划中的检修会提前通知。

    ■ 停止使用
    您可以随时自行注销登记。

    ■ 个人信息
    按照个人信息保护方针处理。

    ■ 变更时
    本条款变更时，会更新版本日期，并再次请您同意。

    咨询：{ contact-registration }

## Linking LINE

link-title = 与LINE账号绑定（市民ポータルサイトLINE連携）
link-lead = 将您的市民门户网站ID与打开此页面的LINE账号绑定。绑定后，除了邮件，您还可以通过LINE收到学校和市政府的通知。
link-undo = 您可以随时解除绑定：选择LINE“其他手续”（その他の手続き）或市民门户网站中的“解除LINE绑定”（LINE連携を解除する）。解除后，LINE的标识符会被删除。
link-log-in = 登录并继续绑定
link-no-id = 如果还没有ID，请选择LINE菜单中的“获取门户网站ID”（市民ポータルサイトID取得）。
# { $name }: who is logged in.
link-whose = 您现在以{ $name }的身份登录。接下来会显示LINE的画面，点击“允许”（許可する），绑定即完成。
link-go = 绑定
# What linking would move, above the button that does.
link-line-of-other = 这个LINE账号已与另一个市民门户网站ID绑定。如果继续，那个ID的绑定会被解除，并会通过邮件通知其所有者。
link-other-line = 这个ID已与另一个LINE账号绑定（例如以前的手机）。如果继续，那个LINE账号的绑定会被解除，并会在其聊天中通知。
link-move = 转移绑定并继续
link-other-id = 用其他ID登录
link-already = 这个LINE账号已与此ID绑定，不需要再办理。如需解除，请选择LINE“其他手续”（その他の手続き）或市民门户网站中的“解除LINE绑定”（LINE連携を解除する）。
# LINE gives no link to somebody who has removed or blocked the account.
link-no-friend-title = 需要添加好友
link-no-friend = 您还没有将{ line-account }添加为好友，或者已将其屏蔽。请添加好友或解除屏蔽，然后从聊天菜单的“与LINE账号绑定”（市民ポータルサイトLINE連携）重新办理。
# LINE does not answer.
link-line-down-title = 现在无法连接LINE
link-line-down = LINE没有响应，因此无法继续绑定。没有任何变更。请过几分钟再试。
link-again = 再试一次

# On the page of what is registered.
mine-line = LINE
# { $at }: date and time.
mine-linked = 已与LINE绑定（从{ $at }起）。
mine-not-linked = 未与LINE绑定。请将{ line-account }添加为好友，然后选择菜单中的“与LINE账号绑定”（市民ポータルサイトLINE連携）。
mine-link-failed = 上次的LINE绑定没有完成。打开LINE画面的手机，可能不是开始办理时的那个聊天所在的手机。请在您使用LINE的手机上从头办理。

## Logging in

login-title = 登录（ログイン）
login-button = 登录
logout-button = 退出登录
field-user-name = 用户名（电子邮箱，ユーザー名）
login-wrong = 用户名或密码不正确。
# After the tenth wrong password.
login-locked = 由于多次输入错误，登录已暂停。请大约15分钟后再试。

# Below the log-in: for those who cannot log in.
login-forgot = 忘记密码
login-lost-id = 忘记用户名

## Registering on the web

sign-up-lead = 请填写以下项目，然后点击“发送”（送信）。我们会向您发送确认邮件。
# That there is another way.
sign-up-line = 也可以从LINE开始。请将{ line-account }添加为好友，然后选择菜单中的“获取门户网站ID”（市民ポータルサイトID取得）。
# A link to the log-in.
sign-up-has-id = 已有市民门户网站ID
# { $address }: as it was entered.
sign-up-sent = 正在向 { $address } 发送确认邮件。请打开邮件中的网址，并点击页面上的按钮，登记即完成。
sign-up-sent-again = 已重新发送邮件。
button-send-again = 重新发送
# A link back to the form.
sign-up-anew = 邮箱地址有误，重新填写

## The link of a registration on the web

register-confirm-title = 完成登记
register-confirm-lead = 登记还没有完成。如果是您本人，请点击按钮。
register-confirm-not-you = 如果不是您本人申请的，请不要点击按钮，直接关闭此页面。密码是由填写这个地址的人设置的。
button-confirm-registration = 完成登记

## A mail is under way

by-mail-title = 请查看邮件
# { $address }: the one sender; { $domain }: its domain.
by-mail-sender = 邮件从 { $address } 发出。
by-mail-not-there = 过了5分钟还没收到时
by-mail-check-address = 电子邮箱地址有没有写错？
by-mail-check-spam = 邮件是不是进了垃圾邮件文件夹？
by-mail-check-domain = 如果使用手机邮箱，请在“指定域名接收”（ドメイン指定受信）中添加 { $domain }。
by-mail-check-links = 如果设置了不接收带网址的邮件（URL付きメール），请改为可以接收。
by-mail-too-many-title = 请稍候
# { $until }: date and time.
by-mail-too-many = 已经发送了几封邮件。请先查看收到的邮件。{ $until }以后才能再次发送。

## Lost password

password-title = 重新设置密码
password-lead = 请输入用户名（您登记的电子邮箱地址）。我们会发送邮件，供您设置新密码。
# For a known address and an unknown one alike.
password-sent = 如果这个地址已登记为用户名，我们正在向它发送邮件。邮件中的链接60分钟内有效。
password-mail-subject = 【{ city }】{ portal-name } 重新设置密码
# { $url }: the link; { $minutes }: how long it works.
password-mail = 如需设置{ portal-name }的新密码，请在{ $minutes }分钟内打开以下网址。链接只能使用一次。

    { $url }

    如果不是您本人申请的，请删除这封邮件。密码不会改变。
    { city } { portal-name }
password-new-title = 输入新密码
# Behind a link that was used or has ended, above a link to a new one.
password-link-ended = 此链接已使用过或已过期。请重新办理。
password-reset = 新密码已设置。您在所有设备上都已退出登录。请用新密码登录。

## Changing the password

change-password-title = 修改密码
field-old-password = 现在的密码（今のパスワード）
password-old-wrong = 现在的密码不正确。
# Beside another mistake: passwords are not kept in the form.
password-once-more = 为了安全，请再输入一次密码。
button-change-password = 修改
password-changed-title = 密码已修改
password-changed = 您在其他设备上都已退出登录。
password-changed-mail-subject = 【{ city }】{ portal-name } 密码已修改
# { $url }: where a new one is asked for.
password-changed-mail = { portal-name }的密码已修改。
    如果是您本人修改的，不需要做任何事。

    如果不是您本人修改的，请立即在以下页面设置新密码。

    { $url }

    { city } { portal-name }

## Lost user name

lost-id-title = 查询用户名
lost-id-lead = 请输入您登记过的任一电子邮箱地址。我们会把用户名发送到该地址。
# For a known address and an unknown one alike.
lost-id-sent = 如果这个地址已登记，我们正在向它发送写有用户名的邮件。
lost-id-mail-subject = 【{ city }】{ portal-name } 用户名
# { $names }: one user name a line; { $url }: the log-in.
lost-id-mail = 您在{ portal-name }的用户名如下。

    { $names }

    请在这里登录：
    { $url }

    如果不是您本人申请的，请删除这封邮件。
    { city } { portal-name }

## Where somebody is logged in

sessions-title = 已登录的设备
sessions-lead = 如果有您不认识的设备，请让它退出登录，并修改密码。
# Beside the browser the page is read in.
sessions-this = （本设备）
# A browser that does not say what it is.
sessions-unknown = 未知设备
# { $time }: date and time.
sessions-since = 登录：{ $time }
sessions-seen = 最后使用：{ $time }
sessions-ended = 已退出登录。
button-end = 让此设备退出登录
button-end-others = 退出所有其他设备

## Consent asked again

consent-title = 请您同意
consent-lead = 以下文件有变更，或者您还没有同意。请阅读，并同意两份文件。在此之前您无法修改登记内容，但仍会收到通知。
consent-given = 您已同意现行的文件。谢谢。
# A link to the person's own page.
consent-later = 以后再说
# Before the name of a text to be agreed to; the link opens a window of its own.
page-read-text = 阅读（在新窗口中打开）

## Children on the top page after logging in

# How many other guardians a child has: never who.
children-others = 其他监护人：{ $others }人
children-edit = 修改孩子的信息
children-school = 登记或修改学校、班级
children-invite = 邀请其他监护人
children-quit = 取消这个孩子的登记
# Above the invitations that can still be used.
children-invitations = 仍可使用的邀请

## An invitation, as the one who invites sees it

invitation-title = 邀请其他监护人
invitation-lead = 请只把以下链接或二维码交给您邀请的人。只限一个人使用一次。双方都看不到对方的姓名、联系方式和设置。
# Read aloud in place of the QR code.
invitation-code = 与上方链接内容相同的二维码
# { $until }: date and time in the city.
invitation-until = 有效期至：{ $until }
button-withdraw = 撤回邀请
invitation-withdrawn = 这个邀请已撤回。
invitation-used = 这个邀请已被使用。您邀请的人已登记为监护人。
invitation-expired = 这个邀请已过期。如有需要，请重新邀请。

## An invitation, as the one who is invited sees it

join-title = 您受邀登记为孩子的监护人
# Before logging in: nobody's name.
join-lead = 登记后，孩子学校的通知会发送到您自己的LINE和邮箱。请先登录。
join-register = 如果还没有市民门户网站ID，请先获取。登记完成后，请再次打开这个邀请链接。
# { $names }: the given names of the children.
join-ask = 将您登记为{ $names }的监护人。请选择您是孩子的什么人。
join-apart = 语言、LINE和邮件的设置只属于您自己，其他监护人看不到。
button-join = 登记为监护人
join-done = 您已登记为监护人。今后会收到学校的通知。
join-own = 这是您自己创建的邀请。请交给您要邀请的人。
join-already = 您已经登记为这个孩子的监护人。
join-used = 这个邀请已被使用。请让邀请您的人重新发出邀请。
join-withdrawn = 这个邀请已撤回。请向邀请您的人询问。
join-expired = 这个邀请已过期。请让邀请您的人重新发出邀请。
# Told to the one who invited, in LINE and by mail: nobody's name.
joined-subject = 【{ city }】您邀请的监护人已登记
joined-text = 通过您的邀请，您的孩子又登记了一位监护人。学校的通知也会发送给这位监护人。
    如果您没有邀请过，请与我们联系：{ contact-registration }。
## The addresses of somebody logged in

addresses-title = 电子邮箱地址（メールアドレス）
addresses-lead = 最多可以登记4个。通知邮件会发送到地址1和地址2。
address-state-empty = 未登记
# Links to the form. { $slot }: 1 to 4.
address-add = 登记地址{ $slot }
address-change = 修改地址{ $slot }
# { $address }: the new one.
address-waits = 等待变更为 { $address }。打开发送到新地址的登记完成邮件（登録完了メール）中的网址后，变更即生效。
address-is-login = 这个地址是您的登录ID（用户名）。修改后，登录ID也会改变。
button-send-proof = 重新发送登记完成邮件
button-remove-address = 删除这个地址
button-stop-address = 停止接收邮件
button-keep-address = 取消修改
address-proof-sent = 登记完成邮件（登録完了メール）已发送。请打开邮件中的网址。
address-removed = 地址已删除。
address-stopped = 已停止向这个地址发送邮件。
address-kept = 已取消修改。
address-sure = 如果确定，请点击按钮。
# Nothing else reaches the person.
address-last-channel = 请注意：您没有其他方式可以收到通知。如果继续，您将不再收到学校和市政府的通知。

## The pages of whoever owns a mailbox, without logging in

prove-title = 确认电子邮箱地址
prove-ask = 确认后，这个电子邮箱地址就可以在市民门户网站使用。
button-prove = 使用这个地址
prove-done-title = 已确认
prove-done = 电子邮箱地址已确认。您可以关闭此页面。
prove-changed = 电子邮箱地址已确认并变更。对原来的地址，我们只告知了地址已变更。
prove-changed-login = 电子邮箱地址已确认并变更。下次请用新地址登录。对原来的地址，我们只告知了地址已变更。
prove-refused-title = 无法变更
prove-refused = 无法变更为这个地址。仍使用原来的地址。请用其他地址办理，或咨询{ contact-registration }。
prove-used-title = 此链接已使用过
prove-used = 地址已经确认完毕，或者您已改办其他手续。请登录后在“电子邮箱地址”（メールアドレス）页面查看。
stop-title = 停止接收邮件
stop-lead = 在这里不登录也可以停止接收{ city }市民门户网站的邮件。请输入要停止接收的电子邮箱地址。我们会向该地址发送办理手续的邮件。
stop-ask = 点击按钮后，收到此链接邮件的地址将不再收到市民门户网站的邮件。
button-stop-mails = 停止接收邮件
stop-done-title = 已停止发送邮件
stop-done = 今后不会再向这个地址发送邮件。我们也会告知登记者邮件已停止。
# The same whether the address is registered or not.
stop-sent-title = 已收到
stop-sent = 如果您输入的地址已登记，我们已向它发送办理手续的邮件。请打开邮件中的网址。

## The page that stops mails about one topic, which a mail's program may also do with one click

# $topic: the topic's name, in all of these.
unsubscribe-ask = 点击按钮后，“{ $topic }”的通知将不再通过邮件发送。如果您已与LINE绑定，LINE仍会收到。学校通知和关系到生命安全的紧急通知仍照常发送。
unsubscribe-done = 今后不再通过邮件发送“{ $topic }”的通知。
button-unsubscribe-undo = 重新通过邮件接收
unsubscribe-undone-title = 将通过邮件发送
unsubscribe-undone = “{ $topic }”的通知将重新通过邮件发送。

## The page of "the mail does not come"

check-title = 收不到邮件时（メールが届かないとき）
check-lead = 我们根据您的登记内容和发送记录，依次检查了7个方面。
check-wrong-below = 已找到收不到邮件的原因。请查看标有“需确认”的地方。
# Before a finding that keeps mails away.
check-mark-wrong = 【需确认】
# The seven points, in the city's order.
check-point-1 = 手机的设置
check-point-2 = 系统维护
check-point-3 = 没有信号的地方
check-point-4 = 登记的电子邮箱地址
check-point-5 = “接收通知邮件”（連絡メールを受信する）的设置
check-point-6 = 地址1和地址2
check-point-7 = 最近邮件的发送结果
test-title = 测试邮件
test-lead = 发送后，重新打开此页面即可看到结果。
desk-title = 咨询窗口
desk-lead = 如果都不符合，请获取号码并联系咨询窗口。窗口可以查看检查结果。
button-number = 获取号码

## Leaving: the mails

# Told once in April, in LINE and by mail: one of the three that follow, or more, then the last.
year-subject = 【{ city }】请确认新学年的年级和班级
# { $url }: the first of the pages.
year-check = 新学年开始了。我们已将孩子的年级升高一级，班级暂时未定。
    请确认年级和班级。如果正确，只需按“{ button-new-year }”（正しい）。知道班级后，请在“{ menu-enrol }”（学校情報登録）中登记。
    { $url }/mine/do/new-year
year-register = 孩子已于3月31日结束目前的学校或幼儿园。您仍可以阅读已收到的通知。
    如需接收新学校的通知，请准备好学校代码，在“{ menu-enrol }”（学校情報登録）中登记。
    { $url }/mine/do/enrol
# Junior high school.
year-finished = 孩子已于3月31日结束初中学业。学校的通知到此为止，市政府的通知会继续发送。
year-addresses = 如果您的邮箱地址有变化，请在这里更改。
    { $url }/mine/addresses
leave-mail-subject = 【{ city }】市民门户网站 已受理注销登记、迁出申请
# { $day }: the last day on which everything goes on; { $url }: where it is taken back.
leave-mail = 我们已受理您注销市民门户网站登记的申请。
    在{ $day }之前（含当天）您仍会照常收到通知，之后会删除全部登记内容。

    如需取消申请，请在此之前打开以下页面。
    { $url }

    如果不是您本人申请的，也请取消。
    { city } 市民门户网站
# To an account nobody has used for long.
unused-mail = 您已有2年以上没有使用市民门户网站。
    为了不继续保管不再使用的个人信息，我们会在{ $day }之后删除全部登记内容。

    如需继续使用，请在此之前打开以下页面。
    { $url }

    { city } 市民门户网站
stay-mail-subject = 【{ city }】市民门户网站 已取消注销登记、迁出申请
stay-mail = 注销登记、迁出的申请已取消。您可以照常使用。
    { city } 市民门户网站
erased-mail-subject = 【{ city }】市民门户网站 登记内容已删除
# { $url }: the certificate; { $number }: its number.
erased-mail = 您在市民门户网站的登记内容已全部删除。
    何时删除了哪些内容，可以在以下证明中查看（编号 { $number }）。

    { $url }

    感谢您一直以来的使用。
    { city } 市民门户网站

## Leaving: the certificate of erasure

erased-title = 删除证明
erased-lead = { city }已删除市民门户网站中登记的以下信息。本证明不含个人信息。
erased-number = 编号
erased-at = 删除的日期时间
# What was erased; each is followed by how many.
erased-person = 登记者（姓名、密码、设置）
erased-addresses = 电子邮箱地址
erased-line = LINE的用户标识符
erased-children = 孩子的信息
erased-schools = 学校的登记
erased-topics = 所选的通知领域
erased-consents = 同意的记录
erased-others = 其他记录
erased-compare-title = 确认是否为您的登记
erased-compare = 输入曾作为用户名的电子邮箱地址，即可确认此次删除的是不是您的登记。您输入的内容不会保存。
erased-same = 此次删除的是您输入的电子邮箱地址的登记。
erased-other = 此次删除的不是您输入的电子邮箱地址的登记。
button-compare = 确认

## What is held about somebody

held-title = 我们保存的您的信息
held-lead = 这是本服务保存的关于您的全部信息，不包含其他监护人的信息。
held-download = 下载JSON文件
# Headings.
held-person = 登记者
held-addresses = 电子邮箱地址
held-line = LINE绑定
held-links = LINE绑定的手续
held-invitations = 对其他监护人的邀请
held-talks = 在LINE中尚未输入完的内容
held-consents = 同意
held-children = 孩子
held-schools = 学校（以前、现在、预定）
held-topics = 所选的市政府通知
held-notices = 收到的通知
held-sessions = 已登录的设备
held-diagnoses = 收不到邮件时的检查
held-departures = 注销登记、迁出的申请
# What is known of each.
held-id = 编号
held-family-name = 姓
held-given-name = 名
held-language = 语言
held-area = 地区
held-ways-of-school = 学校通知的接收方式
held-ways-of-city = 市政府通知的接收方式
held-off-since = 停止接收通知邮件的日期时间
held-quiet-hours = 免打扰时间
held-since-linked = 绑定的日期时间
held-ended-at = 结束的日期时间
held-outcome = 结果
held-used-at = 被使用的日期时间
held-login = 用户名
held-owner = 地址的所有者
held-stopped-at = 停止的日期时间
held-employer-agreed-at = 工作单位同意的日期时间
held-next-address = 待确认的新地址
held-device = 设备
held-number = 号码
held-findings = 检查结果
held-created-at = 登记的日期时间
held-updated-at = 修改的日期时间
held-last-used-at = 最后使用的日期时间
held-slot = 顺序
held-address = 电子邮箱地址
held-proven-at = 确认的日期时间
held-id-at-line = LINE的用户标识符
held-blocked-at = 屏蔽的日期时间
held-entered = 已输入的内容
held-document = 文件
held-version = 版本
held-agreed-at = 同意的日期时间
held-child = 孩子的编号
held-family-kana = 姓的片假名读音（セイ）
held-given-kana = 名的片假名读音（メイ）
held-sex = 性别（性別）
held-birthday = 出生日期（生年月日）
held-relationship = 与登记人的关系（続柄）
held-school = 学校名称（学校名）
held-grade = 年级（学年）
held-class = 班级（クラス）
held-attendance-number = 学号（出席号码／出席番号）
held-groups = 社团活动、其他小组
held-from = 开始
held-until = 结束
held-confirmed-at = 确认时间
held-topic = 领域
held-wanted = 接收（1）或不接收（0）
held-changed-at = 修改的日期时间
held-notice = 通知的编号
held-sent-at = 发送的日期时间
held-state = 状态
held-cause = 原因
held-reasons = 收到的原因
held-delivered-by-line = 通过LINE送达的日期时间
held-delivered-by-email = 通过邮件送达的日期时间
held-opened-at = 打开的日期时间
held-read-at = 确认的日期时间（阅读确认）
held-read-by = 确认的方式
held-proven-by = 已确认能收到的方式（演习）
held-title-of-notice = 标题
held-expires-at = 有效期限
held-kind = 种类
held-asked-at = 申请的日期时间
held-due-at = 预定删除的日期时间
held-withdrawn-at = 取消的日期时间

## How long what is kept, in the privacy policy

kept-title = 保管期限
kept-at-once = 立即删除
# { $days }, { $years }: after its end.
kept-days = { $days }天
kept-years = { $years }年
kept-person = 登记的信息（在注销登记、迁出之日）
kept-unused = 长期未使用的登记（先通过邮件告知，然后删除）
kept-deliveries = 通知的收发记录（只保留件数）
kept-files = 通知的附件（自通知结束起）
kept-uploads = 未使用的附件
kept-registrations = 未完成的登记
kept-sessions = 已过期的登录
kept-talks = 来自LINE的事件记录（文字内容立即删除）
kept-strangers = 没有ID的人的LINE用户标识符（从被屏蔽时起）
kept-schools = 以前学校的登记
kept-links = LINE绑定手续的记录
kept-invitations = 对其他监护人的邀请（从过期时起）
kept-guesses = 密码或学校代码输入错误的记录
kept-keys = 对职员程序的答复
kept-departures = 注销登记、迁出的记录（不保留是谁的记录）
kept-proofs = 删除证明（不保留是谁的证明）
