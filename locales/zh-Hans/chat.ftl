# The talk: what the bot says around the questions. One message is one bubble or one button.

## Coming and going

# When somebody adds the account as a friend.
greeting = 欢迎使用{ line-account }。我们会向您发送学校和市政府的通知。
# When somebody unblocks the account.
greeting-again = 欢迎回来。您之前登记的内容都还保留着。
# Above the buttons with the languages' own names.
choose-language = 请选择语言。
    言語を選んでください。
# The language was changed; it is said in the new one.
language-set = 今后将用简体中文为您服务。请从下方菜单中选择。
# Above the menu's choices where nothing else is said.
choose-from-menu = 请从菜单中选择。
# Above the things that are needed rarely.
choose-more = 请选择您要办理的其他手续。
# Typed words that fit nothing, with the menu's buttons below.
not-understood = 抱歉，没能理解您的意思。请点击下方按钮，或输入“菜单”。
# A sticker, an image or the like.
words-only = 谢谢。这里无法回复贴图、图片或语音，能转达窗口或学校的也只有文字。请输入文字或点击按钮。
# A button of an earlier question was tapped.
stale-button = 这是之前问题的按钮。现在的问题如下。
# A stored talk could not be read any more.
state-lost = 非常抱歉，无法读取您刚才输入的内容。请从菜单中重新选择。
# After the third answer that was not taken.
way-out = 如果遇到困难，可以点击“取消”中断。登记方法咨询：{ contact-registration }
# The person stopped a flow.
cancelled = 已中断。您输入的内容没有登记。
# Somebody without an ID chose something that needs one.
needs-id = 使用此功能需要市民门户网站ID。请先选择“获取门户网站ID”（市民ポータルサイトID取得）。如果您已经有ID，请选择“与LINE账号绑定”（市民ポータルサイトLINE連携）。
# Somebody with an ID wants one.
has-id = 您已经有市民门户网站ID了。
# There is no child yet to register a school for.
needs-child = 请先登记孩子的信息。
# The city has not imported its schools, or has no topics.
no-schools = 目前还没有可登记的学校。请咨询市政府（市役所）。
no-topics = 目前还没有可选择的通知。
# There is no child to change or to leave.
no-children = 还没有登记孩子。
# As many invitations as a child may have at a time can still be used.
invitations-full = 还没有使用的邀请已达到上限。请在{ portal-name }的“登记内容”（登録内容）中撤回邀请，或等待邀请过期。
no-new-year = 没有需要确认的年级和班级。
# What takes a plan back was chosen, and there is none; or leaving, and it is asked already.
no-planned-move = 目前没有转学计划。
no-departure = 您没有申请注销登记或迁出。
has-departure = 您已经申请了注销登记或迁出。如需撤回，请选择“撤回注销申请”（退会の取り消し）。
# An answer in a summary is no longer offered, such as a class.
answer-gone = 您选择的部分内容已无法选择。请重新回答。
# Another menu item was chosen in the middle of a flow. { $open }: the flow's title, { $item }: the item.
ask-leave = “{ $open }”还没有完成。要继续吗？还是中断，转到“{ $item }”？

## Before a service opens

# A day and time inside another text. { $minute } has two digits.
moment = { $year }年{ $month }月{ $day }日 { $hour }:{ $minute }
# { $at }: when it opens.
opens-register = 获取市民门户网站ID的手续从{ $at }开始受理。请届时再办理。
opens-link = 与LINE账号绑定的手续从{ $at }开始受理。请届时再办理。
opens-child = 孩子和学校的登记从{ $at }开始受理。请届时再办理。
opens-topics = 市政府通知的选择从{ $at }开始受理。请届时再办理。

## Flows: beginnings and endings

