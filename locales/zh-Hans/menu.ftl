# The rich menu. Each item's label is drawn on the image, read aloud, shown as what the person said
# when tapped, and understood when typed: at most 20 characters as LINE counts them.
# The image shows the Japanese name below each label by itself.

# Opens and closes the menu, under the talk: at most 14 characters.
menu-open = 菜单
# Heads the same choices where they stand as buttons in the talk.
menu-title = 菜单

# Getting an ID for the Citizens' Portal Site.
menu-register = 获取门户网站ID
menu-child = 登记孩子的信息
menu-enrol = 登记学校信息
# Choosing the topics the city writes about.
menu-topics = 市政府通知
menu-mine = 查看登记内容
# Which way and when notices come.
menu-settings = 通知接收设置
# All notices received.
menu-notices = 通知列表
# Linking LINE with an ID that exists already.
menu-link = 与LINE账号绑定
menu-unlink = 解除LINE绑定
# The up to four e-mail addresses.
menu-address = 登记或修改邮箱地址
# The check of "the mail does not come".
menu-check = 收不到邮件时
menu-help = 帮助
menu-language = 语言
# What is needed rarely.
menu-more = 其他手续
menu-edit-child = 修改孩子的信息
# Asking another guardian in.
menu-invite = 邀请其他监护人
# Ending one's own tie to a child.
menu-quit-child = 移除孩子的登记
# After the turn of the school year, until a guardian has confirmed.
menu-new-year = 确认年级和班级
# Takes back a planned change of schools; shown while there is one.
menu-keep-school = 撤回转学计划
# Takes back the request to leave; shown while there is one.
menu-stay = 撤回注销申请
menu-leave = 注销登记
