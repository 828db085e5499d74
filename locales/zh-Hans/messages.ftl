# Messages to the city's office or a school, and the answers (F-50).

## The flow's name and ways

menu-message = 联系窗口或学校
flow-title-message = 联系窗口或学校（窓口・学校への連絡）
start-message = 您可以用文字联系市政府窗口或孩子的学校。紧急情况或缺席等联系请勿使用此功能。
saved-message = 已收到您的联系。有回复时会通知您。
confirm-message = 要发送此内容吗？
button-message = 发送联系
messages-full = 您今天可发送的联系次数已用完。请明天再试，或打电话咨询。{ contact-registration }

## Words in the talk that nothing understood

message-offer = 您也可以把刚才输入的内容原样转达给市政府窗口或学校。如有生命危险，请拨打110或119。
button-tell = 把此内容转达窗口
message-typed = 将原样转达您输入的内容。在LINE中输入的内容也会保留在LINE。姓名、疾病等个人情况，可以改在不会留在LINE的页面上填写。

## The questions

field-message-to = 联系对象
ask-message-to = 要联系哪里？
message-to-office = 市政府窗口
field-message-text = 内容（内容）
ask-message-text = 请输入您想传达的内容。
hint-message-text = 最多5000字。请不要填写密码。

## Before it is sent

message-seen-office = 市政府职员会阅读。可能会转交其他部门或学校（届时会通知您）。将在工作日的办公时间内回复。如有急事：{ contact-registration }
message-seen-school = { $school }的教职员会阅读。可能会转交市政府窗口（届时会通知您）。将在学校上课日回复。如有急事，请给学校打电话：{ $phone }
message-danger = 如有生命危险，请不要写在这里，请拨打110（警察）或119（消防・急救）。

## What is told of an answer, in LINE and by mail. { $from }: the office or the school; { $url }: where it is read

message-answered-subject = { $from }有回复
message-answered = { $from }回复了您的联系。为保护个人隐私，请在以下页面阅读。
    { $url }
message-answered-text = { $from }回复了您的联系。
    { $text }
    查看全部往来或继续填写：{ $url }
message-answered-card = 可以查看全部往来，也可以继续填写。
button-read-message = 阅读
message-handed-subject = 您的联系已转交{ $to }
message-handed = { $from }已将您的联系转交{ $to }，将由{ $to }回复。
    { $url }
message-handed-card = 将由{ $to }回复。

## The pages

mine-write = 联系窗口或学校
messages-title = 联系与回复
messages-none = 还没有联系。
message-state-open = 等待回复
message-state-answered = 已回复
message-state-closed = 已结束
message-by-you = 您
message-by = { $from }
message-handed-line = 已转交{ $to }
message-further = 继续填写

## What is held about somebody, and how long what is kept: as the same in pages.ftl

held-messages = 给窗口和学校的联系及回复
held-message = 内容
held-window = 对象
kept-messages = 给窗口和学校的联系及回复（自最后一条起）