flow-title-register = 获取门户网站ID（市民ポータルサイトID取得）
flow-title-child = 登记孩子的信息（こどもの情報登録）
flow-title-enrol = 登记学校信息（学校情報登録）
flow-title-topics = 市政府通知（市からのお知らせ）
flow-title-settings = 通知接收设置（受け取り方の設定）
flow-title-edit-child = 修改孩子的信息（こどもの情報の変更）
flow-title-invite = 邀请其他监护人（ほかの保護者を招待）
flow-title-quit-child = 移除孩子的登记（こどもの登録を外す）
flow-title-unlink = 解除LINE绑定（LINE連携を解除する）
flow-title-address = 登记或修改邮箱地址（メールアドレスの登録・変更）
flow-title-new-year = 确认年级和班级（学年・クラスの確認）
flow-title-keep-school = 撤回转学计划（転校の取り消し）
flow-title-stay = 撤回注销申请（退会の取り消し）
flow-title-leave = 注销登记（退会・転出）
start-register = 现在为您办理市民门户网站ID。您的电子邮箱地址就是登录ID。
start-child = 现在登记您孩子的信息。
start-enrol = 现在登记您孩子的学校。请准备好学校代码（学校コード）。
start-topics = 请选择您想接收的通知。
start-settings = 现在设置通知的接收方式。危及生命的紧急通知、临时停课通知和安全信息不受此设置影响，会通过所有方式立即发送给您。
start-edit-child = 现在修改您孩子的信息。其他监护人也会看到修改后的内容（与登记人的关系除外）。
start-invite = 现在邀请其他监护人。受邀的人可以用自己的ID接收您孩子学校的通知。
start-quit-child = 现在将您从孩子的登记中移除。
start-unlink = 解除LINE绑定后，这个LINE账号将不再收到学校和市政府的通知，市政府保管的LINE用户标识符也会删除。市民门户网站ID和登记的内容会保留。您登记的电子邮箱仍会收到通知。
start-address = 现在登记或修改电子邮箱地址。通知会发送到地址1和地址2。
start-new-year = 新学年开始了。请确认孩子的年级和班级。
start-keep-school = 这会撤回转学计划，孩子继续在现在的学校就读。
start-stay = 这会撤回您的注销登记、迁出申请。
start-leave = 这是注销登记的手续。在注销当天之前，您仍会照常收到通知，包括危及生命的紧急通知。到了那一天，您登记的内容会全部删除。
saved-register = 确认邮件已发送。请打开邮件中的网址并设置密码，登记即完成。如果没有收到，请检查垃圾邮件设置。
saved-child = 孩子的信息已登记。请继续“登记学校信息”（学校情報登録）。
saved-enrol = 学校信息已登记。今后您会收到这所学校的通知。
saved-topics = 通知设置已保存。危及生命的紧急通知不受此设置影响，都会发送给您。
saved-settings = 接收设置已保存。危及生命的紧急通知、临时停课通知和安全信息不受此设置影响，都会发送给您。
saved-edit-child = 孩子的信息已修改。
saved-invite = 邀请已创建。
    下面的页面上有链接和二维码，请交给您要邀请的人。
saved-quit-child = 孩子的登记已移除。
saved-unlink = LINE绑定已解除，LINE用户标识符已删除。您登记的电子邮箱仍会收到通知。如需重新绑定，请选择LINE菜单中的“与LINE账号绑定”（市民ポータルサイトLINE連携）。
saved-address = 登记完成邮件（登録完了メール）已发送。
    请打开邮件中的网址并点击按钮，这个地址就可以使用了。如果等了5分钟还没有收到，请选择“收不到邮件时”（メールが届かないとき）。
saved-new-year = 感谢您的确认。知道班级后，请在“登记学校信息”（学校情報登録）中登记。
saved-keep-school = 转学计划已撤回。今后您仍会收到现在学校的通知。
saved-stay = 注销登记、迁出的申请已撤回。您可以照常使用。
saved-leave = 已收到您的注销登记、迁出申请。在注销当天之前，您仍会照常收到通知。日期可以在“查看登记内容”（登録内容の確認）中查看。如果改变主意，请选择“撤回注销申请”（退会の取り消し）。
# The password was set behind the confirmation mail's link.
registered = 登记已完成。市民门户网站的用户名就是您登记的电子邮箱地址。接下来可以选择“登记孩子的信息”（こどもの情報登録）或“市政府通知”（市からのお知らせ）。

## Linking LINE

# The card of 市民ポータルサイトLINE連携: the first line is its title.
link-begin = 与LINE账号绑定（市民ポータルサイトLINE連携）
    将您的市民门户网站ID与这个LINE账号绑定。
    请在下一页输入用户名和密码，然后在LINE的画面上点击“允许”（許可する）。
    该页面1小时内有效。您可以随时解除绑定。
button-open-link = 继续绑定
# Somebody who is linked chose to link.
already-linked = 这个LINE账号已与市民门户网站ID绑定。如需解除，请选择“其他手续”（その他の手続き）中的“解除LINE绑定”（LINE連携を解除する）。
# LINE's page was allowed.
linked = 绑定完成。今后，学校和市政府的通知也会发送到这个LINE账号。邮件也会继续发送。
    如需登记孩子和学校，或选择通知，请使用下方菜单。
    您可以随时解除绑定：请选择“其他手续”（その他の手続き）中的“解除LINE绑定”（LINE連携を解除する）。
# It was allowed when the time was over.
linked-late = 由于超过了时间，绑定没有完成。麻烦您从“与LINE账号绑定”（市民ポータルサイトLINE連携）重新办理。
# To a talk whose ID was linked with another LINE account: a new phone, say.
link-moved = 由于同一个市民门户网站ID绑定了另一个LINE账号，这个LINE账号的绑定已解除。这个LINE账号的用户标识符已删除。
    如果不是您本人操作的，请修改密码，并联系{ contact-registration }。
# To a talk whose link was ended on the pages.
unlinked = LINE绑定已在市民门户网站的页面上解除。这个LINE账号的用户标识符已删除。您登记的电子邮箱仍会收到通知。
# Unlinking somebody who is not linked.
not-linked = 您没有与LINE绑定。

## Flows: asking

# Beside a card that opens our own page. { $fields }: the fields it asks.
ask-by-form = 请不要在LINE中输入个人信息，请在市政府的填写页面中输入。
    需要填写的项目：{ $fields }
use-the-form = 请不要在这里输入个人信息，请使用填写页面。您刚才输入的文字没有保存。
form-received = 已收到您在页面中填写的内容。
form-too-late = 由于您已转到其他手续，页面中填写的内容没有使用。
ask-confirm = 要登记这些内容吗？
# Instead of the above before an invitation is made.
confirm-invite = 要邀请别人成为这个孩子的监护人吗？邀请链接只能由1个人使用1次，过期后无法使用。
# Instead of the above before somebody leaves a child that has other guardians.
confirm-quit-shared = 要只移除您自己对这个孩子的登记吗？其他监护人的登记会保留。您将不再收到学校的通知。
# Instead of the above before the only guardian leaves a child.
confirm-quit-last = 您是这个孩子唯一的监护人。移除后，孩子的信息和学校的登记会全部删除，您将不再收到学校的通知。删除后无法恢复。要移除吗？
# Below what a procedure without questions does.
ask-sure = 确定要办理吗？
# Below the children's schools, grades and classes.
confirm-new-year = 年级和班级是否正确？如果已经知道班级，请在“登记学校信息”（学校情報登録）中登记。
confirm-keep-school = 要撤回转学计划吗？
confirm-stay = 要撤回注销登记、迁出的申请吗？
confirm-leave = 要按以上内容申请吗？
ask-which-field = 您要修改哪一项？
# Something typed where only a button makes sense.
please-choose = 请点击按钮选择。
# In a summary: a personal field or the school code was given.
value-entered = ✓ 已填写
value-agreed = 同意
value-none = 无

## Buttons

button-ok = 登记
button-sure = 是
button-new-year = 正确
button-keep-school = 撤回转学计划
button-stay = 撤回申请，继续使用
button-leave = 申请注销
button-fix = 修改
button-back = 返回
button-cancel = 取消
button-skip = 不填写
button-done = 下一步
button-none = 无（下一步）
button-more = 更多选项
button-agree = 同意
button-date = 选择日期
button-continue = 继续
button-open-form = 打开填写页面
# Opens a help article or all of help.
button-open-help = 查看详细说明
button-look-at-form = 查看或修改内容
button-open-inbox = 打开通知列表
# In place of "Register" below a summary.
button-invite = 邀请
button-quit-child = 移除登记
# On the card that leads to an invitation's link.
button-show-invitation = 打开邀请页面

## My registrations

mine-title = 登记内容
mine-no-children = ・还没有登记孩子。
# A child without its name. { $number }: in the order of registration.
mine-child = 第{ $number }个孩子
mine-no-school = 未登记学校
# Beside a child the city has moved up in April.
year-note = 新学年开始了。请确认年级和班级。
class-not-set = （班级未定）
# Beside the card's button that opens the list of notices received. The first line is its title.
inbox-card = 通知列表（お知らせ一覧）
    您可以在市政府的页面上阅读收到过的所有通知。需要登录。
# The next school of a child. { $day }: its first day there.
mine-planned = 转学计划：{ $day } 起转入{ $school }
# The person asked to leave. { $day }: the last day on which everything goes on.
departure-moving = 您已申请迁出。在 { $day } 之前（含当天）您仍会照常收到通知，之后会删除全部登记内容。
departure-withdrawal = 您已申请注销登记。在 { $day } 之前（含当天）您仍会照常收到通知，之后会删除全部登记内容。
departure-unused = 由于您很久没有使用，我们将在 { $day } 之后删除全部登记内容。

## Receipts

receipt-thanks = 已收到您的确认，谢谢。
receipt-already = 您之前已经确认过了，谢谢。
# After the button of a drill, which is to be pressed wherever it has arrived.
receipt-drill-line = 已确认您能通过LINE收到通知。谢谢。如果您的电子邮箱也收到了同一演习通知，请通过邮件中的链接再点击一次“{ notice-confirm }”。
receipt-unknown = 这条通知不是发给您的，因此无法确认。

## Consent asked again

# Before the answer to a menu item, on a card with the button below, once a day: a text has changed.
consent-note = 使用条款等有变更。
    请重新阅读个人信息保护方针（個人情報保護方針）和使用条款（利用規約），并点击同意。在此期间，您仍会收到通知。
button-consent = 阅读并同意
## Email addresses

# Names an address where it must not be written out, as in LINE. { $slot }: 1 to 4.
address-number = 地址{ $slot }
address-state-waiting = 等待确认（登记完成邮件中的网址还没有打开）
address-state-proven = 已确认
address-state-to-confirm = 已确认（已超过1年，请您再确认一次）
address-state-stopped = 已停止（不向此地址发送邮件）
address-state-unreachable = 因邮件退回而停止（重新确认后恢复）
address-state-changing = → 正在等待确认新地址。在此之前，邮件仍发送到现在的地址。
# Warns: notices go to 1 and 2 only.
addresses-none-for-notices = 请注意：地址1和地址2都无法使用，因此您收不到通知邮件。地址3和地址4不会收到通知。
# The owner of the address stopped the mails. In LINE and on the first page after logging in.
address-stopped-line = 地址{ $slot }的使用者已停止接收我们的邮件。如需继续使用，请在“登记或修改邮箱地址”（メールアドレスの登録・変更）中重新登记。
# Mails came back. In LINE and on the first page after logging in; the filter's is followed by the carrier's advice.
address-unreachable-line = 多次收到“地址{ $slot }不存在”的答复，因此已停止向该地址发送邮件。如果地址已变更，请在“登记或修改邮箱地址”（メールアドレスの登録・変更）中修改。如果现在仍在使用，请重新发送确认邮件。
address-filtered-line = 发送到地址{ $slot }的邮件被接收设置拒绝。请按以下方法设置。
address-troubled-line = 发送到地址{ $slot }的邮件多次未能送达。请确认邮箱是否已满、是否已停用。可以在“收不到邮件时”（メールが届かないとき）中查看。
# In LINE: somebody pressed "this is spam".
mail-complaint-line = 我们的邮件被举报为垃圾邮件，因此已停止发送您选择的市政府通知。学校通知和紧急通知仍会送达。如需恢复，请在“市政府通知”（市からのお知らせ）中重新选择。
# An address proven over a year ago. In LINE and on the first page after logging in.
address-confirm-line = 地址{ $slot }确认后已超过1年。如果现在仍在使用，请打开我们发送的邮件中的网址进行确认。如果不再使用，请在“登记或修改邮箱地址”（メールアドレスの登録・変更）中修改。
# The button of a card, to the page with the addresses.
button-addresses = 查看邮箱地址

## The check of "the mail does not come", in LINE and on the page

# Heads what keeps mails away, as far as can be seen from here.
check-wrong = 已找到收不到邮件的原因。
check-nothing-wrong = 您的登记内容和发送记录没有问题。
# Heads what only the person can look at, and how the last mails fared.
check-look = 请您再确认以下几点。
# { $number }: eight characters for the telephone.
check-desk = 如果还是收不到，请联系咨询窗口（{ contact-registration }）。
    号码：{ $number }
    告知此号码后，窗口可以查看检查结果。
# Sends a test mail to address { $slot }: at most 20 characters as LINE counts them.
button-test-mail = 发送测试邮件：地址{ $slot }
# The button of a card, to the page with all seven points.
button-check-page = 查看全部7个方面
test-queued = 正在发送测试邮件。请稍等片刻，然后再次打开“收不到邮件时”（メールが届かないとき），即可看到结果。
test-too-many = 刚才已向这个地址连续发送了多封邮件。请过1小时左右再试。
test-impossible = 无法向这个地址发送邮件。请查看此地址的登记状态。

## What the check finds

# { $domain }: the domain that filters must let through.
check-filter-docomo = 使用docomo邮箱的用户：请在“迷惑メール対策”（垃圾邮件对策）的“受信リスト設定”（接收名单设置）中，设置为接收域名 { $domain } 的邮件。
check-filter-au = 使用au邮箱的用户：请在“迷惑メールフィルター”（垃圾邮件过滤）的“受信リスト設定”（接收名单设置）中，设置为接收域名 { $domain } 的邮件。如果邮件是从其他地址转发来的，请将转发前的地址也设置为“必ず受信”（始终接收）。
check-filter-softbank = 使用SoftBank邮箱的用户：请在“受信許可・拒否設定”（接收许可、拒收设置）的“許可リスト”（许可名单）中，添加域名 { $domain }。
check-filter-ymobile = 使用Y!mobile邮箱的用户：请在垃圾邮件设置的“受信許可リスト”（接收许可名单）中，添加域名 { $domain }。
check-filter-uq = 使用UQ mobile邮箱的用户：请在“迷惑メールフィルター”（垃圾邮件过滤）的“受信リスト設定”（接收名单设置）中，设置为接收域名 { $domain } 的邮件。
check-filter-rakuten = 使用乐天移动（楽天モバイル）邮箱的用户：请在垃圾邮件设置中，设置为接收域名 { $domain } 的邮件。
check-filter-other = 如果您设置了指定域名接收（ドメイン指定受信）或拒收，请设置为接收域名 { $domain } 的邮件。也请查看“垃圾邮件”（迷惑メール）文件夹。
check-url-filter = 如果设置了拒收“带网址的邮件”（URL付きメール），请解除该设置。需要确认阅读的通知和登记完成邮件中含有网址。
# { $at }: when it was announced.
check-maintenance = 我们于 { $at } 发送了系统维护通知。维护期间的邮件会在维护结束后送达。
check-no-maintenance = 最近没有系统维护通知。
check-coverage = 如果您曾处于没有信号的地方或关过机，邮件可能还留在手机运营商的中心。请使用“新着メール問い合わせ”（查询新邮件）功能。
check-no-address = 您还没有登记电子邮箱地址。请在“登记或修改邮箱地址”（メールアドレスの登録・変更）中登记。
# { $slot }: 1 to 4.
check-address-waiting = 地址{ $slot }正在等待确认。请打开登记完成邮件（登録完了メール）中的网址。如果没有这封邮件，可以重新发送。
check-address-proven = 地址{ $slot }已确认。如果您更换了手机或电脑的邮箱地址，请在这里也进行修改。
check-address-to-confirm = 地址{ $slot }确认后已超过1年。请确认现在是否仍在使用。
check-address-stopped = 发送到地址{ $slot }的邮件已停止。如需使用，请重新发送确认邮件，并打开邮件中的网址。
check-address-unreachable = 多次收到“地址{ $slot }不存在”的答复，因此已停止向该地址发送邮件。请修改地址，或重新发送确认邮件并打开邮件中的网址。
check-address-changing = 地址{ $slot }正在变更中。打开发送到新地址的登记完成邮件（登録完了メール）中的网址后，变更即生效。
check-switched-off = “接收通知邮件”（連絡メールを受信する）已关闭。如需通过邮件接收通知，请将其打开。
check-switched-on = “接收通知邮件”（連絡メールを受信する）已打开。
check-only-others = 地址1和地址2无法使用。地址3和地址4不会收到通知。请登记地址1或地址2。
check-none-for-notices = 用于接收通知的地址1和地址2都无法使用。
check-slots-fine = 用于接收通知的地址1或地址2可以使用。
check-no-mail-yet = 还没有向地址{ $slot }发送过邮件。
# What became of a mail. { $at }: when; { $code }: the mail server's code.
check-mail-waiting = 发送到地址{ $slot }的邮件正在等待发送（{ $at }）。
check-mail-accepted = 发送到地址{ $slot }的邮件已交给对方的邮件服务器（{ $at }）。
check-mail-deferred = 地址{ $slot }的邮件服务器现在不接收邮件，我们稍后会重新发送（{ $at }，代码 { $code }）。
check-mail-no-such = 发送到地址{ $slot }的邮件被拒收：该地址不存在，或被拒收设置拒绝（{ $at }，代码 { $code }）。
check-mail-full = 发送到地址{ $slot }的邮件被拒收：邮箱已满（{ $at }，代码 { $code }）。
check-mail-junk = 发送到地址{ $slot }的邮件被当作垃圾邮件拒收（{ $at }，代码 { $code }）。
check-mail-filtered = 发送到地址{ $slot }的邮件被接收设置拒绝（{ $at }，代码 { $code }）。
check-mail-refused = 发送到地址{ $slot }的邮件未能送达（{ $at }，代码 { $code }）。
# The same of a test mail.
check-test-waiting = 发送到地址{ $slot }的测试邮件正在等待发送（{ $at }）。
check-test-accepted = 发送到地址{ $slot }的测试邮件已交给对方的邮件服务器（{ $at }）。如果没有收到，请检查垃圾邮件设置。
check-test-deferred = 地址{ $slot }的邮件服务器现在不接收测试邮件，我们稍后会重新发送（{ $at }，代码 { $code }）。
check-test-no-such = 发送到地址{ $slot }的测试邮件被拒收：该地址不存在，或被拒收设置拒绝（{ $at }，代码 { $code }）。
check-test-full = 发送到地址{ $slot }的测试邮件被拒收：邮箱已满（{ $at }，代码 { $code }）。
check-test-junk = 发送到地址{ $slot }的测试邮件被当作垃圾邮件拒收（{ $at }，代码 { $code }）。
check-test-filtered = 发送到地址{ $slot }的测试邮件被接收设置拒绝（{ $at }，代码 { $code }）。
check-test-refused = 发送到地址{ $slot }的测试邮件未能送达（{ $at }，代码 { $code }）。
## Leaving

# The last message in LINE to somebody who left. { $number }: of the proof; { $url }: its page.
good-bye = 您登记的内容已全部删除。感谢您一直以来的使用。
    证明（编号 { $number }）：{ $url }
